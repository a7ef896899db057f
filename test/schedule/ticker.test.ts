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
  ['on any day', '2026-06-10T10:00:05Z', 4 * MINUTE],
  ['while the clocks of the machine are set back', '2026-10-25T00:58:55Z', 4 * MINUTE],
  ['while they are put forward', '2027-03-28T00:58:55Z', 4 * MINUTE],
  ['from before they are set back until after it', '2026-10-24T22:30:05Z', 6 * 60 * MINUTE],
])('ticks every ten seconds %s', async (_when, start, length) => {
  vi.setSystemTime(start)
  const times: number[] = []
  const scheduler = { runDue: async () => void times.push(Date.now()), close: async () => {} }
  const ticking = startTicking(scheduler, false, createLogger('silent'))
  await vi.advanceTimersByTimeAsync(length)
  await ticking.close()
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(20_000)
  expect(times.length).toBeGreaterThanOrEqual(length / 10_000 - 2)
  expect(times.length).toBeLessThanOrEqual(length / 10_000 + 3)
})
