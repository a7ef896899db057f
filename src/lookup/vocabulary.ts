import { soundOf, stem } from './normalize.js'
import { lettersOf } from './typos.js'

/** A stem of the notes that a word of a query may mean, and how surely: 1 for the same word. */
export interface Reading {
  readonly stem: string
  readonly quality: number
}

/** A word as it is typed, folded, and its stem: a stemmer takes different endings off a word and off its compounds. */
export interface Spelling {
  readonly folded: string
  readonly stem: string
}

/** A folded word with its letters, as `lettersOf` counts them. */
export interface LetteredWord {
  readonly word: string
  readonly letters: number
}

/** The words of a course: what a typed word may mean there. */
export interface Vocabulary {
  has(stem: string): boolean
  /** Stems that sound like this one. */
  alike(stem: string): readonly string[]
  /** Stems of compounds that begin or end with this one. */
  compoundsOf(word: Spelling): readonly string[]
  /** Stems of compounds that two words make up, in either order: "Speichertypen" of "Typen" and "Speicher". */
  madeOf(a: Spelling, b: Spelling): readonly string[]
  /** The words that a compound is made of, where the notes have all of them, as stems. */
  split(folded: string): readonly string[] | undefined
  /** The stem of the longest word of the notes that a compound begins or ends with. */
  knownPart(folded: string): string | undefined
  /** Stems of words that begin so, at most `limit`. */
  beginningWith(start: string, limit: number): readonly string[]
  /** Folded words of so many letters that begin with this one. */
  ofLength(length: number, first: string): readonly LetteredWord[]
}

/** Shorter ones are parts of too many words. */
const SHORTEST_PART = 4
const SHORTEST_COMPOUND = 8
const MOST_COMPOUNDS = 40
const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e'] as const

export function buildVocabulary(frequencies: ReadonlyMap<string, number>): Vocabulary {
  const stems = new Set<string>()
  // What was read backwards may be a stem already.
  const stemOf = (word: string): string => (stems.has(word) ? word : stem(word))
  const byLength = new Map<string, LetteredWord[]>()
  const sounds = new Map<string, string[]>()
  for (const word of frequencies.keys()) {
    push(byLength, `${word.charAt(0)}${word.length}`, { word, letters: lettersOf(word) })
    const own = stem(word)
    if (stems.has(own)) continue
    stems.add(own)
    push(sounds, soundOf(own), own)
  }
  const sorted = [...frequencies.keys()].sort()
  const backwards = [...new Set([...sorted, ...stems])].map(reversed).sort()
  const beginning = (start: string): string[] => rangeOf(sorted, start)
  const ending = (end: string): string[] => rangeOf(backwards, reversed(end)).map(reversed)
  return {
    has: word => stems.has(word),
    alike: word => (word.length < 4 ? [] : (sounds.get(soundOf(word)) ?? []).filter(other => soundsLike(other, word))),
    compoundsOf: ({ folded, stem: own }) => {
      if (own.length < SHORTEST_PART || !/^\p{L}+$/u.test(own)) return []
      const wholes = [...beginning(own), ...ending(folded), ...ending(own)]
        .filter(whole => whole.length >= folded.length + 3 && whole.length >= SHORTEST_COMPOUND)
        .slice(0, MOST_COMPOUNDS)
      return [...new Set(wholes.map(stemOf))].filter(whole => whole !== own)
    },
    madeOf: (a, b) =>
      a.stem.length < 2 || b.stem.length < 2
        ? []
        : [...new Set([...joined(a, b, beginning), ...joined(b, a, beginning)].map(stemOf))],
    split: word => splitCompound(word, frequencies),
    knownPart: word => knownPart(word, frequencies),
    beginningWith: (start, limit) => [...new Set(beginning(start).slice(0, limit).map(stemOf))],
    ofLength: (length, first) => byLength.get(`${first}${length}`) ?? [],
  }
}

/** Short stems that sound the same are one only letter by letter: "dock" is no "doc". */
const soundsLike = (other: string, word: string): boolean =>
  other !== word && (other.length === word.length || Math.min(other.length, word.length) > SHORTEST_PART)

/** Compounds of two stems with at most three letters between them: "speich|er|typ". */
function joined(first: Spelling, second: Spelling, beginning: (start: string) => readonly string[]): string[] {
  const least = first.stem.length + second.stem.length
  return beginning(first.stem).filter(
    whole =>
      whole.length >= least &&
      whole.length <= least + 6 &&
      (endsSoon(whole, first, second.folded) || endsSoon(stem(whole), first, second.stem)),
  )
}

/** Whether the second part follows the first one after no more than linking letters. */
function endsSoon(whole: string, first: Spelling, second: string): boolean {
  return whole.endsWith(second) && whole.length - second.length - first.stem.length <= 3
}

/**
 * A compound's parts among the words of the notes, with linking letters between them, by the best product of frequencies
 * (Koehn & Knight 2003). Only two parts: a longer one comes apart in one of its words.
 */
function splitCompound(word: string, frequencies: ReadonlyMap<string, number>): readonly string[] | undefined {
  if (word.length < SHORTEST_COMPOUND) return undefined
  let best: readonly string[] | undefined
  let most = 0
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const tail = known(word.slice(at), frequencies)
    if (tail === undefined) continue
    for (const link of LINKS) {
      if (!word.slice(0, at).endsWith(link)) continue
      const head = known(word.slice(0, at - link.length), frequencies)
      if (head === undefined || at - link.length < SHORTEST_PART) continue
      const product = (frequencies.get(head) ?? 0) * (frequencies.get(tail) ?? 0)
      if (product <= most) continue
      most = product
      best = [stem(head), stem(tail)]
    }
  }
  return best
}

function knownPart(word: string, frequencies: ReadonlyMap<string, number>): string | undefined {
  if (word.length < SHORTEST_COMPOUND) return undefined
  for (let length = word.length - 3; length > SHORTEST_PART; length--) {
    const part = known(word.slice(-length), frequencies) ?? known(word.slice(0, length), frequencies)
    if (part !== undefined && part.length >= SHORTEST_PART) return stem(part)
  }
  return undefined
}

const INFLECTIONS = ['e', 'n', 'en', 's', 'er', 'es'] as const

/** The word as the notes have it, in one of its forms. */
function known(word: string, frequencies: ReadonlyMap<string, number>): string | undefined {
  for (const end of ['', 'e', 'n', 's']) if (frequencies.has(word + end)) return word + end
  for (const end of INFLECTIONS) {
    if (word.endsWith(end) && frequencies.has(word.slice(0, -end.length))) return word.slice(0, -end.length)
  }
  return undefined
}

/** Entries of a sorted list that begin with `start`. */
export function rangeOf(sorted: readonly string[], start: string): string[] {
  return sorted.slice(lowerBound(sorted, start), lowerBound(sorted, `${start}\u{10ffff}`))
}

/** Where `value` stands or would stand in a sorted list. */
export function lowerBound(sorted: readonly string[], value: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < value) low = middle + 1
    else high = middle
  }
  return low
}

const reversed = (text: string): string => [...text].reverse().join('')

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}
