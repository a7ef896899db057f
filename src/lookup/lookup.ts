import { LIMITS } from '../chat/limits.js'
import { fold, words } from '../core/fold.js'
import type { Concept, Course } from '../notes/course.js'
import { createAskedQuestions } from './asked-question.js'
import { type ConceptImage, imagesByConcept } from './concept-images.js'
import { buildCourseIndex, type CourseIndex } from './course-index.js'
import { type Evidence, evidenceOf } from './evidence.js'
import { compareTerms, findConcepts } from './find-concepts.js'
import type { Findings } from './findings.js'
import { spellNumbers } from './joined-numbers.js'
import { readFrame, withoutTask } from './question-frame.js'

/** Of the words that begin as what is typed, and of the passages that hold each. */
const MOST_WORDS = 20

/** What can be looked up in the notes. An unknown course has nothing. */
export interface Lookup {
  readonly courses: readonly Course[]
  course(courseId: string): Course | undefined
  find(courseId: string, query: string): Findings
  /** What the notes have on two terms that are to be compared, however they were divided in typing. */
  compare(courseId: string, first: string, second: string): Findings
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
  const asked = new Map([...indexes].map(([id, index]) => [id, createAskedQuestions(index)]))
  const evidence = new Map<string, ReturnType<typeof evidenceOf>>()
  const images = new Map(courses.map(course => [course.id, imagesByConcept(course)]))
  const concept = (courseId: string, conceptId: string) => indexes.get(courseId)?.conceptsById.get(conceptId)
  return {
    courses,
    course: courseId => indexes.get(courseId)?.course,
    find: (courseId, query) => {
      const index = indexes.get(courseId)
      if (index === undefined) return { found: false, hits: [] }
      const spelled = spellNumbers(query, index.vocabulary)
      const findings = findConcepts(index, spelled)
      // Entries answer by their names; where none is meant, a question of the notes' own that the query repeats.
      const isCovered = findings.found && findings.hits[0]?.isMention !== true
      return isCovered ? findings : (asked.get(courseId)?.(spelled) ?? findings)
    },
    compare: (courseId, first, second) => {
      const index = indexes.get(courseId)
      if (index === undefined) return { found: false, hits: [] }
      const spelled = (side: string) => spellNumbers(side, index.vocabulary)
      return compareTerms(index, spelled(first), spelled(second))
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

/** What begins or sounds so; of a sentence, what completes its subject. */
function completeName(index: CourseIndex, typed: string, limit: number): readonly string[] {
  const { subject } = readFrame(typed)
  const forms = [...new Set([typed, subject, withoutTask(subject)])]
  const names = forms.map(form => index.completions.complete(form, limit)).find(found => found.length > 0) ?? []
  if (names.length >= limit || fold(typed) === '') return names
  const { found, hits } = names.length === 0 ? findConcepts(index, typed) : { found: false, hits: [] }
  const told = found ? hits.map(({ concept }) => concept) : conceptsWithBeginning(index, forms.at(-1) ?? typed)
  return [...new Set([...names, ...told.filter(index.isTerm).map(({ title }) => title)])]
    .filter(name => name.length <= LIMITS.choiceLabel)
    .slice(0, limit)
}

/** Entries that say a word which begins so, those that say most such words first. */
function conceptsWithBeginning({ vocabulary, passagesWith, passagesById }: CourseIndex, typed: string): Concept[] {
  const begun = words(typed).at(-1) ?? ''
  if (begun.length < 4) return []
  const said = new Map<Concept, number>()
  for (const stem of vocabulary.beginningWith(begun, MOST_WORDS)) {
    for (const id of passagesWith(stem).slice(0, MOST_WORDS)) {
      const concept = passagesById[id]?.concept
      if (concept !== undefined) said.set(concept, (said.get(concept) ?? 0) + 1)
    }
  }
  return [...said].sort((a, b) => b[1] - a[1]).map(([concept]) => concept)
}
