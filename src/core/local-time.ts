import { Temporal } from 'temporal-polyfill'

/** The calendar day in a zone: `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/**
 * The instant of a wall time in a zone, in epoch milliseconds. A time that a change of clocks skips is the one just
 * after it; of a time that happens twice, the first.
 */
export function instantOf(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds
}

/** The calendar day so many days later. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

export function isWeekend(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5
}
