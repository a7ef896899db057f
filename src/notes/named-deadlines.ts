import type { Deadline, Warning } from './course.js'
import { type FoundDate, readDates } from './dates.js'
import { complaint, deadlineId, type NoteContext } from './deadlines.js'
import { writtenDate } from './timestamps.js'

/** What front matter and properties hold, and the text in which they stand. */
export interface NoteHead {
  readonly data: Readonly<Record<string, unknown>>
  readonly properties: Readonly<Record<string, string>>
  readonly text: string
}

/** As `plainKey` gives them. */
const DEADLINE_KEYS = new Set(
  'deadline due duedate dueon dueby duetime abgabe abgabedatum abgabetermin fällig frist exam examdate klausur submission'.split(
    ' ',
  ),
)
/** Where a list is headed so, the days of its things are deadlines. */
const DEADLINE_LISTS = new Set('deadlines due dues abgaben fristen exams klausuren prüfungen submissions'.split(' '))
const DATE_KEYS = new Set('date datum when wann day tag'.split(' '))
const NAME_KEYS = ['name', 'title', 'titel', 'def', 'what', 'was', 'label', 'description', 'text']

/** "due_date", "due-date" and "dueDate" are one key. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[\s_-]+/g, '')

interface Named {
  readonly title: string
  readonly key: string
  readonly value: unknown
}

/** Front matter and properties that name deadlines: `due: 2025-10-09`, or a list of things with a name and a day. */
export function namedDeadlines(
  { data, properties, text }: NoteHead,
  note: NoteContext,
  warnings: Warning[],
): Deadline[] {
  const { file, language, start, timeZone } = note
  const lines = text.split('\n')
  let last = -1
  return namedIn({ ...properties, ...data }, note.title ?? '').flatMap(({ title, key, value }): Deadline[] => {
    const written = writtenDay(value)
    // Things of a list may share a day, so each is looked for below the one before.
    const word = firstWord(value, written)
    let at = last + 1
    while (at < lines.length && !(lines[at]?.includes(key) && lines[at]?.includes(word))) at++
    if (at < lines.length) last = at
    const line = Math.max(1, last + 1)
    const { dates, unread } = readDates(written, { reference: note.date ?? start, language, start, timeZone })
    const [found]: readonly (FoundDate | undefined)[] = dates
    if (found === undefined) warnings.push(...unread.map(date => ({ file, line, message: complaint(date) })))
    if (found === undefined || title === '') return []
    const { date, time } = found
    return [{ id: deadlineId(title, date, time, file), title, date, time, source: { file, line, headings: [] } }]
  })
}

/** Tables in tables are read as far as people nest them: `extra.due`, `params.deadlines`. */
const DEEPEST = 4

function namedIn(data: Readonly<Record<string, unknown>>, title: string, isInList = false, depth = 1): Named[] {
  if (depth > DEEPEST) return []
  return Object.entries(data).flatMap(([key, value]): Named[] => {
    const plain = plainKey(key)
    const isDue = DEADLINE_KEYS.has(plain) || (isInList && DATE_KEYS.has(plain))
    const isList = DEADLINE_LISTS.has(plain)
    if (isRecord(value)) {
      const inside = namedIn(value, nameOf(value) || title, isDue || isList, depth + 1)
      return inside.length === 0 && isList ? daysByName(value) : inside
    }
    if (!Array.isArray(value)) return isDue ? [{ title, key, value }] : []
    const days = isDue ? value.filter(isDay).map(day => ({ title, key: '', value: day })) : []
    return [...days, ...value.filter(isRecord).flatMap(item => namedIn(item, nameOf(item), isList, depth + 1))]
  })
}

const isDay = (value: unknown): boolean => typeof value === 'string' || value instanceof Date

/** `deadlines: { Lab 1: 2025-10-09 }` */
const daysByName = (value: Readonly<Record<string, unknown>>): Named[] =>
  Object.entries(value).flatMap(([key, day]) => (isDay(day) ? [{ title: key, key, value: day }] : []))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

function nameOf(item: Readonly<Record<string, unknown>>): string {
  const names = NAME_KEYS.map(key => Object.entries(item).find(([own]) => plainKey(own) === key)?.[1])
  return String(names.find(name => typeof name === 'string') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const writtenDay = (value: unknown): string => (value instanceof Date ? writtenDate(value) : String(value ?? ''))

/** Enough to find the line again, however the day is written there. */
const firstWord = (value: unknown, written: string): string =>
  value instanceof Date ? written.slice(0, 10) : (/[\p{L}\d:-]+/u.exec(written)?.[0] ?? '')
