import { createRandom } from '../core/random.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Course } from '../notes/course.js'
import { conceptQuestions } from './generate/concept-questions.js'
import { viewCourse } from './generate/course-view.js'
import { examQuestions } from './generate/exam-questions.js'
import { listQuestions } from './generate/list-questions.js'
import type { Candidate, Question, QuestionKind } from './question.js'

export interface Draw {
  readonly count: number
  readonly seed: string
  /** Only questions about these concepts. */
  readonly topicIds?: ReadonlySet<string> | undefined
  /** Only questions of these kinds. */
  readonly kinds?: readonly QuestionKind[] | undefined
  /** Questions asked not long ago, newest first: they come last. */
  readonly recent?: readonly string[]
}

/** All that could be asked about the notes. */
export interface QuestionBank {
  /** Questions drawn by the seed, at most `count`, none twice and concepts as varied as there are. */
  draw(courseId: string, draw: Draw): Question[]
}

/** One exam question in so many. */
const EXAM_EVERY = 4

export function createQuestionBank(lookup: Lookup): QuestionBank {
  // By the course as it was read: changed notes make another one.
  const candidates = new WeakMap<Course, readonly Candidate[]>()
  const all = (course: Course): readonly Candidate[] => {
    const known = candidates.get(course)
    if (known !== undefined) return known
    const view = viewCourse(course)
    const made = [...listQuestions(view), ...conceptQuestions(view), ...examQuestions(course, lookup)]
    const unique = [...new Map(made.map(candidate => [candidate.id, candidate])).values()]
    candidates.set(course, unique)
    return unique
  }
  return {
    draw: (courseId, { count, seed, topicIds, kinds, recent = [] }) => {
      const course = lookup.course(courseId)
      if (course === undefined) return []
      const random = createRandom(seed)
      const age = new Map(recent.map((id, index) => [id, index + 1]))
      const fitting = all(course)
        .filter(candidate => kinds === undefined || kinds.includes(candidate.kind))
        .filter(({ topicId }) => topicIds === undefined || (topicId !== null && topicIds.has(topicId)))
      const fresh = random.shuffle(fitting.filter(({ id }) => !age.has(id)))
      const stale = fitting.filter(({ id }) => age.has(id)).sort((a, b) => (age.get(b.id) ?? 0) - (age.get(a.id) ?? 0))
      return [...mix(varied(fresh)), ...mix(stale)]
        .slice(0, count)
        .map(candidate => candidate.build(createRandom(`${seed} ${candidate.id}`)))
    },
  }
}

/** The first question about each concept before the second about any. */
function varied(candidates: readonly Candidate[]): Candidate[] {
  const rounds = new Map<string, number>()
  return candidates
    .map(candidate => {
      const topic = candidate.topicId ?? candidate.id
      const round = rounds.get(topic) ?? 0
      rounds.set(topic, round + 1)
      return { candidate, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ candidate }) => candidate)
}

/** Every fourth question is one of the notes' own, as long as there are both sorts. */
function mix(candidates: readonly Candidate[]): Candidate[] {
  const exam = candidates.filter(candidate => candidate.kind === 'open').reverse()
  const other = candidates.filter(candidate => candidate.kind !== 'open').reverse()
  const result: Candidate[] = []
  while (exam.length > 0 || other.length > 0) {
    const isExamTurn = result.length % EXAM_EVERY === EXAM_EVERY - 2
    const next = isExamTurn ? (exam.pop() ?? other.pop()) : (other.pop() ?? exam.pop())
    if (next !== undefined) result.push(next)
  }
  return result
}
