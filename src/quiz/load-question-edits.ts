import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '../core/errors.js'
import type { Course, Warning } from '../notes/course.js'
import { type QuestionEdits, readQuestionEdits } from './question-edits.js'

const FILE = 'questions.toml'

/** The side files of the courses in a content folder, by course. One that is not there changes nothing. */
export function loadQuestionEdits(
  dir: string,
  courses: readonly Course[],
  warnings: Warning[],
): ReadonlyMap<string, QuestionEdits> {
  const edits = new Map<string, QuestionEdits>()
  for (const course of courses) {
    const folder = courses.length > 1 ? topFolder(course) : undefined
    const files = folder === undefined ? [FILE, join(topFolder(course) ?? '', FILE)] : [join(folder, FILE)]
    for (const file of new Set(files)) {
      const content = read(join(dir, file))
      if (content !== undefined) edits.set(course.id, readQuestionEdits(file, content, warnings))
    }
  }
  return edits
}

/** The folder in which all notes of a course stand. */
function topFolder({ concepts, questions }: Course): string | undefined {
  const [first] = [...concepts, ...questions]
  const parts = first?.source.file.split('/') ?? []
  return parts.length > 1 ? parts[0] : undefined
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n')
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw error
  }
}
