import type { Logger } from '../core/logger.js'
import { type Library, loadCourses } from '../notes/load-courses.js'

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
