import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import type { Course } from '../../src/notes/course.js'
import { type Library, loadCourses } from '../../src/notes/load-courses.js'

export type Files = Readonly<Record<string, string | Uint8Array>>

const made: string[] = []

afterAll(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A folder that is gone after the tests of the file. */
export function makeFolder(files: Files): string {
  const dir = mkdtempSync(join(tmpdir(), 'bueffel-notes-'))
  made.push(dir)
  writeFiles(dir, files)
  return dir
}

export function writeFiles(dir: string, files: Files): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), content)
  }
}

export function load(files: Files): Library {
  return loadCourses(makeFolder(files))
}

export function loadOne(files: Files): Course {
  return onlyCourse(load(files))
}

export function loadNote(text: string | Uint8Array): Course {
  return loadOne({ 'note.md': text })
}

export function onlyCourse(library: Library): Course {
  const [course, ...others] = library.courses
  if (course === undefined || others.length > 0) throw new Error(`${library.courses.length} courses, not one`)
  return course
}
