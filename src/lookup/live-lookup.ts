import type { Course } from '../notes/course.js'
import { createLookup, type Lookup } from './lookup.js'

/** A lookup whose notes can be replaced while it is in use. */
export interface LiveLookup extends Lookup {
  replace(courses: readonly Course[]): void
}

export function createLiveLookup(courses: readonly Course[]): LiveLookup {
  let current = createLookup(courses)
  return {
    get courses() {
      return current.courses
    },
    course: courseId => current.course(courseId),
    find: (courseId, query) => current.find(courseId, query),
    compare: (courseId, first, second) => current.compare(courseId, first, second),
    concept: (courseId, conceptId) => current.concept(courseId, conceptId),
    related: (courseId, concept, limit) => current.related(courseId, concept, limit),
    complete: (courseId, typed, limit) => current.complete(courseId, typed, limit),
    images: (courseId, conceptId) => current.images(courseId, conceptId),
    evidence: (courseId, questionId) => current.evidence(courseId, questionId),
    replace: next => {
      current = createLookup(next)
    },
  }
}
