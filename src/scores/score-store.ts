import type { ClassRef } from '../chat/context.js'
import type { Score } from './score.js'

export interface BoardRow {
  readonly personId: string
  readonly name: string
  /** 1 for the most points; equal points share a rank and the next one is skipped. */
  readonly rank: number
  readonly score: Score
}

export interface TopicAccuracy {
  readonly topicId: string
  readonly topic: string
  readonly answered: number
  readonly correct: number
}

/** Reads what the unit of work wrote. */
export interface ScoreStore {
  /** The first `limit` rows by points (equal ones by name), and how many people have a score at all. */
  board(of: ClassRef, limit: number): Promise<{ readonly rows: readonly BoardRow[]; readonly people: number }>
  /** One person's row of the board, `undefined` before the first answer. */
  rowOf(of: ClassRef, personId: string): Promise<BoardRow | undefined>
  /** Graded answers of one person by topic, those answered most first. */
  accuracyByTopic(of: ClassRef, personId: string): Promise<readonly TopicAccuracy[]>
}
