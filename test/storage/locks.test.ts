import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClass, addPerson, addSession, answer } from '../contracts/world.js'
import { createPostgres } from '../setup/postgres.js'
import { openWorld } from './targets.js'

const postgres = await createPostgres()

describe.skipIf(postgres === undefined)('the locks on PostgreSQL', () => {
  const url = postgres?.url ?? ''
  /** Another one that is in the middle of a transaction. */
  const other = new pg.Client({ connectionString: url })
  let world: Awaited<ReturnType<typeof openWorld>>

  beforeAll(async () => {
    world = await openWorld(url)
    await other.connect()
  })
  afterAll(async () => {
    await other.end()
    await world.close()
    await postgres?.drop()
  })

  /** Resolves when so many statements wait for a lock. */
  const waiting = async (number: number): Promise<void> => {
    const count = `SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    await expect.poll(async () => (await admin.query(count)).rows[0].waiting, { timeout: 5000 }).toBe(number)
    await admin.end()
  }

  it('let the closing of a session wait for a ballot on its way, and refuse the next', async () => {
    const of = await addClass(world)
    const [slow, late] = [await addPerson(world, 'slow'), await addPerson(world, 'late')]
    const { id } = await addSession(world, of, null)
    await other.query('BEGIN')
    // The ballot is written, but waits for the row to which it points.
    await other.query('SELECT 1 FROM "Person" WHERE "id" = $1 FOR UPDATE', [slow])
    const saved = world.answers.saveBallot(answer(id, 0, slow))
    await waiting(1)
    const found = world.answers.closeSession(id, 5).then(() => world.answers.allBallots(id))
    await waiting(2)
    await other.query('COMMIT')
    expect(await saved).toBe(true)
    expect((await found).map(ballot => ballot.personId)).toEqual([slow])
    expect(await world.answers.saveBallot(answer(id, 0, late))).toBe(false)
  })

  it('let a ballot wait for the closing of its session, and refuse it then', async () => {
    const person = await addPerson(world, 'a')
    const { id } = await addSession(world, await addClass(world), null)
    await other.query('BEGIN')
    await other.query('UPDATE "Session" SET "closedAt" = 5 WHERE "id" = $1', [id])
    const saved = world.answers.saveBallot(answer(id, 0, person))
    await waiting(1)
    await other.query('COMMIT')
    expect(await saved).toBe(false)
    expect(await world.answers.allBallots(id)).toEqual([])
  })

  it('are taken in one order by those who plan the same', async () => {
    const { communityId } = await addClass(world)
    const plan = (slot: string) =>
      other.query(
        `INSERT INTO "Occurrence" ("id", "job", "communityId", "channelId", "slot", "dueAt")
         VALUES ($1, 'daily', $2, 'C1', $3, 1) ON CONFLICT DO NOTHING`,
        [`other${slot}`, communityId, slot],
      )
    const occurrence = (slot: string) => ({
      id: `own${slot}`,
      job: 'daily' as const,
      communityId,
      channelId: 'C1',
      slot,
      dueAt: 1,
    })
    await other.query('BEGIN')
    await plan('1')
    const planned = world.occurrences.plan(['3', '2', '1'].map(occurrence))
    await waiting(1)
    await plan('2')
    await other.query('COMMIT')
    await planned
    const ids = (await world.occurrences.recent(communityId, 9)).map(({ id }) => id)
    expect(ids.sort()).toEqual(['other1', 'other2', 'own3'])
  })

  it('do not let a claim wait for another one', async () => {
    const { communityId } = await addClass(world)
    const slots = ['1', '2', '3']
    await world.occurrences.plan(
      slots.map(slot => ({ id: `claim${slot}`, job: 'board', communityId, channelId: 'C1', slot, dueAt: 0 })),
    )
    await other.query('BEGIN')
    await other.query(`SELECT 1 FROM "Occurrence" WHERE "id" = 'claim1' FOR UPDATE`)
    const claims = await world.occurrences.claim({ worker: 'a', now: 0, realNow: 1, lease: 9, limit: 9 })
    expect(claims.map(({ occurrence }) => occurrence.id)).toEqual(['claim2', 'claim3'])
    await other.query('ROLLBACK')
  })
})
