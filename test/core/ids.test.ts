import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIds } from '../../src/core/ids.js'

fc.configureGlobal({ numRuns: Number(process.env.SOAK_RUNS ?? 100) })

/** In the year 3084 the nine characters of the time are used up. */
const LAST_INSTANT = 32 ** 9 - 1

describe('ids', () => {
  it('are 20 characters of the alphabet, without those that look like others', () => {
    const newId = createIds({ now: () => Date.parse('2025-10-08T08:00:00Z') })
    for (let i = 0; i < 1000; i++) expect(newId()).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/)
  })

  it('are unique within one millisecond', () => {
    const newId = createIds({ now: () => 0 })
    expect(new Set(Array.from({ length: 100_000 }, newId)).size).toBe(100_000)
  })

  it('sort by the millisecond in which they were made', () => {
    const instant = fc.integer({ min: 0, max: LAST_INSTANT })
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const at = (now: number) => createIds({ now: () => now })()
        const order = at(a) < at(b) ? -1 : 1
        if (a !== b) expect(order).toBe(a < b ? -1 : 1)
      }),
    )
  })

  it('can be foretold with bytes of a test', () => {
    const newId = createIds({ now: () => 32 ** 8 + 31 }, size => Uint8Array.from({ length: size }, (_, i) => i + 250))
    expect(newId()).toBe('10000000zttttttttttt'.slice(0, 9) + newId().slice(9))
    expect(newId()).toBe(newId())
  })

  it('use every character', () => {
    const newId = createIds({ now: () => 0 })
    const seen = new Set(Array.from({ length: 2000 }, () => newId().slice(9)).join(''))
    expect(seen.size).toBe(32)
  })
})
