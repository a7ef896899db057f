import { parse as parseToml, TomlError } from 'smol-toml'
import { z } from 'zod'
import type { Warning } from './course.js'
import type { TextFile } from './folder.js'

export interface CourseConfig {
  readonly title?: string | undefined
  readonly language?: string | undefined
  readonly timeZone?: string | undefined
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
    const message = `not valid TOML, so none of its settings count: ${firstLine(error)}`
    warnings.push({ file: config.file, line, message, isBroken: true })
    return {}
  }
  const values: { title?: string; language?: string; timezone?: string } = {}
  for (const [key, value] of Object.entries(table)) {
    const line = lineOf(config.text, key)
    if (!Object.hasOwn(KEYS, key)) {
      warn(line, `unknown key "${key}": known are ${Object.keys(KEYS).join(', ')}`)
      continue
    }
    const name = key as keyof typeof KEYS
    const result = KEYS[name].safeParse(value)
    if (result.success) values[name] = result.data
    else warn(line, `${key} ${result.error.issues[0]?.message ?? 'is not valid'}; it is left to the default`)
  }
  return { title: values.title, language: values.language, timeZone: values.timezone }
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
