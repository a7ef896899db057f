import ical from 'ical-generator'
import { deadlineInstant, splitDeadlines } from '../deadlines/deadline-list.js'
import type { Course, Deadline } from '../notes/course.js'

/** The deadlines ahead, or the last past ones marked so, for a person. */
export function deadlinesText(courses: readonly Course[], now: number): string {
  const lines = courses
    .flatMap(course => {
      const { ahead, past } = splitDeadlines(course, now)
      const shown = ahead.length > 0 ? ahead : past.slice(0, 3)
      const mark = ahead.length > 0 ? '' : '  (past)'
      return shown.map(deadline => `${deadlineLine(deadline)}  ${course.title}${mark}`)
    })
    .sort()
  return lines.length === 0 ? 'The notes name no deadlines.' : lines.join('\n')
}

function deadlineLine({ date, time, title, source }: Deadline): string {
  return `${date} ${time ?? '     '}  ${title}  ${source.file}:${source.line}`
}

/** All deadlines as an iCalendar file (RFC 5545); one without a time is an event of the whole day. */
export function deadlinesIcs(courses: readonly Course[], now: number): string {
  const calendar = ical({ name: courses.map(course => course.title).join(', '), prodId: '//bueffel//deadlines//EN' })
  for (const course of courses) {
    for (const deadline of course.deadlines) {
      const start = new Date(
        deadline.time === null ? `${deadline.date}T00:00:00Z` : deadlineInstant(deadline, course.timeZone),
      )
      calendar.createEvent({
        // The same id each time, so that a calendar that has the file already changes its entry instead of adding one.
        id: `${deadline.id}@bueffel`,
        start,
        ...(deadline.time === null ? { allDay: true, timezone: null } : {}),
        stamp: new Date(now),
        summary: `${deadline.title} (${course.title})`,
        description: `${deadline.source.file}:${deadline.source.line}`,
      })
    }
  }
  return `${calendar.toString()}\r\n`
}
