import { LIMITS } from '../chat/limits.js'
import { fold } from '../core/fold.js'
import type { Concept, Course } from '../notes/course.js'
import { type ConceptImage, imagesByConcept } from './concept-images.js'
import { buildCourseIndex, type CourseIndex } from './course-index.js'
import { type Evidence, evidenceOf } from './evidence.js'
import { type Findings, findConcepts } from './find-concepts.js'

/** What can be looked up in the notes. An unknown course has nothing. */
export interface Lookup {
  readonly courses: readonly Course[]
  course(courseId: string): Course | undefined
  find(courseId: string, query: string): Findings
  concept(courseId: string, conceptId: string): Concept | undefined
  /** The images that stand with what the notes say about a concept, in their order. */
  images(courseId: string, conceptId: string): readonly ConceptImage[]
  /** Concepts worth reading next: what it is made of, what it belongs to, its neighbours. */
  related(courseId: string, concept: Concept, limit: number): readonly Concept[]
  /** Names for what is being typed, best first. */
  complete(courseId: string, typed: string, limit: number): readonly string[]
  /** What answers an authored question; `undefined` for one that the course does not have. */
  evidence(courseId: string, questionId: string): Evidence | undefined
}

export function createLookup(courses: readonly Course[]): Lookup {
  const indexes = new Map(courses.map(course => [course.id, buildCourseIndex(course)]))
  const evidence = new Map<string, ReturnType<typeof evidenceOf>>()
  const images = new Map(courses.map(course => [course.id, imagesByConcept(course)]))
  const concept = (courseId: string, conceptId: string) => indexes.get(courseId)?.conceptsById.get(conceptId)
  return {
    courses,
    course: courseId => indexes.get(courseId)?.course,
    find: (courseId, query) => {
      const index = indexes.get(courseId)
      return index === undefined ? { found: false, hits: [] } : findConcepts(index, query)
    },
    concept,
    images: (courseId, conceptId) => images.get(courseId)?.get(conceptId) ?? [],
    related: (courseId, { id, childIds, parentId }, limit) => {
      const parent = parentId === undefined ? undefined : concept(courseId, parentId)
      const ids = [...childIds, ...(parent === undefined ? [] : [parent.id, ...nearby(parent.childIds, id)])]
      return ids
        .filter(other => other !== id)
        .slice(0, limit)
        .map(other => concept(courseId, other))
        .filter(other => other !== undefined)
    },
    complete: (courseId, typed, limit) => {
      const index = indexes.get(courseId)
      return index === undefined ? [] : completeName(index, typed, limit)
    },
    evidence: (courseId, questionId) => {
      const index = indexes.get(courseId)
      if (index === undefined) return undefined
      // Only asked for when questions are: the start need not wait for it.
      const known = evidence.get(courseId) ?? evidenceOf(index, index.course)
      evidence.set(courseId, known)
      return known.get(questionId)
    },
  }
}

/** A list's members as seen from one of them: those next to it first. */
function nearby(ids: readonly string[], id: string): string[] {
  const at = ids.indexOf(id)
  return ids
    .map((other, index) => ({ other, away: Math.abs(index - at) }))
    .sort((a, b) => a.away - b.away)
    .map(({ other }) => other)
    .filter(other => other !== id)
}

/** Titles before aliases, beginnings of the name before beginnings of a word in it before the middle of a word. */
function completeName(index: CourseIndex, typed: string, limit: number): string[] {
  const folded = fold(typed)
  const places = [new Set<string>(), new Set<string>(), new Set<string>()] as const
  for (const { folded: name, name: shown } of index.completions) {
    if (shown.length > LIMITS.choiceLabel) continue
    places[placeIn(name, folded)]?.add(shown)
    if (places[0].size >= limit) break
  }
  const names = [...new Set(places.flatMap(shown => [...shown]))]
  const corrected = names.length > 0 ? [] : findConcepts(index, typed).hits.map(hit => hit.concept.title)
  return [...names, ...corrected].slice(0, limit)
}

function placeIn(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0
  if (!name.includes(typed)) return 3
  return name.includes(` ${typed}`) ? 1 : 2
}
