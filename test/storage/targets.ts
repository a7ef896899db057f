import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LedgerEntry } from '../../src/answers/session.js'
import { systemClock } from '../../src/core/clock.js'
import { createIds } from '../../src/core/ids.js'
import { reduceScore } from '../../src/scores/score.js'
import { createAccessStore } from '../../src/storage/access-store.js'
import { createAnswerStore } from '../../src/storage/answer-store.js'
import { createCarryOverStore } from '../../src/storage/carry-over-store.js'
import type { Database } from '../../src/storage/client.js'
import { openDatabase } from '../../src/storage/database.js'
import { createFeedbackStore } from '../../src/storage/feedback-store.js'
import { createHistoryStore } from '../../src/storage/history-store.js'
import { createIdentityStore } from '../../src/storage/identity-store.js'
import { createKnownDeadlinesStore } from '../../src/storage/known-deadlines-store.js'
import { createOccurrenceStore } from '../../src/storage/occurrence-store.js'
import { createPlayerStore } from '../../src/storage/player-store.js'
import { createScoreRebuild } from '../../src/storage/rebuild.js'
import { createRoundStore } from '../../src/storage/round-store.js'
import { createScoreStore } from '../../src/storage/score-store.js'
import { createSetupStore } from '../../src/storage/setup-store.js'
import { createUploadStore } from '../../src/storage/upload-store.js'
import type { World } from '../contracts/world.js'
import { createPostgres, type TestDatabase } from '../setup/postgres.js'

export interface Target extends TestDatabase {
  readonly provider: 'sqlite' | 'postgres'
}

/** An empty database of each kind that there is on this machine. */
export async function createTargets(): Promise<readonly Target[]> {
  const postgres = await createPostgres()
  const sqlite: Target = { provider: 'sqlite', ...createSqlite() }
  return postgres === undefined ? [sqlite] : [sqlite, { provider: 'postgres', ...postgres }]
}

/** A file that does not exist yet, in a folder of its own. */
export function createSqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'büffel test '))
  return {
    url: `file:${join(folder, 'data', 'bueffel.db')}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The stores on an open database, as contracts want them. */
export function toWorld(database: Database): World {
  return {
    answers: createAnswerStore(database, reduceScore),
    scores: createScoreStore(database),
    players: createPlayerStore(database),
    history: createHistoryStore(database),
    feedback: createFeedbackStore(database),
    carryOver: createCarryOverStore(database),
    rebuild: createScoreRebuild(database, reduceScore),
    identities: createIdentityStore(database, createIds(systemClock)),
    setups: createSetupStore(database),
    access: createAccessStore(database),
    occurrences: createOccurrenceStore(database),
    known: createKnownDeadlinesStore(database),
    rounds: createRoundStore(database),
    uploads: createUploadStore(database, 'slack'),
    ledger: () => readLedger(database),
  }
}

export interface OpenWorld extends World {
  /** Makes a person's scores wrong, as a fault would. */
  spoil(personId: string): Promise<void>
  /** Makes the tallies of a course's questions wrong, likewise. */
  spoilTallies(courseId: string): Promise<void>
  close(): Promise<void>
}

export async function openWorld(url: string): Promise<OpenWorld> {
  const database = await openDatabase(url)
  return {
    ...toWorld(database),
    spoil: async personId => {
      await database.db.score.updateMany({ where: { personId }, data: { points: -1, days: '' } })
    },
    spoilTallies: async courseId => {
      await database.db.itemTally.updateMany({ where: { courseId }, data: { answered: 99 } })
    },
    close: () => database.close(),
  }
}

async function readLedger({ db }: Database): Promise<readonly LedgerEntry[]> {
  const rows = await db.ledgerEntry.findMany({ orderBy: { seq: 'asc' } })
  return rows.map(({ seq: _, at, ...row }) => ({ ...row, at: Number(at) }))
}
