import type { Logger } from '../core/logger.js'
import type { Course, Warning } from '../notes/course.js'
import { type Library, loadCourses } from '../notes/load-courses.js'
import { loadQuestionEdits } from '../quiz/load-question-edits.js'
import type { QuestionEdits } from '../quiz/question-edits.js'

/** Reads the notes for a running bot as of `now` (epoch milliseconds) and tells the host what was read and what was not. */
export function loadLibrary(dir: string, now: number, logger: Logger): Library {
  const library = loadCourses(dir, now)
  const warnings = [...library.warnings, ...library.courses.flatMap(course => course.warnings)]
  for (const { file, line, message } of warnings) logger.warn({ file, line }, message)
  for (const { id, notes, concepts, questions, deadlines } of library.courses) {
    logger.debug(
      { course: id, notes, concepts: concepts.length, questions: questions.length, deadlines: deadlines.length },
      'course read',
    )
  }
  return library
}

/** The zone of a course, or of the first: what a wall time means must be known before the notes are read as of then. */
export function zoneOf(dir: string, courseId?: string): string {
  const { courses } = loadCourses(dir)
  return (courses.find(({ id }) => id === courseId) ?? courses[0])?.timeZone ?? 'UTC'
}

/** Reads what hosts have changed about single questions. */
export type ReadEdits = (courses: readonly Course[]) => ReadonlyMap<string, QuestionEdits>

/** What cannot be read is told once, however often it is looked at. */
export function createReadEdits(dir: string, logger: Logger): ReadEdits {
  let told = new Set<string>()
  const known = new Map<string, QuestionEdits>()
  return courses => {
    const warnings: Warning[] = []
    const edits = loadQuestionEdits(dir, courses, warnings, known)
    const keyOf = ({ file, line, message }: Warning) => `${file}:${line} ${message}`
    for (const warning of warnings) {
      const { file, line, message } = warning
      if (!told.has(keyOf(warning))) logger.warn({ file, line }, message)
    }
    told = new Set(warnings.map(keyOf))
    return edits
  }
}
