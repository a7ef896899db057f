/** Where the program gets the time from. An argument wherever time matters, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/**
 * A clock that starts at `start` (epoch milliseconds) and runs on from there, `speed` times as fast as real time.
 * `real` tells real time; it is the system's clock unless a test brings its own.
 */
export function createShiftedClock(start: number, speed = 1, real: Clock = systemClock): Clock {
  const origin = real.now()
  return { now: () => Math.floor(start + (real.now() - origin) * speed) }
}
