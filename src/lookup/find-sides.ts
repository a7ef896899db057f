import { words } from '../core/fold.js'
import type { CourseIndex } from './course-index.js'
import { findNamed, findSubject } from './find-subject.js'
import { type Findings, type Hit, MOST_HITS, MOST_SIDES, unique } from './findings.js'

/** From here on an entry is meant by its name. */
const BY_NAME = 0.8

/** The sides that the notes have, which are compared. `undefined` where they have none by name. */
export function findSides(index: CourseIndex, sides: readonly string[], subject: string): Findings | undefined {
  const bySide = sides.map(side => findSide(index, side, sides))
  const known = unique(bySide.filter(hit => hit !== undefined))
  const unknown = sides.filter((_, at) => bySide[at] === undefined)
  const more = unknown.length === 0 ? {} : { unknown }
  const [left, right] = known
  if (left === undefined) return undefined
  if (right !== undefined) {
    const hits = known.slice(0, MOST_HITS)
    return known.length <= MOST_SIDES
      ? { found: true, hits, sides: known.map(({ concept }) => concept), ...more }
      : { found: true, hits: hits.toSorted((a, b) => b.score - a.score), ...more }
  }
  return unknown.length === 0 ? both(bySide, left) : findOneSide(index, left, unknown, subject)
}

/** Two sides in one entry: it answers with what it says of each. */
function both(bySide: readonly (Hit | undefined)[], left: Hit): Findings {
  const facts = bySide.flatMap(hit => hit?.facts ?? [])
  return { found: true, hits: [facts.length === 0 ? left : { ...left, facts }] }
}

/** A side by its name; "primary" of "primary vs foreign key" is a key as well. */
export function findSide(index: CourseIndex, side: string, sides: readonly string[]): Hit | undefined {
  const [exact] = index.names.called(side)
  if (exact !== undefined && exact.name.kind !== 'lead') return { concept: exact.name.concept, score: exact.score }
  for (const other of sides) {
    const tail = words(other)
    if (other === side || tail.length < 2) continue
    for (let at = 1; at < tail.length; at++) {
      const [whole] = index.names.called(`${side} ${tail.slice(at).join(' ')}`)
      if (whole !== undefined && whole.name.kind !== 'lead') return { concept: whole.name.concept, score: whole.score }
    }
  }
  return findNamed(index, side)[0]
}

/** A comparison of which the notes name one side only: covered where they speak of the rest at all. */
function findOneSide(index: CourseIndex, known: Hit, unknown: readonly string[], subject: string): Findings {
  const whole = findSubject(index, subject)
  if (whole.found && (whole.hits[0]?.score ?? 0) >= BY_NAME) return whole
  const rest = findSubject(index, unknown.join(' '))
  if (rest.found) return { found: true, hits: unique([known, ...rest.hits]).slice(0, MOST_HITS), unknown }
  const nearest = [
    { ...known, score: 0.6 * known.score },
    ...rest.hits.map(hit => ({ ...hit, score: 0.6 * hit.score })),
  ]
  return { found: false, hits: unique(nearest).slice(0, MOST_HITS), unknown }
}
