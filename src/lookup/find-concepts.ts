import type { CourseIndex } from './course-index.js'
import { findSides } from './find-sides.js'
import { fill, findSubject, hitsOf, isSilent } from './find-subject.js'
import { type Findings, MOST_SIDES } from './findings.js'
import { dividedSides, doerAsked, joinedSides, readFrame, roleAsked } from './question-frame.js'

/** Finds what a query asks for: by name first, then by near name, then by what the entries say. */
export function findConcepts(index: CourseIndex, query: string): Findings {
  const { subject, sides, row } = readFrame(query)
  const role = roleAsked(query)
  const findings =
    (sides === undefined || isTitleOfBoth(index, query, sides) ? undefined : findSides(index, sides, subject)) ??
    findWhole(index, query, subject) ??
    (row === undefined ? undefined : findRow(index, row)) ??
    findNames(index, query) ??
    findListed(index, subject) ??
    findAbout(index, query, row ?? subject)
  return role === undefined ? findings : { ...findings, role }
}

/** What has to do with the subject; if nothing, the thing of which the query asks what it does. */
function findAbout(index: CourseIndex, query: string, subject: string): Findings {
  const findings = findSubject(index, subject)
  const doer = findings.found ? undefined : doerAsked(query)
  return (doer === undefined ? undefined : findWhole(index, doer, doer)) ?? findings
}

/** "Vergleich Japan und China" where that is an entry, and its sides are none. */
function isTitleOfBoth(index: CourseIndex, query: string, sides: readonly string[]): boolean {
  const isCalled = (name: string): boolean => index.names.called(name).some(({ name: { kind } }) => kind !== 'lead')
  return isCalled(query) && !sides.every(isCalled)
}

/**
 * Compares two terms. Where a platform has no options of its own, the first one is but a word of what was typed: the
 * terms are then divided at "|", "vs" or "und", or so that both are names.
 */
export function compareTerms(index: CourseIndex, first: string, second: string): Findings {
  const typed = `${first} ${second}`
  const sides = dividedSides(typed) ??
    (isName(index, first) && isName(index, second) ? undefined : divisionIntoNames(index, typed)) ?? [first, second]
  return (
    findSides(index, sides, sides.join(' ')) ?? { ...findSubject(index, sides.join(' ')), found: false, unknown: sides }
  )
}

const isName = (index: CourseIndex, term: string): boolean =>
  index.names.called(term).some(({ name }) => name.kind !== 'lead')

/** Words divided into two terms that both are names. */
function divisionIntoNames(index: CourseIndex, typed: string): string[] | undefined {
  const parts = typed.split(/\s+/)
  return parts
    .slice(1)
    .map((_, at) => [parts.slice(0, at + 1).join(' '), parts.slice(at + 1).join(' ')])
    .find(pair => pair.every(term => isName(index, term)))
}

/** Names to be compared that stand in a row. */
function findRow(index: CourseIndex, row: string): Findings | undefined {
  const single = row.split(/\s+/)
  const isRow = single.length <= MOST_SIDES && single.every(term => isName(index, term))
  const sides = isRow || single.length === 2 ? single : divisionIntoNames(index, row)
  const findings = sides === undefined ? undefined : findSides(index, sides, row)
  // A line that begins so is too little to compare by.
  return findings?.sides === undefined || findings.hits.some(({ facts }) => facts !== undefined) ? undefined : findings
}

/** What is called as the whole query or subject is, word for word. */
function findWhole(index: CourseIndex, query: string, subject: string): Findings | undefined {
  const named = [...index.names.called(query), ...index.names.called(subject)].filter(
    ({ name }) => name.kind !== 'lead',
  )
  const hits = hitsOf(named)
  return hits.every(isSilent) ? undefined : { found: true, hits: fill(index, subject, hits) }
}

/** "das nas san": names in a row with nothing between them, of which each has its own entry. */
function findNames(index: CourseIndex, query: string): Findings | undefined {
  const names = query.trim().split(/\s+/)
  const isTitle = (word: string): boolean =>
    index.names.called(word).some(({ name: { kind }, score }) => kind !== 'lead' && kind !== 'heading' && score > 0.98)
  if (names.length < 2 || names.length > MOST_SIDES || !names.every(isTitle)) return undefined
  return findSides(index, names, names.join(' '))
}

/** "SAN und NAS" or "DAS, SAN, NAS", where all are names. */
function findListed(index: CourseIndex, subject: string): Findings | undefined {
  const sides = joinedSides(subject)
  if (sides === undefined || !sides.every(side => index.names.called(side).length > 0)) return undefined
  return findSides(index, sides, subject)
}
