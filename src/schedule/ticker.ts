import type { Logger } from '../core/logger.js'
import type { Scheduler } from './scheduler.js'

/** Milliseconds: a post at 08:00 is there before somebody wonders. */
const CALM = 10_000
/** For a clock that runs faster. */
const FAST = 1000

/**
 * Lets the scheduler run from now on, by no wall time: whatever happens to the machine's clock, it goes on. `close` waits
 * for the post that is in hand.
 */
export function startTicking(scheduler: Scheduler, isFast: boolean, logger: Logger): { close(): Promise<void> } {
  const tick = (): void => {
    // The next tick tries again: what is due stays due.
    scheduler.runDue().catch(error => logger.error({ err: error }, 'the scheduler could not do its round'))
  }
  const timer = setInterval(tick, isFast ? FAST : CALM)
  // What a standstill has missed need not wait for the first tick.
  tick()
  return {
    close: async () => {
      clearInterval(timer)
      await scheduler.close()
    },
  }
}
