import { fold, words } from '../core/fold.js'
import { readDates } from './dates.js'
import { EXAM_MARK, hasDeadlineCue, isExamplePrefix, isNotATerm, isQuestionSection } from './marks.js'

/** A concept's name as a heading or a lead gives it, with the other names that stand in it. */
export interface Term {
  readonly title: string
  readonly aliases: readonly string[]
  /** What stands in parentheses behind it; whether they are names, `concepts.ts` decides over the whole course. */
  readonly parentheses: readonly string[]
}

const LONGEST = 70
const MOST_WORDS = 7
/** With its parentheses; what is longer names nothing. */
const LONGEST_HEADING = 300
/** Completes a date without a year where it is only asked whether there is one. */
const ANY_DAY = '2000-01-01'

/** Words with which no name begins, and verbs that make a sentence of what holds them. */
const BAD_STARTS = new Set(
  `from von vom how wie why warum what was wann when where wo wer who hier here if falls wenn es it this dies diese dieser
  man wir you we to zu zum zur using mit with for fuer as als auch also nicht not no kein keine sehr very nur only
  siehe see`.split(/\s+/),
)
const VERBS = new Set(
  `ist sind war waren wird werden kann koennen muss muessen soll sollen hat haben is are was were has have can must should
  will would does do braucht läuft laeuft heisst bedeutet means needs uses`.split(/\s+/),
)

/**
 * The name in a heading or lead, `undefined` where it names no single thing: a kind of section ("Beispiele"), a question,
 * a sentence.
 */
export function readTerm(heading: string): Term | undefined {
  if (heading.length > LONGEST_HEADING || isDeadline(heading)) return undefined
  const whole = heading
    .replace(EXAM_MARK, '')
    .replace(/^\s*(?:\d+(?:\.\d+)*[.)]?|[a-z]\)|[§#])\s+(?=\p{L})/u, '')
    .trim()
  const { base, parentheses } = takeParentheses(whole)
  const colon = /^([^:]{2,40}):\s+(.+)$/.exec(base)
  const [prefix, rest] = [colon?.[1] ?? '', colon?.[2] ?? '']
  const title = colon === null ? base : rest
  if (!isNounPhrase(title)) return undefined
  const sides = title.split(/\s+\/\s+/)
  const aliases = [
    ...(colon === null || isExamplePrefix(prefix) ? [] : [`${prefix}: ${rest}`, `${prefix} ${rest}`]),
    ...(sides.length > 1 && sides.every(isNounPhrase) ? sides : []),
    ...headOf(title),
  ]
  return { title, aliases, parentheses }
}

function isDeadline(heading: string): boolean {
  return hasDeadlineCue(heading) && readDates(heading, { reference: ANY_DAY }).dates.length > 0
}

/** "X using Y" is mostly called "X". */
function headOf(title: string): string[] {
  const head = /^(.+?)\s+(?:using|via|by means of|mittels|durch|anhand)\s+/i.exec(title)?.[1]
  return head !== undefined && isNounPhrase(head) ? [head] : []
}

function takeParentheses(text: string): { base: string; parentheses: string[] } {
  const parentheses: string[] = []
  const base = text.replace(/\s*\(([^()]*)\)/g, (_, inner: string) => {
    if (inner.trim() !== '') parentheses.push(inner.trim())
    return ''
  })
  return { base: base.replace(/[\s:–—-]+$/u, '').trim(), parentheses }
}

function isNounPhrase(text: string): boolean {
  const list = words(text)
  const first = list[0]
  if (first === undefined || text.length > LONGEST || list.length > MOST_WORDS) return false
  if (BAD_STARTS.has(first) || list.some(word => VERBS.has(word))) return false
  if (/[.!?;]$/.test(text) || /[→⇒↔=]|->|=>/.test(text) || !/\p{L}/u.test(text)) return false
  return !isNotATerm(text) && !isQuestionSection(text)
}

/**
 * Whether one is the short form of the other: its letters are the initials of the long form's words, or stand in it in
 * order from its first letter on (Schwartz and Hearst 2003).
 */
export function isAbbreviation(short: string, long: string): boolean {
  const letters = fold(short).replace(/[^a-z0-9]/g, '')
  const text = fold(long)
  if (letters.length < 2 || letters.length > 10 || letters.length >= text.length || /\s/.test(short.trim()))
    return false
  if (text.charAt(0) !== letters.charAt(0)) return false
  let position = -1
  return [...letters].every(letter => {
    position = text.indexOf(letter, position + 1)
    return position !== -1
  })
}

/** A short name in capitals such as HVM, vCPU or OVS. */
export function isAcronym(text: string): boolean {
  return /^[\p{L}\d-]{2,10}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2
}
