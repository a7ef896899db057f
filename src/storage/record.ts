import { sqltag as sql } from '@prisma/client/runtime/client'
import type { Recorded } from '../answers/answer-store.js'
import type { Answer, LedgerEntry, Outcome } from '../answers/session.js'
import type { ClassRef } from '../chat/context.js'
import type { Score } from '../scores/score.js'
import type { Settled } from './batcher.js'
import type { Database, Transaction } from './client.js'
import { addToTallies } from './item-tallies.js'
import { type Columns, jsonRows, toJson } from './json.js'
import type { Provider } from './migrations.js'
import {
  type AnswerKey,
  BALLOT_COLUMNS,
  type BallotRow,
  KEY_COLUMNS,
  keyText,
  toBallot,
  toOutcome,
  toScore,
} from './rows.js'
import { SCORE_KEY_COLUMNS, type ScoreKey, scoreKey, writeScores } from './scores.js'

export type ReduceScore = (score: Score | undefined, entry: LedgerEntry) => Score

const OUTCOME_COLUMNS = {
  ...KEY_COLUMNS,
  correctness: 'real',
  selfRated: 'boolean',
  points: 'integer',
  day: 'text',
  at: 'instant',
} as const satisfies Columns

/**
 * Counts answers, all of them in one transaction: ballots, ledger rows and the scores that follow. Returns for each, in
 * order, the answer that counts, or an error for a question or person that does not exist.
 */
export async function recordAll(
  { db, provider }: Database,
  reduceScore: ReduceScore,
  answers: readonly Answer[],
): Promise<readonly Settled<Recorded>[]> {
  const firsts = new Map<string, Answer>()
  for (const answer of answers) {
    const key = keyText(answer)
    if (!firsts.has(key)) firsts.set(key, answer)
  }
  const asked = [...firsts.values()]
  const counted = await db.$transaction(async tx => {
    if (provider === 'postgres') await lockPersons(tx, asked)
    const kept = await countBallots(tx, provider, asked)
    const isNew = new Set(kept.map(keyText))
    const fresh = await payOnceADay(
      tx,
      provider,
      asked.filter(answer => isNew.has(keyText(answer))),
    )
    const entries = await appendToLedger(tx, provider, fresh)
    await foldScores(tx, provider, reduceScore, entries)
    await addToTallies(tx, provider, entries)
    return new Map(fresh.map(answer => [keyText(answer), answer]))
  })
  const earlier = await readAnswers(
    { db, provider },
    asked.filter(answer => !counted.has(keyText(answer))),
  )
  return answers.map(answer => {
    const key = keyText(answer)
    const fresh = counted.get(key)
    if (fresh !== undefined) return { value: { answer: fresh, isNew: firsts.get(key) === answer } }
    const before = earlier.get(key)
    if (before !== undefined) return { value: { answer: before, isNew: false } }
    const { sessionId, position, personId } = answer
    return { error: new Error(`no question ${position} in session "${sessionId}", or no person "${personId}"`) }
  })
}

/**
 * Whoever records for the same person waits here, so that scores are read and written by one at a time. In the order of
 * ids, so that no two wait for each other. (SQLite has one writer at a time anyway.)
 */
export async function lockPersons(tx: Transaction, answers: readonly { readonly personId: string }[]): Promise<void> {
  await tx.$executeRaw(sql`
    SELECT 1 FROM "Person" AS p
    WHERE p."id" IN (SELECT "personId" FROM ${jsonRows('postgres', { personId: 'text' }, answers)} AS a)
    ORDER BY p."id" FOR NO KEY UPDATE OF p`)
}

/** Makes ballots count that do not yet. Returns the keys of those that do by this. */
function countBallots(tx: Transaction, provider: Provider, answers: readonly Answer[]): Promise<readonly AnswerKey[]> {
  const rows = answers.map(answer => ({ ...answer, given: toJson(answer.given) }))
  return tx.$queryRaw<AnswerKey[]>(sql`
    INSERT INTO "Ballot" ("sessionId", "position", "personId", "given", "at", "counted")
    SELECT a."sessionId", a."position", a."personId", a."given", a."at", true
    FROM ${jsonRows(provider, BALLOT_COLUMNS, rows)} AS a
    JOIN "SessionQuestion" AS q ON q."sessionId" = a."sessionId" AND q."position" = a."position"
    JOIN "Person" AS p ON p."id" = a."personId"
    WHERE true
    ON CONFLICT ("sessionId", "position", "personId")
    DO UPDATE SET "given" = excluded."given", "at" = excluded."at", "counted" = true WHERE NOT "Ballot"."counted"
    RETURNING "sessionId", "position", "personId"`)
}

const PAYMENT_COLUMNS = { ...KEY_COLUMNS, day: 'text' } as const satisfies Columns

