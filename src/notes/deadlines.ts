import { createHash } from 'node:crypto'
import { fold } from '../core/fold.js'
import { type Block, type Inline, plainText, type TableRow } from '../core/rich-text.js'
import { sentencesOf } from '../core/sentences.js'
import type { Deadline, Warning } from './course.js'
import { type DateContext, readDates, type UnreadDate } from './dates.js'
import { hasDeadlineCue, isQuestionSection } from './marks.js'
import { type Section, splitLines } from './outline.js'
import { uniqueById } from './unique-by-id.js'
import { WEEKDAY } from './week-dates.js'

/** What a deadline's date depends on beside its line. */
export interface NoteContext {
  readonly file: string
  /** Names a deadline whose line does not. */
  readonly title?: string
  /** Words that announce one in this course, beside those of the language. */
  readonly cues?: readonly string[]
  /** The note's own date, `YYYY-MM-DD`: completes a missing year. */
  readonly date: string | undefined
  /** Decides the order of the numbers in `10/09/2025`. */
  readonly language: string
  /** The first day of the course's first week, `YYYY-MM-DD`. */
  readonly start?: string | undefined
}

interface TextLine {
  readonly text: string
  readonly line: number
  readonly above: Above | undefined
  /** The cells of which it is made, where it is the row of a table. */
  readonly cells?: readonly Cell[]
}

interface Cell {
  readonly text: string
  /** The head of its column. */
  readonly head: string
  /** Where it stands in the line. */
  readonly start: number
}

/** What a line stands under: a bullet, a term, the head of a table, the heading of its section. */
interface Above {
  readonly text: string
  readonly outer: Above | undefined
}

/** What is longer is a text, no deadline. */
const LONGEST_LINE = 500

/**
 * The deadlines that a note names: a date in a line that speaks of handing in, due or exams, or that stands under a
 * heading which does. What looks like the date of one and cannot be read is warned of.
 */
export function readDeadlines(root: Section, note: NoteContext, warnings: Warning[]): Deadline[] {
  const { file } = note
  const hasCue = cueFinder(note.cues ?? [])
  const context = { reference: note.date ?? note.start, language: note.language, start: note.start }
  const deadlines: Deadline[] = []
  const visit = (section: Section, headings: readonly string[]): void => {
    if (isQuestionSection(section.title)) return
    const path = section.title === '' ? headings : [...headings, section.title]
    const heading: TextLine = { text: section.title, line: section.line, above: undefined }
    const under: Above = { text: section.title, outer: undefined }
    for (const { text, line, above, cells = [] } of [
      heading,
      ...section.blocks.flatMap(block => linesOf(block, under)),
    ].flatMap(one => partsOf(one, hasCue))) {
      const { dates, unread } = readDates(text, context)
      if (dates.length === 0 && unread.length === 0) continue
      const isCued = hasCue(text)
      const cue = isCued || !GIVEN_OUT.test(text) ? nearestCue(above, hasCue) : undefined
      const isDue = isCued || cue !== undefined
      if (!isDue && !cells.some(({ head }) => hasCue(head))) continue
      if (isDue) for (const date of unread) warnings.push({ file, line, message: complaint(date) })
      const due = dates.map(({ start }) => dueInRow(cells, start, hasCue))
      // Beside the day on which something is due may stand the one on which it was given out.
      const isToldByColumn = due.some(title => title !== undefined)
      for (const [index, { date, time, start, end }] of dates.entries()) {
        if (isToldByColumn ? due[index] === undefined : !isDue) continue
        const own = due[index] || titleOf(text, start, end)
        const title =
          NO_TITLE.test(own) || GIVEN_OUT.test(own)
            ? (outerTitle(above, context) ?? cue ?? section.title).replace(/[\s:]+$/, '')
            : own
        if (title === '') continue
        deadlines.push({
          id: deadlineId(title, date, time, file),
          title,
          date,
          time,
          source: { file, line, headings: path },
        })
      }
    }
    for (const child of section.sections) visit(child, path)
  }
  visit(root, [])
  return uniqueById(deadlines)
}

/** What is given out on a day is due on another. */
const GIVEN_OUT =
  /^\W*(?:assigned|available|released?|posted|published|handed out|out|ausgabe|ausgegeben|erscheint|veröffentlicht)\b/iu
/** "Due Date: …" says nothing of what is due. */
const NO_TITLE = /^(?:due(?: date| on| by)?|dates?|datum|when|wann|)$/iu

/** Each sentence by itself, and of several those that speak of a deadline, where a line has both. */
function partsOf(line: TextLine, hasCue: (text: string) => boolean): TextLine[] {
  if (line.text.length > LONGEST_LINE || !/\d/.test(line.text)) return []
  const sentences = line.cells === undefined ? sentencesOf(line.text) : [line.text]
  if (sentences.length === 1) return [line]
  const due = sentences.filter(text => hasCue(text) && readDates(text, { reference: ANY_DAY }).dates.length > 0)
  return due.length === 0 ? [line] : due.map(text => ({ ...line, text }))
}

