import { addDays, instantOf, localDay, localTime } from '../core/local-time.js'

/** When something that has no hour of its own may be posted, from and before, in wall time. */
const MORNING = '08:00'
const EVENING = '20:00'

/** Milliseconds until somebody may be disturbed; 0 by day. */
export function untilDaytime(now: number, timeZone: string): number {
  const time = localTime(now, timeZone)
  if (time >= MORNING && time < EVENING) return 0
  const today = localDay(now, timeZone)
  return Math.max(0, instantOf(time < MORNING ? today : addDays(today, 1), MORNING, timeZone) - now)
}