/** The answers with 0 points where the person has points for the same question in the same class and day already. */
async function payOnceADay(
  tx: Transaction,
  provider: Provider,
  answers: readonly Answer[],
): Promise<readonly Answer[]> {
  const paying = answers.filter(({ outcome }) => outcome.points > 0)
  if (paying.length === 0) return answers
  const rows = paying.map(({ sessionId, position, personId, outcome: { day } }) => ({
    sessionId,
    position,
    personId,
    day,
  }))
  const found = await tx.$queryRaw<(AnswerKey & ClassRef & { questionId: string; isPaid: unknown })[]>(sql`
    SELECT a."sessionId", a."position", a."personId", q."questionId", s."communityId", s."courseId", EXISTS (
      SELECT 1 FROM "LedgerEntry" AS e
      WHERE e."personId" = a."personId" AND e."courseId" = s."courseId" AND e."communityId" = s."communityId"
        AND e."questionId" = q."questionId" AND e."day" = a."day" AND e."points" > 0
    ) AS "isPaid"
    FROM ${jsonRows(provider, PAYMENT_COLUMNS, rows)} AS a
    JOIN "SessionQuestion" AS q ON q."sessionId" = a."sessionId" AND q."position" = a."position"
    JOIN "Session" AS s ON s."id" = a."sessionId"`)
  const known = new Map(found.map(row => [keyText(row), row]))
  const paid = new Set<string>()
  return answers.map(answer => {
    const row = known.get(keyText(answer))
    if (answer.outcome.points <= 0 || row === undefined) return answer
    const { communityId, courseId, questionId } = row
    const payment = JSON.stringify([answer.personId, communityId, courseId, questionId, answer.outcome.day])
    const isFirst = !row.isPaid && !paid.has(payment)
    paid.add(payment)
    return isFirst ? answer : { ...answer, outcome: { ...answer.outcome, points: 0 } }
  })
}

interface LedgerRow extends AnswerKey {
  readonly seq: number
  readonly communityId: string
  readonly courseId: string
  readonly channelId: string | null
  readonly questionId: string
  readonly kind: string
  readonly topicId: string | null
  readonly topic: string
  /** SQLite writes 0 and 1. */
  readonly onWeekends: unknown
}

type Appended = LedgerEntry & { readonly seq: number }

/** Returns what was appended, in the ledger's order: that of `answers`. */
async function appendToLedger(
  tx: Transaction,
  provider: Provider,
  answers: readonly Answer[],
): Promise<readonly Appended[]> {
  if (answers.length === 0) return []
  const rows = answers.map(({ given: _, outcome, ...key }) => ({ ...key, ...toOutcome(outcome) }))
  const written = await tx.$queryRaw<LedgerRow[]>(sql`
    INSERT INTO "LedgerEntry" (
      "sessionId", "position", "personId", "communityId", "courseId", "channelId", "questionId", "kind", "topicId",
      "topic", "correctness", "selfRated", "points", "day", "onWeekends", "at")
    SELECT
      a."sessionId", a."position", a."personId", s."communityId", s."courseId", s."channelId", q."questionId", q."kind",
      q."topicId", q."topic", a."correctness", a."selfRated", a."points", a."day", EXISTS (
        SELECT 1 FROM "Setup" AS u
        WHERE u."communityId" = s."communityId" AND u."courseId" = s."courseId" AND u."dailyOnWeekends"
      ), a."at"
    FROM ${jsonRows(provider, OUTCOME_COLUMNS, rows)} AS a
    JOIN "SessionQuestion" AS q ON q."sessionId" = a."sessionId" AND q."position" = a."position"
    JOIN "Session" AS s ON s."id" = a."sessionId"
    ORDER BY a."ordinal"
    RETURNING
      "seq", "sessionId", "position", "personId", "communityId", "courseId", "channelId", "questionId", "kind",
      "topicId", "topic", "onWeekends"`)
  const byKey = new Map(rows.map(row => [keyText(row), row]))
  return written
    .sort((a, b) => Number(a.seq) - Number(b.seq))
    .flatMap(({ seq, onWeekends, ...row }) => {
      const outcome = byKey.get(keyText(row))
      return outcome === undefined ? [] : [{ ...row, ...outcome, seq: Number(seq), onWeekends: Boolean(onWeekends) }]
    })
}

/** Folds new entries into their scores. */
async function foldScores(
  tx: Transaction,
  provider: Provider,
  reduceScore: ReduceScore,
  entries: readonly LedgerEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const keys = new Map<string, ScoreKey>(entries.map(entry => [scoreKey(entry), entry]))
  const before = await tx.$queryRaw<(ScoreKey & Score)[]>(sql`
    SELECT s.* FROM ${jsonRows(provider, SCORE_KEY_COLUMNS, [...keys.values()])} AS k
    JOIN "Score" AS s
      ON s."personId" = k."personId" AND s."communityId" = k."communityId" AND s."courseId" = k."courseId"`)
  const scores = new Map(before.map(row => [scoreKey(row), toScore(row)]))
  for (const entry of entries) scores.set(scoreKey(entry), reduceScore(scores.get(scoreKey(entry)), entry))
  const after = [...keys].flatMap(([key, { personId, communityId, courseId }]) => {
    const score = scores.get(key)
    return score === undefined ? [] : [{ personId, communityId, courseId, ...score }]
  })
  await writeScores(tx, provider, after)
}

/** The answers that count for these keys, by `keyText`. */
async function readAnswers(
  { db, provider }: Pick<Database, 'db' | 'provider'>,
  keys: readonly AnswerKey[],
): Promise<ReadonlyMap<string, Answer>> {
  if (keys.length === 0) return new Map()
  const rows = await db.$queryRaw<(BallotRow & Outcome)[]>(sql`
    SELECT b."sessionId", b."position", b."personId", b."given", b."at",
      e."correctness", e."selfRated", e."points", e."day"
    FROM ${jsonRows(provider, KEY_COLUMNS, keys)} AS k
    JOIN "Ballot" AS b
      ON b."sessionId" = k."sessionId" AND b."position" = k."position" AND b."personId" = k."personId"
    JOIN "LedgerEntry" AS e
      ON e."sessionId" = b."sessionId" AND e."position" = b."position" AND e."personId" = b."personId"`)
  return new Map(rows.map(row => [keyText(row), { ...toBallot(row), outcome: toOutcome(row) }]))
}
