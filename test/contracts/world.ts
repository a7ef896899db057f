import type { AnswerStore } from '../../src/answers/answer-store.js'
import type { Answer, AskedQuestion, LedgerEntry, Session } from '../../src/answers/session.js'
import type { ClassRef } from '../../src/chat/context.js'
import type { UploadStore } from '../../src/chat/upload-store.js'
import type { AccessStore } from '../../src/community/access-store.js'
import type { IdentityStore } from '../../src/community/identity-store.js'
import type { SetupStore } from '../../src/community/setup-store.js'
import type { CarryOverStore } from '../../src/quiz/carry-over-store.js'
import type { FeedbackStore } from '../../src/quiz/feedback-store.js'
import type { HistoryStore } from '../../src/quiz/history-store.js'
import type { RoundStore } from '../../src/quiz/rounds/round-store.js'
import type { KnownDeadlinesStore } from '../../src/schedule/known-deadlines-store.js'
import type { OccurrenceStore } from '../../src/schedule/occurrence-store.js'
import type { PlayerStore } from '../../src/scores/player-store.js'
import type { ScoreRebuild } from '../../src/scores/rebuild-store.js'
import { reduceScore, type Score } from '../../src/scores/score.js'
import type { ScoreStore } from '../../src/scores/score-store.js'

/** Stores that look at the same rows. */
export interface World {
  readonly answers: AnswerStore
  readonly scores: ScoreStore
  readonly players: PlayerStore
  readonly history: HistoryStore
  readonly feedback: FeedbackStore
  readonly carryOver: CarryOverStore
  readonly rebuild: ScoreRebuild
  readonly identities: IdentityStore
  readonly setups: SetupStore
  readonly access: AccessStore
  readonly occurrences: OccurrenceStore
  readonly known: KnownDeadlinesStore
  readonly rounds: RoundStore
  readonly uploads: UploadStore
  /** All of the ledger, in order. */
  ledger(): Promise<readonly LedgerEntry[]>
}

let count = 0
/** An id that no other test uses. */
export const unique = (): string => `${process.pid.toString(36)}-${count++}`

/** A class that no other test uses. */
export async function addClass({ identities }: World): Promise<ClassRef> {
  const courseId = `course-${unique()}`
  await identities.saveCourse(courseId, 'Verteilte Systeme')
  const { id } = await identities.communityOf('test', unique(), 'Klasse', courseId)
  return { communityId: id, courseId }
}

export async function addPerson({ identities }: World, name: string): Promise<string> {
  return (await identities.personOf('test', unique(), name)).id
}

export async function addPeople(world: World, number: number): Promise<readonly string[]> {
  return Promise.all(Array.from({ length: number }, (_, index) => addPerson(world, `Person ${index}`)))
}

export function question(index: number, more: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    questionId: `question-${index}`,
    kind: 'single',
    topicId: `topic-${index}`,
    topic: `Topic ${index}`,
    body: { prompt: 'Which?', choices: ['this', 'that'], key: [0] },
    explanation: [{ type: 'paragraph', children: [{ type: 'text', value: 'Because.' }], line: 3 }],
    source: { file: 'week-02.md', line: 3, headings: ['Memory'] },
    ...more,
  }
}

const THREE = [question(0), question(1), question(2)]

/** A session that is to be opened: a person's quiz, or the challenge of the class where the person is `null`. */
export function newSession(
  of: ClassRef,
  personId: string | null,
  questions: readonly AskedQuestion[] = THREE,
  channelId?: string,
): Session {
  return {
    id: `session-${unique()}`,
    kind: personId === null ? 'daily' : 'solo',
    ...of,
    personId,
    ...(channelId === undefined ? {} : { channelId }),
    openedAt: 1_760_000_000_000,
    closedAt: null,
    questions,
  }
}

/** The same, opened. */
export async function addSession(
  { answers }: World,
  of: ClassRef,
  personId: string | null,
  questions: readonly AskedQuestion[] = THREE,
  channelId?: string,
): Promise<Session> {
  const session = newSession(of, personId, questions, channelId)
  await answers.openSession(session)
  return session
}

export function answer(
  sessionId: string,
  position: number,
  personId: string,
  more: Partial<Answer['outcome']> & { readonly given?: unknown; readonly at?: number } = {},
): Answer {
  const { given = [0], at = 1_760_000_001_000, ...outcome } = more
  return {
    sessionId,
    position,
    personId,
    given,
    at,
    outcome: { correctness: 1, selfRated: false, points: 10, day: '2025-10-09', ...outcome },
  }
}

/** The score that the ledger says a person has in a class. */
export function refold(ledger: readonly LedgerEntry[], of: ClassRef, personId: string): Score | undefined {
  return ledger
    .filter(row => row.communityId === of.communityId && row.courseId === of.courseId && row.personId === personId)
    .reduce<Score | undefined>(reduceScore, undefined)
}
