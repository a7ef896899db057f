import { parse as parseToml, TomlError } from 'smol-toml'
import { z } from 'zod'
import { isPlatformId } from '../core/platform-ids.js'
import type { Warning } from './course.js'
import type { TextFile } from './folder.js'

export interface CourseConfig {
  readonly title?: string | undefined
  readonly language?: string | undefined
  readonly timeZone?: string | undefined
  /** `undefined` where the file lists none: every community may read the course. */
  readonly communities?: readonly string[] | undefined
}

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const KEYS = {
  title: z.string('must be a text').trim().min(1, 'must not be empty').max(100, 'may have at most 100 characters'),
  language: z.enum(['de', 'en'], 'must be "de" or "en"'),
  timezone: z.string('must be a text').refine(isTimeZone, 'is no IANA time zone: write it as in "Europe/Zurich"'),
} as const

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
    return listsCommunities ? { communities: [] } : {}
  }
  const values: { title?: string; language?: string; timezone?: string } = {}
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
    if (result.success) values[name] = result.data
    else warn(line, `${key} ${result.error.issues[0]?.message ?? 'is not valid'}; it is left to the default`)
  }
  return { title: values.title, language: values.language, timeZone: values.timezone, communities }
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
function lineOf(text: string, key: string): number {
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
