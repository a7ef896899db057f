import { isDeepStrictEqual } from 'node:util'
import { sqltag as sql } from '@prisma/client/runtime/client'
import type { Setup, SetupStore } from '../community/setup-store.js'
import type { Locale } from '../core/locale.js'
import type { Database, Transaction } from './client.js'
import { storableText, toJson } from './json.js'

/** What communities have set up. */
export function createSetupStore({ db, provider }: Database): SetupStore {
  const write = async (tx: Transaction, setup: Setup): Promise<void> => {
    const { communityId, ...data } = toRow(setup)
    await tx.setup.upsert({ where: { communityId }, update: data, create: { communityId, ...data } })
    await tx.community.update({ where: { id: communityId }, data: { courseId: data.courseId } })
  }

  return {
    find: async communityId => {
      const row = await db.setup.findUnique({ where: { communityId } })
      return row === null ? undefined : toSetup(row)
    },

    all: async () => (await db.setup.findMany({ orderBy: { communityId: 'asc' } })).map(toSetup),

    save: setup => db.$transaction(tx => write(tx, setup)),

    saveUnlessChanged: (before, setup) =>
      db.$transaction(async tx => {
        const { communityId } = setup
        if (provider === 'postgres') {
          // The community is there also where nothing is set up yet.
          await tx.$executeRaw(sql`SELECT 1 FROM "Community" WHERE "id" = ${communityId} FOR NO KEY UPDATE`)
          await tx.$executeRaw(sql`SELECT 1 FROM "Setup" WHERE "communityId" = ${communityId} FOR UPDATE`)
        }
        const row = await tx.setup.findUnique({ where: { communityId } })
        if (!isDeepStrictEqual(row === null ? undefined : toSetup(row), before)) return false
        await write(tx, setup)
        return true
      }),

    pause: async (communityId, because) => {
      const pausedBecause = because === null ? null : storableText(because)
      await db.setup.updateMany({ where: { communityId }, data: { pausedBecause } })
    },
  }
}

type SetupRow = Omit<Setup, 'locale' | 'reminderDays' | 'activeSince'> & {
  readonly locale: string
  readonly reminderDays: string
  readonly activeSince: bigint
}

function toRow(setup: Setup): SetupRow {
  const text = (value: string | null) => (value === null ? null : storableText(value))
  return {
    communityId: setup.communityId,
    platform: setup.platform,
    courseId: setup.courseId,
    locale: setup.locale,
    dailyChannelId: text(setup.dailyChannelId),
    dailyTime: storableText(setup.dailyTime),
    dailyOnWeekends: setup.dailyOnWeekends,
    dailyCount: setup.dailyCount,
    reminderChannelId: text(setup.reminderChannelId),
    reminderTime: storableText(setup.reminderTime),
    reminderDays: toJson(setup.reminderDays),
    activeSince: BigInt(setup.activeSince),
    pausedBecause: text(setup.pausedBecause),
    changedBy: text(setup.changedBy),
  }
}

function toSetup(row: SetupRow): Setup {
  return {
    communityId: row.communityId,
    platform: row.platform,
    courseId: row.courseId,
    locale: row.locale as Locale,
    dailyChannelId: row.dailyChannelId,
    dailyTime: row.dailyTime,
    dailyOnWeekends: row.dailyOnWeekends,
    dailyCount: row.dailyCount,
    reminderChannelId: row.reminderChannelId,
    reminderTime: row.reminderTime,
    reminderDays: JSON.parse(row.reminderDays),
    activeSince: Number(row.activeSince),
    pausedBecause: row.pausedBecause,
    changedBy: row.changedBy,
  }
}
