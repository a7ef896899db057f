import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { errorCode, HostError } from '../core/errors.js'
import type { Warning } from './course.js'

/** A file's text with LF line ends and without a byte order mark. */
export interface TextFile {
  /** Relative to the content folder, with `/`. */
  readonly file: string
  readonly text: string
}

/** A folder that is a course of its own, or the whole tree where no folder has a `course.toml`. */
export interface CourseFolder {
  /** Relative to the content folder; `''` is the content folder itself. */
  readonly path: string
  readonly config: TextFile | undefined
  readonly notes: readonly TextFile[]
  readonly warnings: readonly Warning[]
}

export interface ContentFolder {
  readonly courses: readonly CourseFolder[]
  /** About files of no course. */
  readonly warnings: readonly Warning[]
}

const CONFIG = 'course.toml'
const NOTE = /\.(?:md|markdown|mdx)$/i
const SKIPPED = /^(?:\.|node_modules$)/
/** Where Logseq keeps older states of the pages. */
const BACKUPS = /(?:^|\/)logseq\/(?:bak|version-files)$/
const MAX_BYTES = 5_000_000

/**
 * Reads every note below `dir`. A file that cannot be read as meant gets a warning; the others are read all the same.
 * @throws {HostError} where the folder is missing, is none, or holds no note
 */
export function readContentFolder(dir: string): ContentFolder {
  const warnings: Warning[] = []
  const files = listFiles(dir, warnings)
  const notes = files.filter(file => NOTE.test(file))
  if (notes.length === 0) {
    throw new HostError(
      `The content folder ${dir} holds no Markdown note (*.md): put your notes into it, one folder a course.`,
    )
  }
  const roots = files.filter(isConfig).map(folderOf)
  const paths = coursePaths(roots, notes)
  const notesOf = new Map(paths.map(path => [path, [] as string[]]))
  for (const file of notes) {
    const owner = notesOf.get(owningPath(file, notesOf))
    if (owner !== undefined) owner.push(file)
    else warnings.push({ file, line: 1, message: 'stands in no course: left out; move it into the folder of one' })
  }
  const courses = paths.map((path): CourseFolder => {
    const complaints: Warning[] = []
    const read = (file: string) => readTextFile(dir, file, complaints)
    const config = path === '' ? CONFIG : `${path}/${CONFIG}`
    const own = notesOf.get(path) ?? []
    if (own.length === 0)
      complaints.push({ file: config, line: 1, message: 'no Markdown note (*.md) stands in this course' })
    return {
      path,
      config: roots.includes(path) ? read(config) : undefined,
      notes: own.map(read).filter(note => note !== undefined),
      warnings: complaints,
    }
  })
  return { courses, warnings }
}

/**
 * Where some folder has a `course.toml`, top-level folders with notes of their own are courses beside it: a second course
 * needs no settings of its own.
 */
function coursePaths(roots: readonly string[], notes: readonly string[]): string[] {
  if (roots.length === 0) return ['']
  const configured = new Set(roots)
  const others = notes
    .filter(file => file.includes('/') && !configured.has(owningPath(file, configured)))
    .map(file => file.slice(0, file.indexOf('/')))
  return [...new Set([...roots, ...others])].sort()
}

/** The nearest folder over a file that is a course; `''` where none is nearer. */
function owningPath(file: string, courses: { has(path: string): boolean }): string {
  let folder = folderOf(file)
  while (folder !== '' && !courses.has(folder)) folder = folderOf(folder)
  return folder
}

function readTextFile(dir: string, file: string, warnings: Warning[]): TextFile | undefined {
  try {
    return { file, text: readText(join(dir, file), file, warnings) }
  } catch (error) {
    warnings.push({ file, line: 1, message: `cannot be read (${reasonOf(error)}): left out`, isBroken: true })
    return undefined
  }
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : ''
}

/**
 * Files below `dir`, sorted. Links are followed only where they stay inside and lead to no folder that they stand in, so
 * that no loop and no foreign file is read.
 */
function listFiles(dir: string, warnings: Warning[]): string[] {
  const root = contentRoot(dir)
  const files: string[] = []
  const warn = (file: string, message: string) => warnings.push({ file, line: 1, message: `${message}: left out` })

  const visit = (folder: string, isLinked: boolean): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (SKIPPED.test(entry.name)) continue
      if (BACKUPS.test(file)) {
        warn(file, 'holds backups that Logseq makes')
        continue
      }
      try {
        if (entry.isDirectory()) visit(file, isLinked)
        else if (entry.isFile() && isWanted(file)) files.push(file)
        else if (entry.isSymbolicLink()) followLink(file, isLinked)
      } catch (error) {
        warn(file, `cannot be read (${reasonOf(error)})`)
      }
    }
  }

  const followLink = (file: string, isLinked: boolean): void => {
    const path = join(root, file)
    const isFolder = statSync(path, { throwIfNoEntry: isWanted(file) })?.isDirectory() ?? false
    if (!isFolder && !isWanted(file)) return
    const target = realpathSync(path)
    if (!isInside(root, target)) warn(file, 'is a link to outside of the content folder')
    else if (!isFolder) files.push(file)
    // Links in linked folders could multiply without end.
    else if (isLinked || isInside(target, realpathSync(dirname(path)))) warn(file, 'is a link in a circle of links')
    else visit(file, true)
  }

  visit('', false)
  return files.sort()
}

function contentRoot(dir: string): string {
  try {
    const root = realpathSync(dir)
    if (!statSync(root).isDirectory()) throw new HostError(`${dir} is a file: name the folder that holds your notes.`)
    accessSync(root, constants.R_OK | constants.X_OK)
    return root
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      throw new HostError(`The content folder ${dir} does not exist: create it, or name the one that holds your notes.`)
    }
    if (errorCode(error) === 'EACCES')
      throw new HostError(`The content folder ${dir} may not be read: check its permissions.`)
    throw error
  }
}

function isWanted(file: string): boolean {
  return NOTE.test(file) || isConfig(file)
}

function isConfig(file: string): boolean {
  return file === CONFIG || file.endsWith(`/${CONFIG}`)
}

/** A name such as `..data` also begins with two dots. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function reasonOf(error: unknown): string {
  return errorCode(error) ?? (error instanceof Error ? error.message : String(error))
}

function readText(path: string, file: string, warnings: Warning[]): string {
  const { size } = statSync(path)
  if (size > MAX_BYTES) throw new Error(`${size} bytes are more than ${MAX_BYTES}`)
  return normalize(decode(readFileSync(path), file, warnings))
}

function decode(bytes: Uint8Array, file: string, warnings: Warning[]): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    warnings.push({
      file,
      line: firstBadLine(bytes),
      message: 'is not UTF-8: read as Windows-1252 (Latin-1); save it as UTF-8 to be sure',
    })
    return text
  }
}

/** The line on which the decoder first had to put a replacement character. */
function firstBadLine(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length
}

function normalize(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
}
