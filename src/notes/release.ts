import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../core/local-time.js'
import type { Course } from './course.js'
import { findTimestamps, writtenDate } from './timestamps.js'

/** The day of a note whose own names none: shown too early, it could give solutions away. */
export const UNKNOWN_DAY = '9999-12-31'

/** The day of a front matter's date: a TOML or YAML date, or a text that begins with one. An instant is on a day of the zone. */
export function dayOf(value: unknown, timeZone?: string): string | undefined {
  const text = value instanceof Date ? writtenDate(value) : typeof value === 'string' ? value.trim() : ''
  const [moment] = timeZone === undefined ? [] : findTimestamps(text, timeZone)
  return moment?.start === 0 ? moment.date : /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
}

/**
 * The day from which a note may be shown. `start` is the first day of the course's first week, `YYYY-MM-DD`.
 * @returns `undefined` for what names no day, also for a week of a course whose start is not known
 */
export function releaseDay(setting: unknown, start: string | undefined, timeZone?: string): string | undefined {
  const day = dayOf(setting, timeZone)
  const text = String(setting).trim()
  try {
    if (day !== undefined) return Temporal.PlainDate.from(day).toString()
    const week = /^(?:week|woche|w)?\s*(\d{1,2})$/i.exec(text)?.[1]
    if (week !== undefined && start !== undefined) {
      return Temporal.PlainDate.from(start)
        .add({ weeks: Number(week) - 1 })
        .toString()
    }
  } catch {
    return undefined
  }
  return undefined
}

/** What is set for a file: for itself, else for the innermost folder around it. Keys are paths without a `/` at the end. */
export function settingFor<T>(settings: ReadonlyMap<string, T>, file: string): T | undefined {
  for (let path = file; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    const setting = settings.get(path)
    if (setting !== undefined) return setting
  }
  return undefined
}

/** The moments, in epoch milliseconds, at which the notes that a course holds back are released. */
export function releasesAhead({ heldBack = [], timeZone }: Pick<Course, 'heldBack' | 'timeZone'>): number[] {
  return heldBack.map(({ release }) => instantOf(release, '00:00', timeZone))
}

const WEEK =
  /(?:^|[\s/_.-])(?:week|woche|wk|w|kw|vl|vorlesung|lecture|lec|lektion|lesson|l|sw|session|sitzung)[\s_-]?0?(\d{1,2})(?!\d)/i

/** The week of the course that a note belongs to, from its front matter, else from the names of its file and folders. */
export function weekOf(file: string, named: unknown): number | undefined {
  const own = typeof named === 'number' ? named : typeof named === 'string' ? Number(named) : Number.NaN
  if (Number.isInteger(own) && own > 0 && own < 60) return own
  const found = WEEK.exec(file)?.[1]
  const week = found === undefined ? 0 : Number(found)
  return week > 0 && week < 60 ? week : undefined
}
