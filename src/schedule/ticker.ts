import { schedule } from 'node-cron'
import type { Logger } from '../core/logger.js'
import type { Scheduler } from './scheduler.js'

/** Every ten seconds: a post at 08:00 is there before somebody wonders. A clock that runs faster ticks every second. */
const CALM = '*/10 * * * * *'
const FAST = '* * * * * *'

/** Lets the scheduler run from now on. `close` waits for what is under way. */
export function startTicking(scheduler: Scheduler, isFast: boolean, logger: Logger): { close(): Promise<void> } {
  let running = Promise.resolve()
  const tick = (): Promise<void> => {
    running = scheduler.runDue().catch(error => {
      // The next tick tries again: what is due stays due.
      logger.error({ err: error }, 'the scheduler could not do its round')
    })
    return running
  }
  const task = schedule(isFast ? FAST : CALM, tick, { noOverlap: true })
  // What a standstill has missed need not wait for the first tick.
  void tick()
  return {
    close: async () => {
      await task.destroy()
      await running
    },
  }
}
