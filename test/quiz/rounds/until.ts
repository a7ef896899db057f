import { setTimeout as sleep } from 'node:timers/promises'
import type { RealBot } from '../../e2e/bot/real-bot.js'

/** Lets the rounds of a bot go on until something is there: edits wait for real time. */
export async function until<T>({ bot }: RealBot, look: () => T | undefined, what: string): Promise<T> {
  for (let tries = 0; tries < 100; tries++) {
    await bot.rounds.runDue()
    const found = look()
    if (found !== undefined) return found
    await sleep(100)
  }
  throw new Error(`never came: ${what}`)
}
