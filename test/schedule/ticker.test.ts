import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLogger } from '../../src/core/logger.js'
import { startTicking } from '../../src/schedule/ticker.js'

const MINUTE = 60_000
const zone = process.env['TZ']

beforeEach(() => {
  process.env['TZ'] = 'Europe/Zurich'
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

it.each([
  ['set back', '2026-10-25T00:58:55Z'],
  ['put forward', '2027-03-28T00:58:55Z'],
])('goes on while the clocks of the machine are %s', async (_how, start) => {
  vi.setSystemTime(start)
  let runs = 0
  const scheduler = { runDue: async () => void runs++, close: async () => {} }
  const ticking = startTicking(scheduler, false, createLogger('silent'))
  await vi.advanceTimersByTimeAsync(4 * MINUTE)
  await ticking.close()
  // At once, then every ten seconds.
  expect(runs).toBe(25)
})
