/**
 * Answers a second, medians of five runs: `npx tsx test/bench/answers.ts`. 200 callers each await one answer after the
 * other, as in a room that plays along. Compared: the store (group commit), a transaction for each answer, and the bare
 * driver with the same four rows a transaction.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { Answer } from '../../src/answers/session.js'
import { reduceScore } from '../../src/scores/score.js'
import { openDatabase } from '../../src/storage/database.js'
import { recordAll } from '../../src/storage/record.js'
import { sqlitePath } from '../../src/storage/sqlite-path.js'
import { addClass, addPeople, addSession, answer, question, type World } from '../contracts/world.js'
import { createPostgres } from '../setup/postgres.js'
import { toWorld } from '../storage/targets.js'

const CALLERS = 200
const RUNS = 5
const QUESTIONS = 30

type Record = (answer: Answer) => Promise<unknown>

/** Answers of 200 people to one new session, one person's after the other's. */
async function newAnswers(world: World, perPerson: number): Promise<readonly (readonly Answer[])[]> {
  const of = await addClass(world)
  const people = await addPeople(world, CALLERS)
  const questions = Array.from({ length: QUESTIONS }, (_, index) => question(index))
  const { id } = await addSession(world, of, people[0] ?? '', questions)
  return people.map(personId => Array.from({ length: perPerson }, (_, position) => answer(id, position, personId)))
}

async function measure(label: string, world: World, perPerson: number, record: Record): Promise<void> {
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const answers = await newAnswers(world, perPerson)
    const start = performance.now()
    await Promise.all(
      answers.map(async own => {
        for (const one of own) await record(one)
      }),
    )
    rates.push((CALLERS * perPerson * 1000) / (performance.now() - start))
  }
  const median = rates.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
  console.log(`${label.padEnd(52)}${Math.round(median).toLocaleString('en').padStart(8)} answers/s`)
}

const BALLOT = 'INSERT INTO "Ballot" ("sessionId","position","personId","given","at","counted")'
const LEDGER =
  'INSERT INTO "LedgerEntry" ("sessionId","position","personId","communityId","courseId","questionId","kind","topic","correctness","selfRated","points","day","at")'
const SCORE =
  'INSERT INTO "Score" ("personId","communityId","courseId","points","answered","correct","streak","bestStreak","lastDay")'
const ADD =
  'ON CONFLICT ("personId","communityId","courseId") DO UPDATE SET "points" = "Score"."points" + excluded."points"'

function values(one: Answer, parameter: (index: number) => string): readonly [string, readonly unknown[]][] {
  const list = (count: number) => `(${Array.from({ length: count }, (_, index) => parameter(index + 1)).join(',')})`
  const { sessionId, position, personId, at } = one
  return [
    [`${BALLOT} VALUES ${list(5).slice(0, -1)}, true)`, [sessionId, position, personId, '[0]', at]],
    [
      `${LEDGER} VALUES ${list(12).slice(0, -1)}, ${parameter(13)})`,
      [sessionId, position, personId, 'x', 'y', 'q', 'single', 't', 1, 'false', 10, '2025-10-09', at],
    ],
    [`${SCORE} VALUES ${list(9)} ${ADD}`, [personId, 'x', 'y', 10, 1, 1, 1, 1, '2025-10-09']],
  ]
}

async function benchSqlite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
  const url = `file:${folder}/bench.db`
  const database = await openDatabase(url)
  const world = toWorld(database)
  for (const synchronous of ['FULL', 'NORMAL']) {
    await database.db.$executeRawUnsafe(`PRAGMA synchronous = ${synchronous}`)
    const one: Record = item => recordAll(database, reduceScore, [item])
    await measure(`SQLite ${synchronous}, store`, world, 20, world.answers.record)
    await measure(`SQLite ${synchronous}, a transaction each`, world, 3, one)
    const raw = new Sqlite(sqlitePath(url))
    raw.pragma(`synchronous = ${synchronous}`)
    const write = raw.transaction((item: Answer) => {
      for (const [sql, parameters] of values(item, () => '?')) raw.prepare(sql).run(...parameters)
    })
    await measure(`SQLite ${synchronous}, better-sqlite3, a transaction each`, world, 3, async item => write(item))
    raw.close()
  }
  await database.close()
  rmSync(folder, { recursive: true })
}

async function benchPostgres(): Promise<void> {
  const target = await createPostgres()
  if (target === undefined) return
  const database = await openDatabase(target.url)
  const world = toWorld(database)
  await measure('PostgreSQL, store', world, 20, world.answers.record)
  await measure('PostgreSQL, a transaction each', world, 3, item => recordAll(database, reduceScore, [item]))
  const pool = new pg.Pool({ connectionString: target.url, max: 10 })
  // Ended connections may still be closing when the database is dropped.
  pool.on('error', () => {})
  await measure('PostgreSQL, pg, a transaction each', world, 3, async item => {
    const client = await pool.connect()
    await client.query('BEGIN')
    for (const [text, parameters] of values(item, index => `$${index}`)) await client.query(text, [...parameters])
    await client.query('COMMIT')
    client.release()
  })
  await pool.end()
  await database.close()
  await target.drop()
}

await benchSqlite()
await benchPostgres()
