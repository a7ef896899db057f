import { distance } from 'fastest-levenshtein'
import { fold, words } from '../../core/fold.js'
import { text } from '../../core/rich-text.js'
import { isRealWord } from '../../lookup/common-words.js'
import { stem } from '../../lookup/normalize.js'
import type { Candidate } from '../question.js'
import { firstLine, type Passage, pairsIn, passagesOf } from './abbreviation-pairs.js'
import { candidate, questionId, quoteOf } from './build.js'
import { contextFor } from './context.js'
import type { GenerationView } from './generation-view.js'
import { asking } from './label.js'
import {
  type Abbreviations,
  innerShortNames,
  isOfInitials,
  isSameForm,
  isShortName,
  type Known,
  type Pair,
  readLongForm,
  singularForm,
  singularOf,
} from './long-form.js'
import { readNames } from './said.js'
import type { Worth } from './worth.js'

/** From so many letters on an abbreviation is hardly that of something else too. */
const CLEAR = 4
/** Two letters are short for too much, whatever they stand under. */
const SHORTEST = 3
/** So many abbreviations in one note are a list that is to be learnt. */
const LISTED = 2
/** What is spelt out in passing is worth less than what has a line of its own. */
const IN_PASSING: Worth = 0.7
/** A word that the notes have so often, one edit away from another, is how that one is meant. */
const ESTABLISHED = 3
/** A shorter word is easily like another one by chance: "lading", "landing". */
const LONG_WORD = 8
const LONGEST = 80

/** Whether a text is no more than what a short name stands for. */
export const isLongForm = (short: string, long: string): boolean =>
  isShortName(short) && readLongForm(short, firstLine([text(long)])) !== undefined

/** Reads what short names stand for out of all that a course says. */
export function readAbbreviations(view: GenerationView): Abbreviations {
  const passages = [...passagesOf(view.course.concepts)]
  const pairs = pairsIn(view, passages)
  const known = new Map<string, Known>()
  const byShort = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const short = singularOf(pair.short)
    byShort.set(short, [...(byShort.get(short) ?? []), pair])
  }
  for (const [short, places] of byShort) {
    const agreed = agree(
      view,
      short,
      places.toSorted((a, b) => rankOf(a) - rankOf(b)),
    )
    if (agreed !== undefined) known.set(short, agreed)
  }
  return { known, isUsed: readUses(passages, pairs) }
}

/** What short names stand for, typed: the initials would tell the right choice from others. */
export function abbreviationsToType(view: GenerationView): Candidate[] {
  const { known, isUsed } = view.abbreviations
  return [...known.keys()].flatMap(short => {
    const { pair, accepted } = spellOutInner(short, known) ?? {}
    return pair === undefined || accepted === undefined || !isUsed(pair) ? [] : ask(view, pair, accepted)
  })
}

const PLACES = ['entry', 'line', 'passage'] as const
const rankOf = ({ place }: Pair): number => PLACES.indexOf(place)

/** The form that most places have, with its variants; `undefined` where they stand for different things. */
function agree(view: GenerationView, short: string, places: readonly Pair[]): Known | undefined {
  const isSame = (a: Pair, b: Pair): boolean => isSameForm(a.long, b.long, distance)
  const groups: Pair[][] = []
  for (const pair of places) {
    const group = groups.find(one => one.some(other => isSame(other, pair)))
    if (group === undefined) groups.push([pair])
    else group.push(pair)
  }
  const [most = [], ...others] = groups.toSorted((a, b) => b.length - a.length)
  if (others.reduce((sum, { length }) => sum + length, 0) * 2 >= most.length) return undefined
  const times = (long: string): number => most.filter(pair => fold(pair.long) === fold(long)).length
  const [best] = most.toSorted(
    (a, b) =>
      Number(hasSlip(view, a.long)) - Number(hasSlip(view, b.long)) ||
      Number(isOfInitials(short, b.long)) - Number(isOfInitials(short, a.long)) ||
      times(b.long) - times(a.long),
  )
  if (best === undefined || best.long.length > LONGEST || hasSlip(view, best.long)) return undefined
  const [pair = best] = most
  return { pair: { ...pair, short }, accepted: namesOf(view, best.long, most) }
}

/** What is accepted: the singular first where the notes use it, then each spelling of theirs. */
function namesOf(view: GenerationView, long: string, pairs: readonly Pair[]): string[] {
  const singular = singularForm(long)
  const isOfOne = singular !== undefined && view.mentions(readNames(singular, [])) > 0
  const forms = [...(isOfOne ? [singular, long] : [long, ...(singular === undefined ? [] : [singular])])]
  return distinct([...forms, ...pairs.flatMap(pair => [pair.long, ...pair.also])])
}

