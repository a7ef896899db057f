import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/local-time.js'
import { createRandom } from '../../src/core/random.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createDailyService } from '../../src/quiz/daily-service.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { refold } from '../contracts/world.js'
import { killMidway } from '../setup/kill-midway.js'
import { createTargets, openWorld } from '../storage/targets.js'

const CLOSER = fileURLToPath(new URL('daily-closer.ts', import.meta.url))
const KILLS = Number(process.env.SOAK_KILLS ?? 2)
const PEOPLE = 200
const NOW = Date.parse('2025-10-02T06:00:00Z')

for (const { provider, url, drop } of await createTargets()) {
  describe(`closing a challenge on ${provider}`, () => {
    afterAll(drop)

    it(`counts each ballot once, killed in between (${KILLS} times)`, {
      timeout: 180_000 + KILLS * 20_000,
    }, async () => {
      // Random on purpose: each run kills at other moments.
      const random = createRandom(String(Date.now()))
      const world = await openWorld(url)
      const lookup = createLookup(loadCourses('content').courses)
      const daily = createDailyService(createQuestionBank(lookup), lookup, world.answers, world.history)
      await world.identities.saveCourse('cloud', 'Cloud')
      const { id: communityId } = await world.identities.communityOf('test', 'class', 'Class', 'cloud')
      const of = { communityId, courseId: 'cloud' }
      const people = await Promise.all(
        Array.from({ length: PEOPLE }, (_, index) => world.identities.personOf('test', `${index}`, `Person ${index}`)),
      )
      for (let round = 0; round < KILLS; round++) {
        const session = await daily.open(of, addDays('2025-10-01', round), NOW)
        if (session === undefined) throw new Error('no challenge')
        const ballots = people.map(({ id: personId }) => ({
          personId,
          position: random.below(3),
          given: { choice: 0 },
        }))
        await Promise.all(
          ballots.map(ballot => world.answers.saveBallot({ ...ballot, sessionId: session.id, at: NOW })),
        )
        await killMidway(CLOSER, [url, session.id], random.below(60))
        // Twice at once, as by the clock and by a press.
        await Promise.all([daily.close(session, NOW + 1), daily.close(session, NOW + 2)])
        const late = {
          sessionId: session.id,
          position: 0,
          personId: people[0]?.id ?? '',
          given: { choice: 1 },
          at: NOW,
        }
        expect(await world.answers.saveBallot(late)).toBe(false)
        const tally = await daily.tally(session)
        expect(tally.reduce((sum, { answered }) => sum + answered, 0)).toBe(PEOPLE)
        for (const { counts, answered } of tally) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(answered)
      }
      const ledger = await world.ledger()
      expect(ledger).toHaveLength(PEOPLE * KILLS)
      expect(new Set(ledger.map(row => `${row.sessionId} ${row.position} ${row.personId}`)).size).toBe(ledger.length)
      for (const { id } of people) expect(await world.scores.scoreOf(of, id)).toEqual(refold(ledger, of, id))
      expect((await world.rebuild.rebuild(false)).differences).toEqual([])
      await world.close()
    })
  })
}
