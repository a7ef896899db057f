import { createHash } from 'node:crypto'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A source of chance that repeats itself exactly for the same seed. */
export interface Random {
  /** A whole number from 0 to `bound - 1`; `bound` is at least 1. */
  below(bound: number): number
  /** A new array with the items in another order. */
  shuffle<T>(items: readonly T[]): T[]
  /** One of the items, `undefined` where there is none. */
  pick<T>(items: readonly T[]): T | undefined
}

/** Seeds may be any text, for instance a session's id or `course + local date`. */
export function createRandom(seed: string): Random {
  const generator = xoroshiro128plus(createHash('sha256').update(seed).digest().readInt32BE(0))
  const below = (bound: number): number => uniformInt(generator, 0, bound - 1)
  return {
    below,
    pick: items => items[items.length === 0 ? 0 : below(items.length)],
    // Fisher and Yates, in Durstenfeld's form.
    shuffle: items => {
      const result = [...items]
      for (let last = result.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const held = result[last] as (typeof result)[number]
        result[last] = result[other] as (typeof result)[number]
        result[other] = held
      }
      return result
    },
  }
}
