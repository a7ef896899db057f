import { sqltag as sql } from '@prisma/client/runtime/client'
import type { ClassRef } from '../chat/context.js'
import type { HistoryStore } from '../quiz/history-store.js'
import type { Database } from './client.js'

interface TopicRow {
  readonly topicId: string
  readonly people: bigint
  readonly correctness: number
}

const openIn = ({ communityId, courseId }: ClassRef) => ({ communityId, courseId, kind: 'daily', closedAt: null })

/** What classes have been asked, read from sessions and the ledger. */
export function createHistoryStore({ db }: Database): HistoryStore {
  const questions = { orderBy: { position: 'asc' }, select: { questionId: true } } as const
  return {
    recentChallenges: async ({ communityId, courseId }, limit) => {
      const sessions = await db.session.findMany({
        where: { communityId, courseId, kind: 'daily' },
        orderBy: { openedAt: 'desc' },
        take: limit,
        select: { questions },
      })
      return sessions.map(session => session.questions.map(({ questionId }) => questionId))
    },

    openChallenges: async of => {
      const sessions = await db.session.findMany({
        where: openIn(of),
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
        select: { id: true },
      })
      return sessions.map(({ id }) => id)
    },

    openQuestionIds: async of => {
      const sessions = await db.session.findMany({ where: openIn(of), select: { questions } })
      return sessions.flatMap(session => session.questions.map(({ questionId }) => questionId))
    },

    topicRecords: async ({ communityId, courseId }, from, until) => {
      const rows = await db.$queryRaw<TopicRow[]>(sql`
        WITH own AS (
          SELECT "topicId", "personId", AVG("correctness") AS "correctness" FROM "LedgerEntry"
          WHERE "communityId" = ${communityId} AND "courseId" = ${courseId} AND "day" >= ${from} AND "day" < ${until}
            AND NOT "selfRated" AND "topicId" IS NOT NULL
          GROUP BY "topicId", "personId"
        )
        SELECT "topicId", COUNT(*) AS "people", AVG("correctness") AS "correctness" FROM own
        GROUP BY "topicId" ORDER BY "topicId"`)
      return rows.map(({ topicId, people, correctness }) => ({
        topicId,
        people: Number(people),
        correctness: Number(correctness),
      }))
    },
  }
}