/** What stands above, without its own date. */
function outerTitle(above: Above | undefined, context: DateContext): string | undefined {
  if (above === undefined || above.text === '') return undefined
  const [date] = readDates(above.text, context).dates
  const title = date === undefined ? above.text : titleOf(above.text, date.start, date.end)
  return NO_TITLE.test(title) ? undefined : title
}

/**
 * What is due in a row on the date that stands at `start`: what the columns say that are headed so, or where the date's own
 * column is, all others. A schedule heads a column "Exam" or "Due" and leaves most of its cells empty.
 */
function dueInRow(cells: readonly Cell[], start: number, hasCue: (text: string) => boolean): string | undefined {
  const own = cells.findLast(cell => cell.start <= start)
  if (own === undefined) return undefined
  const said = cells.filter(
    ({ text }) => /\p{L}/u.test(text) && readDates(text, { reference: ANY_DAY }).dates.length === 0,
  )
  if (hasCue(own.head)) return said.map(({ text }) => text).join(' – ')
  const due = said.filter(({ head }) => hasCue(head))
  return due.length === 0 ? undefined : due.map(({ text }) => text).join(' – ')
}

function cueFinder(words: readonly string[]): (text: string) => boolean {
  const own = words.map(fold)
  if (own.length === 0) return hasDeadlineCue
  return text => hasDeadlineCue(text) || own.some(word => ` ${fold(text)} `.includes(` ${word} `))
}

/** The nearest text above that speaks of a deadline. */
function nearestCue(above: Above | undefined, hasCue: (text: string) => boolean): string | undefined {
  for (let one = above; one !== undefined; one = one.outer) if (hasCue(one.text)) return one.text
  return undefined
}

const LEADING_UP = new RegExp(
  `[\\s:,–—(|-]*(?:\\b(?:am|den|der|dem|bis|zum|um|ende|spätestens|on|at|by|before|vor|until|no later than|(?:is |are |must be )?due|end|of|the|(?<!\\b(?:hand|turn)(?:ed)?[ -])in|${WEEKDAY})\\b[\\s:.,(]*)*$`,
  'iu',
)

/** The line without its date and what only led up to it. */
function titleOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(LEADING_UP, '')
  const after = text.slice(end).replace(/^[\s:–—)|,.-]+/u, '')
  const words = [before, after].map(part => part.trim()).filter(part => /\p{L}/u.test(part))
  // "Blatt 1 (Abgabe 9.10.)" leaves one parenthesis.
  return words
    .join(' – ')
    .replace(/ – (?=\()/, ' ')
    .replace(/\s*\(([^()]*)$/, (_, inner: string) => (inner.trim() === '' ? '' : ` – ${inner}`))
}

function linesOf(block: Block, above: Above | undefined): TextLine[] {
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

/** For those who only want to know whether there is a date. */
const ANY_DAY = '2025-01-01'
const BETWEEN = ' | '

function rowLine(row: TableRow, header: TableRow, above: Above | undefined): TextLine {
  const cells: Cell[] = []
  let text = ''
  for (const [column, content] of row.cells.entries()) {
    const own = plainText(content).replace(/\s+/g, ' ').trim()
    if (own === '') continue
    const start = text === '' ? 0 : text.length + BETWEEN.length
    cells.push({ text: own, head: plainText(header.cells[column] ?? []), start })
    text = text === '' ? own : `${text}${BETWEEN}${own}`
  }
  return { text, line: row.line, above, cells }
}

function inlineLines(children: readonly Inline[], line: number, above: Above | undefined): TextLine[] {
  return splitLines(children).map(({ nodes, offset }) => ({
    text: plainText(nodes).replace(/\s+/g, ' ').trim(),
    line: line + offset,
    above,
  }))
}

function complaint({ text, reason }: UnreadDate): string {
  switch (reason) {
    case 'no-day':
      return `"${text}" is no day of the calendar, so this deadline is left out: write a date as in 2025-10-09`
    case 'no-year':
      return `"${text}" has no year, so this deadline is left out: add the year, or give the note a date in its front matter`
    case 'no-start':
      return `"${text}" is a week of the course, so this deadline is left out: write start = "2025-09-15" in course.toml, the first day of its first week`
  }
}

/** An id that stays while title, moment and file do. */
export function deadlineId(title: string, date: string, time: string | null, file: string): string {
  const moment = time === null ? date : `${date}T${time}`
  return `d-${createHash('sha256')
    .update(`${fold(title)} ${moment} ${file}`)
    .digest('hex')
    .slice(0, 12)}`
}
