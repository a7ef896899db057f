import { Temporal } from 'temporal-polyfill'

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
  /** `no-day`: no calendar has it. `no-year`: nothing completes its year. */
  readonly reason: 'no-day' | 'no-year'
}

/** What completes and orders the numbers of a date. */
export interface DateContext {
  /** `YYYY-MM-DD`: a missing year is completed so that the date is the first one not more than a month before it. */
  readonly reference?: string | undefined
  /** `10/09/2025` begins with the day, in English (the default) with the month. */
  readonly language?: string | undefined
}

const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['märz', 'maerz', 'march', 'mär', 'mar'],
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
/** Numbers of other things that look like a day or a date: "Linux 2.6.20", "Kapitel 3.1." */
const NOT_NUMBERED =
  '(?<![\\w./])(?<!\\b(?:kernel|linux|versions?|release|kap|kapitel|chapters?|abschnitt|sections?|v)\\.?\\s)'

const LED_IN = '(?:um|bis|at|by|until|spätestens)'
/** "12 Uhr", "um 14 h", and "14h" where no word follows: "2 h Arbeit" says how long something takes. */
const BARE_HOUR = `\\s*uhr\\b|(?<=\\b${LED_IN}\\s+\\d{1,2})\\s*h\\b|(?<=\\d{2})h(?=\\s*(?:$|[,;.)|–—-]))|(?=\\s*[ap]\\.?m\\b)`
/** Behind a date: ", 23:59", " um 12 Uhr", " | 18.00", "T09:30", " at 5 pm". "– 16.10." is another date. */
const TIME = new RegExp(
  `^(?:T|[\\s,;(|–—-]*(?:\\b${LED_IN}\\b\\s*)*)(\\d{1,2})` +
    `(?:(?::(\\d{2})(?::\\d{2})?|\\.(\\d{2})(?!\\.))(?:\\s*(?:uhr|h)\\b)?|${BARE_HOUR})` +
    '(?:\\s*([ap])\\.?m\\b\\.?)?(?!\\d|[.:]\\d)',
  'iu',
)

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

interface Form {
  readonly form: RegExp
  readonly read: (groups: readonly string[], language: string) => Parts
}

const FORMS: readonly Form[] = [
  { form: /\b(\d{4})-(\d{2})-(\d{2})(?=T\d|\b)/g, read: ([y, m, d]) => [y, m, d] },
  { form: /(?<![\w.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/g, read: ([d, m, y]) => [y, m, d] },
  {
    form: new RegExp(`${NOT_NUMBERED}(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?![\\w%]|[.:]\\d)`, 'gi'),
    read: ([d, m, y]) => [y, m, d],
  },
  {
    form: new RegExp(`${NOT_NUMBERED}(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?!\\d)(?!\\s?\\d{4})`, 'gi'),
    read: ([d, m]) => [undefined, m, d],
  },
  {
    form: /(?<![\w./])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\w/])/g,
    read: ([first, second, y], language) => {
      const isDayFirst = (language !== 'en' || Number(first) > 12) && !(Number(second) > 12)
      return isDayFirst ? [y, second, first] : [y, first, second]
    },
  },
  {
    form: new RegExp(
      `\\b(\\d{1,2})(?:\\.\\s*|(?:st|nd|rd|th)?\\s+(?:of\\s+)?)(${MONTH})\\b\\.?(?:\\s+(\\d{4})\\b)?`,
      'gi',
    ),
    read: ([d, m, y]) => [y, monthNumber(m), d],
  },
  {
    form: new RegExp(`\\b(${MONTH})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4})\\b)?`, 'gi'),
    read: ([m, d, y]) => [y, monthNumber(m), d],
  },
]

/** The dates in a line, and what only looks like one. */
export function readDates(
  text: string,
  { reference, language = 'en' }: DateContext,
): { readonly dates: readonly FoundDate[]; readonly unread: readonly UnreadDate[] } {
  const dates: FoundDate[] = []
  const unread: UnreadDate[] = []
  if (!/\d/.test(text)) return { dates, unread }
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
      const time = TIME.exec(text.slice(start + match[0].length))
      const end = start + match[0].length + (time?.[0].length ?? 0)
      dates.push({ date, time: time === null ? null : wallTime(time), start, end })
    }
  }
  return { dates: dates.sort((a, b) => a.start - b.start), unread }
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

function wallTime(match: RegExpExecArray): string | null {
  const half = match[4]?.toLowerCase()
  const named = Number(match[1])
  const hour = half === undefined || named > 12 ? named : (named % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(match[2] ?? match[3] ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  // 24:00 is the end of that very day.
  return hour === 24 ? '23:59' : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
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
