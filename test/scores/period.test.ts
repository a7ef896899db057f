import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/local-time.js'
import { PERIODS, spanOf } from '../../src/scores/period.js'

const TERMS = [
  { name: 'HS25', from: '2025-09-15', to: '2025-12-20' },
  { name: 'FS26', from: '2026-02-16', to: '2026-05-29' },
]

describe('spanOf', () => {
  it.each([
    ['today', '2025-10-09', '2025-10-09', '2025-10-09'],
    ['week', '2025-10-09', '2025-10-06', '2025-10-12'],
    ['week', '2025-10-06', '2025-10-06', '2025-10-12'],
    ['week', '2025-10-12', '2025-10-06', '2025-10-12'],
    ['week', '2025-12-31', '2025-12-29', '2026-01-04'],
    ['month', '2025-10-09', '2025-10-01', '2025-10-31'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['month', '2025-12-31', '2025-12-01', '2025-12-31'],
    ['term', '2025-10-09', '2025-08-01', '2026-01-31'],
    ['term', '2026-01-31', '2025-08-01', '2026-01-31'],
    ['term', '2026-02-01', '2026-02-01', '2026-07-31'],
    ['term', '2026-07-31', '2026-02-01', '2026-07-31'],
    ['term', '2026-08-01', '2026-08-01', '2027-01-31'],
  ] as const)('%s of %s', (period, today, from, to) => {
    expect(spanOf(period, today)).toEqual({ from, to })
  })

  it.each([
    ['in the first', '2025-10-09', '2025-09-15', '2025-12-20'],
    ['between two: the one before', '2026-01-15', '2025-09-15', '2025-12-20'],
    ['in the second', '2026-02-16', '2026-02-16', '2026-05-29'],
    ['after the last', '2026-08-15', '2026-02-16', '2026-05-29'],
    ['before the first: the semester', '2025-09-01', '2025-08-01', '2026-01-31'],
  ])('takes the terms of the course, %s', (_what, today, from, to) => {
    expect(spanOf('term', today, TERMS)).toEqual({ from, to })
    expect(spanOf('term', today, [...TERMS].reverse())).toEqual({ from, to })
  })

  it('has today in every period of any day', () => {
    fc.assert(
      fc.property(fc.nat(5000), offset => {
        const today = addDays('2020-01-01', offset)
        for (const period of PERIODS) {
          const { from, to } = spanOf(period, today) ?? { from: '', to: '9' }
          expect(from <= today && today <= to).toBe(true)
        }
      }),
    )
  })
})
