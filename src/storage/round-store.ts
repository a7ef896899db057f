import { sqltag as sql } from '@prisma/client/runtime/client'
import type { Locale } from '../core/locale.js'
import type { Ending, Phase, Round } from '../quiz/rounds/round.js'
import type { RoundStore } from '../quiz/rounds/round-store.js'
import type { Database } from './client.js'
import { storableText, toJson } from './json.js'
import { createTeamStore } from './team-store.js'

/** Live rounds: how they stand and who plays along. */
export function createRoundStore(database: Database): RoundStore {
  const { db } = database
  return {
    ...createTeamStore(database),

    open: async (round, { worker, until }) => {
      const row = toRow(round)
      // Not `create`: a channel that has one already is no error.
      const added = await db.$executeRaw(sql`
        INSERT INTO "Round" (
          "sessionId", "platform", "channelId", "liveIn", "hostId", "locale", "seconds", "total", "teams", "phase",
          "position", "until", "left", "isPaused", "silent", "ending", "messages", "version", "worker", "freeAt")
        VALUES (
          ${round.id}, ${row.platform}, ${row.channelId}, ${row.liveIn}, ${row.hostId}, ${row.locale}, ${row.seconds},
          ${row.total}, ${row.teams}, ${row.phase}, ${row.position}, ${row.until}, ${row.left}, ${row.isPaused},
          ${row.silent}, ${row.ending}, ${row.messages}, ${row.version}, ${worker}, ${BigInt(until)})
        ON CONFLICT ("liveIn") DO NOTHING`)
      return added === 1
    },

    find: async id => {
      const row = await db.round.findUnique({ where: { sessionId: id } })
      return row === null ? undefined : toRound(row)
    },

    findLive: async (platform, channelId) => {
      const row = await db.round.findUnique({ where: { liveIn: placeOf(platform, channelId) } })
      return row === null ? undefined : toRound(row)
    },

    save: async round => {
      const { phase, position, until, left, isPaused, silent, ending, messages, liveIn } = toRow(round)
      const version = round.version + 1
      const { count } = await db.round.updateMany({
        where: { sessionId: round.id, version: round.version },
        data: { phase, position, until, left, isPaused, silent, ending, messages, liveIn, version },
      })
      return count === 1 ? { ...round, version } : undefined
    },

    drive: async ({ worker, until }, realNow, platforms) => {
      const own = { worker, liveIn: { not: null } }
      const free = { liveIn: { not: null }, platform: { in: [...platforms] }, freeAt: { lte: BigInt(realNow) } }
      const mine = { OR: [own, free] }
      const found = await db.round.findMany({ where: mine, select: { sessionId: true } })
      // One row a statement: those of several rows would wait for each other on PostgreSQL.
      for (const { sessionId } of found) {
        await db.round.updateMany({ where: { ...mine, sessionId }, data: { worker, freeAt: BigInt(until) } })
      }
      const rows = await db.round.findMany({ where: own, orderBy: { sessionId: 'asc' } })
      return rows.map(toRound)
    },

    release: async worker => {
      const own = { worker, liveIn: { not: null } }
      for (const { sessionId } of await db.round.findMany({ where: own, select: { sessionId: true } })) {
        await db.round.updateMany({ where: { ...own, sessionId }, data: { worker: null, freeAt: 0n } })
      }
    },

    join: async (id, personId, at) => {
      const added = await db.$executeRaw(sql`
        INSERT INTO "RoundPlayer" ("sessionId", "personId", "at") VALUES (${id}, ${personId}, ${BigInt(at)})
        ON CONFLICT ("sessionId", "personId") DO NOTHING`)
      return added === 1
    },

    players: async (id, limit) => {
      const where = { sessionId: id }
      const orderBy = [{ at: 'asc' }, { personId: 'asc' }] as const
      const [count, rows] = await Promise.all([
        db.roundPlayer.count({ where }),
        db.roundPlayer.findMany({ where, orderBy: [...orderBy], take: limit, select: { personId: true } }),
      ])
      return { count, personIds: rows.map(({ personId }) => personId) }
    },

    countBallots: (id, position) => db.ballot.count({ where: { sessionId: id, position } }),

    names: async ({ communityId, courseId }, personIds) => {
      const ids = { in: [...personIds] }
      const [people, shown] = await Promise.all([
        db.person.findMany({ where: { id: ids }, select: { id: true, name: true } }),
        db.player.findMany({
          where: { personId: ids, communityId, courseId, state: 'shown' },
          select: { personId: true, name: true },
        }),
      ])
      const aliases = new Map(shown.map(({ personId, name }) => [personId, name]))
      return new Map(people.map(({ id, name }) => [id, aliases.get(id) ?? name]))
    },

    recentQuestionIds: async ({ communityId, courseId }, limit) => {
      const rows = await db.sessionQuestion.findMany({
        where: { session: { kind: 'round', communityId, courseId } },
        orderBy: [{ session: { openedAt: 'desc' } }, { position: 'asc' }],
        take: limit,
        select: { questionId: true },
      })
      return [...new Set(rows.map(({ questionId }) => questionId))]
    },
  }
}

interface RoundRow {
  readonly sessionId: string
  readonly platform: string
  readonly channelId: string
  readonly liveIn: string | null
  readonly hostId: string
  readonly locale: string
  readonly seconds: number
  readonly total: number
  readonly teams: number
  readonly phase: string
  readonly position: number
  readonly until: bigint | null
  readonly left: number
  readonly isPaused: boolean
  readonly silent: number
  readonly ending: string | null
  readonly messages: string
  readonly version: number
}

const placeOf = (platform: string, channelId: string): string => storableText(`${platform}/${channelId}`)

function toRow(round: Round): RoundRow {
  const { id, until, messages, platform, channelId, ...row } = round
  return {
    ...row,
    sessionId: id,
    platform,
    channelId: storableText(channelId),
    liveIn: round.phase === 'over' ? null : placeOf(platform, channelId),
    until: until === null ? null : BigInt(until),
    messages: toJson(messages),
  }
}

function toRound({ sessionId, until, messages, ...row }: RoundRow): Round {
  return {
    id: sessionId,
    platform: row.platform,
    channelId: row.channelId,
    hostId: row.hostId,
    locale: row.locale as Locale,
    seconds: row.seconds,
    total: row.total,
    teams: row.teams,
    phase: row.phase as Phase,
    position: row.position,
    until: until === null ? null : Number(until),
    left: row.left,
    isPaused: row.isPaused,
    silent: row.silent,
    ending: row.ending as Ending | null,
    messages: JSON.parse(messages),
    version: row.version,
  }
}
