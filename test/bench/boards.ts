/**
 * Milliseconds of a board, medians of 15: a class of 1,000 people with 100,000 answers on 100 days, beside a bare SUM with
 * GROUP BY of the same rows through the same driver.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqltag as sql } from '@prisma/client/runtime/client'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { addDays } from '../../src/core/local-time.js'
import { PERIODS, spanOf } from '../../src/scores/period.js'
import type { Database } from '../../src/storage/client.js'
import { openDatabase } from '../../src/storage/database.js'
import { jsonRows } from '../../src/storage/json.js'
import { sqlitePath } from '../../src/storage/sqlite-path.js'
import { addClass, addPeople, addSession, question } from '../contracts/world.js'
import { createPostgres } from '../setup/postgres.js'
import { toWorld } from '../storage/targets.js'

const PEOPLE = 1000
const PER_PERSON = 100
const TODAY = '2025-12-23'
const RUNS = 15

async function fill(database: Database) {
  const { db, provider } = database
  const world = toWorld(database)
  const of = await addClass(world)
  const people: string[] = []
  while (people.length < PEOPLE) people.push(...(await addPeople(world, 100)))
  const questions = Array.from({ length: PER_PERSON }, (_, index) => question(index))
  const { id: sessionId } = await addSession(world, of, people[0] ?? '', questions)
  for (const [index, personId] of people.entries()) await world.players.show(of, personId, `Person ${index}`)
  for (let position = 0; position < PER_PERSON; position++) {
    const day = addDays(TODAY, position - PER_PERSON + 1)
    const rows = people.map((personId, index) => ({
      sessionId,
      position,
      personId,
      points: (7 * index + position) % 21,
      day,
    }))
    const among = jsonRows(
      provider,
      { sessionId: 'text', position: 'integer', personId: 'text', points: 'integer', day: 'text' },
      rows,
    )
    await db.$executeRaw(sql`
      INSERT INTO "Ballot" ("sessionId", "position", "personId", "given", "at", "counted")
      SELECT "sessionId", "position", "personId", '[0]', 1, true FROM ${among} AS a`)
    await db.$executeRaw(sql`
      INSERT INTO "LedgerEntry" ("sessionId", "position", "personId", "communityId", "courseId", "channelId", "questionId",
        "kind", "topicId", "topic", "correctness", "selfRated", "points", "day", "at")
      SELECT "sessionId", "position", "personId", ${of.communityId}, ${of.courseId}, 'general', 'q', 'single', 't', 'T', 1,
        false, "points", "day", 1 FROM ${among} AS a`)
  }
  await db.$executeRawUnsafe(provider === 'postgres' ? 'VACUUM ANALYZE' : 'ANALYZE')
  return { world, of, personId: people[PEOPLE / 2] ?? '' }
}

async function measure(label: string, work: () => unknown): Promise<void> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (RUNS - 1))] ?? 0).toFixed(1).padStart(7)
  console.log(`${label.padEnd(48)}median ${at(0.5)} ms   longest ${at(1)} ms`)
}

const BARE = `SELECT "personId", SUM("points") FROM "LedgerEntry" WHERE "communityId" = $1 AND "courseId" = $2 AND "day" BETWEEN $3 AND $4 GROUP BY "personId"`

async function bench(name: string, database: Database, bare: (parameters: string[]) => unknown): Promise<void> {
  const { world, of, personId } = await fill(database)
  for (const period of PERIODS) {
    const span = spanOf(period, TODAY)
    const { from, to } = span ?? { from: '0000', to: '9999' }
    const query = { of, span, top: 10, around: 3, personId, channelId: 'general' }
    await measure(`${name}, ${period}, bare SUM and GROUP BY`, () => bare([of.communityId, of.courseId, from, to]))
    for (const scope of ['class', 'channel', 'community'] as const) {
      await measure(`${name}, ${period}, board of the ${scope}`, () => world.scores.board({ ...query, scope }))
    }
  }
  await measure(`${name}, rebuild of all scores`, () => world.rebuild.rebuild(false))
  await database.close()
}

const folder = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
const url = `file:${folder}/bench.db`
const sqlite = await openDatabase(url)
const raw = new Sqlite(sqlitePath(url))
const prepared = raw.prepare(BARE.replace(/\$\d/g, '?'))
await bench('SQLite', sqlite, parameters => prepared.all(...parameters))
raw.close()
rmSync(folder, { recursive: true })

const target = await createPostgres()
if (target !== undefined) {
  const client = new pg.Client({ connectionString: target.url })
  const postgres = await openDatabase(target.url)
  await client.connect()
  await bench('PostgreSQL', postgres, parameters => client.query(BARE, parameters))
  await client.end()
  await target.drop()
}
