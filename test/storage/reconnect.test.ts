import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { addClass, addPerson, addSession, answer, question } from '../contracts/world.js'
import { createPostgres } from '../setup/postgres.js'
import { openWorld } from './targets.js'

const postgres = await createPostgres()

describe.skipIf(postgres === undefined)('a PostgreSQL that drops its connections', () => {
  const url = postgres?.url ?? ''
  afterAll(() => postgres?.drop())

  it('fails the answers under way and takes them again', async () => {
    const world = await openWorld(url)
    const of = await addClass(world)
    const person = await addPerson(world, 'a')
    const questions = Array.from({ length: 200 }, (_, index) => question(index))
    const { id } = await addSession(world, of, person, questions)

    let failures = 0
    let recorded = 0
    const recordStubbornly = async (position: number): Promise<void> => {
      for (;;) {
        try {
          await world.answers.record(answer(id, position, person))
          recorded++
          return
        } catch {
          failures++
        }
      }
    }
    const inSequence = async (first: number): Promise<void> => {
      for (let position = first; position < questions.length; position += 4) await recordStubbornly(position)
    }
    const admin = new pg.Client({ connectionString: url })
    await admin.connect()
    let isDone = false
    const dropping = (async () => {
      while (!isDone) {
        await admin.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        )
        // Not before something was recorded again: on a slow machine nothing ever would be.
        const before = recorded
        do await new Promise(resolve => setTimeout(resolve, 15))
        while (recorded === before && !isDone)
      }
    })()
    await Promise.all([0, 1, 2, 3].map(inSequence))
    isDone = true
    await dropping
    await admin.end()

    expect(failures).toBeGreaterThan(0)
    expect(await world.scores.scoreOf(of, person)).toMatchObject({ answered: 200, points: 2000 })
    await world.close()
  })
})
