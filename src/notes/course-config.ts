import { parse as parseToml, TomlError } from 'smol-toml'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isPlatformId } from '../core/platform-ids.js'
import type { Deadline, Term, Warning, Weeks } from './course.js'
import { deadlineId } from './deadlines.js'
import type { TextFile } from './folder.js'
import { findTimestamps } from './timestamps.js'

export interface CourseConfig {
  readonly title?: string | undefined
  readonly language?: string | undefined
  readonly timeZone?: string | undefined
  /** `undefined` where the file lists none: every community may read the course. */
  readonly communities?: readonly string[] | undefined
  /** First day of the course's first week, `YYYY-MM-DD`: makes days of weeks. */
  readonly start?: string | undefined
  /** Where the notes stand on the web; ends with `/`. */
  readonly baseUrl?: string | undefined
  /** Further names by title. */
  readonly aliases?: ReadonlyMap<string, readonly string[]> | undefined
  /** Headings, in lower case, whose sections are passed over. */
  readonly ignoredHeadings?: ReadonlySet<string> | undefined
  /** Titles that are no terms. */
  readonly stopTitles?: readonly string[] | undefined
  /** Further words that announce a deadline. */
  readonly deadlineWords?: readonly string[] | undefined
  readonly deadlines?: readonly Deadline[] | undefined
  /** When notes are released, by a file or folder in the course's folder: a day or a week. */
  readonly releases?: ReadonlyMap<string, string | number> | undefined
  readonly terms?: readonly Term[] | undefined
  readonly dailyWeeks?: Weeks | undefined
}

