import { type Duplicate, findDuplicates } from '../lookup/duplicates.js'
import type { Concept, Course } from '../notes/course.js'
import type { QuestionBank } from '../quiz/question-bank.js'

/** How far the questions that can be asked reach into a course, for its host. */
export interface Coverage {
  /** How many questions of each kind can be asked, most first. */
  readonly kinds: readonly (readonly [kind: string, count: number])[]
  /** How many of them one quiz can hold, which asks about a line of the notes once. */
  readonly atOnce: number
  /** Concepts about which nothing can be asked. */
  readonly uncovered: readonly Concept[]
  readonly duplicates: readonly Duplicate[]
}

export function coverageOf(course: Course, bank: QuestionBank): Coverage {
  const counts = new Map<string, number>()
  const covered = new Set<string>()
  for (const { kind, topicId } of bank.askable(course.id)) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (topicId !== null) covered.add(topicId)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    atOnce: bank.draw(course.id, { count: total, seed: 'check' }).length,
    kinds: [...counts].sort(([, a], [, b]) => b - a),
    uncovered: course.concepts.filter(({ id }) => !covered.has(id)),
    duplicates: findDuplicates(course),
  }
}
