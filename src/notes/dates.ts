import { Temporal } from 'temporal-polyfill'
import { timeBefore, timeBehind } from './times.js'
import { findTimestamps } from './timestamps.js'
import { findWeekDates, WEEKDAY } from './week-dates.js'

/** A calendar day, with a wall time where one is named, and where it stands in the text. */
export interface FoundDate {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM` */
  readonly time: string | null
  readonly start: number
  readonly end: number
}

/** What is written as a date and cannot be read as one. */
export interface UnreadDate {
  /** As it stands in the text. */
  readonly text: string
  /** `no-day`: no calendar has it. `no-year`: nothing completes its year. `no-start`: nothing says when the course began. */
  readonly reason: 'no-day' | 'no-year' | 'no-start'
}

/** What completes and orders the numbers of a date. */
export interface DateContext {
  /** `YYYY-MM-DD`: a missing year is completed so that the date is the first one not more than a month before it. */
  readonly reference?: string | undefined
  /** `10/09/2025` begins with the day, in English (the default) with the month. */
  readonly language?: string | undefined
  /** The first day of the course's first week, `YYYY-MM-DD`: makes a day of "week 6". */
  readonly start?: string | undefined
  /** The course's: to its clocks an instant of another zone is turned, `2025-10-09T22:00:00Z`. */
  readonly timeZone?: string | undefined
}

const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'january', 'jan'],
  ['februar', 'february', 'febr', 'feb'],
  ['märz', 'maerz', 'march', 'mär', 'mrz', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
]

const MONTH = MONTHS.flat().join('|')
/** Two letters of a month in the wrong order, or one left out. */
const MISSPELT = MONTHS.flat()
  .filter(name => name.length > 4)
  .flatMap(name =>
    [...name].flatMap((letter, index) => [
      `${name.slice(0, index)}${name.charAt(index + 1)}${letter}${name.slice(index + 2)}`,
      `${name.slice(0, index)}${name.slice(index + 1)}`,
    ]),
  )
  .filter(slip => slip.length > 4 && !MONTHS.flat().includes(slip))
  .join('|')
/** Numbers of other things that look like a day or a date: "Linux 2.6.20", "Kapitel 3.1." */
const NOT_NUMBERED =
  '(?<![\\w./])(?<!\\b(?:kernel|linux|versions?|release|kap|kapitel|chapters?|abschnitt|sections?|v)\\.?\\s)'

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

interface Form {
  readonly form: RegExp
  readonly read: (groups: readonly string[], language: string) => Parts
}

/** "9.–10. Oktober", "9./10.10.": of several days the last one counts. */
const DAYS_BEFORE = '(?:\\d{1,2}\\.\\s?(?:[-–/&]|bis|und|oder)\\s?)?'
/** Only behind such a word "10/9" and "09.10" are dates. The signs between are few, since each place looks behind itself. */
const AFTER_CUE = `(?<=\\b(?:am|bis|zum|den|spätestens|by|on|until|due|before|abgabe|deadline|fällig|${WEEKDAY})\\b[\\s:,.]{0,4})`
const NO_MEASURE = '(?!\\d|[.:/]\\d|\\s*(?:uhr|h|%|°|[ap]\\.?m|of|von|pt|punkt|point|[-–])\\b|\\s*[%°–-])'

/** In English the month comes first, unless there is no such month. */
function inOrder(first = '', second = '', year: string | undefined, language: string): Parts {
  const isDayFirst = (language !== 'en' || Number(first) > 12) && !(Number(second) > 12)
  return isDayFirst ? [year, second, first] : [year, first, second]
}

const FORMS: readonly Form[] = [
  { form: /\b(\d{4})-(\d{2})-(\d{2})(?=T\d|\b)/g, read: ([y, m, d]) => [y, m, d] },
  { form: /(?<![\w./])(\d{4})([/.])(\d{2})\2(\d{2})(?![\w/]|\.\d)/g, read: ([y, , m, d]) => [y, m, d] },
  {
    form: new RegExp(`(?<![\\w.])${DAYS_BEFORE}(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})\\b`, 'g'),
    read: ([d, m, y]) => [y, m, d],
  },
  {
    form: new RegExp(`${NOT_NUMBERED}${DAYS_BEFORE}(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?![\\w%]|[.:]\\d)`, 'gi'),
    read: ([d, m, y]) => [y, m, d],
  },
  {
    form: new RegExp(`${NOT_NUMBERED}${DAYS_BEFORE}(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?!\\d)(?!\\s?\\d{4})`, 'gi'),
    read: ([d, m]) => [undefined, m, d],
  },
  {
    form: /(?<![\w./])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\w/])/g,
    read: ([first, second, y], language) => inOrder(first, second, y, language),
  },
  {
    form: /(?<![\w./-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\w/-])/g,
    read: ([first, second, y], language) => inOrder(first, second, y, language),
  },
  {
    form: new RegExp(`\\b(\\d{1,2})-(${MONTH})-(\\d{4}|\\d{2})\\b`, 'gi'),
    read: ([d, m, y]) => [y, monthNumber(m), d],
  },
  {
    form: new RegExp(
      `\\b(?:\\d{1,2}\\.?\\s?(?:[-–/&]|bis|und|oder|to|and)\\s?)?(\\d{1,2})(?:\\.\\s*|(?:st|nd|rd|th)?\\s+(?:of\\s+)?)(${MONTH})\\b\\.?(?:\\s+(\\d{4})\\b)?`,
      'gi',
    ),
    read: ([d, m, y]) => [y, monthNumber(m), d],
  },
  {
    form: new RegExp(
      `\\b(${MONTH})\\.?\\s+(?:\\d{1,2}(?:st|nd|rd|th)?\\s?(?:[-–/&]|to|and)\\s?)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4})\\b)?`,
      'gi',
    ),
    read: ([m, d, y]) => [y, monthNumber(m), d],
  },
  // No month, and so told of as a day that could not be read.
  {
    form: new RegExp(
      `\\b(?:(\\d{1,2})\\.?\\s+(?:${MISSPELT})|(?:${MISSPELT})\\.?\\s+(\\d{1,2})),?\\s+(\\d{4})\\b`,
      'gi',
    ),
    read: ([before, behind, y]) => [y, undefined, before ?? behind],
  },
  {
    form: new RegExp(`${AFTER_CUE}(\\d{2})\\.(\\d{2})(?!\\.)${NO_MEASURE}`, 'giu'),
    read: ([d, m]) => [undefined, m, d],
  },
  {
    form: new RegExp(`${AFTER_CUE}(\\d{1,2})/(\\d{1,2})${NO_MEASURE}`, 'giu'),
    read: ([first, second], language) => inOrder(first, second, undefined, language),
  },
  // A cell of a table that holds nothing else: its head tells whether it is a day.
  {
    form: /(?:(?<=^|\| )(?=\S{3,5} \|)|(?<=\| )(?=\S{3,5}$))(\d{1,2})\/(\d{1,2})(?!\S)/g,
    read: ([first, second], language) => inOrder(first, second, undefined, language),
  },
]

/** The dates in a line, and what only looks like one. */
export function readDates(
  text: string,
  { reference, language = 'en', start: courseStart, timeZone }: DateContext,
): { readonly dates: readonly FoundDate[]; readonly unread: readonly UnreadDate[] } {
  const dates: FoundDate[] = []
  const unread: UnreadDate[] = []
  if (!/\d/.test(text)) return { dates, unread }
  if (timeZone !== undefined) dates.push(...findTimestamps(text, timeZone))
  for (const { form, read } of FORMS) {
    for (const match of text.matchAll(form)) {
      const start = match.index
      if (dates.some(other => start < other.end && start + match[0].length > other.start)) continue
      const [year, month, day] = read(match.slice(1), language)
      if (year?.length === 2 && !isNear(fullYear(year), reference)) continue
      const date = toDate(year, month, day, reference)
      if (date === undefined) {
        const reason = reasonOf(year, month, day)
        if (reason !== undefined) unread.push({ text: match[0].trim(), reason })
        continue
      }
      dates.push(withTimeBehind(text, date, start, start + match[0].length))
    }
  }
  // Beside a day, a week says what the line is about: "Sheet 7 (week 5): October 31".
  const weeks = dates.length + unread.length === 0 ? findWeekDates(text, { reference, start: courseStart }) : []
  for (const { start, end, date, reason } of weeks) {
    if (date !== undefined) dates.push(withTimeBehind(text, date, start, end))
    else if (reason !== undefined) unread.push({ text: text.slice(start, end).trim(), reason })
  }
  return {
    dates: withTimesBefore(
      text,
      dates.sort((a, b) => a.start - b.start),
    ),
    unread,
  }
}

function withTimeBehind(text: string, date: string, start: number, end: number): FoundDate {
  const { time, length } = timeBehind(text.slice(end))
  return { date, time, start, end: end + length }
}

/** A date without a time takes the one that stands right before it and belongs to no other. */
function withTimesBefore(text: string, dates: readonly FoundDate[]): FoundDate[] {
  return dates.map((found, index) => {
    if (found.time !== null) return found
    const from = dates[index - 1]?.end ?? 0
    const before = timeBefore(text.slice(from, found.start))
    return before === undefined ? found : { ...found, time: before.time, start: from + before.index }
  })
}

/** A version such as 2.6.20 looks like a date, but seldom like one of these years. */
function isNear(year: number, reference: string | undefined): boolean {
  return reference === undefined || Math.abs(year - Number(reference.slice(0, 4))) < 5
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}

/** `undefined` for numbers such as a price, "45.60.", that are none of a day. */
function reasonOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): UnreadDate['reason'] | undefined {
  if (year !== undefined) return 'no-day'
  if (Number(month) > 12 || Number(day) > 31) return undefined
  const leapYear = '2024'
  return toDate(leapYear, month, day, undefined) === undefined ? 'no-day' : 'no-year'
}

function monthNumber(name: string | undefined): string | undefined {
  const index = MONTHS.findIndex(names => names.includes((name ?? '').toLowerCase()))
  return index === -1 ? undefined : String(index + 1)
}

function toDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  reference: string | undefined,
): string | undefined {
  const parts = { month: Number(month), day: Number(day) }
  try {
    if (year !== undefined) return plain(fullYear(year), parts).toString()
    if (reference === undefined) return undefined
    const earliest = Temporal.PlainDate.from(reference).subtract({ months: 1 })
    const isPast = parts.month < earliest.month || (parts.month === earliest.month && parts.day < earliest.day)
    return plain(earliest.year + (isPast ? 1 : 0), parts).toString()
  } catch {
    return undefined
  }
}

function plain(year: number, parts: { month: number; day: number }): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, ...parts }, { overflow: 'reject' })
}
