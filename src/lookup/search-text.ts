import type { Concept } from '../notes/course.js'
import type { CourseIndex, Passage } from './course-index.js'
import { stemAll } from './normalize.js'
import type { Term } from './read-query.js'

/** An entry by what it says. */
export interface TextMatch {
  readonly concept: Concept
  /** The share of the query, weighted by how much its words tell, that the entry covers: from 0 to 1. */
  readonly coverage: number
  /** How much of the query stands in the entry's names. */
  readonly named: number
  /** The passages that cover most of the query, best first. */
  readonly passages: readonly Passage[]
  /** What the library makes of it. */
  readonly rank: number
}

const LOOKED_AT = 40
/** Where a word stands: in the entry's name, in that of the entry above it, in the passage, in the heading above, elsewhere in the entry. */
const IN_NAME = 1
const IN_PARENT = 0.9
const IN_PASSAGE = 0.92
const IN_HEADING = 0.7
const ELSEWHERE = 0.7
/** A word in so many entries finds all and tells nothing, where another one is rarer. */
const TOO_MANY = 400

/** The entries that cover most of the query. MiniSearch finds the candidates; they are weighed passage by passage. */
export function searchText(index: CourseIndex, terms: readonly Term[]): TextMatch[] {
  const known = terms.filter(({ readings }) => readings.length > 0)
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  if (known.length === 0 || total === 0) return []
  return candidates(index, known)
    .map(({ concept, rank }) => weigh(index, concept, rank, terms, total))
    .sort((a, b) => b.coverage - a.coverage || b.named - a.named || b.rank - a.rank)
}

function candidates(
  index: CourseIndex,
  known: readonly Term[],
): { readonly concept: Concept; readonly rank: number }[] {
  const sought = known.flatMap(({ readings }) => readings.map(reading => reading.stem))
  const telling = sought.filter(word => index.frequency(word) <= TOO_MANY)
  return index.concepts
    .search((telling.length > 0 ? telling : sought).join(' '), { combineWith: 'OR' })
    .slice(0, LOOKED_AT)
    .flatMap(({ id, score }) => {
      const concept = index.conceptsById.get(String(id))
      return concept === undefined ? [] : [{ concept, rank: score }]
    })
}

function weigh(index: CourseIndex, concept: Concept, rank: number, terms: readonly Term[], total: number): TextMatch {
  const nameStems = new Set(stemAll([concept.title, ...concept.aliases].join(' ')))
  const passages = index.passagesOf.get(concept.id) ?? []
  const everywhere = index.allStemsOf(concept)
  const parent = concept.parentId === undefined ? undefined : index.conceptsById.get(concept.parentId)
  const above = new Set(parent === undefined ? [] : stemAll([parent.title, ...parent.aliases].join(' ')))
  const outer = new Set(stemAll(concept.source.headings.slice(0, -1).join(' ')))
  const cover = (own: ReadonlySet<string>, headings: ReadonlySet<string>): number =>
    terms.reduce((sum, { readings, weight }) => {
      let best = 0
      for (const { stem: word, quality } of readings) {
        if (nameStems.has(word)) best = Math.max(best, quality * IN_NAME)
        else if (above.has(word)) best = Math.max(best, quality * IN_PARENT)
        else if (own.has(word)) best = Math.max(best, quality * IN_PASSAGE)
        else if (headings.has(word)) best = Math.max(best, quality * IN_HEADING)
        else if (everywhere.has(word)) best = Math.max(best, quality * ELSEWHERE)
      }
      return sum + weight * best
    }, 0) / total
  const none: ReadonlySet<string> = new Set()
  const weighed = passages
    .map(passage => ({ passage, coverage: cover(index.stemsOf(passage), index.headingsOf(passage)) }))
    .sort((a, b) => b.coverage - a.coverage || a.passage.id - b.passage.id)
  const best = weighed[0]?.coverage ?? 0
  const named = terms.reduce(
    (sum, { readings, weight }) =>
      sum + weight * Math.max(0, ...readings.map(r => (nameStems.has(r.stem) ? r.quality : 0))),
    0,
  )
  return {
    concept,
    coverage: Math.max(best, cover(none, outer)),
    named: named / total,
    passages: weighed.filter(({ coverage }) => coverage >= best - 0.02).map(({ passage }) => passage),
    rank,
  }
}
