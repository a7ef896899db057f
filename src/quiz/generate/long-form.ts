import { fold } from '../../core/fold.js'
import { stem } from '../../lookup/normalize.js'
import type { Concept, Source } from '../../notes/course.js'
import { isAcronym } from '../../notes/term.js'

/** What a short name stands for. */
export interface LongForm {
  readonly long: string
  /** The same in other words: with what follows the words that the letters are of. */
  readonly also: readonly string[]
}

/** A place of the notes that says what a short name stands for. */
export interface Pair extends LongForm {
  readonly short: string
  /** What it is, or stands under. */
  readonly concept: Concept
  /** A name of an entry, a line of a list, or words in the middle of a text. */
  readonly place: 'entry' | 'line' | 'passage'
  readonly source: Source
}

/** What the notes say of short names, from all their places together. */
export interface Abbreviations {
  readonly known: ReadonlyMap<string, Known>
  /** Whether the notes use or list it, and did not make it for one line. */
  isUsed(pair: Pair): boolean
}

/** A short name with what all places of the notes together say that it stands for. */
export interface Known {
  readonly pair: Pair
  /** Best first. */
  readonly accepted: readonly string[]
}

/** Words of which the letter may be left out. */
const LINK =
  /^(?:of|in|for|on|to|and|with|the|an?|by|at|as|per|de|von|des|der|die|das|dem|im|für|fuer|und|zur|zum|durch|am|an|aus)$/i
const LONGEST = 100
const MOST_WORDS = 12
/** German writes some long forms in one word. */
const FEWEST_OF_COMPOUND = 12

/** A short name made of initials, and no word with capitals in it: "Intra-AS" is none. */
export const isShortName = (name: string): boolean =>
  isAcronym(name) && !/\p{Ll}{3}/u.test(name) && (name.match(/\p{L}/gu)?.length ?? 0) >= 2

/** "VCs" and "VC" are one short name. */
export const singularOf = (short: string): string => short.replace(/(?<=\p{Lu})s$/u, '')

/** What a text spells a short name out as; `undefined` where its words do not bear the letters. */
export function readLongForm(short: string, text: string): LongForm | undefined {
  const whole = trimmed(text)
  if (whole.length > LONGEST) return undefined
  for (const part of whole.split(/\s+[-–—/|]\s+/).map(trimmed)) {
    const found = cutToLetters(singularOf(short), part)
    if (found !== undefined) return found
  }
  return undefined
}

