import { fold, words } from '../../core/fold.js'
import { type Inline, plainText } from '../../core/rich-text.js'
import { contentWords } from '../../lookup/normalize.js'
import { readLead } from '../../notes/lead.js'

const LONGEST = 220
const DANGLING = /^(?:→|⇒|->|=>|…|\.\.\.|siehe\b|see\b)|(?:[:→⇒?]|->|=>|…|\.\.\.)\s*$/i
const POINTS_BACK =
  /^(?:dies\w*|es|er|sie|damit|dadurch|daher|deshalb|sonst|ansonsten|andernfalls|(?:falls|wenn)\s+(?:ja|nein|nicht)|this|that|these|those|it|they|he|she|thus|otherwise|if\s+(?:so|not))\b/i
/** "das ist …" speaks of something before it, "das Bewusstsein" does not. */
const PRONOUN = /^[Dd]as\s+(?!\p{Lu})/u
/** A meaning of fewer words is a label: enough to name a term by, too little to judge as true or false. */
const WORDS_OF_A_STATEMENT = 3
/** Words that share so many letters in a row are of one family: "Stellvertretung" and "Vertretungsmacht". */
const FAMILY = 7

/**
 * Why a passage cannot be quoted in a question without the note at hand, `undefined` for one that can:
 * it is empty, too long, a fragment that leads on, or speaks of something before it.
 */
export function statementProblem(text: string): 'empty' | 'long' | 'dangling' | 'points back' | undefined {
  if (words(text).length === 0) return 'empty'
  if (text.length > LONGEST) return 'long'
  if (DANGLING.test(text.trim())) return 'dangling'
  return POINTS_BACK.test(text.trim()) || PRONOUN.test(text.trim()) ? 'points back' : undefined
}

/** Whether it says enough to be true or false: "Voraussetzung: Stetigkeit" does not. */
export function isStatement(content: readonly Inline[]): boolean {
  return words(plainText(withoutLead(content))).length >= WORDS_OF_A_STATEMENT
}

/** "Problem: …" as a choice would say itself that it is a drawback. */
export function withoutLead(content: readonly Inline[]): readonly Inline[] {
  const lead = readLead(content)
  return lead?.kind === 'plain' || lead?.kind === 'bold' ? lead.rest : content
}

/** Whether one says what the other says, word for word: what holds of both is no choice between them. */
export function isSame(a: readonly Inline[], b: readonly Inline[]): boolean {
  const [one, other] = [fold(plainText(a)), fold(plainText(b))]
  return ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `)
}

/** The right choice must not stand out by its length. */
export function isAlike(a: readonly Inline[], b: readonly Inline[]): boolean {
  const [one, other] = [plainText(a).length, plainText(b).length]
  return Math.max(one, other) <= 3 * Math.min(one, other) + 20
}

/** Whether a statement gives a term away: it has a word of the term in it, or one of the same family. */
export function givesAway(text: string, names: readonly string[]): boolean {
  const said = contentWords(text)
  return names
    .flatMap(contentWords)
    .filter(word => word.length > 1)
    .some(word => said.some(other => isOfOneFamily(word, other)))
}

/**
 * The shorter word's first letters, all but the last two that may be an ending, stand in the longer one, as "vCPUs" has
 * "CPU"; or they have many letters in a row in common.
 */
export function isOfOneFamily(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 3) return long === short || long === `${short}s`
  if (short.length < 5) return long.includes(short) && long.length - short.length <= 2
  if (long.includes(short.slice(0, Math.max(4, short.length - 2)))) return true
  for (let at = 0; at + FAMILY <= short.length; at++) {
    if (long.includes(short.slice(at, at + FAMILY))) return true
  }
  return false
}
