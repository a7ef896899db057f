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
  for (const { term, parent, rank } of entries) {
    const key = titleKey(term.title)
    if (parent === undefined || rank === 'mention' || isOwnName(term.title)) alone.add(key)
    else parents.set(key, (parents.get(key) ?? new Set()).add(titleKey(parent.term.title)))
  }
  return new Set([...parents].filter(([key, own]) => own.size >= MANY && !alone.has(key)).map(([key]) => key))
}

const isOwnName = (title: string): boolean => title.split(/\s+/).some(word => isAcronym(word) || /\d/.test(word))
