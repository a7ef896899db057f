import { addDays } from '../core/local-time.js'

/**
 * The days of somebody's practice up to the last one, a character each: `.` without an answer, `x` with one, `X` with one
 * while Saturdays and Sundays were course days of the class. A day without an answer goes by the next one with.
 */
export interface Practice {
  /** Begins and ends with a day of practice; at most `REMEMBERED` characters. */
  readonly days: string
  /** `YYYY-MM-DD` of the last character. */
  readonly lastDay: string
}

export interface Streak {
  /** Course days with an answer. */
  readonly length: number
  /** How many more course days may be missed now. */
  readonly freezes: number
}

/** Of any so many course days in a row, */
export const SPAN = 10
/** so many may be missed. */
export const FREEZES = 2
/** Three years: what lies further back is forgotten. */
const REMEMBERED = 1100

/** The same with one more day, in whatever order the days come. */
export function addPractice(before: Practice | undefined, day: string, onWeekends: boolean): Practice {
  const mark = onWeekends ? 'X' : 'x'
  if (before === undefined || before.days === '') return { days: mark, lastDay: day }
  const { days, lastDay } = before
  const ahead = daysBetween(lastDay, day)
  if (ahead >= REMEMBERED) return { days: mark, lastDay: day }
  if (ahead > 0) return { days: trim(`${days}${'.'.repeat(ahead - 1)}${mark}`), lastDay: day }
  const index = days.length - 1 + ahead
  if (index >= 0) {
    return days[index] === 'X' ? before : { days: `${days.slice(0, index)}${mark}${days.slice(index + 1)}`, lastDay }
  }
  if (-ahead >= REMEMBERED) return before
  return { days: `${mark}${'.'.repeat(-index - 1)}${days}`, lastDay }
}

function trim(days: string): string {
  return days.slice(-REMEMBERED).replace(/^\.+/, '')
}

/** The streak as it stands on a day, and the longest there has been. Both depend on which days there are alone. */
export function streakOn({ days, lastDay }: Practice, today: string): Streak & { readonly best: number } {
  let [index, answered, best] = [0, 0, 0]
  /** How many days were answered before the running streak. */
  let base = 0
  /** The course days that the running streak has missed, each with how many days were answered before. */
  let missed: { readonly index: number; readonly answered: number }[] = []
  for (const isAnswered of courseDays(days, lastDay, today)) {
    if (isAnswered) {
      answered++
      best = Math.max(best, answered - base)
    } else {
      missed.push({ index, answered })
      const first = missed.at(-1 - FREEZES)
      // One too many: the streak begins anew after the first of these.
      if (first !== undefined && index - first.index < SPAN) base = first.answered
      missed = missed.filter(miss => miss.answered > base)
    }
    index++
  }
  const used = missed.filter(miss => index - miss.index < SPAN).length
  return { length: answered - base, freezes: FREEZES - used, best }
}

/** For each course day from the first practice to the day before `today`, or to the last practice, whether it was answered. */
function courseDays(days: string, lastDay: string, today: string): boolean[] {
  // Longer absences end any streak.
  const absent = Math.min(Math.max(daysBetween(lastDay, today) - 1, 0), 3 * SPAN)
  const all = days + '.'.repeat(absent)
  const first = weekday(addDays(lastDay, 1 - days.length))
  let onWeekends = days.endsWith('X')
  const result: boolean[] = []
  for (let index = all.length - 1; index >= 0; index--) {
    const isAnswered = all[index] !== '.'
    if (isAnswered) onWeekends = all[index] === 'X'
    if (onWeekends || (first + index) % 7 < 5) result.push(isAnswered)
  }
  return result.reverse()
}

/** 0 for Monday. */
function weekday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
