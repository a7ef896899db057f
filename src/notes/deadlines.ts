import { createHash } from 'node:crypto'
import { fold } from '../core/fold.js'
import { sentencesOf } from '../core/sentences.js'
import type { Deadline, Warning } from './course.js'
import { type DateContext, type FoundDate, readDates, type UnreadDate } from './dates.js'
import {
  type Clause,
  clausesOf,
  hasMoved,
  isBeginOf,
  isGivenOut,
  isOfSomethingElse,
  subjectOf,
  titlesOf,
} from './deadline-clauses.js'
import { hasDeadlineCue } from './deadline-cues.js'
import { type Above, type Cell, LONGEST_LINE, linesOf, type TextLine } from './deadline-lines.js'
import { dayInRow } from './deadline-rows.js'
import { isPointing, isStump, LONGEST_TITLE, titleOf, withoutPointer } from './deadline-title.js'
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
  /** The course's. */
  readonly timeZone?: string | undefined
}

/** What decides in a note which dates are deadlines and what they are called. */
interface Reading {
  readonly note: NoteContext
  readonly context: DateContext
  readonly hasCue: (text: string) => boolean
  readonly warnings: Warning[]
}

/**
 * The deadlines that a note names: a date in a line that speaks of handing in, due or exams, or that stands under a
 * heading which does. What looks like the date of one and cannot be read is warned of.
 */
export function readDeadlines(root: Section, note: NoteContext, warnings: Warning[]): Deadline[] {
  const { language, start, timeZone } = note
  const context = { reference: note.date ?? start, language, start, timeZone }
  const reading = { note, context, hasCue: cueFinder(note.cues ?? []), warnings }
  const deadlines: Deadline[] = []
  const visit = (section: Section, headings: readonly string[]): void => {
    if (isQuestionSection(section.title)) return
    const path = section.title === '' ? headings : [...headings, section.title]
    const heading: TextLine = { text: section.title, line: section.line, above: undefined }
    const under: Above = { text: section.title, outer: undefined }
    const lines = [heading, ...section.blocks.flatMap(block => linesOf(block, under))]
    for (const part of lines.flatMap(line => partsOf(line, reading))) {
      for (const due of dueIn(part, reading)) deadlines.push(deadlineOf(due, part, path, reading))
    }
    for (const child of section.sections) visit(child, path)
  }
  visit(root, [])
  return uniqueById(deadlines.filter(({ title }) => title !== ''))
}

/** A day on which something is due, by the name that its line gives it, and by other names in this line. */
interface Due {
  readonly day: FoundDate
  readonly title: string
  readonly others: readonly string[]
}

function dueIn(part: Part, reading: Reading): Due[] {
  const { text, line, cells } = part
  const { context, hasCue, note, warnings } = reading
  const { dates: all, unread } = readDates(text, context)
  const dates = all.filter(({ date }) => date >= earliestDay(context))
  if (dates.length === 0 && unread.length === 0) return []
  const isCued = hasCue(text)
  const isDue =
    isCued || (!isGivenOut({ before: text, after: '' }, false) && nearestCue(part.above, hasCue) !== undefined)
  if (isDue) for (const date of unread) warnings.push({ file: note.file, line, message: complaint(date) })
  const days = withoutSpans(text, dates, isCued || cells !== undefined)
  const inRow = cells === undefined ? undefined : dueInRow(days, cells, text, hasCue)
  if (inRow !== undefined) return inRow
  return isDue ? dueInLine(clausesOf(text, days), hasCue) : []
}

/** What was a year before the note is history, and so is what was before all courses with a bot. */
const earliestDay = ({ reference }: DateContext): string =>
  reference === undefined ? '2000-01-01' : `${Number(reference.slice(0, 4)) - 1}${reference.slice(4)}`

/** Nothing where the columns of a table do not tell. */
function dueInRow(
  days: readonly FoundDate[],
  cells: readonly Cell[],
  text: string,
  hasCue: Reading['hasCue'],
): Due[] | undefined {
  const told = days.map(day => ({ day, row: dayInRow(cells, day.start, hasCue) }))
  if (told.every(({ row }) => row === undefined)) return undefined
  const isTold = told.some(({ row }) => row?.isDue === true)
  return told.flatMap(({ day, row }) => {
    if (row === undefined ? isTold : !row.isDue) return []
    return [{ day, title: row === undefined ? titleOf(text, day.start, day.end) : row.title, others: [] }]
  })
}

/** Beside the day on which something is due may stand the one on which it was given out, or that of the lecture. */
function dueInLine(clauses: readonly Clause[], hasCue: Reading['hasCue']): Due[] {
  const titles = titlesOf(clauses)
  const isSeveral = clauses.length > 1
  return clauses.flatMap((clause, index) => {
    const isCued = hasCue(`${clause.before} ${clause.after}`)
    const isOfOther = isSeveral && !isCued && isOfSomethingElse(clause)
    const next = clauses[index + 1]
    const isOver = next !== undefined && (isBeginOf(clause, next) || hasMoved(next))
    if (isGivenOut(clause, isCued) || isOfOther || isOver) return []
    const others = isSeveral ? titles.toSpliced(index, 1).flatMap(title => subjectOf(title) ?? []) : []
    return [{ day: clause.day, title: titles[index] ?? '', others }]
  })
}

function deadlineOf({ day, title, others }: Due, part: Part, path: readonly string[], reading: Reading): Deadline {
  const { note, context, hasCue } = reading
  const { date, time } = day
  const { above, before, line } = part
  const named = isStump(title)
    ? titleAround(title, before, [
        ...others,
        outerTitle(above, context),
        nearestCue(above, hasCue),
        ...outerTitles(path, context),
        note.title,
      ])
    : title
  const source = { file: note.file, line, headings: path }
  return { id: deadlineId(named, date, time, note.file), title: named, date, time, source }
}

