import { Temporal } from 'temporal-polyfill'

/** A day of a week by its number, where it stands in the text, or why it is none. */
export interface WeekDate {
  readonly start: number
  readonly end: number
  /** `YYYY-MM-DD` */
  readonly date?: string
  /** `no-start`: a week of the course whose first one is not known. */
  readonly reason?: 'no-day' | 'no-year' | 'no-start'
}

export interface WeekContext {
  /** `YYYY-MM-DD`: completes a missing year. */
  readonly reference?: string | undefined
  /** First day of the course's first week, `YYYY-MM-DD`. */
  readonly start?: string | undefined
}

/** From Monday on. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['montag', 'monday', 'mon', 'mo'],
  ['dienstag', 'tuesday', 'tues', 'tue', 'di'],
  ['mittwoch', 'wednesday', 'wed', 'mi'],
  ['donnerstag', 'thursday', 'thurs', 'thu', 'do'],
  ['freitag', 'friday', 'fri', 'fr'],
  ['samstag', 'sonnabend', 'saturday', 'sat', 'sa'],
  ['sonntag', 'sunday', 'sun', 'so'],
]
export const WEEKDAY = WEEKDAYS.flat().join('|')

/** Who hands in "in week 41" does so by its last working day. */
const FRIDAY = 5
/** A course has fewer weeks, so a higher number is one of the calendar. */
const MOST_COURSE_WEEKS = 26

/** "Monday of week 4", "Monday (week 4)". */
const DAY_BEFORE = `(?:\\b(${WEEKDAY})\\b\\.?,?\\s*(?:in\\s+|der\\s+|of\\s+|\\(\\s*)*)?`
const DAY_BEHIND = `(?:\\s*\\(\\s*(${WEEKDAY})\\b\\.?\\s*\\)|,\\s*(${WEEKDAY})\\b\\.?)?`
const CALENDAR = new RegExp(
  `${DAY_BEFORE}\\b(?:KW|CW|kalenderwoche|calendar\\s+week)\\.?\\s*(\\d{1,2})(?!\\d)` +
    `(?:\\s*[-–]\\s*(\\d{1,2})(?!\\d))?(?:\\s*\\/\\s*(\\d{4}|\\d{1,2})(?!\\d)|,?\\s+(20\\d{2})(?!\\d))?${DAY_BEHIND}`,
  'giu',
)
/** "in der 45. KW" */
const ORDINAL_WEEK = /\b(\d{1,2})\.\s?(?:KW|Kalenderwoche)\b/gi
const ISO = /\b(20\d{2})-?W(\d{2})(?:-([1-7]))?(?![\w-])/g
/** "week 6" where it says when: at the beginning of a line it is the heading of a week. */
const SAID_WHEN = '(?<=(?:[:(|,–-]|\\b(?:in|by|until|due|of|bis|ende|end|der|the|am|zum|on))\\s*)'
const NUMBERED = new RegExp(
  `(?:${SAID_WHEN}|(?=\\b(?:${WEEKDAY})\\b[.,]?\\s*\\())${DAY_BEFORE}\\b(?:weeks?|wochen?|semesterwoche|SW)\\s*(\\d{1,2})(?!\\d|\\.\\d)${DAY_BEHIND}`,
  'giu',
)
/** What an exam is about, not when it is. */
const SUBJECT_MATTER =
  /\b(?:stoff|inhalt\w*|themen?|umfasst|deckt|covers?|covering|material|topics?|contents?|chapters?|kapitel)\b/iu

/** "(weeks 2, 4, 6)" names no day of any one of them. */
const EVERY_FEW_WEEKS = /\b(?:weeks|wochen)\s+\d+\s*,\s*\d+/iu

/** The days that weeks in a line stand for: their Friday, where the line names no other; of several weeks, that of the last. */
export function findWeekDates(text: string, { reference, start }: WeekContext): WeekDate[] {
  if (!/W|KW/iu.test(text)) return []
  const found: WeekDate[] = []
  for (const match of text.matchAll(ISO)) {
    found.push(placed(match, isoDay(Number(match[1]), Number(match[2]), Number(match[3] ?? FRIDAY))))
  }
  for (const match of text.matchAll(CALENDAR)) {
    const [, before, first, last, slash, year, inParentheses, behind] = match
    const weekday = weekdayOf(named(before) ?? inParentheses ?? named(behind))
    // "KW 41/42" are two weeks, "KW 41/2025" and "KW 41/25" name the year.
    const more = Number(slash) - Number(first)
    const isRange = more > 0 && more <= 3
    const week = Number(last ?? (isRange ? slash : first))
    const written = year ?? (isRange || slash?.length === 1 ? undefined : slash)
    found.push(placed(match, calendarDay(week, weekday, written, reference)))
  }
  for (const match of text.matchAll(ORDINAL_WEEK)) {
    found.push(placed(match, calendarDay(Number(match[1]), FRIDAY, undefined, reference)))
  }
  if (SUBJECT_MATTER.test(text) || EVERY_FEW_WEEKS.test(text)) return found
  for (const match of text.matchAll(NUMBERED)) {
    const [, before, number, inParentheses, behind] = match
    const week = Number(number)
    const weekday = weekdayOf(named(before) ?? inParentheses ?? named(behind))
    found.push(
      placed(
        match,
        week > MOST_COURSE_WEEKS ? calendarDay(week, weekday, undefined, reference) : courseDay(week, weekday, start),
      ),
    )
  }
  return found
}

type Day = Pick<WeekDate, 'date' | 'reason'>

function placed(match: RegExpExecArray, day: Day): WeekDate {
  return { start: match.index, end: match.index + match[0].length, ...day }
}

/** "so" and "do" are words too: outside of parentheses an abbreviation counts where it is capitalized. */
const named = (day: string | undefined): string | undefined =>
  day !== undefined && (day.length > LONGEST_SHORT_DAY || /^\p{Lu}/u.test(day)) ? day : undefined
const LONGEST_SHORT_DAY = 3

function weekdayOf(name: string | undefined): number {
  const index = WEEKDAYS.findIndex(names => names.includes((name ?? '').toLowerCase()))
  return index === -1 ? FRIDAY : index + 1
}

function calendarDay(week: number, weekday: number, year: string | undefined, reference: string | undefined): Day {
  if (year !== undefined) return isoDay(year.length === 2 ? 2000 + Number(year) : Number(year), week, weekday)
  if (week < 1 || week > 53) return { reason: 'no-day' }
  const earliest =
    reference === undefined ? undefined : attempt(() => Temporal.PlainDate.from(reference).subtract({ months: 1 }))
  if (earliest === undefined) return { reason: 'no-year' }
  for (const after of [-1, 0, 1, 2]) {
    const day = isoDay(earliest.year + after, week, weekday)
    if (day.date !== undefined && day.date >= earliest.toString()) return day
  }
  return { reason: 'no-day' }
}

function courseDay(week: number, weekday: number, start: string | undefined): Day {
  // The days before the first week are called so, and only their course knows which they are.
  if (week < 1) return {}
  const first = start === undefined ? undefined : attempt(() => Temporal.PlainDate.from(start))
  if (first === undefined) return { reason: 'no-start' }
  return { date: first.add({ days: weekday - first.dayOfWeek + 7 * (week - 1) }).toString() }
}

/** The fourth of January is in the first week of each year (ISO 8601). */
function isoDay(year: number, week: number, weekday: number): Day {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth.add({ days: 1 - fourth.dayOfWeek + 7 * (week - 1) })
  if (week < 1 || monday.yearOfWeek !== year) return { reason: 'no-day' }
  return { date: monday.add({ days: weekday - 1 }).toString() }
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
