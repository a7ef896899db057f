import { type Locale, toLocale } from '../../core/locale.js'
import type { Course } from '../../notes/course.js'
import { guessLanguage } from '../../notes/language.js'

/** The language in which a question on this content is put; the course's own where the content does not tell. */
export function languageOf(course: Course, content: string): Locale {
  return toLocale(guessLanguage(content, course.language)) ?? 'en'
}
