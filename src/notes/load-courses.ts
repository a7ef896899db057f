import { basename, resolve } from 'node:path'
import { slug } from '../core/fold.js'
import { buildConcepts } from './concepts.js'
import type { Course, Deadline, Warning } from './course.js'
import { readCourseConfig } from './course-config.js'
import { readDeadlines } from './deadlines.js'
import { type Entry, readEntries } from './entries.js'
import { type CourseFolder, readContentFolder, type TextFile } from './folder.js'
import { takeFrontMatter } from './front-matter.js'
import { findImages, type ImageMention, resolveImages } from './images.js'
import { guessLanguage } from './language.js'
import { parseMarkdown } from './markdown.js'
import { buildOutline } from './outline.js'
import { readQuestions } from './questions.js'
import { uniqueById } from './unique-by-id.js'

const COURSE_ID_LENGTH = 24
const LANGUAGE_SAMPLE = 500_000

export interface Library {
  /** At least one. */
  readonly courses: readonly Course[]
  /** About files that belong to no course; those of a course stand with it. */
  readonly warnings: readonly Warning[]
}

/**
 * Reads a content folder: each folder in it with a `course.toml` is a course, and so are the other top-level
 * folders beside it; the whole tree is one where there is no `course.toml` at all.
 * @throws {HostError} where there is nothing to read
 */
export function loadCourses(dir: string): Library {
  const { courses, warnings } = readContentFolder(dir)
  const taken = new Set<string>()
  return {
    courses: courses.map(folder => {
      const name = basename(folder.path === '' ? resolve(dir) : folder.path)
      return loadCourse(dir, folder, name, courseId(name, taken))
    }),
    warnings,
  }
}

function courseId(name: string, taken: Set<string>): string {
  const base = slug(name, COURSE_ID_LENGTH, 'course')
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${slug(base, COURSE_ID_LENGTH - 1 - `${count}`.length)}-${count}`
  taken.add(id)
  return id
}

function loadCourse(dir: string, folder: CourseFolder, name: string, id: string): Course {
  const warnings: Warning[] = [...folder.warnings]
  const config = folder.config === undefined ? {} : readCourseConfig(folder.config, warnings)
  const language = config.language ?? guessLanguage(sampleOf(folder.notes), 'en')
  const notes = folder.notes.map(note => readNote(note, language, warnings)).filter(note => note !== undefined)
  const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const deadlines = notes.flatMap(note => note.deadlines).sort(byDate)
  const images = resolveImages(
    dir,
    folder.path,
    notes.flatMap(note => note.images),
    warnings,
  )
  if (config.timeZone === undefined && deadlines.length > 0) warnings.push(zoneWarning(folder, timeZone))
  return {
    id,
    title: config.title ?? name,
    language,
    timeZone,
    ...(config.communities === undefined ? {} : { communities: config.communities }),
    notes: notes.length,
    concepts: buildConcepts(notes.flatMap(note => note.entries)),
    questions: uniqueById(notes.flatMap(note => note.questions)),
    deadlines,
    images,
    warnings,
  }
}

/** Only deadlines make the zone matter, so notes without any need not name one. */
function zoneWarning({ path, config, notes }: CourseFolder, timeZone: string): Warning {
  const where = path === '' ? 'course.toml' : `${path}/course.toml`
  return {
    file: config?.file ?? notes[0]?.file ?? where,
    line: 1,
    message: `no time zone is named, so the deadlines are read as ${timeZone}: write timezone = "Europe/Zurich" or your own into ${where}`,
  }
}

/** Of each note its share: enough to tell the language of thousands of them. */
function sampleOf(notes: readonly TextFile[]): string {
  const share = Math.ceil(LANGUAGE_SAMPLE / notes.length)
  return notes.map(({ text }) => text.slice(0, share)).join('\n')
}

interface Note {
  readonly entries: readonly Entry[]
  readonly questions: ReturnType<typeof readQuestions>
  readonly deadlines: readonly Deadline[]
  readonly images: readonly ImageMention[]
}

/** `undefined` for a draft, which is neither shown nor asked. */
function readNote({ file, text }: TextFile, language: string, warnings: Warning[]): Note | undefined {
  const { data, body, bodyLine, problem } = takeFrontMatter(text)
  if (problem !== undefined) warnings.push({ file, ...problem, isBroken: true })
  if (data.draft === true || data.published === false) return undefined
  const { blocks, warnings: complaints } = parseMarkdown(body, bodyLine)
  warnings.push(...complaints.map(complaint => ({ file, ...complaint })))
  const first = blocks[0]
  if (first === undefined) warnings.push({ file, line: 1, message: 'is empty' })
  const outline = buildOutline(blocks, bodyLine)
  const { entries, marked } = readEntries(outline, file)
  return {
    entries,
    images: findImages(outline, file),
    questions: readQuestions(outline, marked, file),
    deadlines: readDeadlines(outline, { file, date: isoDate(data.date), language }, warnings),
  }
}

/** The day of a front matter's date: a TOML or YAML date, or a text that begins with one. */
function isoDate(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : ''
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
}

function byDate(a: Deadline, b: Deadline): number {
  return `${a.date} ${a.time ?? '24:00'}`.localeCompare(`${b.date} ${b.time ?? '24:00'}`)
}
