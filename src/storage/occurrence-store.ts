import { empty, raw, sqltag as sql } from '@prisma/client/runtime/client'
import type { Job, Occurrence, OccurrenceState } from '../schedule/occurrence.js'
import type { OccurrenceStore, PlannedOccurrence } from '../schedule/occurrence-store.js'
import type { Database } from './client.js'
import { type Columns, jsonRows, storableText, toJson } from './json.js'

const PLAN_COLUMNS = {
  id: 'text',
  job: 'text',
  communityId: 'text',
  channelId: 'text',
  slot: 'text',
  dueAt: 'instant',
} as const satisfies Columns

/** What a worker may change of what it holds. */
interface Change {
  readonly state?: OccurrenceState
  readonly freeAt?: bigint
  readonly attempts?: number
  readonly isUncertain?: boolean
  readonly messageId?: string | null
  readonly memo?: string
  readonly note?: string | null
}

/** Occurrences of the scheduler. Each method is one statement, so that several processes may call it at once. */
export function createOccurrenceStore({ db, provider }: Database): OccurrenceStore {
  /** Whether the worker still held it. */
  const change = async (id: string, worker: string, data: Change): Promise<boolean> => {
    const { count } = await db.occurrence.updateMany({ where: { id, worker, state: 'claimed' }, data })
    return count === 1
  }

  return {
    plan: async occurrences => {
      if (occurrences.length === 0) return
      // In one order everywhere: two processes that plan the same would else wait for each other on PostgreSQL.
      const rows = [...occurrences].sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1))
      await db.$executeRaw(sql`
        INSERT INTO "Occurrence" ("id", "job", "communityId", "channelId", "slot", "dueAt")
        SELECT p."id", p."job", p."communityId", p."channelId", p."slot", p."dueAt"
        FROM ${jsonRows(provider, PLAN_COLUMNS, rows)} AS p
        WHERE true
        ORDER BY p."ordinal"
        ON CONFLICT DO NOTHING`)
    },

    claim: async ({ worker, now, realNow, lease, limit }) => {
      // SQLite has one writer at a time: what a statement reads nobody else can take before it has written.
      const lock = provider === 'postgres' ? raw('FOR UPDATE SKIP LOCKED') : empty
      const rows = await db.$queryRaw<(OccurrenceRow & { readonly isUncertain: unknown })[]>(sql`
        WITH due AS MATERIALIZED (
          SELECT "id" FROM "Occurrence"
          WHERE "state" IN ('pending', 'claimed') AND "dueAt" <= ${BigInt(now)} AND "freeAt" <= ${BigInt(realNow)}
          ORDER BY "dueAt", "id" LIMIT ${limit} ${lock}
        )
        UPDATE "Occurrence" SET
          "isUncertain" = "state" = 'claimed', "state" = 'claimed', "worker" = ${worker},
          "freeAt" = ${BigInt(realNow + lease)}, "attempts" = "attempts" + 1,
          "firstClaimedAt" = COALESCE("firstClaimedAt", ${BigInt(realNow)})
        WHERE "id" IN (SELECT "id" FROM due)
        RETURNING *`)
      return rows
        .map(row => ({ occurrence: toOccurrence(row), isUncertain: Boolean(row.isUncertain) }))
        .sort(({ occurrence: a }, { occurrence: b }) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
    },

    renew: (id, worker, leaseUntil) => change(id, worker, { freeAt: BigInt(leaseUntil) }),

    remember: (id, worker, memo) => change(id, worker, { memo: toJson(memo) }),

    done: (id, worker, messageId) => change(id, worker, { state: 'done', messageId, note: null }),

    retry: (id, worker, retryAt, note) =>
      change(id, worker, {
        state: 'pending',
        freeAt: BigInt(retryAt),
        isUncertain: false,
        note: storableText(note),
      }),

    rest: ({ occurrence: { id }, isUncertain }, worker, until, note) =>
      change(id, worker, {
        ...(isUncertain ? {} : { state: 'pending', note: storableText(note) }),
        freeAt: BigInt(until),
        attempts: 0,
      }),

    skip: (id, worker, note) => change(id, worker, { state: 'skipped', note: storableText(note) }),

    fail: (id, worker, note) => change(id, worker, { state: 'failed', note: storableText(note) }),

    find: async ({ job, communityId, channelId, slot }) => {
      const row = await db.occurrence.findUnique({
        where: { job_communityId_channelId_slot: { job, communityId, channelId, slot } },
      })
      return row === null ? undefined : toOccurrence(row)
    },

    recent: async (communityId, limit) => {
      const rows = await db.occurrence.findMany({
        where: { communityId },
        orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
        take: limit,
      })
      return rows.map(toOccurrence)
    },
  }
}

function keyText({ job, communityId, channelId, slot }: PlannedOccurrence): string {
  return JSON.stringify([job, communityId, channelId, slot])
}

interface OccurrenceRow {
  readonly id: string
  readonly job: string
  readonly communityId: string
  readonly channelId: string
  readonly slot: string
  readonly dueAt: bigint
  readonly state: string
  readonly attempts: number
  readonly firstClaimedAt: bigint | null
  readonly messageId: string | null
  readonly memo: string
  readonly note: string | null
}

function toOccurrence(row: OccurrenceRow): Occurrence {
  return {
    id: row.id,
    job: row.job as Job,
    communityId: row.communityId,
    channelId: row.channelId,
    slot: row.slot,
    dueAt: Number(row.dueAt),
    state: row.state as OccurrenceState,
    attempts: Number(row.attempts),
    firstClaimedAt: row.firstClaimedAt === null ? null : Number(row.firstClaimedAt),
    messageId: row.messageId,
    memo: JSON.parse(row.memo),
    note: row.note,
  }
}
