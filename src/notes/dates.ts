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
/** Behind a date: ", 23:59", " um 12 Uhr", " | 18.00", "T09:30", " at 5 pm". "– 16.10." is another date. */
const TIME =
  /^(?:T|[\s,;(|–—-]*(?:\b(?:um|bis|at|by|until|spätestens)\b\s*)*)(\d{1,2})(?:(?::(\d{2})(?::\d{2})?|\.(\d{2})(?!\.))(?:\s*(?:uhr|h)\b)?|\s*(?:uhr|h)\b|(?=\s*[ap]\.?m\b))(?:\s*([ap])\.?m\b\.?)?(?!\d|[.:]\d)/iu

const FORMS: readonly { readonly form: RegExp; readonly read: (groups: readonly string[]) => Parts }[] = [
  { form: /\b(\d{4})-(\d{2})-(\d{2})(?=T\d|\b)/g, read: ([y, m, d]) => [y, m, d] },
  { form: /(?<![\w.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/g, read: ([d, m, y]) => [y, m, d] },
  { form: /(?<![\w.])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)(?!\s?\d{4})/g, read: ([d, m]) => [undefined, m, d] },
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

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

/**
 * The dates in a line. A missing year is completed so that the date is the first one not more than a month before
 * `reference` (the note's own date, `YYYY-MM-DD`); without a reference such a date is left out.
 */
export function findDates(text: string, reference: string | undefined): FoundDate[] {
  const found: FoundDate[] = []
  if (!/\d/.test(text)) return found
  for (const { form, read } of FORMS) {
    for (const match of text.matchAll(form)) {
      const start = match.index
      if (found.some(other => start < other.end && start + match[0].length > other.start)) continue
      const [year, month, day] = read(match.slice(1))
      const date = toDate(year, month, day, reference)
      if (date === undefined) continue
      const time = TIME.exec(text.slice(start + match[0].length))
      const end = start + match[0].length + (time?.[0].length ?? 0)
      found.push({ date, time: time === null ? null : wallTime(time), start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
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
    if (year !== undefined) return plain(Number(year), parts).toString()
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
