import { fold } from '../core/fold.js'
import { createRandom } from '../core/random.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Course } from '../notes/course.js'
import { viewCourse } from './generate/view-course.js'
import { GOOD, POOR } from './generate/worth.js'
import { findKind, KINDS } from './kinds/kinds.js'
import type { Candidate, Question } from './question.js'
import { NO_EDITS, type QuestionEdits } from './question-edits.js'
import type { Scope } from './topic.js'

export interface Draw extends Scope {
  readonly count: number
  readonly seed: string
  /** Only questions of these kinds. */
  readonly kinds?: readonly string[] | undefined
  /** Questions asked not long ago, newest first: they come last. */
  readonly recent?: readonly string[]
}

export type Askable = Pick<Candidate, 'id' | 'kind' | 'topicId'>

/** All that could be asked about the notes. */
export interface QuestionBank {
  /** Questions drawn by the seed, at most `count`, none twice and concepts as varied as there are. */
  draw(courseId: string, draw: Draw): Question[]
  /** All that could be asked, what a host has blocked left out. */
  askable(courseId: string): readonly Askable[]
  /** All that could be asked, ready to be built, also what a host has blocked. */
  candidates(courseId: string): readonly Candidate[]
  /** Their ids. */
  ids(courseId: string): ReadonlySet<string>
}

/** One exam question in so many. */
const EXAM_EVERY = 4

/** `editsOf` tells the hosts' own changes by course, as they are now. */
export function createQuestionBank(
  lookup: Lookup,
  editsOf: (courseId: string) => QuestionEdits | undefined = () => undefined,
): QuestionBank {
  // By the course as it was read: changed notes make another one.
  const candidates = new WeakMap<Course, Sorted>()
  const all = (course: Course): Sorted => {
    const known = candidates.get(course)
    if (known !== undefined) return known
    const view = viewCourse(course, lookup)
    const made = KINDS.flatMap(kind => kind.generate(view))
    const sorted = sortOut([...new Map(made.map(candidate => [candidate.id, candidate])).values()], course)
    candidates.set(course, sorted)
    return sorted
  }
  return {
    askable: courseId => {
      const course = lookup.course(courseId)
      const { isBlocked } = editsOf(courseId) ?? NO_EDITS
      return course === undefined ? [] : all(course).good.filter(({ id }) => !isBlocked(id))
    },
    candidates: courseId => {
      const course = lookup.course(courseId)
      if (course === undefined) return []
      const { good, spare } = all(course)
      return [...good, ...spare]
    },
    ids: courseId => {
      const course = lookup.course(courseId)
      if (course === undefined) return new Set()
      const { good, spare } = all(course)
      return new Set([...good, ...spare].map(({ id }) => id))
    },
    draw: (courseId, { count, seed, topicIds, files, kinds, recent = [] }) => {
      const course = lookup.course(courseId)
      if (course === undefined) return []
      const random = createRandom(seed)
      // Of an id that stands twice the first place counts.
      const age = new Map(recent.map((id, index) => [id, index + 1] as const).toReversed())
      const { apply, isBlocked } = editsOf(courseId) ?? NO_EDITS
      const { good, spare } = all(course)
      const fits = ({ id, kind, file, topicId }: Candidate): boolean =>
        !isBlocked(id) &&
        (kinds === undefined || kinds.includes(kind)) &&
        (files === undefined || files.has(file)) &&
        (topicIds === undefined || (topicId !== null && topicIds.has(topicId)))
      const fitting = good.filter(fits)
      const fresh = random.shuffle(fitting.filter(({ id }) => !age.has(id)))
      const stale = fitting.filter(({ id }) => age.has(id)).sort((a, b) => (age.get(b.id) ?? 0) - (age.get(a.id) ?? 0))
      const choose = createChooser(candidate => apply(candidate.build(createRandom(`${seed} ${candidate.id}`))))
      const drawn = (from: readonly Candidate[], most: number): Question[] => {
        const own = choose(from.filter(isSelfRated), most)
        const generated = choose(
          from.filter(candidate => !isSelfRated(candidate)),
          most,
        )
        return mix(own, generated).slice(0, most)
      }
      const first = drawn(varied(fresh), count)
      const second = first.length < count ? [...first, ...drawn(stale, count - first.length)] : first
      // Who asks for a topic rather has a question that is less good than none.
      const isShort = (topicIds ?? files) !== undefined && second.length < count
      return isShort ? [...second, ...drawn(random.shuffle(spare.filter(fits)), count - second.length)] : second
    },
  }
}

