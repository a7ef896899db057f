import { words } from '../core/fold.js'
import { isEveryday, isRealWord } from './common-words.js'
import type { CourseIndex } from './course-index.js'
import { isStopWord, stem } from './normalize.js'
import { isPhrase, isTaskWord } from './question-frame.js'
import { firstLetters, isFarApart, lettersOf, typoCost, typosAllowed } from './typos.js'
import type { Reading, Spelling } from './vocabulary.js'

/** One word of a query: what it may mean in these notes, and how much it tells. */
export interface Term {
  readonly folded: string
  /** Best first; none where the notes have nothing like it. */
  readonly readings: readonly Reading[]
  /** From 0 to 1: everyday words and words that are everywhere tell little. */
  readonly weight: number
  readonly isEveryday: boolean
}

const SOUND = 0.95
const COMPOUND = 0.7
const WHOLE_COMPOUND = 0.95
const HALF = 0.85
/** Of a word of the language that the notes do not have; less of one in a long sentence. */
const PLAIN = 0.7
const LONG_PLAIN = 0.4
const PART = 0.35
const SYNONYM = 0.85
/** Stems of the words for a kind of something, in both languages. */
const KINDS: ReadonlySet<string> = new Set(['arten', 'typen', 'kinds', 'sorten', 'types', 'formen'].map(stem))
/** Of words that only shape the question, so that they decide between entries that fit alike. */
const TASK = 0.05
/** Of the same in a bare row of words, where they may be part of a term: "stored procedure". */
const BARE_TASK = 0.6

/** Of a number: which one of something it is, not what. Several in a row name it: "3-2-1 rule". */
const COUNTING = 0.15
const IN_A_ROW = /(?<!\d)\d{1,2}\s?[-–:/]\s?\d{1,2}(?!\d)/
const isCount = (folded: string): boolean => /^\d{1,2}$/.test(folded)

/** How much words tell in this query that may only shape it. */
interface Weights {
  readonly task: number
  readonly plain: number
  readonly counting: number
}

/** The words of a query that carry its meaning, each with its readings. */
export function readTerms(index: CourseIndex, subject: string, isQuestion = isPhrase(subject)): Term[] {
  const content = [...new Set(words(subject))].filter(word => !isStopWord(word))
  const weights: Weights = {
    task: isQuestion ? TASK : BARE_TASK,
    plain: content.length > 3 ? LONG_PLAIN : PLAIN,
    counting: IN_A_ROW.test(subject) ? 1 : COUNTING,
  }
  const spellings = content.map((folded): Spelling => ({ folded, stem: stem(folded) }))
  return spellings.flatMap(spelling => {
    const { folded } = spelling
    const readings = readWord(
      index,
      spelling,
      spellings.filter(other => other !== spelling),
    )
    if (readings.length > 0) return [termOf(index, folded, readings, weights)]
    const parts = index.vocabulary.split(folded)
    return parts === undefined
      ? [termOf(index, folded, partOf(index, folded), weights)]
      : parts.map(part => ({
          ...termOf(index, folded, [{ stem: part, quality: HALF }], weights),
          isEveryday: false,
        }))
  })
}

function termOf(index: CourseIndex, folded: string, readings: readonly Reading[], weights: Weights): Term {
  const everyday = isEveryday(folded)
  const best = readings.find(({ quality }) => quality > PART)
  const rare = best === undefined ? 1 : Math.max(0.2, index.rarity(best.stem))
  const unknown = best === undefined && isRealWord(folded)
  // "Type 2" is not every line with a 2.
  const counting = isCount(folded) ? weights.counting : 1
  const telling = everyday ? (unknown ? 0.5 : 0.6) : unknown ? weights.plain : 1
  const task = isTaskWord(folded) ? weights.task : 1
  return { folded, readings, weight: rare * telling * counting * task, isEveryday: everyday }
}

function readWord(index: CourseIndex, word: Spelling, others: readonly Spelling[]): Reading[] {
  const { vocabulary } = index
  const { folded, stem: own } = word
  const found = new Map<string, number>()
  const add = (stems: readonly string[], quality: number): void => {
    for (const known of stems) if ((found.get(known) ?? 0) < quality) found.set(known, quality)
  }
  if (vocabulary.has(own)) add([own], 1)
  for (const other of others) add(vocabulary.madeOf(word, other), WHOLE_COMPOUND)
  add(vocabulary.alike(own), SOUND)
  const kinds = KINDS.has(own) ? [...KINDS].filter(vocabulary.has) : []
  add(kinds, SYNONYM)
  if (found.size === 0) add([...verbForms(folded), ...nameOf(folded)].map(stem).filter(vocabulary.has), SOUND)
  if (found.size === 0) for (const { stem: near, quality } of misspelt(index, folded)) add([near], quality)
  if (!isTaskWord(folded)) add(vocabulary.compoundsOf(word), COMPOUND)
  return [...found]
    .map(([known, quality]) => ({ stem: known, quality }))
    .sort((a, b) => b.quality - a.quality || index.rarity(a.stem) - index.rarity(b.stem))
}

/** Of a compound whose other half the notes do not have, the half that they do: it covers little of what is asked. */
function partOf(index: CourseIndex, folded: string): Reading[] {
  const part = index.vocabulary.knownPart(folded)
  return part === undefined ? [] : [{ stem: part, quality: PART }]
}

/** "senkt" of "senken", which no stemmer takes to one form. */
function verbForms(folded: string): string[] {
  const base = /^(.{3,}?)(?:st|t|te|ten|ete|eten)$/.exec(folded)?.[1]
  return base === undefined ? [] : [`${base}en`, `${base}n`]
}

/** "hamiltonsche" of "Hamilton", after whom something is called. */
function nameOf(folded: string): string[] {
  const base = /^(.{4,}?)(i?)sche[nrsm]?$/.exec(folded)
  return base === null ? [] : [`${base[1]}${base[2]}`, `${base[1]}`]
}

/** Words of the notes that differ by a slip; none for a word that is one of the language. */
function misspelt(index: CourseIndex, folded: string): Reading[] {
  if (folded.length < 5 || isRealWord(folded)) return []
  const near: { readonly stem: string; readonly cost: number }[] = []
  const own = lettersOf(folded)
  const firsts = [...firstLetters(folded)]
  for (let length = Math.max(4, folded.length - 2); length <= folded.length + 2; length++) {
    const most = Math.min(typosAllowed(folded.length), typosAllowed(length))
    for (const { word, letters } of firsts.flatMap(first => index.vocabulary.ofLength(length, first))) {
      if (isFarApart(own, letters, most)) continue
      const cost = typoCost(folded, word, most)
      if (cost <= most) near.push({ stem: stem(word), cost })
    }
  }
  const least = near.reduce((low, { cost }) => Math.min(low, cost), Number.POSITIVE_INFINITY)
  return near
    .filter(({ cost }) => cost <= least + 0.2)
    .map(({ stem: word, cost }) => ({ stem: word, quality: 0.9 - 0.08 * cost }))
}
