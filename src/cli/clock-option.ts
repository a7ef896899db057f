import { Temporal } from 'temporal-polyfill'
import { type Clock, createShiftedClock, systemClock } from '../core/clock.js'
import { HostError } from '../core/errors.js'

const FASTEST = 100_000
/** A date, and a time where it is not midnight. Offsets are none of a wall time: the zone says them. */
const WALLTIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/

/**
 * The clock of `--clock WALLTIME[/ZONE] [--speed N]`: it moves on from that wall time, in the zone that `zone` finds where
 * none is named. The real one without the option.
 * @throws {HostError} for a time, zone or speed that is none
 */
export function readClock(walltime: string | undefined, speed: string | undefined, zone: () => string): Clock {
  if (walltime === undefined) {
    if (speed !== undefined) throw new HostError('--speed needs --clock: it says how fast that clock runs.', 2)
    return systemClock
  }
  const slash = walltime.indexOf('/')
  const time = slash === -1 ? walltime : walltime.slice(0, slash)
  const timeZone = slash === -1 ? zone() : walltime.slice(slash + 1)
  const misfit = (problem: string) => new HostError(`--clock "${walltime}" does not fit: ${problem}.`, 2)
  if (!WALLTIME.test(time)) throw misfit('write it as in 2025-10-08T08:00 or 2025-10-08T08:00/Europe/Zurich')
  const start = attempt(() => Temporal.PlainDateTime.from(time.replace(' ', 'T')))
  if (start === undefined) throw misfit(`the calendar has no ${time}`)
  const instant = attempt(() => start.toZonedDateTime(timeZone))
  if (instant === undefined) throw misfit(`there is no time zone "${timeZone}", write it as in Europe/Zurich`)
  const factor = speed === undefined ? 1 : Number(speed)
  if (!(factor > 0 && factor <= FASTEST)) {
    throw new HostError(`--speed "${speed}" does not fit: a number above 0, at most ${FASTEST}, is needed.`, 2)
  }
  return createShiftedClock(instant.epochMilliseconds, factor)
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
