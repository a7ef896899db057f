import { LIMITS } from '../chat/limits.js'
import { fold } from '../core/fold.js'
import type { Name, Names } from './names.js'
import { soundOf } from './normalize.js'
import { lowerBound } from './vocabulary.js'

/** Names for what is being typed. */
export interface Completions {
  /** Best first: beginnings of names, then of words in them, then the middle of words, then beginnings with a typo. */
  complete(typed: string, limit: number): readonly string[]
}

/** Enough to choose the best from. */
const MOST_LOOKED_AT = 4000

/** Sorted once; each look-up is a search by halves and a choice of the weightiest. */
export function buildCompletions({ all }: Names): Completions {
  const names = all.filter(({ shown, kind }) => kind !== 'heading' && shown.length <= LIMITS.choiceLabel)
  const weights = new Map(names.map(name => [name, weightOf(name)]))
  const starts = sortedBy(names, name => [name.tight])
  const wordStarts = sortedBy(names, name => tails(name.folded))
  const soundStarts = sortedBy(names, name => [soundOf(name.tight)])
  const best = (found: readonly Name[]): Name[] =>
    found.toSorted(
      (a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || a.shown.length - b.shown.length || byText(a, b),
    )
  return {
    complete: (typed, limit) => {
      const tight = fold(typed).replaceAll(' ', '')
      const shown = new Set<string>()
      const add = (found: readonly Name[]): void => {
        for (const name of best(found)) {
          if (shown.size >= limit) return
          shown.add(name.shown)
        }
      }
      add(starts(tight))
      if (shown.size < limit && tight !== '') add(wordStarts(tight))
      if (shown.size < limit && tight.length > 2) add(names.filter(name => name.tight.includes(tight)))
      if (shown.size === 0 && tight.length > 3) add(soundStarts(soundOf(tight)))
      if (shown.size === 0 && tight.length > 3) add(nearStarts(starts, tight))
      return [...shown]
    },
  }
}

/** What most is said of comes first; a title before what it is also called, both before a mere line of an entry. */
function weightOf({ kind, concept, folded }: Name): number {
  const said = Math.log2(2 + concept.facts.length + concept.childIds.length)
  return (kind === 'title' ? 3 : kind === 'alias' ? 2 : 0) + said - folded.length / 15
}

const byText = (a: Name, b: Name): number => (a.folded < b.folded ? -1 : 1)

/** The name from each of its words on, but for the first. */
function tails(folded: string): string[] {
  const parts = folded.split(' ')
  return parts.slice(1).map((_, at) => parts.slice(at + 1).join(''))
}

function sortedBy(
  names: readonly Name[],
  keysOf: (name: Name) => readonly string[],
): (start: string) => readonly Name[] {
  const entries = names
    .flatMap(name => keysOf(name).map(key => ({ key, name })))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const keys = entries.map(({ key }) => key)
  return start => {
    const from = lowerBound(keys, start)
    const to = Math.min(lowerBound(keys, `${start}\u{10ffff}`), from + MOST_LOOKED_AT)
    return entries.slice(from, to).map(({ name }) => name)
  }
}

/** Names that begin almost so: the likeliest slip in what was typed that gives any. */
function nearStarts(starts: (start: string) => readonly Name[], typed: string): readonly Name[] {
  for (const variants of slips(typed)) {
    const found = [...new Set(variants.flatMap(variant => starts(variant)))]
    if (found.length > 0) return found
  }
  return []
}

/** What may have been meant, by the likelihood of the slip. */
function* slips(typed: string): Generator<readonly string[]> {
  const places = Array.from(typed, (_, at) => [typed.slice(0, at), typed.slice(at)] as const)
  yield places.map(([before, after]) => before + after.charAt(0) + after)
  yield places
    .filter(([before, after]) => before.endsWith(after.charAt(0)))
    .map(([before, after]) => before + after.slice(1))
  yield places.slice(0, -1).map(([before, after]) => before + after.charAt(1) + after.charAt(0) + after.slice(2))
  yield places.slice(1).flatMap(([before, after]) => LETTERS.map(letter => before + letter + after))
  yield places.flatMap(([before, after]) => LETTERS.map(letter => before + letter + after.slice(1)))
  yield places.map(([before, after]) => before + after.slice(1))
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
