import { empty, raw, sqltag as sql } from '@prisma/client/runtime/client'
import type { AnswerStore } from '../answers/answer-store.js'
import type { Answer, Session } from '../answers/session.js'
import { createBatcher } from './batcher.js'
import type { Database } from './client.js'
import { jsonRows, storableText, toJson } from './json.js'
import { type ReduceScore, recordAll } from './record.js'
import { BALLOT_COLUMNS, toBallot, toOutcome, toSession } from './rows.js'

/** Answers of one transaction: enough to share its cost, few enough to keep it short. */
const BATCH_LIMIT = 500

/** Sessions, ballots, ledger and scores. `reduceScore` makes the scores of the ledger; it must be pure. */
export function createAnswerStore(database: Database, reduceScore: ReduceScore): AnswerStore {
  const { db, provider } = database
  const record = createBatcher((answers: readonly Answer[]) => recordAll(database, reduceScore, answers), BATCH_LIMIT)
  return {
    openSession: session =>
      db.$transaction(async tx => {
        const { id, kind, communityId, courseId, personId, channelId, openedAt, closedAt, endsAt, topic } = session
        // Not `create`: on PostgreSQL a unique violation ends the transaction.
        const added = await tx.$executeRaw(sql`
          INSERT INTO "Session" (
            "id", "kind", "communityId", "courseId", "personId", "channelId", "openedAt", "closedAt", "endsAt", "topic")
          VALUES (
            ${id}, ${kind}, ${communityId}, ${courseId}, ${personId},
            ${channelId === undefined ? null : storableText(channelId)}, ${BigInt(openedAt)},
            ${closedAt === null ? null : BigInt(closedAt)},
            ${endsAt === undefined ? null : BigInt(endsAt)}, ${topic === undefined ? null : storableText(topic)})
          ON CONFLICT ("id") DO NOTHING`)
        if (added === 0) return false
        await tx.sessionQuestion.createMany({ data: questionRows(session) })
        return true
      }),

    findSession: async id => {
      const row = await db.session.findUnique({
        where: { id },
        include: { questions: { orderBy: { position: 'asc' } } },
      })
      return row === null ? undefined : toSession(row)
    },

    closeSession: async (id, at) => {
      await db.session.updateMany({ where: { id, closedAt: null }, data: { closedAt: BigInt(at) } })
    },

    closeQuestion: async (sessionId, position, at) => {
      await db.sessionQuestion.updateMany({
        where: { sessionId, position, closedAt: null },
        data: { closedAt: BigInt(at) },
      })
    },

    closeOwn: async ({ communityId, courseId }, personId, at) => {
      await db.session.updateMany({
        where: { communityId, courseId, personId, kind: { in: ['solo', 'practice'] }, closedAt: null },
        data: { closedAt: BigInt(at) },
      })
    },

    findOpenExam: async ({ communityId, courseId }, personId) => {
      const row = await db.session.findFirst({
        where: { communityId, courseId, personId, kind: 'exam', closedAt: null },
        include: { questions: { orderBy: { position: 'asc' } } },
        orderBy: { openedAt: 'desc' },
      })
      return row === null ? undefined : toSession(row)
    },

    saveBallot: async ballot => {
      // One statement, so that none can count between the question whether it does and the writing. On PostgreSQL it also
      // holds session and question: who closes one waits for the ballots on their way, and then finds them all.
      const sessionId = storableText(ballot.sessionId)
      const lock = provider === 'postgres' ? raw('FOR SHARE') : empty
      const kept = await db.$executeRaw(sql`
        WITH held AS MATERIALIZED (
          SELECT "closedAt" FROM "Session" WHERE "id" = ${sessionId} ${lock}
        ), asked AS MATERIALIZED (
          SELECT "closedAt" FROM "SessionQuestion"
          WHERE "sessionId" = ${sessionId} AND "position" = ${ballot.position} ${lock}
        )
        INSERT INTO "Ballot" ("sessionId", "position", "personId", "given", "at")
        SELECT b."sessionId", b."position", b."personId", b."given", b."at"
        FROM ${jsonRows(provider, BALLOT_COLUMNS, [{ ...ballot, given: toJson(ballot.given) }])} AS b
        WHERE NOT EXISTS (SELECT 1 FROM held WHERE "closedAt" IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM asked WHERE "closedAt" IS NOT NULL)
        ON CONFLICT ("sessionId", "position", "personId")
        DO UPDATE SET "given" = excluded."given", "at" = excluded."at" WHERE NOT "Ballot"."counted"`)
      return kept === 1
    },

    allBallots: async sessionId => {
      const rows = await db.ballot.findMany({
        where: { sessionId },
        orderBy: [{ position: 'asc' }, { at: 'asc' }, { personId: 'asc' }],
      })
      return rows.map(toBallot)
    },

    ballotsOf: async (sessionId, personId) => {
      const rows = await db.ballot.findMany({
        where: { sessionId, personId },
        include: { entry: true },
        orderBy: { position: 'asc' },
      })
      return rows.map(row => ({ ...toBallot(row), outcome: row.entry === null ? null : toOutcome(row.entry) }))
    },

    record: async answer => record(storableAnswer(answer)),

    recentQuestionIds: async (courseId, personId, limit) => {
      const rows = await db.ledgerEntry.groupBy({
        by: ['questionId'],
        where: { courseId, personId },
        _max: { seq: true },
        orderBy: { _max: { seq: 'desc' } },
        take: limit,
      })
      return rows.map(row => row.questionId)
    },
  }
}

function questionRows({ id, questions }: Session) {
  return questions.map((question, position) => ({
    sessionId: id,
    position,
    questionId: storableText(question.questionId),
    kind: question.kind,
    topicId: question.topicId === null ? null : storableText(question.topicId),
    topic: storableText(question.topic),
    body: toJson(question.body),
    explanation: toJson(question.explanation),
    source: toJson(question.source),
    points: question.points ?? null,
  }))
}

/**
 * The answer as it can be stored. Throws for values that the database would refuse: found out there, they would take the
 * other answers of the same write with them.
 */
function storableAnswer(answer: Answer): Answer {
  const { position, at, outcome } = answer
  const isSound =
    isInt32(position) &&
    Number.isSafeInteger(at) &&
    isInt32(outcome.points) &&
    Number.isFinite(outcome.correctness) &&
    /^\d{4}-\d{2}-\d{2}$/.test(outcome.day)
  if (!isSound) throw new Error(`an answer with values that cannot be stored: ${JSON.stringify(answer)}`)
  return { ...answer, given: JSON.parse(toJson(answer.given)) }
}

/** PostgreSQL's `integer` has 32 bits. */
function isInt32(value: number): boolean {
  return (value | 0) === value
}