/** A course has so many concepts a question, or else questions that are less good are asked as well. */
const CONCEPTS_A_QUESTION = 3

interface Sorted {
  readonly good: readonly Candidate[]
  /** Less good ones, and yet no bad ones. */
  readonly spare: readonly Candidate[]
}

/** Where the good ones are few, the best of the others are among them. */
function sortOut(candidates: readonly Candidate[], { concepts }: Course): Sorted {
  const worthOf = ({ worth = 1 }: Candidate): number => worth
  const others = candidates.filter(candidate => worthOf(candidate) < GOOD && worthOf(candidate) >= POOR)
  const count = candidates.filter(candidate => worthOf(candidate) >= GOOD).length
  const missing = Math.max(0, Math.ceil(concepts.length / CONCEPTS_A_QUESTION) - count)
  const filling = new Set(others.toSorted((a, b) => worthOf(b) - worthOf(a)).slice(0, missing))
  return {
    good: candidates.filter(candidate => worthOf(candidate) >= GOOD || filling.has(candidate)),
    spare: others.filter(candidate => !filling.has(candidate)),
  }
}

/** The share of a draw that a kind may have, while there are others. */
const SHARES: Readonly<Record<string, number>> = { 'true-false': 0.2, matching: 0.1, short: 0.2, cloze: 0.25 }

/**
 * Chooses no two that ask about the same line of the notes or in the same words, and of no kind more than its share.
 * Where that leaves too few, those that ask about few lines come first: a question about many keeps others out.
 */
function createChooser(
  build: (candidate: Candidate) => Question,
): (candidates: readonly Candidate[], most: number) => Question[] {
  const asked = new Set<string>()
  return (candidates, most) => {
    const first = choose(candidates, most, build, asked)
    const narrow = candidates.toSorted((a, b) => a.about.length - b.about.length)
    const second = first.length < most ? choose(narrow, most, build, asked) : first
    const chosen = second.length > first.length ? second : first
    for (const { keys } of chosen) for (const key of keys) asked.add(key)
    return chosen.map(({ question }) => question)
  }
}

interface Chosen {
  readonly question: Question
  /** What no other question may ask about. */
  readonly keys: readonly string[]
}

function choose(
  candidates: readonly Candidate[],
  most: number,
  build: (candidate: Candidate) => Question,
  asked: ReadonlySet<string>,
): Chosen[] {
  const taken = new Set(asked)
  const counts = new Map<string, number>()
  const chosen: Chosen[] = []
  const take = (candidate: Candidate): void => {
    if (chosen.length >= most || candidate.about.some(key => taken.has(key))) return
    const question = build(candidate)
    const prompt = fold(findKind(question.kind)?.open(question.body)?.report().prompt ?? '')
    if (prompt === '' || taken.has(prompt)) return
    const keys = [...candidate.about, prompt]
    for (const key of keys) taken.add(key)
    counts.set(candidate.kind, (counts.get(candidate.kind) ?? 0) + 1)
    chosen.push({ question, keys })
  }
  const later: Candidate[] = []
  for (const candidate of candidates) {
    const share = Math.max(1, Math.ceil((SHARES[candidate.kind] ?? 1) * (chosen.length + 1)))
    if ((counts.get(candidate.kind) ?? 0) >= share) later.push(candidate)
    else take(candidate)
  }
  for (const candidate of later) take(candidate)
  return chosen
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

const isSelfRated = ({ kind }: Candidate): boolean => findKind(kind)?.isSelfRated ?? false

/** Every fourth question is one of the notes' own, as long as there are both sorts. */
function mix(own: readonly Question[], generated: readonly Question[]): Question[] {
  const exam = own.toReversed()
  const other = generated.toReversed()
  const result: Question[] = []
  while (exam.length > 0 || other.length > 0) {
    const isExamTurn = result.length % EXAM_EVERY === EXAM_EVERY - 2
    const next = isExamTurn ? (exam.pop() ?? other.pop()) : (other.pop() ?? exam.pop())
    if (next !== undefined) result.push(next)
  }
  return result
}
