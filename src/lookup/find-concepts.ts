import type { CourseIndex } from './course-index.js'
import { findSides } from './find-sides.js'
import { fill, findSubject, hitsOf } from './find-subject.js'
import type { Findings } from './findings.js'
import { joinedSides, readFrame, roleAsked } from './question-frame.js'

/** Finds what a query asks for: by name first, then by near name, then by what the entries say. */
export function findConcepts(index: CourseIndex, query: string): Findings {
  const { subject, sides } = readFrame(query)
  const role = roleAsked(query)
  const findings =
    (sides === undefined ? undefined : findSides(index, sides, subject)) ??
    findWhole(index, query, subject) ??
    findPair(index, subject) ??
    findSubject(index, subject)
  return role === undefined ? findings : { ...findings, role }
}

/** What is called as the whole query or subject is, word for word. */
function findWhole(index: CourseIndex, query: string, subject: string): Findings | undefined {
  const named = [...index.names.called(query), ...index.names.called(subject)].filter(
    ({ name }) => name.kind !== 'lead',
  )
  return named.length === 0 ? undefined : { found: true, hits: fill(index, subject, hitsOf(named)) }
}

/** "SAN und NAS", where both are names. */
function findPair(index: CourseIndex, subject: string): Findings | undefined {
  const sides = joinedSides(subject)
  if (sides === undefined || !sides.every(side => index.names.called(side).length > 0)) return undefined
  return findSides(index, sides, subject)
}
