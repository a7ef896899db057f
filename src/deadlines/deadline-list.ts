import { instantOf, localDay } from '../core/local-time.js'
import type { Course, Deadline } from '../notes/course.js'

/** The end of its day, where the notes name no time. */
const END_OF_DAY = '23:59'

/** The instant at which a deadline is over, in epoch milliseconds. */
export function deadlineInstant({ date, time }: Pick<Deadline, 'date' | 'time'>, timeZone: string): number {
  return instantOf(date, time ?? END_OF_DAY, timeZone)
}

export interface DeadlineList {
  /** Still ahead, the nearest first. */
  readonly ahead: readonly Deadline[]
  /** Over, the last first. */
  readonly past: readonly Deadline[]
}

export function splitDeadlines(course: Course, now: number): DeadlineList {
  const isAhead = (deadline: Deadline): boolean =>
    deadline.time === null
      ? deadline.date >= localDay(now, course.timeZone)
      : deadlineInstant(deadline, course.timeZone) >= now
  const ahead = course.deadlines.filter(isAhead)
  return { ahead, past: course.deadlines.filter(deadline => !isAhead(deadline)).reverse() }
}
