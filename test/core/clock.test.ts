import { expect, it } from 'vitest'
import { createShiftedClock, systemClock } from '../../src/core/clock.js'

it('the system clock tells real time', () => {
  const before = Date.now()
  const now = systemClock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

it('a shifted clock starts where it is told and runs as fast as it is told', () => {
  let real = 1_000_000
  const clock = createShiftedClock(5000, 2.5, { now: () => real })
  expect(clock.now()).toBe(5000)
  real += 1000
  expect(clock.now()).toBe(7500)
  real += 1
  // Whole milliseconds, as ids and databases need them.
  expect(clock.now()).toBe(7502)
})

it('a shifted clock runs at the pace of real time by default', () => {
  let real = 0
  const clock = createShiftedClock(-5000, undefined, { now: () => real })
  real = 10
  expect(clock.now()).toBe(-4990)
})
