import type { Logger } from '../core/logger.js'
import type { Warning } from '../notes/course.js'
import { type Library, loadCourses } from '../notes/load-courses.js'
import { loadQuestionEdits } from '../quiz/load-question-edits.js'
import type { QuestionEdits } from '../quiz/question-edits.js'

/** Reads the notes for a running bot and tells the host what was read and what was not. */
export function loadLibrary(dir: string, logger: Logger): Library {
  const library = loadCourses(dir)
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

/** Reads what hosts have changed about single questions, and tells what of it could not be read. */
export function loadEdits(dir: string, { courses }: Library, logger: Logger): ReadonlyMap<string, QuestionEdits> {
  const warnings: Warning[] = []
  const edits = loadQuestionEdits(dir, courses, warnings)
  for (const { file, line, message } of warnings) logger.warn({ file, line }, message)
  return edits
}
