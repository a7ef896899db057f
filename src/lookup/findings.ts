import type { AuthoredQuestion, Concept, Fact } from '../notes/course.js'
import type { AskedRole } from './question-frame.js'

export interface Hit {
  readonly concept: Concept
  /** From 0 to 1; 1 is a concept called by its name, below 0.6 are entries that only mention what is asked. */
  readonly score: number
  /** What in the entry answers the query, where it is not the entry as a whole. */
  readonly facts?: readonly Fact[]
  /** Whether the entry only mentions what is asked, and is about something else. */
  readonly isMention?: true
}

/** How far the notes answer a question. */
export type Verdict = 'yes' | 'partly' | 'no'

/** A question of the notes themselves that a query repeats, and how far they answer it. */
export interface AskedQuestion {
  readonly question: AuthoredQuestion
  readonly verdict: Verdict
}

/** What the notes have on a query. */
export interface Findings {
  /** Whether the notes cover it, be it in passing; if not, `hits` are only the nearest entries. */
  readonly found: boolean
  /** Best first, at most five. */
  readonly hits: readonly Hit[]
  /** The sides of a comparison, two or more, where the query asks for one and the notes have them. */
  readonly sides?: readonly Concept[]
  /** Sides of a comparison of which the notes have nothing, as they were typed. */
  readonly unknown?: readonly string[]
  /** The question of the notes that the query repeats, where no entry answers it; the hits are what answers that. */
  readonly asked?: AskedQuestion
  /** The kind of fact that is asked for. */
  readonly role?: AskedRole
}

export const MOST_HITS = 5
/** So many terms can be read side by side. */
export const MOST_SIDES = 4

export function unique(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>()
  return hits.filter(({ concept }) => !seen.has(concept.id) && seen.add(concept.id))
}