const distinct = (names: readonly string[]): string[] => {
  const forms = names.map(fold)
  return names.filter((_, index) => forms.indexOf(forms[index] ?? '') === index)
}

/** "Symmetric DSL" with its short name spelt out where the notes do; `undefined` where they do not. */
function spellOutInner(short: string, known: ReadonlyMap<string, Known>): Known | undefined {
  const own = known.get(short)
  const [first = ''] = own?.accepted ?? []
  const inner = innerShortNames(short, first)
  if (own === undefined || inner.length === 0) return own
  if (inner.some(name => name === short || !known.has(name))) return undefined
  const whole = inner.reduce((long, name) => long.replace(name, known.get(name)?.accepted[0] ?? name), first)
  return { ...own, accepted: [whole, ...own.accepted] }
}

/** Whether a word is a slip for one that the notes mostly have, or that everybody knows. */
function hasSlip(view: GenerationView, long: string): boolean {
  return words(long).some(word => {
    if (word.length < 6 || isRealWord(word)) return false
    if (word.length >= LONG_WORD && withMendedLetters(word).some(isRealWord)) return true
    const own = stem(word)
    return own.length >= 6 && (view.wordCounts.get(own) ?? 0) <= 1 && isNearEstablished(own, view.wordCounts)
  })
}

function isNearEstablished(own: string, counts: ReadonlyMap<string, number>): boolean {
  for (const [other, count] of counts) {
    const isCandidate =
      count >= ESTABLISHED && other.charAt(0) === own.charAt(0) && Math.abs(other.length - own.length) <= 1
    if (isCandidate && distance(own, other) === 1) return true
  }
  return false
}

/** The word with two neighbours swapped, with a letter more or a letter less, its ending apart. */
function withMendedLetters(word: string): string[] {
  const at = Array.from({ length: word.length - 3 }, (_, index) => index + 1)
  return at.flatMap(index => [
    word.slice(0, index) + word.charAt(index + 1) + word.charAt(index) + word.slice(index + 2),
    word.slice(0, index) + word.slice(index + 1),
    ...[...'abcdefghijklmnopqrstuvwxyz'].map(letter => word.slice(0, index) + letter + word.slice(index)),
  ])
}

/** Tells the abbreviations that the notes use or list from those that somebody made for a line. */
function readUses(passages: readonly Passage[], pairs: readonly Pair[]): (pair: Pair) => boolean {
  const lines = new Map<string, Set<string>>()
  for (const { fact, plain } of passages) {
    for (const name of new Set(plain.match(/(?<![\p{L}\d])[\p{L}\d-]{2,10}(?![\p{L}\d])/gu) ?? [])) {
      const short = singularOf(name)
      if (isShortName(short)) lines.set(short, (lines.get(short) ?? new Set()).add(placeOf(fact)))
    }
  }
  const lists = new Map<string, number>()
  for (const { place, source } of pairs) {
    if (place === 'line') lists.set(source.file, (lists.get(source.file) ?? 0) + 1)
  }
  return ({ short, place, concept, source }) => {
    const others = [...(lines.get(short) ?? [])].filter(line => line !== placeOf({ source }))
    if (place === 'passage') return others.some(line => line.startsWith(`${source.file}:`))
    if (others.length > 0 || concept.title === short) return true
    return place === 'entry' ? short.length > 2 : (lists.get(source.file) ?? 0) >= LISTED
  }
}

const placeOf = ({ source: { file, line } }: Pick<Pair, 'source'>): string => `${file}:${line}`

function ask(view: GenerationView, pair: Pair, accepted: readonly string[]): Candidate[] {
  const { short, concept, place, source } = pair
  const [long = ''] = accepted
  const isEntry = place === 'entry'
  const isClear = short.length >= CLEAR
  if (short.length < SHORTEST) return []
  const label = contextFor(view, pair, accepted, isClear)
  if (label === undefined && !isClear) return []
  return [
    candidate(
      {
        id: isEntry ? questionId('spell', concept.id) : questionId('spell', concept.id, fold(short)),
        kind: 'short',
        topic: concept,
        file: source.file,
        about: [`${placeOf(pair)} ${short}`],
        difficulty: 2,
        ...(place === 'passage' ? { worth: IN_PASSING } : {}),
      },
      () => {
        const language = view.language('', source)
        return {
          language,
          body: {
            prompt: asking(language, 'abbreviation', label, { term: short }),
            quotes: [],
            accepted,
            others: view.otherNames(readNames(long, [short, ...accepted.slice(1)])),
          },
          explanation: [quoteOf(short, [text(long)])],
          fact: { source },
        }
      },
    ),
  ]
}
