import { createHash } from 'node:crypto'
import { fold } from '../core/fold.js'
import { type Block, type Inline, plainText, type TableRow } from '../core/rich-text.js'
import type { Deadline, Warning } from './course.js'
import { readDates, type UnreadDate } from './dates.js'
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
    for (const { text, line, above } of [heading, ...section.blocks.flatMap(block => linesOf(block, under))]) {
      if (text.length > LONGEST_LINE) continue
      const { dates, unread } = readDates(text, context)
      if (dates.length === 0 && unread.length === 0) continue
      const cue = nearestCue(above, hasCue)
      if (cue === undefined && !hasCue(text)) continue
      for (const date of unread) warnings.push({ file, line, message: complaint(date) })
      for (const { date, time, start, end } of dates) {
        const own = titleOf(text, start, end)
        const title = own === '' ? (cue ?? section.title).replace(/[\s:]+$/, '') : own
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
  `[\\s:,–—(|-]*(?:\\b(?:am|den|der|dem|bis|zum|um|ende|spätestens|on|at|by|until|due|end|of|the|(?<!\\b(?:hand|turn)[ -])in|${WEEKDAY})\\b[\\s:.,(]*)*$`,
  'iu',
)

/** The line without its date and what only led up to it. */
function titleOf(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(LEADING_UP, '')
  const after = text.slice(end).replace(/^[\s:–—)|,.-]+/u, '')
  const words = [before, after].map(part => part.trim()).filter(part => /\p{L}/u.test(part))
  return words.join(' – ')
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
    case 'table': {
      const header = { text: cellsOf(block.header), outer: above }
      return block.rows.map(row => ({ text: cellsOf(row), line: row.line, above: header }))
    }
    default:
      return []
  }
}

function cellsOf(row: TableRow): string {
  return row.cells
    .map(plainText)
    .filter(cell => cell.trim() !== '')
    .join(' | ')
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
