import { sqltag as sql } from '@prisma/client/runtime/client'
import type { CarryOverStore } from '../quiz/carry-over-store.js'
import { type Database, TRANSACTION_LIMITS } from './client.js'
import { countTallies, holdTallies } from './item-tallies.js'
import { lastAsked } from './last-asked.js'
import type { QuestionRow } from './rows.js'

/** The ids under which questions and concepts stand in sessions, ledger, reports and decisions. */
export function createCarryOverStore(database: Database): CarryOverStore {
  const { db, provider } = database
  return {
    known: async courseId => {
      const rows = await db.$queryRaw<Pick<QuestionRow, 'questionId' | 'topicId'>[]>(sql`
        SELECT DISTINCT q."questionId", q."topicId" FROM "SessionQuestion" AS q
        JOIN "Session" AS s ON s."id" = q."sessionId" WHERE s."courseId" = ${courseId}
        ORDER BY q."questionId", q."topicId"`)
      return {
        questionIds: [...new Set(rows.map(({ questionId }) => questionId))],
        topicIds: [...new Set(rows.flatMap(({ topicId }) => topicId ?? []))],
      }
    },

    asked: (courseId, of) => lastAsked(database, courseId, of),

    rename: (courseId, { topics, questions }) =>
      db.$transaction(async tx => {
        await holdTallies(tx, provider, [courseId], 'alone')
        for (const { from, to, title } of topics) {
          await tx.$executeRaw(sql`
            UPDATE "SessionQuestion" SET "topicId" = ${to}, "topic" = ${title} WHERE "topicId" = ${from}
              AND "sessionId" IN (SELECT s."id" FROM "Session" AS s WHERE s."courseId" = ${courseId})`)
          await tx.ledgerEntry.updateMany({ where: { courseId, topicId: from }, data: { topicId: to, topic: title } })
        }
        for (const { from, to } of questions) {
          await tx.$executeRaw(sql`
            UPDATE "SessionQuestion" SET "questionId" = ${to} WHERE "questionId" = ${from}
              AND "sessionId" IN (SELECT s."id" FROM "Session" AS s WHERE s."courseId" = ${courseId})`)
          const ofOld = { where: { courseId, questionId: from }, data: { questionId: to } }
          await tx.ledgerEntry.updateMany(ofOld)
          await tx.questionReport.updateMany(ofOld)
          await tx.questionVerdict.updateMany(ofOld)
        }
        await countTallies(
          tx,
          courseId,
          questions.flatMap(({ from, to }) => [from, to]),
        )
      }, TRANSACTION_LIMITS),
  }
}
