import type { ClassRef, Context } from '../chat/context.js'
import type { Findings } from './findings.js'
import type { Lookup } from './lookup.js'

/** What the notes of one course say to a query. */
export interface CourseFindings {
  readonly courseId: string
  readonly findings: Findings
}

/** The courses of several classes, each once, in order. */
export function coursesOf(classes: readonly ClassRef[]): readonly string[] {
  return [...new Set(classes.map(({ courseId }) => courseId))]
}

/** Looks a query up in several courses, the best answer first. */
export function findInCourses(lookup: Lookup, courseIds: readonly string[], query: string): readonly CourseFindings[] {
  return rankCourses(courseIds, courseId => lookup.find(courseId, query))
}

/** What several courses have found, the best first: one that covers what was asked, then the higher score. */
export function rankCourses(
  courseIds: readonly string[],
  look: (courseId: string) => Findings,
): readonly CourseFindings[] {
  return courseIds
    .map(courseId => ({ courseId, findings: look(courseId) }))
    .sort(({ findings: a }, { findings: b }) => Number(b.found) - Number(a.found) || topScore(b) - topScore(a))
}

const topScore = ({ hits }: Findings): number => hits[0]?.score ?? 0

/** The class whose notes know a topic best; the one last used where none does. */
export function classKnowing(lookup: Lookup, context: Context, topic: string): ClassRef {
  const [best] = findInCourses(lookup, coursesOf(context.classes), topic)
  if (best?.findings.found !== true) return context.class
  return context.classes.find(({ courseId }) => courseId === best.courseId) ?? context.class
}

/** Names for what is being typed, from several courses in turn, best first. */
export function completeIn(
  lookup: Lookup,
  courseIds: readonly string[],
  typed: string,
  limit: number,
): readonly string[] {
  const names = courseIds.map(courseId => lookup.complete(courseId, typed, limit))
  const turns = Array.from({ length: limit }, (_, turn) => names.map(own => own[turn]))
  return [...new Set(turns.flat().filter(name => name !== undefined))].slice(0, limit)
}
