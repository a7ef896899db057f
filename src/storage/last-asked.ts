import { sqltag as sql } from '@prisma/client/runtime/client'
import type { AskedQuestion } from '../answers/session.js'
import type { Database } from './client.js'
import { jsonRows } from './json.js'
import { type QuestionRow, toQuestion } from './rows.js'

/**
 * Of a course these questions, and all that were about these concepts, each as it was asked last. One look for all of them:
 * no index leads to a question by its id.
 */
export async function lastAsked(
  { db, provider }: Database,
  courseId: string,
  { questionIds, topicIds = [] }: { readonly questionIds: readonly string[]; readonly topicIds?: readonly string[] },
): Promise<AskedQuestion[]> {
  if (questionIds.length + topicIds.length === 0) return []
  const among = (ids: readonly string[]) =>
    jsonRows(
      provider,
      { id: 'text' },
      ids.map(id => ({ id })),
    )
  const rows = await db.$queryRaw<QuestionRow[]>(sql`
    WITH asked AS (
      SELECT q."sessionId", q."position", ROW_NUMBER() OVER (
        PARTITION BY q."questionId" ORDER BY s."openedAt" DESC, q."sessionId" DESC, q."position"
      ) AS "age"
      FROM "SessionQuestion" AS q JOIN "Session" AS s ON s."id" = q."sessionId"
      WHERE s."courseId" = ${courseId} AND (
        q."questionId" IN (SELECT w."id" FROM ${among(questionIds)} AS w)
        OR q."topicId" IN (SELECT w."id" FROM ${among(topicIds)} AS w)
      )
    )
    SELECT q."questionId", q."kind", q."topicId", q."topic", q."body", q."explanation", q."source"
    FROM asked AS a JOIN "SessionQuestion" AS q
      ON q."sessionId" = a."sessionId" AND q."position" = a."position"
    WHERE a."age" = 1 ORDER BY q."questionId"`)
  return rows.map(toQuestion)
}
