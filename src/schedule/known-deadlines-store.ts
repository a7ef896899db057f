import type { KnownDeadline } from '../deadlines/deadline-changes.js'
import type { PlannedOccurrence } from './occurrence-store.js'

/** What a community knows of its course's deadlines. */
export interface KnownDeadlines {
  readonly communityId: string
  readonly courseId: string
  /** Counts the changes, from 1. */
  readonly version: number
  readonly deadlines: readonly KnownDeadline[]
}

export interface KnownDeadlinesStore {
  /** Of these communities; those of which nothing is known are left out. */
  find(communityIds: readonly string[]): Promise<readonly KnownDeadlines[]>
  /** Remembers the first version of communities of which nothing is known yet; others stay as they are. */
  begin(first: readonly KnownDeadlines[]): Promise<void>
  /**
   * Puts what is known now in the place of the version before, and plans the post that tells of it: both or neither.
   * Returns whether it did; not where another process was faster.
   */
  advance(known: KnownDeadlines, post?: PlannedOccurrence & { readonly memo: unknown }): Promise<boolean>
}
