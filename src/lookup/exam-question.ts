import { digitsIn, words } from '../core/fold.js'
import type { Concept, Fact } from '../notes/course.js'
import { isEveryday, isRealWord } from './common-words.js'
import type { CourseIndex } from './course-index.js'
import { findSide } from './find-sides.js'
import type { Name } from './names.js'
import { isStopWord, stemAll } from './normalize.js'
import { type AskedRole, isTaskWord, readFrame, roleAsked } from './question-frame.js'
import { readTerms, type Term } from './read-query.js'

/** One side of a comparison that the notes have. */
export interface Side {
  readonly concept: Concept
  /** What of the concept the side is, where it is only part of it. */
  readonly facts?: readonly Fact[]
  /** Whether the notes have it by name; if not, they only speak of it. */
  readonly isNamed: boolean
}

/** What an exam question asks, seen from the notes. */
export interface ExamQuestion {
  /** What it asks beyond the concepts that it names. */
  readonly rest: readonly Term[]
  /** The words by which it is known what it asks about, those of the names among them. */
  readonly telling: readonly Term[]
  readonly role: AskedRole | undefined
  /** The concepts that it names, the more telling first. */
  readonly named: readonly Concept[]
  /** The sides of a comparison; `undefined` for one that the notes do not have. */
  readonly sides: readonly (Side | undefined)[]
  /** Whether it asks for what is most so, which notes seldom say in as many words. */
  readonly asksBest: boolean
  readonly asksWhy: boolean
}

const SUPERLATIVE =
  /\b(?:best|worst|most|fastest|safest|cheapest|beste[nrs]?|meisten|schnellste[nrs]?|sicherste[nrs]?)\b/i

/** Below it a word only shapes the question. */
const TELLING = 0.1
/** Of a word that the notes never use and that everybody does: it shapes the question more often than not. */
const PLAIN = 0.35
/** A part of a name that so many concepts share names none of them. */
const MOST_SHARING = 4

export function readExamQuestion(index: CourseIndex, text: string): ExamQuestion {
  const sides = readFrame(text).sides ?? []
  const { concepts, taken } = namedIn(index, text)
  const terms = properNames(text)
  const all = words(text).filter(word => !/^\d+$/.test(word))
  const left = words(text).filter((word, at) => !taken.has(at) && !/^\d+$/.test(word))
  const read = (some: readonly string[]): Term[] =>
    readTerms(index, some.join(' '), true)
      .map(term => (isPlain(term) && !terms.has(term.folded) ? { ...term, weight: term.weight * PLAIN } : term))
      .filter(({ weight }) => weight > TELLING)
  return {
    rest: read(left),
    telling: read(all),
    role: roleAsked(text),
    named: bySpeciality(index, concepts),
    sides: sides.map(side => sideOf(index, side, sides)),
    asksBest: SUPERLATIVE.test(text),
    asksWhy: /^(?:why|warum|wieso|weshalb)\b/i.test(text.trim()),
  }
}

/** Parts come before what they are part of, rarer names before others. */
function bySpeciality(index: CourseIndex, concepts: ReadonlySet<Concept>): Concept[] {
  const parents = new Set([...concepts].map(({ parentId }) => parentId))
  const rank = (concept: Concept): number => rarityOf(index, concept) - (parents.has(concept.id) ? 1 : 0)
  return [...concepts].sort((a, b) => rank(b) - rank(a))
}

/** Words that an English sentence writes with a capital though it does not begin with them; German ones mean nothing by it. */
function properNames(text: string): ReadonlySet<string> {
  const capitals = [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}]+/gu)].flatMap(([word]) => words(word))
  return new Set(capitals.filter(word => !isEveryday(word)))
}

const isPlain = ({ readings, folded }: Term): boolean => readings.length === 0 && isRealWord(folded)

function rarityOf(index: CourseIndex, { title }: Concept): number {
  return Math.max(0, ...stemAll(title).map(index.rarity))
}

function sideOf(index: CourseIndex, side: string, sides: readonly string[]): Side | undefined {
  const hit = findSide(index, side, sides)
  if (hit !== undefined) return { ...hit, isNamed: true }
  const { concepts, exact } = namedIn(index, side)
  // The second type of something is not the thing itself.
  const numbers = digitsIn(side)
  const [concept] = [...concepts].filter(
    ({ title, aliases }) => numbers === '' || [title, ...aliases].some(name => digitsIn(name).includes(numbers)),
  )
  return concept === undefined ? undefined : { concept, isNamed: exact.has(concept) }
}

interface Named {
  /** The longest names first. */
  readonly concepts: ReadonlySet<Concept>
  /** Those whose whole name stands there. */
  readonly exact: ReadonlySet<Concept>
  /** The places of the words that name them. */
  readonly taken: ReadonlySet<number>
}

/** Concepts whose name stands in a text, or enough of it to tell; a longer name hides the shorter ones in it. */
function namedIn(index: CourseIndex, text: string): Named {
  const folded = words(text)
  const stems = stemAll(text)
  const taken = new Set<number>()
  const concepts = new Set<Concept>()
  const exact = new Set<Concept>()
  const take = (found: readonly Name[], start: number, end: number): void => {
    const titles = found.filter(({ kind }) => kind !== 'lead')
    for (const { concept, stems: own } of titles.length > 0 ? titles : found) {
      concepts.add(concept)
      if (own.size <= end - start) exact.add(concept)
    }
    for (let at = start; at < end; at++) taken.add(at)
  }
  for (let length = Math.min(stems.length, index.names.longestKey); length > 0; length--) {
    for (let start = 0; start + length <= stems.length; start++) {
      if (isTakenBetween(taken, start, start + length)) continue
      const found = calledBy(index, folded.slice(start, start + length), stems.slice(start, start + length))
      if (found.length > 0) take(found, start, start + length)
    }
  }
  for (const [at, word] of folded.entries()) {
    if (taken.has(at) || word.length < 6 || index.frequency(stems[at] ?? '') > 0 || isRealWord(word)) continue
    const [near] = index.names.nearly(word)
    if (near !== undefined && near.name.kind !== 'lead') take([near.name], at, at + 1)
  }
  return { concepts, exact, taken }
}

function isTakenBetween(taken: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (taken.has(at)) return true
  return false
}

/** Without a word that tells, or with one at an end that is none. */
function isLooseRow(folded: readonly string[]): boolean {
  const [first = '', last = ''] = [folded[0], folded.at(-1)]
  return isStopWord(first) || isStopWord(last) || folded.every(word => isStopWord(word) || isTaskWord(word))
}

/** Names that are these very words; of two words and more also those that hold them all. */
function calledBy(index: CourseIndex, folded: readonly string[], stems: readonly string[]): readonly Name[] {
  const { names } = index
  const [first = ''] = folded
  const isLoose = stems.length === 1 && (isEveryday(first) || isTaskWord(first) || isStopWord(first))
  const exact = names
    .byKey(stems.join(' '))
    .filter(({ kind, stems: own }) => own.size > 0 && (kind !== 'lead' || !isLoose))
  if (exact.length > 0 || stems.length < 2 || isLooseRow(folded)) return exact
  const [some = '', ...others] = stems
  const holding = names
    .withStem(some)
    .filter(({ kind, stems: own }) => kind !== 'lead' && others.every(word => own.has(word)))
  return new Set(holding.map(({ concept }) => concept)).size <= MOST_SHARING ? holding : []
}
