import { empty, join, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client'
import type { Transaction } from './client.js'
import { jsonRows } from './json.js'
import type { Provider } from './migrations.js'

/** Counts ledger rows in, as they are written. */
export async function addToTallies(
  tx: Transaction,
  provider: Provider,
  entries: readonly { readonly seq: number; readonly courseId: string }[],
): Promise<void> {
  if (entries.length === 0) return
  await holdTallies(tx, provider, [...new Set(entries.map(({ courseId }) => courseId))], 'together')
  const written = sql`e."seq" IN (SELECT r."seq" FROM ${jsonRows(provider, { seq: 'integer' }, entries)} AS r)`
  await tx.$executeRaw(sql`
    INSERT INTO "ItemTally" AS t ("courseId", "questionId", "day", "answered", "correct", "last")
    ${sums(newFirsts(written))}
    ON CONFLICT ("courseId", "questionId", "day") DO UPDATE SET
      "answered" = t."answered" + excluded."answered", "correct" = t."correct" + excluded."correct",
      "last" = CASE WHEN excluded."last" > t."last" THEN excluded."last" ELSE t."last" END`)
}

/** Counts these questions of a course anew, as after a decision or a change of ids; all of them where none is named. */
export async function countTallies(tx: Transaction, courseId: string, questionIds?: readonly string[]): Promise<void> {
  if (questionIds?.length === 0) return
  const isMeant = questionIds === undefined ? empty : sql`AND t."questionId" IN (${join(questionIds)})`
  await tx.$executeRaw(sql`DELETE FROM "ItemTally" AS t WHERE t."courseId" = ${courseId} ${isMeant}`)
  const ofLedger = questionIds === undefined ? empty : sql`AND e."questionId" IN (${join(questionIds)})`
  await tx.$executeRaw(sql`
    INSERT INTO "ItemTally" ("courseId", "questionId", "day", "answered", "correct", "last")
    ${sums(allFirsts(sql`e."courseId" = ${courseId} ${ofLedger}`))}`)
}

/** How many tallies of a course are not what the ledger says. */
export async function countWrongTallies(tx: Transaction, courseId: string): Promise<number> {
  const stored = sql`
    SELECT "courseId", "questionId", "day", "answered", "correct", "last" FROM "ItemTally" WHERE "courseId" = ${courseId}`
  const right = sql`SELECT * FROM (${sums(allFirsts(sql`e."courseId" = ${courseId}`))}) AS f`
  const [row] = await tx.$queryRaw<{ count: bigint }[]>(sql`
    SELECT COUNT(DISTINCT w."questionId" || ' ' || w."day") AS "count" FROM (
      SELECT * FROM (${stored} EXCEPT ${right}) AS a UNION ALL SELECT * FROM (${right} EXCEPT ${stored}) AS b
    ) AS w`)
  return Number(row?.count ?? 0)
}

/**
 * Until the transaction ends nobody counts into a course's tallies (`alone`), or nobody counts them anew meanwhile. In
 * SQLite a transaction is alone anyway.
 */
export async function holdTallies(
  tx: Transaction,
  provider: Provider,
  courseIds: readonly string[],
  how: 'alone' | 'together',
): Promise<void> {
  if (provider !== 'postgres' || courseIds.length === 0) return
  const lock = raw(how === 'alone' ? 'FOR NO KEY UPDATE' : 'FOR SHARE')
  await tx.$executeRaw(sql`SELECT 1 FROM "Course" WHERE "id" IN (${join(courseIds)}) ORDER BY "id" ${lock}`)
}

const LEDGER = raw(
  '"LedgerEntry" AS e LEFT JOIN "QuestionVerdict" AS v ON v."courseId" = e."courseId" AND v."questionId" = e."questionId"',
)
const COUNTS = raw('NOT e."selfRated" AND (v."at" IS NULL OR e."at" > v."at")')

/** Of ledger rows that are meant, those that count and were the person's first. Looks back for each: for a few. */
const newFirsts = (isMeant: Sql): Sql => sql`
  SELECT e."seq" FROM ${LEDGER} WHERE ${isMeant} AND ${COUNTS} AND NOT EXISTS (
    SELECT 1 FROM "LedgerEntry" AS b
    WHERE b."courseId" = e."courseId" AND b."questionId" = e."questionId" AND b."personId" = e."personId"
      AND b."seq" < e."seq" AND NOT b."selfRated" AND (v."at" IS NULL OR b."at" > v."at")
  )`

/** The same where all rows of a course or question are meant. */
const allFirsts = (isMeant: Sql): Sql => sql`
  SELECT MIN(e."seq") AS "seq" FROM ${LEDGER} WHERE ${isMeant} AND ${COUNTS} GROUP BY e."questionId", e."personId"`

/** What tallies hold, of these ledger rows. In the order of the key, so that no two who write wait for each other. */
const sums = (seqs: Sql): Sql => sql`
  SELECT e."courseId", e."questionId", e."day", COUNT(*) AS "answered",
    SUM(CASE WHEN e."correctness" = 1 THEN 1 ELSE 0 END) AS "correct", MAX(e."seq") AS "last"
  FROM (${seqs}) AS f JOIN "LedgerEntry" AS e ON e."seq" = f."seq"
  GROUP BY e."courseId", e."questionId", e."day" ORDER BY e."courseId", e."questionId", e."day"`
