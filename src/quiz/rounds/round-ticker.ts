import type { Logger } from '../../core/logger.js'
import type { RoundRunner } from './round-runner.js'

/** Milliseconds: a question closes so soon after its time, and a second is met by an edit a second. */
const TICK = 500

/** Lets the rounds go on from now on. What waits for a platform does not hold up the next look. */
export function startRounds(runner: Pick<RoundRunner, 'runDue'>, logger: Logger): { close(): Promise<void> } {
  const timer = setInterval(() => {
    runner.runDue().catch(error => logger.error({ err: error }, 'the rounds could not be looked after'))
  }, TICK)
  return { close: async () => clearInterval(timer) }
}
