import { schedule } from 'node-cron'
import type { Logger } from '../core/logger.js'
import type { Scheduler } from './scheduler.js'

/** Every ten seconds: a post at 08:00 is there before somebody wonders. A clock that runs faster ticks every second. */
const CALM = { pattern: '*/10 * * * * *', every: 10_000 } as const
const FAST = { pattern: '* * * * * *', every: 1000 } as const

const HOUR = 3_600_000
/** So far around a change of clocks an interval ticks. */
const AROUND = 2 * HOUR

/**
 * Lets the scheduler run from now on. `close` waits for the post that is in hand. node-cron ticks by the machine's wall
 * time: in the hour that comes twice in autumn it finds no next tick, and then one after the other without a pause (4.6,
 * whatever its zone). So an interval takes its place around a change of clocks.
 */
export function startTicking(scheduler: Scheduler, isFast: boolean, logger: Logger): { close(): Promise<void> } {
  const { pattern, every } = isFast ? FAST : CALM
  const tick = (): void => {
    arm()
    // The next tick tries again: what is due stays due.
    scheduler.runDue().catch(error => logger.error({ err: error }, 'the scheduler could not do its round'))
  }
  const byInterval = () => {
    const timer = setInterval(tick, every)
    return async () => clearInterval(timer)
  }
  const byCron = () => {
    const task = schedule(pattern, tick)
    return async () => task.destroy()
  }
  let isAround: boolean | undefined
  let stop = async (): Promise<void> => {}
  const arm = (): void => {
    const wasAround = isAround
    isAround = isChangeOfClocksNear(Date.now())
    if (isAround === wasAround) return
    void stop()
    stop = isAround ? byInterval() : byCron()
  }
  // What a standstill has missed need not wait for the first tick.
  tick()
  return {
    close: async () => {
      await stop()
      await scheduler.close()
    },
  }
}

/** Whether the machine's own zone changes its clocks about now. */
function isChangeOfClocksNear(now: number): boolean {
  const offset = (instant: number): number => new Date(instant).getTimezoneOffset()
  return offset(now - AROUND) !== offset(now + AROUND)
}
