import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../core/errors.js'
import type { Course, Warning } from '../notes/course.js'
import { bothEdits, NO_EDITS, type QuestionEdits, readQuestionEdits } from './question-edits.js'

const FILE = 'questions.toml'

/**
 * The side files of the courses in a content folder, by course: each in the course's own folder, that of the only course
 * also in the content folder. One that is not there changes nothing. `known` is what each file held when it was read last,
 * and is brought up to date: one that is broken since holds that still, or what its host has blocked would be asked again.
 */
export function loadQuestionEdits(
  dir: string,
  courses: readonly Course[],
  warnings: Warning[],
  known: Map<string, QuestionEdits> = new Map(),
): ReadonlyMap<string, QuestionEdits> {
  const load = (file: string): QuestionEdits => {
    const content = read(join(dir, file))
    const edits = content === undefined ? NO_EDITS : readQuestionEdits(file, content, warnings, known.get(file))
    known.set(file, edits)
    return edits
  }
  return new Map(
    courses.map(({ id, folder = '' }) => {
      const folders = new Set(courses.length === 1 ? ['', folder] : [folder])
      return [id, [...folders].map(own => load(own === '' ? FILE : `${own}/${FILE}`)).reduce(bothEdits)]
    }),
  )
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n')
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}
