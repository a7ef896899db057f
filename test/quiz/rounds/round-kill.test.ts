import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/random.js'
import { refold } from '../../contracts/world.js'
import { killMidway } from '../../setup/kill-midway.js'
import { createTargets, openWorld } from '../../storage/targets.js'
import { answer, createTable, type Table } from './table.js'

const DRIVER = fileURLToPath(new URL('round-driver.ts', import.meta.url))
const KILLS = Number(process.env.SOAK_KILLS ?? 2)
const PLAYERS = 200
const SECONDS = 10

/** Lets another process look after the rounds, and kills it at some moment. */
async function driveAndDie(url: string, table: Table, after: number): Promise<void> {
  const { now, realNow } = table
  await killMidway(DRIVER, [url, table.platform.platform, String(now()), String(realNow())], after)
}

for (const { provider, url, drop } of await createTargets()) {
  describe(`a round on ${provider} whose process is killed`, () => {
    afterAll(drop)

    it(`counts each answer once and goes on (${KILLS} times)`, { timeout: 60_000 + KILLS * 20_000 }, async () => {
      // Random on purpose: each run kills at other moments.
      const random = createRandom(String(Date.now()))
      const world = await openWorld(url)
      for (let round = 0; round < KILLS; round++) {
        const table = await createTable(world)
        const session = await table.open({ count: 2, seconds: SECONDS })
        const players = await table.players(PLAYERS)
        await table.control(session, 'start')
        await table.tick()
        table.wait(3000)
        await Promise.all(players.map((player, index) => answer(table, session, player, index % 2 === 0)))
        // Its time is up while its first process is gone; the second dies while it counts.
        table.wait(60_000)
        await driveAndDie(url, table, random.below(80))
        table.process = table.start()
        await table.play(8000)
        const after = await table.round(session)
        expect(['revealed', 'asking']).toContain(after.phase)
        const rows = (await world.ledger()).filter(row => row.sessionId === session.id)
        expect(rows).toHaveLength(PLAYERS)
        expect(new Set(rows.map(({ personId }) => personId)).size).toBe(PLAYERS)
        expect(await answer(table, session, players[0] ?? table.host, true, 0)).toBe(false)
        await table.play(90_000)
        expect(await table.round(session)).toMatchObject({ phase: 'over', ending: 'played' })
        const ledger = await world.ledger()
        for (const { personId } of rows) {
          expect(await world.scores.scoreOf(table.of, personId)).toEqual(refold(ledger, table.of, personId))
        }
        expect(table.errors).toEqual([])
      }
      await world.close()
    })
  })
}
