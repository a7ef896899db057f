import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random.js'

fc.configureGlobal({ numRuns: Number(process.env.SOAK_RUNS ?? 100) })

describe('random', () => {
  it('repeats itself for the same seed and only for it', () => {
    const draw = (seed: string) => {
      const random = createRandom(seed)
      return Array.from({ length: 20 }, () => random.below(1_000_000))
    }
    expect(draw('cloud 2025-10-08')).toEqual(draw('cloud 2025-10-08'))
    const seeds = Array.from({ length: 2000 }, (_, index) => `cloud ${index}`)
    expect(new Set(seeds.map(seed => draw(seed).join())).size).toBe(2000)
  })

  it('stays the same over versions: a draw that is stored is found again', () => {
    const random = createRandom('seed')
    expect(Array.from({ length: 8 }, () => random.below(100))).toEqual([25, 30, 98, 10, 7, 85, 8, 23])
    expect(random.shuffle(['a', 'b', 'c', 'd', 'e', 'f']).join('')).toBe('cebadf')
  })

  it('stays within its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed, bound) => {
        const value = createRandom(seed).below(bound)
        expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true)
      }),
    )
  })

  it('is uniform enough', () => {
    const random = createRandom('uniform')
    expectUniform(10, 100_000, () => random.below(10))
  })

  it('is uniform enough over seeds too: the first draw of each', () => {
    let count = 0
    expectUniform(4, 20_000, () => createRandom(`session-${count++}`).below(4))
  })

  it('puts each item at each place equally often', () => {
    const random = createRandom('places')
    for (const item of [0, 4]) expectUniform(5, 20_000, () => random.shuffle([0, 1, 2, 3, 4]).indexOf(item))
  })

  it('shuffles to a permutation and leaves the original as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items]
        const shuffled = createRandom(seed).shuffle(items)
        expect(items).toEqual(before)
        expect(shuffled).not.toBe(items)
        expect([...shuffled].sort()).toEqual([...before].sort())
      }),
    )
  })

  it('picks one of the items, or nothing of nothing', () => {
    const random = createRandom('pick')
    expect(random.pick([])).toBeUndefined()
    expect(random.pick(['only'])).toBe('only')
    expectUniform(3, 9000, () => random.pick([0, 1, 2]) ?? -1)
  })
})

/** Chi squared stays below what chance exceeds once in a million, for up to nine degrees of freedom. */
function expectUniform(bound: number, draws: number, draw: () => number): void {
  const counts = Array.from({ length: bound }, () => 0)
  for (let i = 0; i < draws; i++) {
    const value = draw()
    counts[value] = (counts[value] ?? Number.NaN) + 1
  }
  const expected = draws / bound
  expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(45)
}
