/**
 * What is known of a course's questions over 200,000 answers, by 1,000 people to 200 questions, medians of 7: what a draw
 * asks every ten minutes, and what a host is shown.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqltag as sql } from '@prisma/client/runtime/client'
import { addDays } from '../../src/core/local-time.js'
import { setAsideIn } from '../../src/quiz/question-review.js'
import type { Database } from '../../src/storage/client.js'
import { openDatabase } from '../../src/storage/database.js'
import { jsonRows } from '../../src/storage/json.js'
import { addClass, addPeople, addSession, question } from '../contracts/world.js'
import { createPostgres } from '../setup/postgres.js'
import { toWorld } from '../storage/targets.js'

const PEOPLE = 1000
const QUESTIONS = 200
const FIRST_DAY = '2025-09-15'
const DAYS = 100
const RUNS = 7

async function fill(database: Database) {
  const { db, provider } = database
  const world = toWorld(database)
  const of = await addClass(world)
  const people: string[] = []
  while (people.length < PEOPLE) people.push(...(await addPeople(world, 100)))
  const body = { choices: ['a', 'b', 'c', 'd'] }
  const questions = Array.from({ length: QUESTIONS }, (_, index) => question(index, { body }))
  const { id: sessionId } = await addSession(world, of, people[0] ?? '', questions)
  for (let position = 0; position < QUESTIONS; position++) {
    const rows = people.map((personId, index) => {
      const isRight = (7 * index + 13 * position) % 20 >= position % 21
      const day = addDays(FIRST_DAY, (index + position) % DAYS)
      return { sessionId, position, personId, correctness: isRight ? 1 : 0, questionId: `question-${position}`, day }
    })
    const among = jsonRows(
      provider,
      {
        ...{ sessionId: 'text', position: 'integer', personId: 'text', correctness: 'real', questionId: 'text' },
        day: 'text',
      },
      rows,
    )
    await db.$executeRaw(sql`
      INSERT INTO "Ballot" ("sessionId", "position", "personId", "given", "at", "counted")
      SELECT "sessionId", "position", "personId", '[0]', 1, true FROM ${among} AS a`)
    await db.$executeRaw(sql`
      INSERT INTO "LedgerEntry" ("sessionId", "position", "personId", "communityId", "courseId", "channelId", "questionId",
        "kind", "topicId", "topic", "correctness", "selfRated", "points", "day", "at")
      SELECT "sessionId", "position", "personId", ${of.communityId}, ${of.courseId}, 'general', "questionId", 'single', 't',
        'T', "correctness", false, 0, "day", 1 FROM ${among} AS a`)
  }
  await world.rebuild.rebuild(true)
  await db.$executeRawUnsafe(provider === 'postgres' ? 'VACUUM ANALYZE' : 'ANALYZE')
  return { world, of }
}

async function measure(label: string, work: () => Promise<{ readonly size: number }>): Promise<void> {
  const times: number[] = []
  let size = 0
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    size = (await work()).size
    times.push(performance.now() - start)
  }
  const sorted = times.sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (RUNS - 1))] ?? 0).toFixed(1).padStart(7)
  console.log(`${label.padEnd(44)}median ${at(0.5)} ms   longest ${at(1)} ms   (${size})`)
}

async function bench(name: string, database: Database): Promise<void> {
  const { world, of } = await fill(database)
  await measure(`${name}, what a draw leaves out`, () => setAsideIn(world.feedback, of.courseId))
  await measure(`${name}, all a host is shown`, async () => new Set(await world.feedback.items(of.courseId)))
  await database.close()
}

const folder = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
await bench('SQLite', await openDatabase(`file:${folder}/bench.db`))
rmSync(folder, { recursive: true })

const target = await createPostgres()
if (target !== undefined) {
  await bench('PostgreSQL', await openDatabase(target.url))
  await target.drop()
}
