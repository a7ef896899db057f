import { empty, raw, sqltag as sql } from '@prisma/client/runtime/client'
import { groupBy } from '../core/group-by.js'
import { smallestTeam } from '../quiz/rounds/round.js'
import type { RoundStore } from '../quiz/rounds/round-store.js'
import { createBatcher, type Settled } from './batcher.js'
import type { Database, Transaction } from './client.js'
import { type Columns, jsonRows } from './json.js'
import type { Provider } from './migrations.js'

/** Somebody who needs a team. */
interface Newcomer {
  readonly id: string
  readonly personId: string
  readonly at: number
}

const PLAYER_COLUMNS = {
  sessionId: 'text',
  personId: 'text',
  at: 'instant',
  team: 'integer',
} as const satisfies Columns

/** People who share a transaction: a class that presses in the same second. */
const BATCH_LIMIT = 500

/** Who plays in which team of a live round. */
export function createTeamStore(database: Database): Pick<RoundStore, 'chooseTeam' | 'assignTeam' | 'members'> {
  const { db, provider } = database
  const assign = createBatcher((newcomers: readonly Newcomer[]) => assignAll(database, newcomers), BATCH_LIMIT)
  return {
    chooseTeam: (id, personId, team, at) =>
      db.$transaction(async tx => {
        const round = await lockRound(tx, provider, id)
        const key = { sessionId: id, personId }
        const player = await tx.roundPlayer.findUnique({ where: { sessionId_personId: key } })
        const before = player?.team ?? undefined
        if (round?.phase !== 'lobby') return { before, now: before }
        await tx.roundPlayer.upsert({
          where: { sessionId_personId: key },
          create: { ...key, team, at: BigInt(at) },
          update: { team },
        })
        return { before, now: team }
      }),

    assignTeam: async (id, personId, at) => {
      const player = await db.roundPlayer.findUnique({ where: { sessionId_personId: { sessionId: id, personId } } })
      return player?.team ?? assign({ id, personId, at })
    },

    members: id => membersOf(db, id),
  }
}

/** Who is put into a team waits here, so that each counts those before. (SQLite has one writer at a time anyway.) */
async function lockRound(tx: Transaction, provider: Provider, id: string) {
  const lock = provider === 'postgres' ? raw('FOR NO KEY UPDATE') : empty
  const rows = await tx.$queryRaw<{ readonly phase: string; readonly teams: number }[]>(
    sql`SELECT "phase", "teams" FROM "Round" WHERE "sessionId" = ${id} ${lock}`,
  )
  return rows[0]
}

async function membersOf(tx: Pick<Transaction, 'roundPlayer'>, id: string) {
  const rows = await tx.roundPlayer.findMany({
    where: { sessionId: id },
    orderBy: [{ at: 'asc' }, { personId: 'asc' }],
    select: { personId: true, team: true },
  })
  return rows.flatMap(({ personId, team }) => (team === null ? [] : [{ personId, team }]))
}

/** The team of each, in order. */
async function assignAll(
  { db, provider }: Database,
  newcomers: readonly Newcomer[],
): Promise<readonly Settled<number>[]> {
  const teams = new Map<string, ReadonlyMap<string, number>>()
  for (const [id, own] of groupBy(newcomers, newcomer => [newcomer.id])) {
    teams.set(id, await db.$transaction(tx => assignIn(tx, provider, id, own)))
  }
  return newcomers.map(({ id, personId }) => {
    const team = teams.get(id)?.get(personId)
    return team === undefined ? { error: new Error(`the round "${id}" has no teams`) } : { value: team }
  })
}

/** Each person's team in a round, with those who have one from now on. */
async function assignIn(
  tx: Transaction,
  provider: Provider,
  id: string,
  newcomers: readonly Newcomer[],
): Promise<ReadonlyMap<string, number>> {
  const count = Number((await lockRound(tx, provider, id))?.teams ?? 0)
  const members = await membersOf(tx, id)
  const teams = new Map(members.map(({ personId, team }) => [personId, team]))
  if (count === 0) return teams
  const sizes = Array.from({ length: count }, (_, team) => members.filter(member => member.team === team).length)
  const rows = newcomers.flatMap(({ personId, at }) => {
    if (teams.has(personId)) return []
    const team = smallestTeam(sizes)
    sizes[team] = (sizes[team] ?? 0) + 1
    teams.set(personId, team)
    return [{ sessionId: id, personId, at, team }]
  })
  await tx.$executeRaw(sql`
    INSERT INTO "RoundPlayer" ("sessionId", "personId", "at", "team")
    SELECT p."sessionId", p."personId", p."at", p."team"
    FROM ${jsonRows(provider, PLAYER_COLUMNS, rows)} AS p
    WHERE true
    ON CONFLICT ("sessionId", "personId") DO UPDATE SET "team" = excluded."team"`)
  return teams
}
