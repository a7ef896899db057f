import { distance } from 'fastest-levenshtein'
import { fold } from '../core/fold.js'
import type { CourseIndex } from './course-index.js'
import type { Hit } from './findings.js'
import type { TextMatch } from './search-text.js'

const MOST = 5
/** Below what counts as an answer. */
const BEST = 0.6
const LEAST_COVERED = 0.2
/** Half of the letters are others. */
const LEAST = 0.3

/** Entries near a query that the notes do not cover: by what they say, then by how they are written. */
export function nearest(index: CourseIndex, subject: string, textual: readonly TextMatch[]): Hit[] {
  const typed = fold(subject)
  const alike: Hit[] = []
  for (const { kind, folded, concept } of index.names.startingWith(typed.charAt(0))) {
    const longer = Math.max(folded.length, typed.length)
    if (kind === 'lead' || Math.abs(folded.length - typed.length) >= longer / 2) continue
    const score = BEST * (1 - distance(folded, typed) / longer)
    if (score > LEAST) alike.push({ concept, score })
  }
  const near = [
    ...textual
      .filter(({ concept, coverage }) => coverage > LEAST_COVERED && index.isTerm(concept))
      .map(({ concept, coverage }) => ({ concept, score: BEST * coverage })),
    ...alike,
  ]
  const seen = new Set<string>()
  return near
    .sort((a, b) => b.score - a.score)
    .filter(({ concept }) => !seen.has(concept.id) && seen.add(concept.id))
    .slice(0, MOST)
}
