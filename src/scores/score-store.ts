import type { ClassRef } from '../chat/context.js'
import type { Span } from './period.js'
import type { Score } from './score.js'

/** Whose points a board sums up: a class's, those earned in one of its channels, or of all courses of its community. */
export const SCOPES = ['class', 'channel', 'community'] as const
export type Scope = (typeof SCOPES)[number]

export interface BoardQuery {
  readonly of: ClassRef
  readonly scope: Scope
  /** For a board of a channel: the platform's id. */
  readonly channelId?: string
  /** All time where it is absent. */
  readonly span?: Span | undefined
  /** How many rows from the top. */
  readonly top: number
  /** Who asks; nobody does for a post by the clock. */
  readonly personId?: string
  /** How many rows above and below who asks. */
  readonly around?: number
}

export interface BoardRow {
  readonly personId: string
  /** As the person wants to be shown. */
  readonly name: string
  /** 1 for the most points; equal points share a rank and the next one is skipped. */
  readonly rank: number
  readonly points: number
  /** The score in the class that asks, for the streak; `undefined` where there is none. */
  readonly score: Score | undefined
}

/** Only people who joined the class's boards are on it. */
export interface BoardPage {
  /** The first ones, by points, equal ones by name. */
  readonly rows: readonly BoardRow[]
  /** Who asks with the neighbours, as far as they are not among `rows`. */
  readonly around: readonly BoardRow[]
  /** How many are on the board. */
  readonly people: number
  /** Where who asks stands or, not having joined, would stand; `undefined` without an answer in the period. */
  readonly own: { readonly rank: number; readonly points: number; readonly isShown: boolean } | undefined
}

export interface TopicAccuracy {
  readonly topicId: string
  readonly topic: string
  readonly answered: number
  readonly correct: number
  /** Mean correctness of the last answers, from 0 to 1. */
  readonly recent: number
}

/** Reads what the unit of work wrote. */
export interface ScoreStore {
  board(query: BoardQuery): Promise<BoardPage>
  /** What a person has reached in a class, `undefined` before the first answer. */
  scoreOf(of: ClassRef, personId: string): Promise<Score | undefined>
  /** Graded answers of one person by topic, those answered most first. */
  accuracyByTopic(of: ClassRef, personId: string): Promise<readonly TopicAccuracy[]>
}
