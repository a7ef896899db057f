import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, localDay } from '../../src/core/local-time.js'

fc.configureGlobal({ numRuns: Number(process.env.SOAK_RUNS ?? 100) })

const ZURICH = 'Europe/Zurich'
const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16)

describe('the instant of a wall time', () => {
  it.each([
    ['2025-01-15', '12:00', ZURICH, '2025-01-15T11:00'],
    ['2025-07-15', '12:00', ZURICH, '2025-07-15T10:00'],
    // 02:00 to 03:00 does not exist on this day: as much later as the clocks jump.
    ['2025-03-30', '01:59', ZURICH, '2025-03-30T00:59'],
    ['2025-03-30', '02:00', ZURICH, '2025-03-30T01:00'],
    ['2025-03-30', '02:30', ZURICH, '2025-03-30T01:30'],
    ['2025-03-30', '03:00', ZURICH, '2025-03-30T01:00'],
    // 02:00 to 03:00 happens twice on this day: the first.
    ['2025-10-26', '02:30', ZURICH, '2025-10-26T00:30'],
    ['2025-10-26', '03:00', ZURICH, '2025-10-26T02:00'],
    ['2025-10-09', '23:59', 'Pacific/Kiritimati', '2025-10-09T09:59'],
    ['2025-10-09', '23:59', 'Pacific/Pago_Pago', '2025-10-10T10:59'],
    ['2025-10-09', '00:00', 'Asia/Kathmandu', '2025-10-08T18:15'],
    ['2025-10-05', '02:15', 'Australia/Lord_Howe', '2025-10-04T15:45'],
    // Samoa had no 30 December 2011.
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T22:00'],
    ['2024-02-29', '23:59', 'UTC', '2024-02-29T23:59'],
  ])('%s %s in %s is %s UTC', (day, time, zone, instant) => {
    expect(utc(instantOf(day, time, zone))).toBe(instant)
  })

  it('refuses a day that is none', () => {
    expect(() => instantOf('2025-02-29', '12:00', ZURICH)).toThrow(RangeError)
    expect(() => instantOf('2025-02-28', '25:00', ZURICH)).toThrow(RangeError)
    expect(() => instantOf('2025-02-28', '12:00', 'Mars/Base')).toThrow(RangeError)
  })
})

describe('the day of an instant', () => {
  const at = Date.parse('2025-10-09T10:30:00Z')
  it.each([
    ['Pacific/Pago_Pago', '2025-10-08'],
    ['Etc/GMT+12', '2025-10-08'],
    ['UTC', '2025-10-09'],
    [ZURICH, '2025-10-09'],
    ['Pacific/Kiritimati', '2025-10-10'],
  ])('in %s is %s', (zone, day) => {
    // 23:30 in Pago Pago, half past midnight on Kiritimati.
    expect(localDay(at, zone)).toBe(day)
  })

  it('changes at midnight of the zone, on the days of 23 and of 25 hours too', () => {
    for (const [day, next, hours] of [
      ['2025-03-30', '2025-03-31', 23],
      ['2025-10-26', '2025-10-27', 25],
    ] as const) {
      const start = instantOf(day, '00:00', ZURICH)
      const end = instantOf(next, '00:00', ZURICH)
      expect(end - start).toBe(hours * 3_600_000)
      expect([start - 1, start, end - 1, end].map(instant => localDay(instant, ZURICH))).toEqual([
        day === '2025-03-30' ? '2025-03-29' : '2025-10-25',
        day,
        day,
        next,
      ])
    }
  })

  it('is the day that an instant was made of', () => {
    const zones = fc.constantFrom(ZURICH, 'UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago')
    const day = fc
      .integer({ min: Date.parse('2000-01-01'), max: Date.parse('2099-12-31') })
      .map(instant => new Date(instant).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, zones, (date, zone) => {
        expect(localDay(instantOf(date, '12:00', zone), zone)).toBe(date)
        expect(localDay(instantOf(date, '23:59', zone), zone)).toBe(date)
      }),
    )
  })
})
