import { sqltag as sql } from '@prisma/client/runtime/client'
import type { LedgerEntry } from '../answers/session.js'
import type { ScoreDifference, ScoreRebuild } from '../scores/rebuild-store.js'
import type { Score } from '../scores/score.js'
import { type Database, TRANSACTION_LIMITS, type Transaction } from './client.js'
import { countTallies, countWrongTallies, holdTallies } from './item-tallies.js'
import { jsonRows } from './json.js'
import { lockPersons, type ReduceScore } from './record.js'
import { toScore } from './rows.js'
import { type ScoreKey, scoreKey, writeScores } from './scores.js'

/** People of one transaction: short enough that a bot that runs meanwhile hardly waits. */
const PEOPLE = 100

/** Folds the ledger anew. `reduceScore` must be the one with which the bot writes. */
export function createScoreRebuild(database: Database, reduceScore: ReduceScore): ScoreRebuild {
  const { db, provider } = database

  const rebuild: ScoreRebuild['rebuild'] = async isRepairing => {
    const differences: ScoreDifference[] = []
    let [scores, entries, after] = [0, 0, '']
    for (;;) {
      const people = await peopleAfter(after)
      const last = people.at(-1)
      if (last === undefined) return { scores, entries, differences, tallies: await checkTallies(isRepairing) }
      after = last.personId
      // Whoever records for one of them waits, so that ledger and scores are of one moment.
      await db.$transaction(async tx => {
        if (provider === 'postgres') await lockPersons(tx, people)
        const batch = await compare(tx, people)
        scores += batch.scores
        entries += batch.entries
        differences.push(...batch.differences)
        if (isRepairing) await repair(tx, batch.differences)
      })
    }
  }

  const checkTallies = async (isRepairing: boolean): Promise<number> => {
    let wrong = 0
    for (const { id } of await db.course.findMany({ select: { id: true }, orderBy: { id: 'asc' } })) {
      wrong += await db.$transaction(async tx => {
        await holdTallies(tx, provider, [id], 'alone')
        const count = await countWrongTallies(tx, id)
        if (isRepairing && count > 0) await countTallies(tx, id)
        return count
      }, TRANSACTION_LIMITS)
    }
    return wrong
  }

  const peopleAfter = (after: string) =>
    db.$queryRaw<{ personId: string }[]>(sql`
      SELECT p."id" AS "personId" FROM "Person" AS p WHERE p."id" > ${after} AND (
        EXISTS (SELECT 1 FROM "LedgerEntry" AS e WHERE e."personId" = p."id")
        OR EXISTS (SELECT 1 FROM "Score" AS s WHERE s."personId" = p."id")
      ) ORDER BY p."id" LIMIT ${PEOPLE}`)

  const compare = async (tx: Transaction, people: readonly { readonly personId: string }[]) => {
    const among = jsonRows(provider, { personId: 'text' }, people)
    const ledger = await tx.$queryRaw<LedgerEntry[]>(sql`
      SELECT e.* FROM "LedgerEntry" AS e
      WHERE e."personId" IN (SELECT a."personId" FROM ${among} AS a) ORDER BY e."seq"`)
    const stored = await tx.$queryRaw<(ScoreKey & Score)[]>(sql`
      SELECT s.* FROM "Score" AS s WHERE s."personId" IN (SELECT a."personId" FROM ${among} AS a)`)
    const keys = new Map<string, ScoreKey>(stored.map(row => [scoreKey(row), row]))
    const folded = new Map<string, Score>()
    for (const row of ledger) {
      const key = scoreKey(row)
      keys.set(key, row)
      folded.set(key, reduceScore(folded.get(key), readEntry(row)))
    }
    const before = new Map(stored.map(row => [scoreKey(row), toScore(row)]))
    const differences = [...keys].flatMap(([key, { personId, communityId, courseId }]): ScoreDifference[] => {
      const [is, should] = [before.get(key), folded.get(key)]
      if (is !== undefined && should !== undefined && isEqual(is, should)) return []
      return [{ personId, communityId, courseId, before: is, after: should }]
    })
    return { scores: keys.size, entries: ledger.length, differences }
  }

  const repair = async (tx: Transaction, differences: readonly ScoreDifference[]): Promise<void> => {
    const right = differences.flatMap(({ after, before: _, ...key }) =>
      after === undefined ? [] : [{ ...key, ...after }],
    )
    if (right.length > 0) await writeScores(tx, provider, right)
    for (const { personId, communityId, courseId, after } of differences) {
      if (after === undefined) await tx.score.deleteMany({ where: { personId, communityId, courseId } })
    }
  }

  return {
    rebuild,
    hasOutdated: async () => (await db.score.findFirst({ where: { days: '' }, select: { personId: true } })) !== null,
  }
}

/** SQLite hands out 0 and 1 and big numbers. */
function readEntry(row: LedgerEntry): LedgerEntry {
  const { selfRated, onWeekends, points, at } = row
  return {
    ...row,
    selfRated: Boolean(selfRated),
    onWeekends: Boolean(onWeekends),
    points: Number(points),
    at: Number(at),
  }
}

function isEqual(a: Score, b: Score): boolean {
  return (Object.keys(b) as (keyof Score)[]).every(name => a[name] === b[name])
}
