import { sqltag as sql } from '@prisma/client/runtime/client'
import type { CarryOverStore } from '../quiz/carry-over-store.js'
import { type Database, TRANSACTION_LIMITS } from './client.js'
import { jsonRows } from './json.js'
import { type QuestionRow, toQuestion } from './rows.js'

/** The ids under which questions and concepts stand in sessions, ledger, reports and decisions. */
export function createCarryOverStore({ db, provider }: Database): CarryOverStore {
  const ids = (list: readonly string[]) =>
    jsonRows(
      provider,
      { id: 'text' },
      list.map(id => ({ id })),
    )
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

    asked: async (courseId, { questionIds, topicIds }) => {
      const rows = await db.$queryRaw<QuestionRow[]>(sql`
        SELECT l."questionId", l."kind", l."topicId", l."topic", l."body", l."explanation", l."source" FROM (
          SELECT q.*, ROW_NUMBER() OVER (PARTITION BY q."questionId" ORDER BY s."openedAt" DESC, s."id") AS "place"
          FROM "SessionQuestion" AS q JOIN "Session" AS s ON s."id" = q."sessionId"
          WHERE s."courseId" = ${courseId} AND (
            q."questionId" IN (SELECT i."id" FROM ${ids(questionIds)} AS i)
            OR q."topicId" IN (SELECT i."id" FROM ${ids(topicIds)} AS i)
          )
        ) AS l WHERE l."place" = 1 ORDER BY l."questionId"`)
      return rows.map(toQuestion)
    },

    rename: (courseId, { topics, questions }) =>
      db.$transaction(async tx => {
        for (const { from, to, title = '' } of topics) {
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
      }, TRANSACTION_LIMITS),
  }
}
