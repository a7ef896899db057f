import type { Block } from '../core/rich-text.js'
import type { Source } from '../notes/course.js'

/**
 * A question as it was asked: grading, explanation and review read only this, whatever happens to the notes. Plain JSON.
 * Each question kind has its own `body`; `quiz/` knows their shapes.
 */
export interface AskedQuestion {
  /** The same for the same question in another session. */
  readonly questionId: string
  readonly kind: string
  /** The concept that it asks about, `null` for one without. */
  readonly topicId: string | null
  readonly topic: string
  readonly body: unknown
  readonly explanation: readonly Block[]
  readonly source: Source
  /** What a right answer earns, by what was known when it was asked; absent where nothing is earned, and its kind's points of old. */
  readonly points?: number
}

/**
 * A run of questions: for one person alone, as a quiz, as a mock exam or as practice that earns nothing, or for a whole
 * class, as its daily challenge or as a live round.
 */
export interface Session {
  readonly id: string
  readonly kind: 'solo' | 'exam' | 'practice' | 'daily' | 'round'
  readonly communityId: string
  readonly courseId: string
  /** Whose quiz it is; `null` for one of the whole class. */
  readonly personId: string | null
  /** The platform's id of the channel in which it takes place, for that channel's board; absent where there is none. */
  readonly channelId?: string
  /** Epoch milliseconds. */
  readonly openedAt: number
  readonly closedAt: number | null
  /** Epoch milliseconds from when on nothing more is taken; absent without a limit. */
  readonly endsAt?: number
  /** What it is about, as the person wrote it; absent for the whole course. */
  readonly topic?: string
  readonly questions: readonly AskedQuestion[]
}

/** What one person has put down for one question of a session; it may change until it counts. */
export interface Ballot {
  readonly sessionId: string
  /** The question's index in its session. */
  readonly position: number
  readonly personId: string
  /** What was chosen or written, as the question's kind stores it. Plain JSON. */
  readonly given: unknown
  /** Epoch milliseconds. */
  readonly at: number
}

/** How an answer was judged. */
export interface Outcome {
  /** From 0, wrong, to 1, right. */
  readonly correctness: number
  /** Judged by the person alone: kept for the statistics of practice, never counted for rank. */
  readonly selfRated: boolean
  /** Whole points for the boards. */
  readonly points: number
  /** `YYYY-MM-DD` in the course's zone. */
  readonly day: string
}

/** A ballot that counts. */
export interface Answer extends Ballot {
  readonly outcome: Outcome
}

/** A row of the ledger: an outcome with what the reducers and boards need to know of its question. Append-only. */
export interface LedgerEntry extends Outcome {
  readonly sessionId: string
  readonly position: number
  readonly personId: string
  readonly communityId: string
  readonly courseId: string
  /** The session's; `null` where it has none. */
  readonly channelId: string | null
  readonly questionId: string
  readonly kind: string
  readonly topicId: string | null
  readonly topic: string
  /** Whether Saturdays and Sundays were course days of the class when it was written. */
  readonly onWeekends: boolean
  readonly at: number
}
