import { sqltag as sql } from '@prisma/client/runtime/client'
import type { FeedbackStore } from '../quiz/feedback-store.js'
import type { Database, Transaction } from './client.js'
import { countTallies, holdTallies } from './item-tallies.js'
import { storableText } from './json.js'
import { lastAsked } from './last-asked.js'
import { type QuestionRow, toQuestion } from './rows.js'

interface ItemRow extends QuestionRow {
  readonly answered: bigint
  readonly right: bigint
  readonly count: bigint
  readonly item: number | null
  readonly rest: number | null
  readonly itemRest: number | null
  readonly itemItem: number | null
  readonly restRest: number | null
}

interface ReportRow extends QuestionRow {
  readonly courseId: string
  readonly personId: string
  readonly sessionId: string
  readonly position: number
  readonly reason: string
  readonly at: bigint
}

/** Reports, decisions, and statistics read from the ledger. */
export function createFeedbackStore(database: Database): FeedbackStore {
  const { db, provider } = database

  /** What is decided changes which answers count. */
  const decide = (courseId: string, questionId: string, write: (tx: Transaction) => Promise<void>): Promise<void> =>
    db.$transaction(async tx => {
      await holdTallies(tx, provider, [courseId], 'alone')
      await write(tx)
      await countTallies(tx, courseId, [questionId])
    })

  return {
    saveReport: async report => {
      const { courseId, questionId, personId } = report
      const data = {
        sessionId: report.sessionId,
        position: report.position,
        reason: storableText(report.reason),
        at: BigInt(report.at),
      }
      await db.questionReport.upsert({
        where: { courseId_questionId_personId: { courseId, questionId, personId } },
        update: data,
        create: { courseId, questionId, personId, ...data },
      })
    },

    reports: async courseId => {
      const rows = await db.$queryRaw<ReportRow[]>(sql`
        SELECT r."courseId", r."personId", r."sessionId", r."position", r."reason", r."at", q."questionId", q."kind",
          q."topicId", q."topic", q."body", q."explanation", q."source"
        FROM "QuestionReport" AS r
        JOIN "SessionQuestion" AS q ON q."sessionId" = r."sessionId" AND q."position" = r."position"
        LEFT JOIN "QuestionVerdict" AS v ON v."courseId" = r."courseId" AND v."questionId" = r."questionId"
        WHERE r."courseId" = ${courseId} AND (v."at" IS NULL OR r."at" > v."at")
        ORDER BY r."at", r."questionId", r."personId"`)
      return rows.map(row => ({
        courseId: row.courseId,
        questionId: row.questionId,
        personId: row.personId,
        sessionId: row.sessionId,
        position: row.position,
        reason: row.reason,
        at: Number(row.at),
        question: toQuestion(row),
      }))
    },

    items: async courseId => {
      const rows = await db.$queryRaw<ItemRow[]>(sql`
        WITH firsts AS (
          SELECT MIN(e."seq") AS "seq" FROM "LedgerEntry" AS e
          LEFT JOIN "QuestionVerdict" AS v ON v."courseId" = e."courseId" AND v."questionId" = e."questionId"
          WHERE e."courseId" = ${courseId} AND NOT e."selfRated" AND (v."at" IS NULL OR e."at" > v."at")
          GROUP BY e."questionId", e."personId"
        ), answers AS (
          SELECT e."seq", e."questionId", e."personId", e."correctness" AS "c"
          FROM firsts AS f JOIN "LedgerEntry" AS e ON e."seq" = f."seq"
        ), people AS (
          SELECT "personId", COUNT(*) AS "n", SUM("c") AS "s" FROM answers GROUP BY "personId"
        ), paired AS (
          SELECT a."seq", a."questionId", a."c", CASE WHEN p."n" > 1 THEN (p."s" - a."c") / (p."n" - 1) END AS "r"
          FROM answers AS a JOIN people AS p ON p."personId" = a."personId"
        ), items AS (
          SELECT COUNT(*) AS "answered", SUM(CASE WHEN "c" = 1 THEN 1 ELSE 0 END) AS "right", COUNT("r") AS "count",
            SUM(CASE WHEN "r" IS NOT NULL THEN "c" END) AS "item", SUM("r") AS "rest", SUM("c" * "r") AS "itemRest",
            SUM(CASE WHEN "r" IS NOT NULL THEN "c" * "c" END) AS "itemItem", SUM("r" * "r") AS "restRest",
            MAX("seq") AS "last"
          FROM paired GROUP BY "questionId"
        )
        SELECT i.*, q."questionId", q."kind", q."topicId", q."topic", q."body", q."explanation", q."source"
        FROM items AS i JOIN "LedgerEntry" AS l ON l."seq" = i."last"
        JOIN "SessionQuestion" AS q ON q."sessionId" = l."sessionId" AND q."position" = l."position"
        ORDER BY q."questionId"`)
      return rows.map(row => ({
        question: toQuestion(row),
        answered: Number(row.answered),
        right: Number(row.right),
        moments: {
          count: Number(row.count),
          item: row.item ?? 0,
          rest: row.rest ?? 0,
          itemRest: row.itemRest ?? 0,
          itemItem: row.itemItem ?? 0,
          restRest: row.restRest ?? 0,
        },
      }))
    },

    poorItems: async (courseId, people, share) => {
      const rows = await db.$queryRaw<(QuestionRow & { answered: bigint; correct: bigint })[]>(sql`
        WITH items AS (
          SELECT SUM("answered") AS "answered", SUM("correct") AS "correct", MAX("last") AS "last"
          FROM "ItemTally" WHERE "courseId" = ${courseId} GROUP BY "questionId"
          HAVING SUM("answered") >= ${people} AND SUM("correct") < CAST(${share} AS double precision) * SUM("answered")
        )
        SELECT i."answered", i."correct", q."questionId", q."kind", q."topicId", q."topic", q."body", q."explanation", q."source"
        FROM items AS i JOIN "LedgerEntry" AS l ON l."seq" = i."last"
        JOIN "SessionQuestion" AS q ON q."sessionId" = l."sessionId" AND q."position" = l."position"
        ORDER BY q."questionId"`)
      return rows.map(row => ({
        question: toQuestion(row),
        answered: Number(row.answered),
        right: Number(row.correct),
      }))
    },

    shares: async (courseId, questionIds, before) => {
      const sums = await db.itemTally.groupBy({
        by: ['questionId'],
        where: { courseId, questionId: { in: [...questionIds] }, day: { lt: before } },
        _sum: { answered: true, correct: true },
      })
      return new Map(
        sums.map(({ questionId, _sum: { answered, correct } }) => [
          questionId,
          { answered: answered ?? 0, right: correct ?? 0 },
        ]),
      )
    },

    verdicts: async courseId => {
      const rows = await db.questionVerdict.findMany({ where: { courseId }, orderBy: { questionId: 'asc' } })
      return rows.map(({ questionId, isBlocked, at }) => ({ questionId, isBlocked, at: Number(at) }))
    },

    saveVerdict: (courseId, { questionId, isBlocked, at }) =>
      decide(courseId, questionId, async tx => {
        const data = { isBlocked, at: BigInt(at) }
        await tx.questionVerdict.upsert({
          where: { courseId_questionId: { courseId, questionId } },
          update: data,
          create: { courseId, questionId, ...data },
        })
      }),

    forget: (courseId, questionId, at) =>
      decide(courseId, questionId, async tx => {
        // One statement, so that no block that comes at the same time is undone.
        await tx.$executeRaw`
        INSERT INTO "QuestionVerdict" AS v ("courseId", "questionId", "isBlocked", "at")
        VALUES (${courseId}, ${questionId}, FALSE, ${BigInt(at)})
        ON CONFLICT ("courseId", "questionId") DO UPDATE SET "at" = excluded."at" WHERE NOT v."isBlocked"`
      }),

    lastAsked: (courseId, questionIds) => lastAsked(database, courseId, { questionIds }),
  }
}
