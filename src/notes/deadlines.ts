import { createHash } from 'node:crypto'
import { fold } from '../core/fold.js'
import { sentencesOf } from '../core/sentences.js'
import type { Deadline, Warning } from './course.js'
import { type DateContext, type FoundDate, readDates, type UnreadDate } from './dates.js'
import { hasDeadlineCue, isDelivered } from './deadline-cues.js'
import { type Above, ANY_DAY, type Cell, linesOf, type TextLine } from './deadline-lines.js'
import { isStump, LONGEST_TITLE, titleOf, withoutPointer } from './deadline-title.js'
import { isKindOfTask, isNotATerm, isQuestionSection } from './marks.js'
import type { Section } from './outline.js'
import { uniqueById } from './unique-by-id.js'

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

/** What is longer is a text, no deadline. */
const LONGEST_LINE = 500

/**
 * The deadlines that a note names: a date in a line that speaks of handing in, due or exams, or that stands under a
 * heading which does. What looks like the date of one and cannot be read is warned of.
 */
export function readDeadlines(root: Section, note: NoteContext, warnings: Warning[]): Deadline[] {
  const { file } = note
  const hasCue = cueFinder(note.cues ?? [])
  const isHeadOfDue = (head: string): boolean => hasCue(head) || isDelivered(head)
  const context = { reference: note.date ?? note.start, language: note.language, start: note.start }
  const deadlines: Deadline[] = []
  const visit = (section: Section, headings: readonly string[]): void => {
    if (isQuestionSection(section.title)) return
    const path = section.title === '' ? headings : [...headings, section.title]
    const heading: TextLine = { text: section.title, line: section.line, above: undefined }
    const under: Above = { text: section.title, outer: undefined }
    for (const part of [heading, ...section.blocks.flatMap(block => linesOf(block, under))].flatMap(one =>
      partsOf(one, hasCue, context),
    )) {
      const { text, line, above, cells = [] } = part
      const { dates, unread } = readDates(text, context)
      if (dates.length === 0 && unread.length === 0) continue
      const isCued = hasCue(text)
      const cue = isCued || !GIVEN_OUT.test(text) ? nearestCue(above, hasCue) : undefined
      const isDue = isCued || cue !== undefined
      if (!isDue && !cells.some(({ head }) => isHeadOfDue(head))) continue
      if (isDue) for (const date of unread) warnings.push({ file, line, message: complaint(date) })
      const days = withoutSpans(text, dates, isCued)
      const due = days.map(({ start }) => dueInRow(cells, start, isHeadOfDue))
      // Beside the day on which something is due may stand the one on which it was given out.
      const isToldByColumn = due.some(title => title !== undefined)
      for (const [index, { date, time, start, end }] of days.entries()) {
        if (isToldByColumn ? due[index] === undefined : !isDue) continue
        const own = due[index] || titleOf(text, start, end)
        const needsOther = isStump(own) || GIVEN_OUT.test(own)
        const title = needsOther
          ? titleAround(own, part.before, [outerTitle(above, context), cue, ...outerTitles(path, context), note.title])
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

/** A part of a line, with the sentence before it. */
type Part = TextLine & { readonly before?: string | undefined }

/** Each sentence by itself, and of several those that speak of a deadline, where a line has both. */
function partsOf(line: TextLine, hasCue: (text: string) => boolean, context: DateContext): Part[] {
  if (!/\d/.test(line.text)) return []
  const sentences = line.cells === undefined ? sentencesOf(line.text) : [line.text]
  const inOrder: Part[] = []
  let at = 0
  for (const [index, text] of sentences.entries()) {
    at = line.text.indexOf(text, at)
    inOrder.push({ ...line, text, line: line.line + lineFeeds(line.text.slice(0, at)), before: sentences[index - 1] })
  }
  const due = inOrder.filter(({ text }) => {
    if (!hasCue(text)) return false
    const { dates, unread } = readDates(text, context)
    return dates.length + unread.length > 0
  })
  const isAnnounced = nearestCue(line.above, hasCue) !== undefined
  const parts = due.length > 0 ? due : lineFeeds(line.text) === 0 ? [line] : isAnnounced ? inOrder : byLine(line)
  return parts.flatMap(part => (part.text.length > LONGEST_LINE ? byLine(part) : [part]))
}

const lineFeeds = (text: string): number => text.split('\n').length - 1

function byLine(part: Part): Part[] {
  return part.text
    .split('\n')
    .map((text, index) => ({ ...part, text, line: part.line + index }))
    .filter(({ text }) => text.length <= LONGEST_LINE)
}

const FROM = /\b(?:from|vom|von)\s+(?:\p{L}+[.,]?\s+)?(?:den\s+|the\s+)?$/iu
const UNTIL = /^[\s,]*(?:until|till|to|through|bis(?:\s+zum)?|[-–])[\s,]*(?:\p{L}+[.,]?\s+)?(?:den\s+|the\s+)?$/iu

/** "from February 3 until February 12" is one day, the last, where its sentence says that something is due; else none. */
function withoutSpans(text: string, dates: readonly FoundDate[], isCued: boolean): FoundDate[] {
  return dates.flatMap((date, index) => {
    const opens = (first: FoundDate | undefined, last: FoundDate | undefined): boolean =>
      first !== undefined &&
      last !== undefined &&
      FROM.test(text.slice(0, first.start)) &&
      UNTIL.test(text.slice(first.end, last.start))
    const before = dates[index - 1]
    if (opens(date, dates[index + 1])) return []
    if (before === undefined || !opens(before, date)) return [date]
    return isCued ? [{ ...date, start: before.start }] : []
  })
}

/** Of what stands around a title that says nothing, the first that names something; else the title itself. */
function titleAround(own: string, before: string | undefined, above: readonly (string | undefined)[]): string {
  const pointed = own === '' || before === undefined || before.length > LONGEST_TITLE ? [] : [before]
  const around = [...pointed, withoutPointer(own), ...above]
    .map(title => (title ?? '').replace(/\s+/g, ' ').replace(/[\s:.]+$/, ''))
    .filter(title => title !== '' && !isStump(title))
  return around.find(title => isKindOfTask(title) || !isNotATerm(title)) ?? around[0] ?? own
}

const outerTitles = (headings: readonly string[], context: DateContext): (string | undefined)[] =>
  headings.toReversed().map(text => outerTitle({ text, outer: undefined }, context))

/** What stands above, without its own day; a week of the course may be what it is called. */
function outerTitle(above: Above | undefined, context: DateContext): string | undefined {
  if (above === undefined || isStump(undated(above.text, context))) return undefined
  return undated(above.text, { ...context, start: undefined })
}

function undated(text: string, context: DateContext): string {
  const [date] = readDates(text, context).dates
  return date === undefined ? text : titleOf(text, date.start, date.end)
}

/**
 * What is due in a row on the date that stands at `start`: what the columns say that are headed so, or where the date's own
 * column is, all others. A schedule heads a column "Exam" or "Due" and leaves most of its cells empty.
 */
function dueInRow(cells: readonly Cell[], start: number, isHeadOfDue: (head: string) => boolean): string | undefined {
  const own = cells.findLast(cell => cell.start <= start)
  if (own === undefined) return undefined
  const said = cells.filter(
    ({ text }) => /\p{L}/u.test(text) && readDates(text, { reference: ANY_DAY }).dates.length === 0,
  )
  if (isHeadOfDue(own.head)) return said.map(({ text }) => text).join(' – ')
  const due = said.filter(({ head }) => isHeadOfDue(head))
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

export function complaint({ text, reason }: UnreadDate): string {
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
