import { afterAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random.js'
import { expectNothingLost, startRecorder } from './processes.js'
import { createTargets } from './targets.js'

/** Kills on each database. A soak sets more: `SOAK_KILLS=200 npx vitest run test/storage/kill.test.ts`. */
const KILLS = Number(process.env.SOAK_KILLS ?? 4)
/** Processes that start and write at the same time, all of them killed. */
const RECORDERS = 4

for (const { provider, url, drop } of await createTargets()) {
  describe(`several processes on ${provider}`, () => {
    // Random on purpose: each run kills at other moments.
    const random = createRandom(String(Date.now()))
    const acknowledged: string[] = []

    afterAll(drop)

    it(`lose no acknowledged answer to kill -9 (${KILLS} times)`, { timeout: 120_000 + KILLS * 15_000 }, async () => {
      // The first round starts on an empty database: its processes also race to make the tables.
      for (let killed = 0; killed < KILLS; killed += RECORDERS) {
        const recorders = Array.from({ length: RECORDERS }, (_, index) =>
          startRecorder(url, `kill ${killed + index}`, Number.POSITIVE_INFINITY, killed),
        )
        await Promise.all(
          recorders.map(async recorder => {
            await recorder.started
            await new Promise(resolve => setTimeout(resolve, random.below(400)))
            recorder.kill()
            await recorder.ended
          }),
        )
        acknowledged.push(...recorders.flatMap(recorder => recorder.acknowledged()))
        await expectNothingLost(url, acknowledged)
      }
      expect(acknowledged.length).toBeGreaterThan(0)
    })

    it('go on with what was left', { timeout: 120_000 }, async () => {
      const recorders = ['a', 'b'].map(seed => startRecorder(url, seed, 300, 0))
      await Promise.all(recorders.map(recorder => recorder.ended))
      const newly = recorders.flatMap(recorder => recorder.acknowledged())
      expect(newly).toHaveLength(600)
      await expectNothingLost(url, [...acknowledged, ...newly])
    })
  })
}