/** A part of a line, with the sentence before it. */
type Part = TextLine & { readonly before?: string | undefined }

/** Each sentence by itself, and of several those that speak of a deadline, where a line has both. */
function partsOf(line: TextLine, { hasCue, context }: Reading): Part[] {
  if (!/\d/.test(line.text)) return []
  const sentences = line.cells === undefined ? sentencesOf(line.text) : [line.text]
  const inOrder: Part[] = []
  let at = 0
  let lineOfPart = line.line
  for (const [index, text] of sentences.entries()) {
    const start = line.text.indexOf(text, at)
    lineOfPart += lineFeeds(line.text.slice(at, start))
    at = start
    inOrder.push({ ...line, text, line: lineOfPart, before: sentences[index - 1] })
  }
  const due = inOrder.filter(({ text }) => {
    if (text.length > LONGEST_LINE || !hasCue(text)) return false
    const { dates, unread } = readDates(text, context)
    return dates.length + unread.length > 0
  })
  const parts = due.length > 0 ? due : partsBelow(line, inOrder, { hasCue, context })
  return parts.flatMap(part => (part.text.length > LONGEST_LINE ? byLine(part) : [part]))
}

/** Where no sentence has both a day and a word for what is due on it. */
function partsBelow(
  line: TextLine,
  sentences: readonly Part[],
  { hasCue, context }: Pick<Reading, 'hasCue' | 'context'>,
): readonly Part[] {
  const isOneLine = lineFeeds(line.text) === 0
  if (nearestCue(line.above, hasCue) !== undefined) return isOneLine ? [line] : sentences
  if (!isOneLine) return byLine(line)
  if (sentences.length < 2) return [line]
  // "The report has to be handed in. The date is Oct 9."
  return sentences.flatMap((sentence, index) => {
    const before = sentences[index - 1]
    const [date] = sentence.text.length > LONGEST_LINE ? [] : readDates(sentence.text, context).dates
    const isTold = before !== undefined && before.text.length <= LONGEST_LINE && hasCue(before.text)
    if (date === undefined || !isTold || !isStump(titleOf(sentence.text, date.start, date.end))) return []
    return [{ ...before, text: `${before.text} ${sentence.text}` }]
  })
}

const lineFeeds = (text: string): number => text.split('\n').length - 1

function byLine(part: Part): Part[] {
  return part.text
    .split('\n')
    .map((text, index) => ({ ...part, text, line: part.line + index }))
    .filter(({ text }) => text.length <= LONGEST_LINE)
}

const UNTIL = /^[\s,]*(?:until|till|to|through|bis(?:\s+zum)?|[-–])[\s,]*(?:\p{L}+[.,]?\s+)?(?:den\s+|the\s+)?$/iu

/** "February 3 until February 12" is one day, the last, where its sentence says that something is due; else none. */
function withoutSpans(text: string, dates: readonly FoundDate[], isCued: boolean): FoundDate[] {
  const isSpan = (first: FoundDate | undefined, last: FoundDate | undefined): boolean =>
    first !== undefined && last !== undefined && UNTIL.test(text.slice(first.end, last.start))
  return dates.flatMap((date, index) => {
    const before = dates[index - 1]
    if (isSpan(date, dates[index + 1])) return []
    if (before === undefined || !isSpan(before, date)) return [date]
    return isCued ? [{ ...date, start: before.start }] : []
  })
}

/** Of what stands around a title that says nothing, the first that names something; else the title itself. */
function titleAround(own: string, before: string | undefined, above: readonly (string | undefined)[]): string {
  const pointed = isPointing(own) && before !== undefined && before.length <= LONGEST_TITLE ? [before] : []
  const around = [...pointed, withoutPointer(own), ...above]
    .map(title => (title ?? '').replace(/\s+/g, ' ').replace(/[\s:.]+$/, ''))
    .filter(title => title !== '' && !isStump(title))
  return around.find(title => isKindOfTask(title) || LETTERED.test(title) || !isNotATerm(title)) ?? around[0] ?? own
}

/** "Projekt A" */
const LETTERED = /^\p{L}+ \p{Lu}$/u

const outerTitles = (headings: readonly string[], context: DateContext): (string | undefined)[] =>
  headings.toReversed().map(text => outerTitle({ text, outer: undefined }, context))

/** What stands above, without its own day; a week of the course may be what it is called. */
function outerTitle(above: Above | undefined, context: DateContext): string | undefined {
  if (above === undefined || above.text.length > LONGEST_LINE || isStump(undated(above.text, context))) return undefined
  return undated(above.text, { ...context, start: undefined })
}

function undated(text: string, context: DateContext): string {
  const [date] = readDates(text, context).dates
  return date === undefined ? text : titleOf(text, date.start, date.end)
}

function cueFinder(words: readonly string[]): (text: string) => boolean {
  const own = words.map(fold)
  if (own.length === 0) return hasDeadlineCue
  return text => hasDeadlineCue(text) || own.some(word => ` ${fold(text)} `.includes(` ${word} `))
}

/** The nearest text above that speaks of a deadline. */
function nearestCue(above: Above | undefined, hasCue: (text: string) => boolean): string | undefined {
  for (let one = above; one !== undefined; one = one.outer) {
    if (one.text.length <= LONGEST_LINE && hasCue(one.text)) return one.text
  }
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
