import { basename, resolve } from 'node:path'
import { slug } from '../core/fold.js'
import { buildConcepts } from './concepts.js'
import type { Course, Deadline, Warning } from './course.js'
import { type CourseConfig, readCourseConfig } from './course-config.js'
import { type NoteEntries, titleKey } from './entries.js'
import { type CourseFolder, readContentFolder, type TextFile } from './folder.js'
import { findImages, resolveImages } from './images.js'
import { guessLanguage } from './language.js'
import { readQuestions } from './questions.js'
import { type ParsedNote, parseNote, readNote } from './read-note.js'
import { learnStopTitles } from './stop-titles.js'
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
  const notes = folder.notes
    .map(note => parseNote(note, language, configFor(config, folder.path), warnings))
    .filter(note => note !== undefined)
  const stopTitles = new Set([...(config.stopTitles ?? [])].map(titleKey))
  const read = readAll(notes, stopTitles)
  const timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const images = resolveImages(
    dir,
    folder.path,
    notes.flatMap(({ outline, file }) => findImages(outline, file)),
    warnings,
  )
  const deadlines = [...notes.flatMap(note => note.deadlines), ...(config.deadlines ?? [])].sort(byDate)
  if (config.timeZone === undefined && deadlines.length > 0) warnings.push(zoneWarning(folder, timeZone))
  return {
    id,
    title: config.title ?? name,
    language,
    timeZone,
    ...(config.communities === undefined ? {} : { communities: config.communities }),
    notes: notes.length,
    noteInfos: notes.map(({ info }) => info),
    ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
    concepts: buildConcepts(
      read.flatMap(({ entries }) => entries),
      { wikilinks: notes.flatMap(note => note.wikilinks), extraAliases: config.aliases ?? new Map() },
    ),
    questions: uniqueById(
      notes.flatMap(({ outline, file, hasCards }, index) =>
        readQuestions(outline, { marked: read[index]?.marked ?? [], file, hasCards }),
      ),
    ),
    deadlines: uniqueById(deadlines),
    images,
    ...(config.terms === undefined ? {} : { terms: config.terms }),
    warnings,
  }
}

/** Files are named from the course's folder there, from the content folder here. */
function configFor(config: CourseConfig, path: string): CourseConfig {
  if (config.releases === undefined || path === '') return config
  return { ...config, releases: new Map([...config.releases].map(([file, day]) => [`${path}/${file}`, day])) }
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

/** Reads the terms of all notes; what turns out to be a kind of passage in this course is then no term anywhere. */
function readAll(notes: readonly ParsedNote[], stopTitles: ReadonlySet<string>): NoteEntries[] {
  const read = notes.map(note => readNote(note, stopTitles))
  const learned = learnStopTitles(read.flatMap(({ entries }) => entries))
  if (learned.size === 0) return read
  const all = new Set([...stopTitles, ...learned])
  return read.map((one, index) => {
    const note = notes[index]
    const isTouched = one.entries.some(({ term }) => learned.has(titleKey(term.title)))
    return note === undefined || !isTouched ? one : readNote(note, all)
  })
}

function byDate(a: Deadline, b: Deadline): number {
  return `${a.date} ${a.time ?? '24:00'}`.localeCompare(`${b.date} ${b.time ?? '24:00'}`)
}
