import type { AskedQuestion, Ballot, Outcome, Session } from '../answers/session.js'
import type { Score } from '../scores/score.js'
import type { Columns } from './json.js'

/** The key of ballots and ledger rows. */
export interface AnswerKey {
  readonly sessionId: string
  readonly position: number
  readonly personId: string
}

export const KEY_COLUMNS = { sessionId: 'text', position: 'integer', personId: 'text' } as const satisfies Columns

export const BALLOT_COLUMNS = { ...KEY_COLUMNS, given: 'text', at: 'instant' } as const satisfies Columns

/** One text for a key, to look it up in a map. */
export function keyText({ sessionId, position, personId }: AnswerKey): string {
  return JSON.stringify([sessionId, Number(position), personId])
}

/** A session's row with its questions in order. */
interface SessionRow {
  readonly id: string
  readonly kind: string
  readonly communityId: string
  readonly courseId: string
  readonly personId: string | null
  readonly channelId: string | null
  readonly openedAt: bigint
  readonly closedAt: bigint | null
  readonly endsAt: bigint | null
  readonly topic: string | null
  readonly questions: readonly QuestionRow[]
}

export interface QuestionRow {
  readonly questionId: string
  readonly kind: string
  readonly topicId: string | null
  readonly topic: string
  readonly body: string
  readonly explanation: string
  readonly source: string
  /** Absent where it is of no interest. */
  readonly points?: number | null
}

export function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    kind: row.kind as Session['kind'],
    communityId: row.communityId,
    courseId: row.courseId,
    personId: row.personId,
    ...(row.channelId === null ? {} : { channelId: row.channelId }),
    openedAt: Number(row.openedAt),
    closedAt: row.closedAt === null ? null : Number(row.closedAt),
    ...(row.endsAt === null ? {} : { endsAt: Number(row.endsAt) }),
    ...(row.topic === null ? {} : { topic: row.topic }),
    questions: row.questions.map(toQuestion),
  }
}

export function toQuestion(row: QuestionRow): AskedQuestion {
  return {
    questionId: row.questionId,
    kind: row.kind,
    topicId: row.topicId,
    topic: row.topic,
    body: JSON.parse(row.body),
    explanation: JSON.parse(row.explanation),
    source: JSON.parse(row.source),
    ...(row.points == null ? {} : { points: Number(row.points) }),
  }
}

export interface BallotRow extends AnswerKey {
  readonly given: string
  readonly at: bigint
}

export function toBallot(row: BallotRow): Ballot {
  const { sessionId, position, personId, given, at } = row
  return { sessionId, position, personId, given: JSON.parse(given), at: Number(at) }
}

/** Only these four, whatever else the row holds. */
export function toOutcome({ correctness, selfRated, points, day }: Outcome): Outcome {
  return { correctness, selfRated, points, day }
}

export function toScore({ points, answered, correct, streak, bestStreak, lastDay, days }: Score): Score {
  return { points, answered, correct, streak, bestStreak, lastDay, days }
}
