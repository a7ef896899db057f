import { fold } from '../core/fold.js'
import { type Inline, plainText } from '../core/rich-text.js'
import type { Fact } from '../notes/course.js'
import { COPULA } from '../notes/defined-term.js'
import { stemAll } from './normalize.js'

/** What introduces the name of something that a sentence has just described. */
const CALLED =
  /\b(?:called|termed|named|known as|referred to as|so called|genannt|nennt (?:man|sich)|heisst|heissen|bezeichnet (?:man )?als|sogenannte\w?|spricht man von|versteht man unter)(?: (?:an?|the|der|die|das|den|dem|eine?[nmr]?))?$/
/** Behind a term that opens a line: what parts it from what is said of it, or an apposition. */
const PARTED =
  /^(?:\s*\([^()]{1,60}\)\s+\p{Lu}|(?:\s*\([^()]{1,60}\))?(?:\s*[:–—=→]|,\s(?:an?|the|der|die|das|eine?)\s|\s+-\s|\s*\n))/u
/** A term, and what follows it. */
const LONGEST_OPENING = 240
/** Of a paragraph without end, what is looked at. */
const LONGEST = 3000
const QUOTED = /(?:^|[\s(])["'„“”‚‘’«»]([^"'„“”‚‘’«»]{2,60})["'„“”‚‘’«»]/gu

/**
 * Whether a line says of a term what it is, and not only that there is such a thing: the term opens it, is named by it
 * ("… is known as X"), or is set off in it.
 */
export function explains({ content }: Fact, term: string): boolean {
  const key = keyOf(term)
  if (key === '') return false
  const text = plainText(content).slice(0, LONGEST)
  return (
    sentencesOf(text).some(one => isOpening(one, key)) ||
    isNamed(text, key) ||
    [...marked(content), ...quoted(text)].some(one => keyOf(one) === key)
  )
}

const keyOf = (text: string): string => stemAll(text).join(' ')

const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[\p{L})]{2}[.!?])\s+(?=\p{Lu})/u)

function isOpening(text: string, key: string): boolean {
  const start = text.slice(0, LONGEST_OPENING).replace(/^\s*(?:an?|the|der|die|das|eine?)\s+(?=\S)/i, '')
  const parts = [...start.matchAll(/[^\s\-:,()]+/gu)].slice(0, key.split(' ').length)
  const last = parts.at(-1)
  if (last === undefined || keyOf(parts.map(([part]) => part).join(' ')) !== key) return false
  const rest = start.slice(last.index + last[0].length)
  return PARTED.test(rest) || COPULA.test(rest)
}

function isNamed(text: string, key: string): boolean {
  const folded = fold(text)
  const all = folded.split(' ')
  const length = key.split(' ').length
  for (let at = 1; at + length <= all.length; at++) {
    const before = all.slice(Math.max(0, at - 5), at).join(' ')
    if (CALLED.test(before) && keyOf(all.slice(at, at + length).join(' ')) === key) return true
  }
  return false
}

function quoted(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, inside = '']) => inside)
}

/** What a line sets in bold or italics. */
function marked(content: readonly Inline[]): string[] {
  return content.flatMap((node): string[] =>
    node.type === 'strong' || node.type === 'emphasis' || node.type === 'mark' ? [plainText(node.children)] : [],
  )
}
