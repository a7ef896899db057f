import { distance } from 'fastest-levenshtein'
import { fold } from '../core/fold.js'
import type { CourseIndex } from './course-index.js'
import type { Hit } from './findings.js'
import type { TextMatch } from './search-text.js'

const MOST = 5
/** Below what counts as an answer. */
const BEST = 0.6

/** Entries near a query that the notes do not cover: by what they say, then by how they are written. */
export function nearest(index: CourseIndex, subject: string, textual: readonly TextMatch[]): Hit[] {
  const typed = fold(subject)
  const alike: Hit[] = index.names.all
    .filter(({ kind, folded }) => kind !== 'lead' && Math.abs(folded.length - typed.length) <= typed.length)
    .map(({ folded, concept }) => ({
      concept,
      score: BEST * (1 - distance(folded, typed) / Math.max(folded.length, typed.length, 1)),
    }))
    .filter(hit => hit.score > 0.3)
  const near = [
    ...textual
      .filter(({ coverage }) => coverage > 0)
      .map(({ concept, coverage }) => ({ concept, score: BEST * coverage })),
    ...alike,
  ]
  const seen = new Set<string>()
  return near
    .sort((a, b) => b.score - a.score)
    .filter(({ concept }) => !seen.has(concept.id) && seen.add(concept.id))
    .slice(0, MOST)
}
