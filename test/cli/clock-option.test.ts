import { describe, expect, it } from 'vitest'
import { readClock } from '../../src/cli/clock-option.js'
import { systemClock } from '../../src/core/clock.js'

const ZURICH = 'Europe/Zurich'
const startOf = (walltime: string, zone = ZURICH) => {
  const now = readClock(walltime, undefined, () => zone).now()
  // Runs on from there: a second at most between making and reading it.
  return new Date(now - (now % 1000)).toISOString().slice(0, 19)
}

describe('--clock', () => {
  it('is the real one where it is not given', () => {
    expect(readClock(undefined, undefined, () => ZURICH)).toBe(systemClock)
  })

  it.each([
    ['2025-10-08T08:00', '2025-10-08T06:00:00'],
    ['2025-10-08 08:00', '2025-10-08T06:00:00'],
    ['2025-10-08T08:00:30', '2025-10-08T06:00:30'],
    ['2025-10-08', '2025-10-07T22:00:00'],
    ['2025-10-08T08:00/America/Argentina/Ushuaia', '2025-10-08T11:00:00'],
    ['2025-10-08T08:00/Pacific/Kiritimati', '2025-10-07T18:00:00'],
    ['2025-10-08T08:00/Asia/Kathmandu', '2025-10-08T02:15:00'],
    ['2025-10-08T08:00/UTC', '2025-10-08T08:00:00'],
  ])('%s is %s UTC', (walltime, instant) => {
    expect(startOf(walltime)).toBe(instant)
  })

  it('takes the hour after a gap, and the first of two', () => {
    expect(startOf('2025-03-30T02:30')).toBe('2025-03-30T01:30:00')
    expect(startOf('2025-10-26T02:30')).toBe('2025-10-26T00:30:00')
  })

  it('moves at its speed', async () => {
    const clock = readClock('2025-10-08T08:00', '3600', () => 'UTC')
    const before = clock.now()
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(clock.now() - before).toBeGreaterThan(3600 * 20)
  })

  it.each([
    ['', 'write it as in'],
    ['8:00', 'write it as in'],
    ['2025-10-08T08', 'write it as in'],
    ['2025-10-08T08:00Z', 'write it as in'],
    ['2025-10-08T08:00+02:00', 'write it as in'],
    ['2025-10-08T08:00[America/New_York]', 'write it as in'],
    [' 2025-10-08T08:00', 'write it as in'],
    ['/Europe/Zurich', 'write it as in'],
    ['20251008', 'write it as in'],
    ['2025-02-29T08:00', 'the calendar has no 2025-02-29T08:00'],
    ['2025-13-01', 'the calendar has no 2025-13-01'],
    ['2025-10-08T24:00', 'the calendar has no 2025-10-08T24:00'],
    ['2025-10-08T08:00/', 'no time zone ""'],
    ['2025-10-08T08:00/Mars/Base', 'no time zone "Mars/Base"'],
  ])('refuses "%s"', (walltime, message) => {
    expect(() => readClock(walltime, undefined, () => ZURICH)).toThrow(
      expect.objectContaining({ name: 'HostError', exitCode: 2, message: expect.stringContaining(message) }),
    )
  })

  it.each(['', ' ', '0', '-1', 'fast', 'NaN', 'Infinity', '100001', '2x'])('refuses the speed "%s"', speed => {
    expect(() => readClock('2025-10-08T08:00', speed, () => ZURICH)).toThrow(
      /--speed .* a number above 0, at most 100000/,
    )
  })

  it('refuses a speed without a clock', () => {
    expect(() => readClock(undefined, '2', () => ZURICH)).toThrow(/--speed needs --clock/)
  })
})
