import { type Entry, titleKey } from './entry-fact.js'
import { isAcronym } from './term.js'

/** So many different things must have a passage of that title. */
const MANY = 5

/**
 * Titles that head passages of many different things, and never stand for themselves: in these notes they name a kind of
 * passage ("Blood Supply" under every organ), whatever the language.
 */
export function learnStopTitles(entries: readonly Entry[]): Set<string> {
  const parents = new Map<string, Set<string>>()
  const alone = new Set<string>()
  const loose = new Map<string, number>()
  for (const entry of entries) {
    const { term, parent, rank } = entry
    const key = titleKey(term.title)
    if (rank === 'mention' || isOwnName(term.title) || (parent === undefined && !isBelowHeading(entry))) alone.add(key)
    else if (parent === undefined) loose.set(key, (loose.get(key) ?? 0) + 1)
    else parents.set(key, (parents.get(key) ?? new Set()).add(titleKey(parent.term.title)))
  }
  const isOfMany = ([key, own]: readonly [string, ReadonlySet<string>]): boolean =>
    own.size >= MANY && own.size > (loose.get(key) ?? 0) && !alone.has(key)
  return new Set([...parents].filter(isOfMany).map(([key]) => key))
}

/** Below a heading that names no term, such as an enumeration, a title stands for itself no more than below one that does. */
const isBelowHeading = ({ rank, source: { headings } }: Entry): boolean =>
  headings.length > (rank === 'heading' ? 1 : 0)

const isOwnName = (title: string): boolean =>
  title.split(/\s+/).some(word => (isAcronym(word) && !SHOUTED.test(word)) || /\d/.test(word))

/** A word that a template writes in capitals: "DOSIERUNG". */
const SHOUTED = /^\p{Lu}{6,}$/u