const trimmed = (text: string): string => text.replace(/^[\s/–—"'‘“„-]+|[\s/:;,.&"'’”–—-]+$/gu, '')

function cutToLetters(short: string, text: string): LongForm | undefined {
  if (bearsLetters(short, text)) return { long: text, also: [] }
  const parts = text.split(/\s+/)
  for (let end = parts.length - 1; end >= 1; end--) {
    const long = trimmed(parts.slice(0, end).join(' '))
    const isLast = end === parts.length - 1
    // "Just in Time Compiler": one word more says what kind of thing it is; "of the pancreas" where.
    if ((isLast || LINK.test(parts[end] ?? '')) && bearsLetters(short, long, isLast && end === 1))
      return end === 1 ? { long: text, also: [long] } : { long, also: isLast ? [text] : [] }
  }
  return undefined
}

/** Every letter begins a word or stands in one that an earlier letter begins, and no word is left over. */
export function bearsLetters(short: string, long: string, isBeforeKind = false): boolean {
  const letters = lettersOf(short)
  const tokens = tokensOf(long)
  if (letters.length < 2 || letters.length > 10 || tokens.length > MOST_WORDS) return false
  if (long.length < 2 * short.length) return false
  if (!/^[\p{L}\d\s'’.&/-]+$/u.test(long) || /\p{Ll}\./u.test(long) || GERMAN_TURN.test(long)) return false
  if (LINK.test(tokens.at(-1) ?? '') || tokens.includes(fold(short)) || letters[0] !== tokens[0]?.charAt(0))
    return false
  if (tokens.length === 1 && !isBeforeKind && !isCompound(short, long)) return false
  // "OPT" is cut from "Optimal", and "Ap" no more than how it begins.
  if (tokens.length === 1 && tokens[0]?.startsWith(letters)) return false
  return fits(letters, wordsOf(long), 0, true) || fits(letters, wordsOf(apart(long)), 0, true)
}

/** Whether each letter begins a word: such a form is hardly found by chance. */
export const isOfInitials = (short: string, long: string): boolean =>
  fits(lettersOf(short), wordsOf(long), 0, false) || fits(lettersOf(short), wordsOf(apart(long)), 0, false)

interface Word {
  readonly letters: string
  /** A link, or what a hyphen joins: it need not have a letter. */
  readonly isOptional: boolean
}

/** "PrettyGoodPrivacy" in three words. */
const apart = (long: string): string => long.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ')

const wordsOf = (long: string): Word[] =>
  long
    .split(/[\s/]+/)
    .flatMap(word => tokensOf(word).map((letters, index) => ({ letters, isOptional: index > 0 || LINK.test(letters) })))

export const isCompound = (short: string, long: string): boolean =>
  short.length >= 3 && !/\p{Ll}/u.test(short) && /^\p{Lu}\p{Ll}+$/u.test(long) && long.length >= FEWEST_OF_COMPOUND

/** "DAS – direkt an Server" says where it is, "Intra-AS ist …" what: in German what spells a name out begins with a capital. */
const GERMAN_TURN =
  /^\p{Ll}.*\s(?:am|an|auf|aus|bei|beim|mit|nach|vor|vom|zum|zur|ohne|über|durch|für|und|oder)\s|\s(?:is|are|was|ist|sind|war|wird|kann|can)\s/u

const lettersOf = (short: string): string => fold(short).replace(/[^a-z0-9]/g, '')
const tokensOf = (long: string): string[] => fold(long).split(' ').filter(Boolean)

/** Tries how many letters each word bears; there are few of either. */
function fits(letters: string, [word, ...rest]: readonly Word[], at: number, isInsideToo: boolean): boolean {
  if (word === undefined) return at === letters.length
  if (word.isOptional && fits(letters, rest, at, isInsideToo)) return true
  if (at >= letters.length || word.letters.charAt(0) !== letters.charAt(at)) return false
  // The ending of a plural is no letter's word.
  const inside = word.letters.replace(/s$/, '')
  let position = 0
  for (let next = at + 1; ; next++) {
    if (fits(letters, rest, next, isInsideToo)) return true
    // "System" bears one S of VASS, not both.
    const isSame = next === at + 1 && letters.charAt(next) === letters.charAt(at)
    position = inside.indexOf(letters.charAt(next), position + 1)
    if (!isInsideToo || isSame || next >= letters.length || position === -1) return false
  }
}

/** Words in capitals that would have to be spelt out too: "DSL" for SDSL, "US" of a society. A longer one of which only the first letter counts is a name. */
export function innerShortNames(short: string, long: string): string[] {
  const words = long.split(/[^\p{L}\d]+/u)
  if (words.every(word => !/\p{Ll}/u.test(word))) return []
  return words.filter(
    word => /^(?:\p{L}?\p{Ll}?)\p{Lu}{2,}\d?$/u.test(word) && (word.length === 2 || fold(short).includes(fold(word))),
  )
}

/** The long form in the singular, by its last word, in English. */
export function singularForm(long: string): string | undefined {
  const singular = long.replace(/(?<=\p{Ll}{3})ies$/u, 'y').replace(/(?<=\p{L}{2}[^siu])s$/u, '')
  return singular === long ? undefined : singular
}

/** Written in one, so that blanks and hyphens do not part two forms. */
const joined = (long: string): string => fold(long).replaceAll(' ', '')

/** Whether two long forms differ by blanks, endings or a slip alone. */
export function isSameForm(a: string, b: string, editDistance: (a: string, b: string) => number): boolean {
  const [x, y] = [joined(a), joined(b)]
  if (x === y || stems(a) === stems(b) || x.startsWith(y) || y.startsWith(x)) return true
  return editDistance(x, y) <= (Math.min(x.length, y.length) < 12 ? 1 : 2)
}

const stems = (long: string): string => tokensOf(long).map(stem).join(' ')
