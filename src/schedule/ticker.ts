import { schedule } from 'node-cron'
import type { Logger } from '../core/logger.js'
import type { Scheduler } from './scheduler.js'

/** Every ten seconds: a post at 08:00 is there before somebody wonders. A clock that runs faster ticks every second. */
const CALM = '*/10 * * * * *'
const FAST = '* * * * * *'

/** Lets the scheduler run from now on. `close` waits for the post that is in hand. */
export function startTicking(scheduler: Scheduler, isFast: boolean, logger: Logger): { close(): Promise<void> } {
  const tick = (): Promise<void> =>
    scheduler.runDue().catch(error => {
      // The next tick tries again: what is due stays due.
      logger.error({ err: error }, 'the scheduler could not do its round')
    })
  const task = schedule(isFast ? FAST : CALM, tick, { noOverlap: true })
  // What a standstill has missed need not wait for the first tick.
  void tick()
  return {
    close: async () => {
      await task.destroy()
      await scheduler.close()
    },
  }
}
