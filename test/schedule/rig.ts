import { defaultSetup } from '../../src/community/setup-command.js'
import type { Setup } from '../../src/community/setup-store.js'
import { createIds, type NewId } from '../../src/core/ids.js'
import { instantOf } from '../../src/core/local-time.js'
import type { Logger } from '../../src/core/logger.js'
import { paragraph } from '../../src/core/rich-text.js'
import type { Job, OccurrenceKey } from '../../src/schedule/occurrence.js'
import type { OccurrenceStore } from '../../src/schedule/occurrence-store.js'
import { createScheduler, type JobHandler, type Scheduler } from '../../src/schedule/scheduler.js'
import { addClass, type World } from '../contracts/world.js'
import { handmade } from '../fixtures/course.js'
import { createSqlite, openWorld } from '../storage/targets.js'
import { createFakePlatform, type FakePlatform } from './fake-platform.js'

export const ZONE = 'Europe/Zurich'
export const at = (day: string, time: string, zone = ZONE): number => instantOf(day, time, zone)
export const HOUR = 3_600_000
export const LEASE = 60_000

/** Schedulers on one real database, with clocks that stand still and a platform that records. */
export interface Rig {
  readonly world: World
  readonly platform: FakePlatform
  /** The bot's time. */
  readonly clock: { now: number }
  readonly realClock: { now: number }
  readonly settled: OccurrenceKey[]
  readonly warnings: unknown[]
  readonly errors: unknown[]
  /** Replaces what a job does. */
  readonly handlers: { -readonly [J in Job]: JobHandler }
  readonly doors: FakePlatform[]
  readonly newId: NewId
  /** A community whose challenge comes at 08:00. */
  addSetup(more?: Partial<Setup>): Promise<Setup>
  /** A scheduler as another process would run it. */
  start(store?: OccurrenceStore): Scheduler
  wait(milliseconds: number): void
  close(): Promise<void>
}

export async function createRig(start = at('2025-10-02', '08:00')): Promise<Rig> {
  const { url, drop } = createSqlite()
  const { close, ...world } = await openWorld(url)
  const platform = createFakePlatform()
  const clock = { now: start }
  const realClock = { now: 1_800_000_000_000 }
  const settled: OccurrenceKey[] = []
  const warnings: unknown[] = []
  const errors: unknown[] = []
  const logger: Logger = {
    debug: () => {},
    info: () => {},
    warn: (fields: unknown) => void warnings.push(fields),
    error: (fields: unknown) => void errors.push(fields),
  }
  const handler: JobHandler = {
    uselessAfter: () => 5 * HOUR,
    settle: async (_setup, occurrence) => void settled.push(occurrence),
    prepare: async (_setup, { job, slot }, isLate) => ({
      card: { blocks: [{ type: 'text', content: [paragraph(`${job} ${slot}${isLate ? ' late' : ''}`)] }] },
      memo: { slot },
    }),
  }
  const handlers = { daily: handler, reveal: handler, board: handler, reminder: handler, change: handler }
  const doors = [platform]
  const newId = createIds({ now: () => realClock.now })
  return {
    world,
    platform,
    clock,
    realClock,
    settled,
    warnings,
    errors,
    handlers,
    doors,
    newId,
    addSetup: async more => {
      const of = await addClass(world)
      const basis = defaultSetup({ ...of, platform: 'test', locale: 'en', activeSince: start })
      const setup = { ...basis, dailyChannelId: `C-${of.communityId}`, ...more }
      await world.setups.save(setup)
      return setup
    },
    start: (store = world.occurrences) =>
      createScheduler({
        occurrences: store,
        setups: world.setups,
        known: world.known,
        jobs: handlers,
        messengers: () => doors,
        courseOf: () => handmade([], { timeZone: ZONE }),
        clock: { now: () => clock.now },
        realClock: { now: () => realClock.now },
        newId,
        logger,
      }),
    wait: milliseconds => {
      clock.now += milliseconds
      realClock.now += milliseconds
    },
    close: async () => {
      await close()
      await drop()
    },
  }
}

/** A store whose process dies at the first call of a method, before or after it has been done: nothing works from then on. */
export function dying(
  store: OccurrenceStore,
  method: keyof OccurrenceStore,
  when: 'before' | 'after',
): OccurrenceStore {
  let isDead = false
  const call = async (name: keyof OccurrenceStore, work: () => Promise<unknown>): Promise<unknown> => {
    isDead ||= name === method && when === 'before'
    if (isDead) throw new Error('dead')
    const result = await work()
    isDead ||= name === method
    if (isDead) throw new Error('dead')
    return result
  }
  const wrap = (name: keyof OccurrenceStore) => {
    const own = store[name] as (...args: unknown[]) => Promise<unknown>
    return (...args: unknown[]) => call(name, () => own(...args))
  }
  const names = Object.keys(store) as (keyof OccurrenceStore)[]
  return Object.fromEntries(names.map(name => [name, wrap(name)])) as unknown as OccurrenceStore
}
