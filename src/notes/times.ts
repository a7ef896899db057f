import { WEEKDAY } from './week-dates.js'

const LED_IN = '(?:um|bis|at|by|until|spätestens|from|von|ab)'
const UP_TO = '(?:[-–—]|bis|to|until)'
const HOUR_OF_RANGE = '\\d{1,2}(?:[:.]\\d{2})?'
/** "12 Uhr", "um 14 h", and "14h" where no word follows: "2 h Arbeit" says how long something takes. */
const BARE_HOUR = `\\s*uhr\\b|(?<=\\b${LED_IN}\\s+\\d{1,2})\\s*h\\b|(?<=\\d{2})h(?=\\s*(?:$|[,;.)|–—-]))|(?=\\s*[ap]\\.?m\\b)|(?=\\s*${UP_TO}\\s*${HOUR_OF_RANGE}\\s*(?:uhr|[ap]\\.?m)\\b)`
const HALF = '(?:\\s*([ap])\\.?m\\b\\.?)?'
/** Behind a date: ", 23:59", " um 12 Uhr", " | 18.00", "T09:30", " at 5 pm", " 17h30". "– 16.10." is another date. */
const BEHIND = new RegExp(
  `^(?:T|[\\s,;(|–—-]*(?:\\b${LED_IN}\\b\\s*)*)(\\d{1,2})` +
    `(?:(?::(\\d{2})(?::\\d{2})?|\\.(\\d{2})(?!\\.)|(?:h|\\s*uhr\\s+)(\\d{2}))(?:\\s*(?:uhr|h)\\b)?|${BARE_HOUR})` +
    `${HALF}(?!\\d|[.:]\\d)`,
  'iu',
)
/** "11:59am (just before noon) Wednesday" */
const THEN_DATE = `(?:\\s*\\([^()\\d]{1,40}\\))?[\\s,]*(?:\\b(?:am|on|den|vom|of)\\s+)?(?:\\b(?:${WEEKDAY})\\b[.,]?\\s*)?(?:den\\s+)?$`
/** Before a date, "9 am" is German unless an "on", a comma or a parenthesis follows. */
const HALF_BEFORE = '(?:\\s*(?:(p)\\.?m\\b\\.?|(a)\\.?m\\b\\.?(?=\\s*(?:[,(]|on\\b|of\\b))))'
/** Before a date: "23:59 am ", "5 pm on ". */
const BEFORE = new RegExp(
  `(?<![\\d.:])(\\d{1,2})(?:[:.](\\d{2})(?:\\s*(?:uhr|h)\\b)?${HALF_BEFORE}?|\\s*uhr\\b|${HALF_BEFORE})${THEN_DATE}`,
  'iu',
)

const NAMED: Readonly<Record<string, string>> = {
  noon: '12:00',
  mittag: '12:00',
  mittags: '12:00',
  // The end of that very day, which is what whoever hands in has.
  midnight: '23:59',
  mitternacht: '23:59',
}
const NAMES = `\\b(${Object.keys(NAMED).join('|')})\\b`
const NAMED_BEHIND = new RegExp(`^[\\s,;(|–—-]*(?:\\b${LED_IN}\\b\\s*)*${NAMES}`, 'iu')
const NAMED_BEFORE = new RegExp(`${NAMES}${THEN_DATE}`, 'iu')

/** Where what begins then ends: "–12:00", " - 11 Uhr", " to 3pm". "– 16.10." is another date. */
const RANGE_END = new RegExp(
  `^\\s*${UP_TO}\\s*(?:\\d{1,2}:\\d{2}(?!\\d)(?:\\s*(?:uhr|h)\\b)?|\\d{1,2}\\.\\d{2}(?![\\d.])|${HOUR_OF_RANGE}\\s*uhr\\b|${HOUR_OF_RANGE}(?=\\s*[ap]\\.?m\\b))${HALF}`,
  'iu',
)

/** What only says a time again, or where: " (noon)", " ET". */
const SAID_AGAIN = new RegExp(
  `^(?:\\s*\\(\\s*${NAMES}\\s*\\))?(?:\\s*\\(?\\b(?:[ECMP][SD]?T|GMT|UTC|CES?T|ME(?:S)?Z|AoE)\\b\\)?)?`,
  'iu',
)

/** The time, `HH:MM`, with which the text behind a date begins, and how much of the text tells it. */
export function timeBehind(text: string): { readonly time: string | null; readonly length: number } {
  const match = BEHIND.exec(text)
  const named = match === null ? NAMED_BEHIND.exec(text) : null
  const found = (match ?? named)?.[0]
  if (found === undefined) return { time: null, length: 0 }
  const range = match === null ? null : RANGE_END.exec(text.slice(found.length))
  const time =
    match === null
      ? namedTime(named?.[1])
      : clockTime(match[1], match[2] ?? match[3] ?? match[4], match[5] ?? halfOfRange(match[1], range))
  if (time === null) return { time, length: found.length }
  const length = found.length + (range?.[0].length ?? 0)
  return { time, length: length + (SAID_AGAIN.exec(text.slice(length))?.[0].length ?? 0) }
}

/** The time with which the text before a date ends, and where it begins. */
export function timeBefore(text: string): { readonly time: string; readonly index: number } | undefined {
  const match = BEFORE.exec(text)
  const named = match === null ? NAMED_BEFORE.exec(text) : null
  const time =
    match === null
      ? namedTime(named?.[1])
      : clockTime(
          match[1],
          match[2],
          match.slice(3).find(half => half !== undefined),
        )
  const index = (match ?? named)?.index
  return time === null || index === undefined ? undefined : { time, index }
}

/** "1-3pm" begins in the half of the day in which it ends, "11-1pm" does not. */
function halfOfRange(hours: string | undefined, range: RegExpExecArray | null): string | undefined {
  const half = range?.[1]
  const last = Number(/\d+/.exec(range?.[0] ?? '')?.[0])
  return half?.toLowerCase() === 'p' && Number(hours) % 12 > last % 12 ? 'a' : half
}

const namedTime = (name: string | undefined): string | null => NAMED[name?.toLowerCase() ?? ''] ?? null

function clockTime(
  hours: string | undefined,
  minutes: string | undefined,
  halfOfDay: string | undefined,
): string | null {
  const half = halfOfDay?.toLowerCase()
  const named = Number(hours)
  const hour = half === undefined || named > 12 ? named : (named % 12) + (half === 'p' ? 12 : 0)
  const minute = Number(minutes ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  // 24:00 is the end of that very day.
  return hour === 24 ? '23:59' : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
