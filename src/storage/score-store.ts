import { empty, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client'
import type { ClassRef } from '../chat/context.js'
import type { BoardPage, BoardQuery, BoardRow, ScoreStore } from '../scores/score-store.js'
import type { Database } from './client.js'
import { toScore } from './rows.js'

/** How many of the last answers on a topic tell how well somebody knows it now. */
const RECENT = 5

/** Boards and statistics, read from what the answer store wrote. */
export function createScoreStore(database: Database): ScoreStore {
  const { db } = database
  return {
    board: query => readBoard(database, query),

    scoreOf: async ({ communityId, courseId }, personId) => {
      // Not `findUnique`: Prisma joins those of one moment, and hundreds exceed what a statement may take.
      const row = await db.score.findFirst({ where: { personId, communityId, courseId } })
      return row === null ? undefined : toScore(row)
    },

    accuracyByTopic: async ({ communityId, courseId }, personId) => {
      const rows = await db.$queryRaw<TopicRow[]>(sql`
        WITH answers AS (
          SELECT "topicId", "topic", "correctness",
            ROW_NUMBER() OVER (PARTITION BY "topicId" ORDER BY "seq" DESC) AS "age"
          FROM "LedgerEntry"
          WHERE "personId" = ${personId} AND "courseId" = ${courseId} AND "communityId" = ${communityId}
            AND NOT "selfRated" AND "topicId" IS NOT NULL
        )
        SELECT "topicId", MAX(CASE WHEN "age" = 1 THEN "topic" END) AS "topic", COUNT(*) AS "answered",
          SUM(CASE WHEN "correctness" = 1 THEN 1 ELSE 0 END) AS "correct",
          AVG(CASE WHEN "age" <= ${RECENT} THEN "correctness" END) AS "recent"
        FROM answers GROUP BY "topicId"`)
      return rows
        .map(({ topicId, topic, answered, correct, recent }) => ({
          topicId,
          topic,
          answered: Number(answered),
          correct: Number(correct),
          recent: Number(recent),
        }))
        .sort((a, b) => b.answered - a.answered || (a.topicId < b.topicId ? -1 : 1))
    },
  }
}

interface TopicRow {
  readonly topicId: string
  readonly topic: string
  readonly answered: bigint
  readonly correct: bigint
  readonly recent: number
}

/** Counts are big integers or not, by the database. */
interface RankedRow {
  readonly personId: string
  readonly name: string | null
  readonly points: bigint
  readonly rank: bigint
  /** 0 for the line about who asks. */
  readonly place: bigint
  readonly people: bigint
}

/** Sums up the ledger, in one statement that its board index answers alone; nothing about boards is kept apart from it. */
async function readBoard({ db, provider }: Database, query: BoardQuery): Promise<BoardPage> {
  const { of, top, personId = '', around = 0 } = query
  const byName = raw(provider === 'postgres' ? '"nameKey" COLLATE "C"' : '"nameKey"')
  const rows = await db.$queryRaw<RankedRow[]>(sql`
    WITH sums AS (
      SELECT "personId", "courseId", SUM("points") AS "points" FROM "LedgerEntry"
      WHERE "communityId" = ${of.communityId} ${conditions(query)}
      GROUP BY "personId", "courseId"
    ), own AS (
      SELECT SUM("points") AS "points" FROM sums WHERE "personId" = ${personId} HAVING COUNT(*) > 0
    ), shown AS (
      SELECT s."personId", SUM(s."points") AS "points", MIN(p."nameKey") AS "nameKey",
        COALESCE(MAX(CASE WHEN p."courseId" = ${of.courseId} THEN p."name" END), MIN(p."name")) AS "name"
      FROM sums AS s JOIN "Player" AS p
        ON p."personId" = s."personId" AND p."communityId" = ${of.communityId} AND p."courseId" = s."courseId"
      WHERE p."state" = 'shown' GROUP BY s."personId"
    ), ranked AS (
      SELECT "personId", "name", "points", RANK() OVER (ORDER BY "points" DESC) AS "rank",
        ROW_NUMBER() OVER (ORDER BY "points" DESC, ${byName}, "personId") AS "place", COUNT(*) OVER () AS "people"
      FROM shown
    )
    SELECT r.* FROM ranked AS r
    CROSS JOIN (SELECT MAX("place") AS "place" FROM ranked WHERE "personId" = ${personId}) AS me
    WHERE r."place" <= ${top} OR r."place" BETWEEN me."place" - ${around} AND me."place" + ${around}
    UNION ALL
    SELECT ${personId}, NULL, own."points", (SELECT COUNT(*) FROM shown AS s WHERE s."points" > own."points") + 1, 0,
      (SELECT COUNT(*) FROM shown)
    FROM own
    ORDER BY "place"`)
  const ranked = rows.filter(row => Number(row.place) > 0)
  const me = rows.find(row => Number(row.place) === 0)
  const scores = await scoresOf(db, of, ranked)
  const toRow = (row: RankedRow): BoardRow => ({
    personId: row.personId,
    name: row.name ?? '',
    rank: Number(row.rank),
    points: Number(row.points),
    score: scores.get(row.personId),
  })
  const mine = ranked.find(row => row.personId === personId)
  const standing = mine ?? me
  return {
    rows: ranked.filter(row => Number(row.place) <= top).map(toRow),
    around: ranked.filter(row => Number(row.place) > top).map(toRow),
    people: Number(ranked[0]?.people ?? me?.people ?? 0),
    own: standing && {
      rank: Number(standing.rank),
      points: Number(standing.points),
      isShown: mine !== undefined,
    },
  }
}

function conditions({ of, scope, channelId, span }: BoardQuery): Sql {
  const course = scope === 'community' ? empty : sql`AND "courseId" = ${of.courseId}`
  const channel = scope === 'channel' ? sql`AND "channelId" = ${channelId ?? ''}` : empty
  const days = span === undefined ? empty : sql`AND "day" BETWEEN ${span.from} AND ${span.to}`
  return sql`${course} ${channel} ${days}`
}

/** The scores of the rows that are shown, by person: for their streaks. */
async function scoresOf(db: Database['db'], { communityId, courseId }: ClassRef, rows: readonly RankedRow[]) {
  const found = await db.score.findMany({
    where: { communityId, courseId, personId: { in: rows.map(row => row.personId) } },
  })
  return new Map(found.map(row => [row.personId, toScore(row)]))
}
