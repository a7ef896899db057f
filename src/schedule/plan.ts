import type { Setup } from '../community/setup-store.js'
import { addDays, instantOf, isWeekend, localDay } from '../core/local-time.js'
import type { Course, Deadline } from '../notes/course.js'
import type { Job, OccurrenceKey } from './occurrence.js'

/** An occurrence before it has an id. */
export interface Due extends OccurrenceKey {
  readonly dueAt: number
}

/** Wall time of the week's board on Friday. */
const BOARD_TIME = '16:00'
const FRIDAY = 5
/** The answers of a challenge come just before the next one. */
const REVEAL_LEAD = 60_000
/** How many days back it is looked for what a standstill has missed. */
const DAYS_BACK = 8

/**
 * What should have happened up to `now` for one setup, and is not older than `DAYS_BACK` days nor than the setup. Asked
 * again it yields the same again: the store keeps one of each.
 */
export function dueOccurrences(setup: Setup, course: Course, now: number): Due[] {
  const today = localDay(now, course.timeZone)
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => addDays(today, back - DAYS_BACK))
  const at = (day: string, time: string): number => instantOf(day, time, course.timeZone)
  const { communityId } = setup
  const due = (job: Job, slot: string, dueAt: number): Due[] => {
    const channelId = channelOf(setup, job)
    if (channelId === null || dueAt > now || dueAt < setup.activeSince) return []
    return [{ job, communityId, channelId, slot, dueAt }]
  }
  return days.flatMap(day => [
    ...(isChallengeDay(setup, day) ? due('daily', day, at(day, setup.dailyTime)) : []),
    ...(isChallengeDay(setup, day)
      ? due('reveal', day, at(nextChallengeDay(setup, day), setup.dailyTime) - REVEAL_LEAD)
      : []),
    ...(new Date(`${day}T00:00:00Z`).getUTCDay() === FRIDAY ? due('board', day, at(day, BOARD_TIME)) : []),
    ...(remindedOn(setup, course.deadlines, day).length > 0 ? due('reminder', day, at(day, setup.reminderTime)) : []),
  ])
}

/** Where a job posts; `null` while it is switched off. */
export function channelOf({ dailyChannelId, reminderChannelId }: Setup, job: Job): string | null {
  return job === 'reminder' ? reminderChannelId : dailyChannelId
}

/** The deadlines of which a day's reminder speaks. */
export function remindedOn({ reminderDays }: Setup, deadlines: readonly Deadline[], day: string): Deadline[] {
  return deadlines.filter(deadline => reminderDays.some(days => addDays(deadline.date, -days) === day))
}

export function isChallengeDay({ dailyOnWeekends }: Setup, day: string): boolean {
  return dailyOnWeekends || !isWeekend(day)
}

/** Friday's challenge stays open over a weekend without one. */
export function nextChallengeDay(setup: Setup, day: string): string {
  let next = addDays(day, 1)
  while (!isChallengeDay(setup, next)) next = addDays(next, 1)
  return next
}

/** The instant at which a day's challenge closes. */
export function closeOf(setup: Setup, day: string, timeZone: string): number {
  return instantOf(nextChallengeDay(setup, day), setup.dailyTime, timeZone) - REVEAL_LEAD
}
