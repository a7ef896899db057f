import type { Reader } from './reader.js'

const SECOND = 1000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function clockTime(at: number, { tag }: Reader): string {
  return new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' }).format(at)
}

export function fullTime(at: number, { tag }: Reader): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short' }).format(at)
}

/** The reader's day, for comparing. */
export const dayOf = (at: number): string => new Date(at).toDateString()

/** “Today”, “Yesterday” or the date. */
export function dayName(at: number, { tag, strings, now }: Reader): string {
  if (dayOf(at) === dayOf(now())) return strings.today
  if (dayOf(at) === dayOf(now() - DAY)) return strings.yesterday
  return new Intl.DateTimeFormat(tag, { dateStyle: 'full' }).format(at)
}

/** “in 3 hours”; with seconds, “in 17 seconds” for what is that near. */
export function relativeTime(at: number, { tag, now }: Reader, hasSeconds = false): string {
  const left = at - now()
  const format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  if (hasSeconds && Math.abs(left) < 2 * MINUTE) return format.format(Math.ceil(left / SECOND), 'second')
  if (Math.abs(left) < HOUR) return format.format(Math.round(left / MINUTE), 'minute')
  if (Math.abs(left) < 2 * DAY) return format.format(Math.round(left / HOUR), 'hour')
  return format.format(Math.round(left / DAY), 'day')
}
