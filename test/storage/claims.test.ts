import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { addClass } from '../contracts/world.js'
import { createTargets, openWorld } from './targets.js'

const CLAIMER = fileURLToPath(new URL('claimer.ts', import.meta.url))
const PROCESSES = 3
const COUNT = 200

function startClaimer(...parameters: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', CLAIMER, ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let output = ''
  const ready = once(child.stdout.setEncoding('utf8'), 'data')
  child.stdout.on('data', (data: string) => {
    output += data
  })
  const ended = once(child, 'close')
  return {
    ready,
    go: () => child.stdin.end('go\n'),
    /** Slots with the number of their attempt. */
    got: async (): Promise<readonly (readonly [string, number])[]> => {
      expect((await ended)[0]).toBe(0)
      return JSON.parse(output.replace('ready\n', ''))
    },
  }
}

for (const { provider, url, drop } of await createTargets()) {
  describe(`${PROCESSES} processes on ${provider}`, () => {
    afterAll(drop)

    it('plan the same occurrences once and claim each once', { timeout: 60_000 }, async () => {
      const world = await openWorld(url)
      const { communityId } = await addClass(world)
      const claimers = Array.from({ length: PROCESSES }, (_, index) =>
        startClaimer(url, String(index), communityId, String(COUNT)),
      )
      await Promise.all(claimers.map(claimer => claimer.ready))
      for (const claimer of claimers) claimer.go()
      const got = (await Promise.all(claimers.map(claimer => claimer.got()))).flat()
      expect(got.map(([, attempts]) => attempts)).toEqual(Array.from({ length: COUNT }, () => 1))
      expect(new Set(got.map(([slot]) => slot)).size).toBe(COUNT)
      const all = await world.occurrences.recent(communityId, COUNT * 2)
      expect(all.map(({ state }) => state)).toEqual(Array.from({ length: COUNT }, () => 'done'))
      await world.close()
    })
  })
}
