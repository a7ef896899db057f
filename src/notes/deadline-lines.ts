import { type Block, type Inline, plainText, type TableRow } from '../core/rich-text.js'
import { readDates } from './dates.js'
import { splitLines } from './outline.js'
import { WEEKDAY } from './week-dates.js'

/** A line, with those over which its sentence runs on: `\n` stands between them. */
export interface TextLine {
  readonly text: string
  /** Where it begins. */
  readonly line: number
  readonly above: Above | undefined
  /** The cells of which it is made, where it is the row of a table. */
  readonly cells?: readonly Cell[]
}

export interface Cell {
  readonly text: string
  /** The head of its column. */
  readonly head: string
  /** Where it stands in the line. */
  readonly start: number
}

/** What a line stands under: a bullet, a term, the head of a table, the heading of its section. */
export interface Above {
  readonly text: string
  readonly outer: Above | undefined
}

export function linesOf(block: Block, above: Above | undefined): TextLine[] {
  switch (block.type) {
    case 'paragraph':
      return inlineLines(block.children, block.line, above)
    case 'list':
      return block.children.flatMap(item => {
        const [first, ...nested] = item.children
        const own = first === undefined ? [] : linesOf(first, above)
        const inner = own.slice(0, 1).reduce<Above | undefined>((outer, { text }) => ({ text, outer }), above)
        return [...own, ...nested.flatMap(child => linesOf(child, inner))]
      })
    case 'blockquote':
      return block.children.flatMap(child => linesOf(child, above))
    case 'definition': {
      const term = { text: plainText(block.term), outer: above }
      return block.children.flatMap(child => linesOf(child, term))
    }
    case 'table':
      return block.rows.map(row => rowLine(row, block.header, above))
    default:
      return []
  }
}

const BETWEEN = ' | '

function rowLine(row: TableRow, header: TableRow, above: Above | undefined): TextLine {
  const cells: Cell[] = []
  let text = ''
  for (const [column, content] of row.cells.entries()) {
    const head = plainText(header.cells[column] ?? [])
    const own = asWeek(plainText(withoutStruck(content)).replace(/\s+/g, ' ').trim(), head)
    if (own === '') continue
    const start = text === '' ? 0 : text.length + BETWEEN.length
    cells.push({ text: own, head, start })
    text = text === '' ? own : `${text}${BETWEEN}${own}`
  }
  return { text, line: row.line, above, cells }
}

/** A number in a column of weeks is one, and so says when, as a week in parentheses does. */
function asWeek(text: string, head: string): string {
  if (/^\d{1,2}$/.test(text) && WEEKS.test(head.trim())) return `(${head.trim()} ${text})`
  return NUMBERED_WEEK.test(text) ? `(${text})` : text
}
const WEEKS = /^(?:KW|CW|SW|weeks?|wochen?|kalenderwoche|semesterwoche)$/i
const NUMBERED_WEEK = /^(?:weeks?|wochen?|SW|semesterwoche) ?\d{1,2}$/i

/** The lines of a paragraph, each with what runs on from it; what follows a colon at the end of a line stands under it. */
function inlineLines(children: readonly Inline[], line: number, above: Above | undefined): TextLine[] {
  const lines: TextLine[] = []
  let head = above
  let last = ''
  let isDated = false
  for (const { nodes, offset, isAfterBreak } of splitLines(children)) {
    const text = plainText(withoutStruck(nodes)).replace(/\s+/g, ' ').trim()
    const before = lines.at(-1)
    if (before !== undefined && isAfterBreak === undefined && runsOn(last, isDated, text)) {
      lines[lines.length - 1] = { ...before, text: `${before.text}\n${text}` }
      isDated ||= hasDay(text)
    } else {
      if (last.endsWith(':')) head = { text: before?.text ?? '', outer: above }
      lines.push({ text, line: line + offset, above: head })
      isDated = hasDay(text)
    }
    last = text
  }
  return lines
}

/** A day that has moved is struck out where it stood. */
function withoutStruck(nodes: readonly Inline[]): Inline[] {
  return nodes
    .filter(({ type }) => type !== 'delete')
    .map(node =>
      node.type === 'strong' || node.type === 'emphasis' ? { ...node, children: withoutStruck(node.children) } : node,
    )
}

/** A line that stops in the middle of a sentence. */
const DANGLING = new RegExp(
  `(?:[,(–—-]|(?<![\\p{L}\\d])(?:am|der|die|das|den|dem|bis|zum|um|vom|ist|sind|und|oder|spätestens|on|at|by|before|due|until|from|is|are|be|the|an?|of|and|or|to|${WEEKDAY}))$`,
  'iu',
)
/** "am 9." may go on with the month. */
const ENDS_SENTENCE = /(?<!(?:^|\s)\d{1,2})[.!?]$/
/** As long as lines are that were broken because they were full. */
const FULL_LINE = 50

/**
 * Whether a sentence goes on from a line in the next one. People also write one deadline a line, and no full stop: where the
 * sentence names a day already, another one begins another.
 */
function runsOn(line: string, isDated: boolean, next: string): boolean {
  if (ENDS_SENTENCE.test(line)) return false
  if (DANGLING.test(line)) return true
  if (isDated && hasDay(next)) return false
  return line.length >= FULL_LINE || /^[\p{Ll}\d(]/u.test(next)
}

/** What is longer is a text, no deadline. */
export const LONGEST_LINE = 500

const hasDay = (text: string): boolean =>
  text.length <= LONGEST_LINE && /\d/.test(text) && readDates(text, { reference: ANY_DAY }).dates.length > 0
/** For those who only want to know whether there is a date. */
export const ANY_DAY = '2025-01-01'
