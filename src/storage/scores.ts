import { sqltag as sql } from '@prisma/client/runtime/client'
import type { Score } from '../scores/score.js'
import type { Transaction } from './client.js'
import { type Columns, jsonRows } from './json.js'
import type { Provider } from './migrations.js'

export interface ScoreKey {
  readonly personId: string
  readonly communityId: string
  readonly courseId: string
}

export const SCORE_KEY_COLUMNS = { personId: 'text', communityId: 'text', courseId: 'text' } as const satisfies Columns

const SCORE_COLUMNS = {
  ...SCORE_KEY_COLUMNS,
  points: 'integer',
  answered: 'integer',
  correct: 'integer',
  streak: 'integer',
  bestStreak: 'integer',
  lastDay: 'text',
  days: 'text',
} as const satisfies Columns

/** One text for a key, to look it up in a map. */
export function scoreKey({ personId, communityId, courseId }: ScoreKey): string {
  return JSON.stringify([personId, communityId, courseId])
}

/** Puts scores in the place of those that are there. */
export async function writeScores(
  tx: Transaction,
  provider: Provider,
  scores: readonly (ScoreKey & Score)[],
): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "Score" (
      "personId", "communityId", "courseId", "points", "answered", "correct", "streak", "bestStreak", "lastDay", "days")
    SELECT
      r."personId", r."communityId", r."courseId", r."points", r."answered", r."correct", r."streak", r."bestStreak",
      r."lastDay", r."days"
    FROM ${jsonRows(provider, SCORE_COLUMNS, scores)} AS r
    WHERE true
    ON CONFLICT ("personId", "communityId", "courseId") DO UPDATE SET
      "points" = excluded."points", "answered" = excluded."answered", "correct" = excluded."correct",
      "streak" = excluded."streak", "bestStreak" = excluded."bestStreak", "lastDay" = excluded."lastDay",
      "days" = excluded."days"`)
}
