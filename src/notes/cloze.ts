import type { Inline } from '../core/rich-text.js'
import { GAP, oneLine } from './authored-question.js'

/** A sentence with one gap, and what belongs into it. */
export interface Cloze {
  readonly text: string
  readonly answer: string
}

/** Which marks make gaps: Anki's numbers always, highlights and bare braces only in notes of flashcards, brackets after `C:`. */
export interface ClozeMarks {
  readonly highlights: boolean
  readonly brackets: boolean
}

interface Piece {
  readonly text: string
  /** Gaps of one group are hidden together; `undefined` is no gap. */
  readonly group: string | undefined
}

const BRACES = /\{\{(?:c(\d+)::|(cloze)\s+)?((?:(?!\}\}|\{\{).){1,300}?)(?:::(?:(?!\}\}).){0,100})?\}\}/g
const BRACKETS = /\[([^[\]]{1,300})\]/g
const LONGEST = 2_000

/** The cloze questions of a sentence, one a gap, those of one of Anki's numbers together. */
export function readClozes(content: readonly Inline[], marks: ClozeMarks): Cloze[] {
  if (!content.some(node => node.type === 'mark' || (node.type === 'text' && /\{\{|\[/.test(node.value)))) return []
  const pieces = content.flatMap((node, index): Piece[] => {
    if (node.type === 'mark' && marks.highlights) return [{ text: oneLine([node]), group: `mark ${index}` }]
    if (node.type !== 'text')
      return [{ text: node.type === 'inlineMath' ? `$${node.value}$` : oneLineOrBlank(node), group: undefined }]
    return piecesOf(node.value, marks, index)
  })
  const groups = [...new Set(pieces.map(({ group }) => group).filter(group => group !== undefined))]
  const whole = pieces.map(({ text }) => text).join('')
  if (groups.length === 0 || whole.length > LONGEST) return []
  return groups.map(group => ({
    text: tidy(pieces.map(piece => (piece.group === group ? GAP : piece.text)).join('')),
    answer: tidy(
      pieces
        .filter(piece => piece.group === group)
        .map(({ text }) => text)
        .join(', '),
    ),
  }))
}

const oneLineOrBlank = (node: Inline): string => (node.type === 'break' ? ' ' : oneLine([node]))
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

function piecesOf(value: string, marks: ClozeMarks, at: number): Piece[] {
  const result: Piece[] = []
  let position = 0
  const form = marks.brackets ? BRACKETS : BRACES
  for (const match of value.matchAll(form)) {
    const isBare = !marks.brackets && match[1] === undefined && match[2] === undefined
    if (isBare && !marks.highlights) continue
    const text = (marks.brackets ? match[1] : match[3]) ?? ''
    const group = !marks.brackets && match[1] !== undefined ? `c${match[1]}` : `${at} ${match.index}`
    result.push({ text: value.slice(position, match.index), group: undefined }, { text, group })
    position = match.index + match[0].length
  }
  return [...result, { text: value.slice(position), group: undefined }]
}

/** A text as it reads when its gaps are filled. */
export function withoutClozeMarks(text: string): string {
  return text.includes('{{') ? text.replace(BRACES, '$3') : text
}
