import type { ClassRef } from '../chat/context.js'

/** How a class did on a concept, everybody counting the same, however much they practise. */
export interface TopicRecord {
  readonly topicId: string
  /** How many have answered something about it. */
  readonly people: number
  /** Mean of the people's mean correctness, from 0 to 1. */
  readonly correctness: number
}

/** What a class has been asked, and how it did. */
export interface HistoryStore {
  /** The ids of the questions of the class's last challenges, the newest challenge first. */
  recentChallenges(of: ClassRef, limit: number): Promise<readonly (readonly string[])[]>
  /** The ids of the challenges that are still open, the oldest first. */
  openChallenges(of: ClassRef): Promise<readonly string[]>
  /** The ids of their questions. */
  openQuestionIds(of: ClassRef): Promise<readonly string[]>
  /** Graded answers of the days from `from` to the day before `until`, by concept. */
  topicRecords(of: ClassRef, from: string, until: string): Promise<readonly TopicRecord[]>
}
