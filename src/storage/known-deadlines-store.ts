import { sqltag as sql } from '@prisma/client/runtime/client'
import type { KnownDeadlinesStore } from '../schedule/known-deadlines-store.js'
import type { Database } from './client.js'
import { type Columns, jsonRows, storableText, toJson } from './json.js'

const COLUMNS = {
  communityId: 'text',
  courseId: 'text',
  version: 'integer',
  deadlines: 'text',
} as const satisfies Columns

interface KnownRow {
  readonly communityId: string
  readonly courseId: string
  readonly version: number | bigint
  readonly deadlines: string
}

/** What communities know of their deadlines. */
export function createKnownDeadlinesStore({ db, provider }: Database): KnownDeadlinesStore {
  return {
    find: async communityIds => {
      // As JSON: a list of parameters has a limit.
      const rows = await db.$queryRaw<readonly KnownRow[]>(sql`
        SELECT k."communityId", k."courseId", k."version", k."deadlines" FROM "KnownDeadlines" AS k
        JOIN ${jsonRows(provider, { id: 'text' }, ids(communityIds))} AS i ON i."id" = k."communityId"`)
      return rows.map(row => ({ ...row, version: Number(row.version), deadlines: JSON.parse(row.deadlines) }))
    },

    begin: async first => {
      if (first.length === 0) return
      const rows = first
        .map(each => ({ ...each, deadlines: toJson(each.deadlines) }))
        .sort((a, b) => (a.communityId < b.communityId ? -1 : 1))
      await db.$executeRaw(sql`
        INSERT INTO "KnownDeadlines" ("communityId", "courseId", "version", "deadlines")
        SELECT f."communityId", f."courseId", f."version", f."deadlines"
        FROM ${jsonRows(provider, COLUMNS, rows)} AS f
        WHERE true
        ORDER BY f."ordinal"
        ON CONFLICT DO NOTHING`)
    },

    advance: ({ communityId, courseId, version, deadlines }, post) =>
      db.$transaction(async tx => {
        const data = { courseId, version, deadlines: toJson(deadlines) }
        // Of several processes the first one writes; the others then find that its version is no longer the last.
        const { count } = await tx.knownDeadlines.updateMany({ where: { communityId, version: version - 1 }, data })
        if (count === 0) return false
        if (post !== undefined) {
          const { dueAt, memo, channelId, ...key } = post
          const planned = { ...key, channelId: storableText(channelId), dueAt: BigInt(dueAt), memo: toJson(memo) }
          await tx.occurrence.create({ data: planned })
        }
        return true
      }),
  }
}

const ids = (list: readonly string[]) => list.map(id => ({ id }))