/** Of a course that names none. */
export const machineZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const isDay = (text: string): boolean => {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const isMoment = (text: string): boolean =>
  findTimestamps(text, 'UTC').some(({ start, end }) => start === 0 && end === text.length)

const written = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

const text = z.string('must be a text').trim().min(1, 'must not be empty')
const texts = z.array(text, 'must be a list of texts, as in ["one", "two"]')
const day = z.preprocess(
  value => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  text.refine(isDay, 'must be a date as in "2025-10-09"'),
)
const dayOrMoment = z.preprocess(
  written,
  text.refine(value => isDay(value) || isMoment(value), 'must be a date as in "2025-10-09"'),
)
const time = z.preprocess(
  value => (value instanceof Date ? value.toISOString().slice(0, 5) : value),
  text.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time as in "23:59"'),
)

/** "2-5", "weeks 2 to 5", "Woche 3" */
function weeksOf(value: string): Weeks | undefined {
  const [, first, last = first] =
    /^\s*(?:weeks?|wochen?)?\s*(\d{1,2})(?:\s*(?:-|–|to|bis)\s*(\d{1,2}))?\s*$/i.exec(value) ?? []
  const [from, to] = [Number(first), Number(last)]
  return from >= 1 && from <= to ? { from, to } : undefined
}

const term = z
  .strictObject(
    { name: text.max(40, 'may have at most 40 characters'), from: day, to: day },
    'must be tables [[terms]] with name, from and to',
  )
  .refine(({ from, to }) => from <= to, 'must not end before it begins')

const KEYS = {
  title: text.max(100, 'may have at most 100 characters'),
  language: z.enum(['de', 'en'], 'must be "de" or "en"'),
  timezone: z.string('must be a text').refine(isTimeZone, 'is no IANA time zone: write it as in "Europe/Zurich"'),
  start: day,
  base_url: text.regex(/^https?:\/\//, 'must be a web address that begins with https://'),
  aliases: z.record(
    z.string(),
    z.union([text.transform(name => [name]), texts]),
    'must be a table, as in [aliases] with "Ballooning" = ["Memory Ballooning"]',
  ),
  ignore_headings: texts,
  stop_titles: texts,
  deadline_words: texts,
  deadlines: z.array(
    z.object({ title: text, date: dayOrMoment, time: time.optional() }),
    'must be tables [[deadlines]] with title, date and, if you like, time',
  ),
  release: z.record(
    z.string(),
    z.union([z.number().int().positive(), z.preprocess(written, text)]),
    'must be a table, as in [release] with "week-03.md" = "2025-10-09"',
  ),
  daily_weeks: z
    .union([z.number().transform(String), text], 'must be a week or a range of weeks as in "2-5"')
    .transform((value, context) => {
      const weeks = weeksOf(value)
      if (weeks === undefined) context.addIssue('must be a week or a range of weeks as in "2-5"')
      return weeks
    }),
  terms: z.array(term, 'must be a list of terms, each under [[terms]]').min(1).max(50),
} as const

type Values = { -readonly [Key in keyof typeof KEYS]?: z.infer<(typeof KEYS)[Key]> }

/** Reads `course.toml`. What is wrong in it is warned of, key by key, and left to the default. */
export function readCourseConfig(config: TextFile, warnings: Warning[]): CourseConfig {
  const warn = (line: number, message: string) => warnings.push({ file: config.file, line, message })
  let table: Readonly<Record<string, unknown>>
  try {
    table = parseToml(config.text)
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1
    const listsCommunities = /^\s*["']?communities\b/m.test(config.text)
    const closed = listsCommunities ? '; as it lists communities, only the setup code opens the course until then' : ''
    const message = `not valid TOML, so none of its settings count: ${firstLine(error)}${closed}`
    warnings.push({ file: config.file, line, message, isBroken: true })
    const releases = releasesIn(config.text)
    return { ...(listsCommunities ? { communities: [] } : {}), ...(releases.size === 0 ? {} : { releases }) }
  }
  const values: Values = {}
  let communities: readonly string[] | undefined
  for (const [key, value] of Object.entries(table)) {
    const line = lineOf(config.text, key)
    if (key === 'communities') {
      communities = readCommunities(value, config, warn)
      continue
    }
    if (!Object.hasOwn(KEYS, key)) {
      warn(line, `unknown key "${key}": known are ${[...Object.keys(KEYS), 'communities'].join(', ')}`)
      continue
    }
    const name = key as keyof typeof KEYS
    const result = KEYS[name].safeParse(value)
    if (result.success) Object.assign(values, { [name]: result.data })
    else warn(line, `${key} ${complaint(result.error)}; it is left to the default`)
  }
  return {
    title: values.title,
    language: values.language,
    timeZone: values.timezone,
    start: values.start,
    baseUrl: values.base_url?.replace(/\/?$/, '/'),
    aliases: values.aliases && new Map(Object.entries(values.aliases)),
    ignoredHeadings: values.ignore_headings && new Set(values.ignore_headings.map(heading => heading.toLowerCase())),
    stopTitles: values.stop_titles,
    deadlineWords: values.deadline_words,
    terms: values.terms,
    dailyWeeks: values.daily_weeks,
    deadlines: values.deadlines?.map(one => configuredDeadline(one, values.timezone ?? machineZone(), config)),
    releases:
      values.release && new Map(Object.entries(values.release).map(([path, at]) => [path.replace(/\/$/, ''), at])),
    communities,
  }
}

/** Of a table that cannot be read what holds notes back, line by line: a slip elsewhere must not publish them. */
function releasesIn(source: string): ReadonlyMap<string, string> {
  const [, table = ''] = /^[ \t]*\[release\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(source) ?? []
  const lines = [...table.matchAll(/^[ \t]*(["']?)([^"'=\n]+?)\1[ \t]*=[ \t]*["']?([^"'#\n]*)/gm)]
  return new Map(lines.map(([, , path = '', day = '']) => [path.replace(/\/$/, ''), day.trim()]))
}

/** Names the place in a table or list where the mistake is not the whole value. */
function complaint(error: z.ZodError): string {
  const [issue] = error.issues
  const place = issue === undefined || issue.path.length === 0 ? '' : `(${issue.path.map(String).join('.')}) `
  return `${place}${issue?.message ?? 'is not valid'}`
}

function configuredDeadline(
  { title, date: named, time: at }: { title: string; date: string; time?: string | undefined },
  timeZone: string,
  { file, text: source }: TextFile,
): Deadline {
  const line = source.split('\n').findIndex(one => one.includes(title)) + 1
  const [moment] = findTimestamps(named, timeZone)
  const { date, time } = { date: moment?.date ?? named, time: at ?? moment?.time ?? null }
  return {
    id: deadlineId(title, date, time, file),
    title,
    date,
    time,
    source: { file, line: Math.max(1, line), headings: [] },
  }
}

/** Whatever is wrong in the list leaves the course closed: a slip must not show it to everybody. */
function readCommunities(
  value: unknown,
  config: TextFile,
  warn: (line: number, message: string) => void,
): readonly string[] {
  const line = lineOf(config.text, 'communities')
  const example = 'write it as in communities = ["discord:123456789012345678", "slack:T0123ABCD"]'
  if (!Array.isArray(value)) {
    warn(line, `communities must be a list; until then only the setup code opens the course: ${example}`)
    return []
  }
  const fits = (entry: unknown): entry is string => typeof entry === 'string' && isPlatformId('community', entry)
  for (const entry of value.filter(own => !fits(own))) {
    const shown = typeof entry === 'string' ? entry : JSON.stringify(entry)
    warn(lineOfEntry(config.text, shown, line), `communities: "${shown}" is no community, it is left out: ${example}`)
  }
  return [...new Set(value.filter(fits))]
}

/** Where an entry of a list stands that may go over several lines. */
function lineOfEntry(text: string, entry: string, start: number): number {
  const index = text.split('\n').findIndex((line, at) => at + 1 >= start && line.includes(entry))
  return index + 1 || start
}

/** The line on which a key or the table of that name stands. */
export function lineOf(text: string, key: string): number {
  const index = text.split('\n').findIndex(line => {
    const start = line.replace(/^\s*\[*\s*["']?/, '')
    return start.startsWith(key) && !/^[\w-]/.test(start.slice(key.length))
  })
  return index + 1 || 1
}

function firstLine(error: unknown): string {
  return (
    (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace('Invalid TOML document: ', '') ??
    ''
  )
}
