import { basename, resolve } from 'node:path'
import { systemClock } from '../core/clock.js'
import { slug } from '../core/fold.js'
import { localDay } from '../core/local-time.js'
import { buildConcepts } from './concepts.js'
import type { Concept, Course, Deadline, HeldBackNote, Warning } from './course.js'
import { type CourseConfig, lineOf, machineZone, readCourseConfig } from './course-config.js'
import type { NoteEntries } from './entries.js'
import { titleKey } from './entry-fact.js'
import { type CourseFolder, readContentFolder, type TextFile } from './folder.js'
import { findImages, resolveImages } from './images.js'
import { guessLanguage } from './language.js'
import { readQuestions } from './questions.js'
import { type ParsedNote, parseNote, readNote } from './read-note.js'
import { joinSameDeadlines } from './same-deadlines.js'
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
 * folders beside it; the whole tree is one where there is no `course.toml` at all. Notes that are to be released only
 * after `now` (epoch milliseconds) are held back.
 * @throws {HostError} where there is nothing to read
 */
export function loadCourses(dir: string, now = systemClock.now()): Library {
  const { courses, warnings } = readContentFolder(dir)
  const taken = new Set<string>()
  return {
    courses: courses.map(folder => {
      const name = basename(folder.path === '' ? resolve(dir) : folder.path)
      return loadCourse(dir, folder, { id: courseId(name, taken), name, now })
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

interface CourseToRead {
  readonly id: string
  readonly name: string
  readonly now: number
}

function loadCourse(dir: string, folder: CourseFolder, { id, name, now }: CourseToRead): Course {
  const warnings: Warning[] = [...folder.warnings]
  const config = folder.config === undefined ? {} : readCourseConfig(folder.config, warnings)
  const language = config.language ?? guessLanguage(sampleOf(folder.notes), 'en')
  const timeZone = config.timeZone ?? machineZone()
  warnings.push(...uselessReleases(config, folder))
  const parsed = folder.notes
    .map(note => parseNote(note, language, { ...configFor(config, folder.path), timeZone }, warnings))
    .filter(note => note !== undefined)
  warnings.push(...uselessWeeks(config, folder, parsed))
  const today = localDay(now, timeZone)
  const notes = parsed.filter(({ info: { release } }) => release === undefined || release <= today)
  const heldBack = heldBackOf(parsed, today)
  const stopTitles = new Set([...(config.stopTitles ?? [])].map(titleKey))
  const read = readAll(notes, stopTitles)
  const images = resolveImages(
    dir,
    folder.path,
    parsed.flatMap(({ outline, file }) => findImages(outline, file)),
    warnings,
  )
  const { concepts, passages } = buildConcepts(
    read.flatMap(({ entries }) => entries),
    read.flatMap(({ loose }) => loose),
    { wikilinks: notes.flatMap(note => note.wikilinks), extraAliases: config.aliases ?? new Map() },
    images,
  )
  warnings.push(...uselessAliases(config, folder, concepts))
  const deadlines = joinSameDeadlines(
    [...parsed.flatMap(note => note.deadlines), ...(config.deadlines ?? [])].sort(byDate),
  )
  if (config.timeZone === undefined && deadlines.length + heldBack.length > 0)
    warnings.push(zoneWarning(folder, timeZone))
  return {
    id,
    folder: folder.path,
    title: config.title ?? name,
    language,
    timeZone,
    ...(config.communities === undefined ? {} : { communities: config.communities }),
    notes: parsed.length,
    noteInfos: notes.map(({ info }) => info),
    ...(heldBack.length === 0 ? {} : { heldBack }),
    ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
    concepts,
    ...(passages.length === 0 ? {} : { passages }),
    questions: uniqueById(
      notes.flatMap(({ outline, file, hasCards }, index) =>
        readQuestions(outline, { marked: read[index]?.marked ?? [], file, hasCards }),
      ),
    ),
    deadlines: uniqueById(deadlines),
    images: images.filter(({ source }) => !heldBack.some(({ file }) => file === source.file)),
    ...(config.terms === undefined ? {} : { terms: config.terms }),
    ...(config.dailyWeeks === undefined ? {} : { dailyWeeks: config.dailyWeeks }),
    warnings,
  }
}

/** Files are named from the course's folder there, from the content folder here. */
function configFor(config: CourseConfig, path: string): CourseConfig {
  if (config.releases === undefined || path === '') return config
  return { ...config, releases: new Map([...config.releases].map(([file, day]) => [`${path}/${file}`, day])) }
}

/** In the order in which their days come. */
function heldBackOf(parsed: readonly ParsedNote[], today: string): HeldBackNote[] {
  return parsed
    .flatMap(({ info }) =>
      info.release === undefined || info.release <= today ? [] : [{ ...info, release: info.release }],
    )
    .sort((a, b) => a.release.localeCompare(b.release))
}

/** A slip in the name of what is to be held back would show it at once. */
function uselessReleases({ releases }: CourseConfig, { path, config, notes }: CourseFolder): Warning[] {
  if (config === undefined || releases === undefined) return []
  const own = notes.map(({ file }) => (path === '' ? file : file.slice(path.length + 1)))
  return [...releases.keys()]
    .filter(name => !own.some(file => file === name || file.startsWith(`${name}/`)))
    .map(name => ({
      file: config.file,
      line: lineOf(config.text, name),
      message: `release names "${name}", and there is no such note or folder here: write its path from this folder, as in "week-03.md"`,
    }))
}

/** "TLB" for a term that the notes have only in full: the name that they use stands in front. */
function uselessAliases({ aliases }: CourseConfig, { config }: CourseFolder, concepts: readonly Concept[]): Warning[] {
  if (config === undefined || aliases === undefined) return []
  const known = new Set(concepts.flatMap(({ title, aliases: own }) => [title, ...own]).map(titleKey))
  return [...aliases.keys()]
    .filter(name => !known.has(titleKey(name)))
    .map(name => ({
      file: config.file,
      line: lineOf(config.text, name),
      message: `aliases names "${name}", and the notes have no such term: write the term as they call it, and behind it its other names, as in "Ballooning" = ["Memory Ballooning"]`,
    }))
}

/** Without a note of these weeks there is no challenge. */
function uselessWeeks({ dailyWeeks }: CourseConfig, { config }: CourseFolder, notes: readonly ParsedNote[]): Warning[] {
  if (config === undefined || dailyWeeks === undefined) return []
  const { from, to } = dailyWeeks
  if (notes.some(({ info: { week } }) => week !== undefined && week >= from && week <= to)) return []
  const message = `daily_weeks names ${from === to ? `week ${from}` : `weeks ${from} to ${to}`}, and no note is of these: write "week: ${from}" into the front matter of notes, or name their files as in "week-${from}.md"`
  return [{ file: config.file, line: lineOf(config.text, 'daily_weeks'), message }]
}

/** Only days make the zone matter, so notes without any need not name one. */
function zoneWarning({ path, config, notes }: CourseFolder, timeZone: string): Warning {
  const where = path === '' ? 'course.toml' : `${path}/course.toml`
  return {
    file: config?.file ?? notes[0]?.file ?? where,
    line: 1,
    message: `no time zone is named, so deadlines and releases are read as ${timeZone}: write timezone = "Europe/Zurich" or your own into ${where}`,
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
