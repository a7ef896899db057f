import { Temporal } from 'temporal-polyfill'

const DAY_MS = 86_400_000

/** The calendar day in a zone: `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return remembered(days, `${instant} ${timeZone}`, () => zoned(instant, timeZone).toPlainDate().toString())
}

/** The wall time in a zone: `HH:MM`. */
export function localTime(instant: number, timeZone: string): string {
  return zoned(instant, timeZone).toPlainTime().toString().slice(0, 5)
}

/**
 * The instant of a wall time in a zone, in epoch milliseconds. A time that a change of clocks skips is the one just
 * after it; of a time that happens twice, the first.
 */
export function instantOf(day: string, time: string, timeZone: string): number {
  return remembered(instants, `${day}T${time} ${timeZone}`, () => {
    const local = Temporal.PlainDateTime.from(`${day}T${time}`)
    return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
  })
}

/** The calendar day so many days later. */
export function addDays(day: string, later: number): string {
  return remembered(shifts, `${day} ${later}`, () =>
    new Date(Date.parse(`${day}T00:00:00Z`) + later * DAY_MS).toISOString().slice(0, 10),
  )
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
}

// A thousand communities ask for the same few, all at once, and a zone's rules are slow to read.
const MOST_REMEMBERED = 10_000
const days = new Map<string, string>()
const instants = new Map<string, number>()
const shifts = new Map<string, string>()

function remembered<T>(known: Map<string, T>, key: string, compute: () => T): T {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = compute()
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(key, value)
  return value
}
