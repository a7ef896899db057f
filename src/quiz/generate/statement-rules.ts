import type { Inline } from '../../core/rich-text.js'
import { readLead } from '../../notes/lead.js'
import type { Said } from './said.js'

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
  if (!/[\p{L}\p{N}+#]/u.test(text)) return 'empty'
  if (text.length > LONGEST) return 'long'
  if (DANGLING.test(text.trim())) return 'dangling'
  return POINTS_BACK.test(text.trim()) || PRONOUN.test(text.trim()) ? 'points back' : undefined
}

/** Whether what is left without its lead says enough to be true or false: "Voraussetzung: Stetigkeit" does not. */
export function isStatement({ folded }: Said): boolean {
  return folded.trim().split(' ').length >= WORDS_OF_A_STATEMENT
}

/** "Problem: …" as a choice would say itself that it is a drawback. */
export function withoutLead(content: readonly Inline[]): readonly Inline[] {
  const lead = readLead(content)
  return lead?.kind === 'plain' || lead?.kind === 'bold' ? lead.rest : content
}

/** Whether one says what the other says, word for word: what holds of both is no choice between them. */
export function isSame(a: Said, b: Said): boolean {
  const [short, long] = a.folded.length <= b.folded.length ? [a, b] : [b, a]
  return long.folded.includes(short.folded)
}

/** The right choice must not stand out by its length. */
export function isAlike(a: Said, b: Said): boolean {
  const [one, other] = [a.plain.length, b.plain.length]
  return Math.max(one, other) <= 3 * Math.min(one, other) + 20
}

/** Whether a statement gives a term away: it has one of the term's words in it, or one of the same family. */
export function givesAway({ words }: Said, ofTerm: readonly string[]): boolean {
  return ofTerm.some(word => words.some(other => isOfOneFamily(word, other)))
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
