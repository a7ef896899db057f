import type { Card } from '../chat/card.js'
import { checkCard } from '../chat/check-card.js'
import { type Messenger, POST_TIMEOUT, PostError, type PostKey } from '../chat/messenger.js'
import type { Setup, SetupStore } from '../community/setup-store.js'
import type { Clock } from '../core/clock.js'
import type { NewId } from '../core/ids.js'
import type { Logger } from '../core/logger.js'
import type { Course } from '../notes/course.js'
import { createHold, type Hold } from './hold.js'
import type { KnownDeadlinesStore } from './known-deadlines-store.js'
import type { Claim, Job, Occurrence } from './occurrence.js'
import type { OccurrenceStore } from './occurrence-store.js'
import { channelOf } from './plan.js'
import { createPlanner } from './planner.js'
import { leftUncertain, reasonOf, retryWait, within } from './post-failure.js'

/** What one kind of post does. Both steps may run again after a crash and must then come to the same. */
export interface JobHandler {
  /** Milliseconds after which a post comes too late to be of use. */
  uselessAfter(setup: Setup, occurrence: Occurrence): number
  /** Does what must happen even if nothing is posted any more, such as closing a challenge. */
  settle?(setup: Setup, occurrence: Occurrence): Promise<void>
  prepare(setup: Setup, occurrence: Occurrence, isLate: boolean): Promise<Prepared>
}

export type Prepared =
  /** What is posted; `memo` is kept with the occurrence, as plain JSON. */
  | { readonly card: Card; readonly memo?: unknown }
  /** Why nothing is. */
  | { readonly skip: string }
  /** Milliseconds after which it is the time, and what it waits for. */
  | { readonly postpone: number; readonly because: string }

export interface SchedulerParts {
  readonly occurrences: OccurrenceStore
  readonly setups: SetupStore
  readonly known: KnownDeadlinesStore
  readonly jobs: Readonly<Record<Job, JobHandler>>
  /** The open doors; there may be more of them later. */
  readonly messengers: () => readonly Messenger[]
  readonly courseOf: (courseId: string) => Course | undefined
  /** The bot's clock, which may be shifted, and the real one, by which leases and retries run. */
  readonly clock: Clock
  readonly realClock: Clock
  readonly newId: NewId
  readonly logger: Logger
}

interface HeldClaim extends Claim {
  readonly hold: Hold
}

export interface Scheduler {
  /** Plans and posts what is due. Calls while one is under way wait for the same run. */
  runDue(): Promise<void>
  /** Ends with the post that is in hand; what else is due is left to whoever runs next. */
  close(): Promise<void>
}

/** Milliseconds for which a claim holds. */
export const LEASE = 60_000
/** A door that does not answer must not hold up the others, nor outlast the lease; doors themselves give up before. */
export const PATIENCE = 4 * POST_TIMEOUT
/** Later than this a post says that it is late. */
const LATE = 15 * 60_000
/** With the waits between them: about two hours. */
const MOST_ATTEMPTS = 20
/** How long what cannot be posted now, as while a door is closed, is left alone. */
const REST = 10 * 60_000
/** How far the clocks of this machine, of its replicas and of a platform may be apart. */
const SKEW = 5 * 60_000

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { occurrences, setups, clock, realClock, newId, logger } = parts
  const messengerOf = (platform: string) => parts.messengers().find(messenger => messenger.platform === platform)
  const planner = createPlanner(parts)
  let isClosing = false

  const run = async (): Promise<void> => {
    await planner.plan(clock.now(), ({ platform }) => messengerOf(platform) !== undefined)
    while (!isClosing) {
      // A name for this claim alone: what outlives its lease must not speak for whoever has it then, here or elsewhere.
      const worker = newId()
      // One after the other, in the order in which they are due: a reveal comes before the next challenge. And never more
      // than the one in hand: what a crash leaves claimed is uncertain.
      const request = { worker, now: clock.now(), realNow: realClock.now(), lease: LEASE, limit: 1 }
      const [claim] = await occurrences.claim(request)
      if (claim === undefined) return
      await work({ ...claim, hold: createHold(occurrences, claim, worker) })
    }
  }

  const work = async (claim: HeldClaim): Promise<void> => {
    const { occurrence } = claim
    // As it is by now: the post before this one may have found the channel gone.
    const setup = await setups.find(occurrence.communityId)
    const messenger = setup && messengerOf(setup.platform)
    if (setup === undefined || messenger === undefined || setup.pausedBecause !== null) {
      await claim.hold.rest(realClock.now() + REST, 'no door to this channel is open')
      return
    }
    try {
      await carryOut(claim, setup, messenger)
    } catch (error) {
      await recover(claim, setup, error)
    }
  }

  const carryOut = async (claim: HeldClaim, setup: Setup, messenger: Messenger): Promise<void> => {
    const { occurrence, hold } = claim
    const { id, channelId, job, dueAt, firstClaimedAt } = occurrence
    const handler = parts.jobs[job]
    const key = { nonce: id, since: (firstClaimedAt ?? realClock.now()) - SKEW }
    if (await isOver(claim, setup, messenger, key)) return
    if (channelOf(setup, job) !== channelId) {
      await skip(claim, 'switched off, or moved to another channel, in the meantime', 'info')
      return
    }
    const late = clock.now() - dueAt
    if (late > handler.uselessAfter(setup, occurrence)) {
      await skip(claim, 'too late to be of use')
      return
    }
    const prepared = await handler.prepare(setup, occurrence, late > LATE)
    if ('skip' in prepared) {
      await skip(claim, prepared.skip, 'info')
      return
    }
    if ('postpone' in prepared) {
      await hold.retry(realClock.now() + prepared.postpone, prepared.because)
      return
    }
    const { card, memo } = prepared
    const complaints = checkCard(card)
    if (complaints.length > 0) logger.error({ ...where(occurrence), complaints }, 'a card does not fit every platform')
    if (memo !== undefined) await hold.remember(memo)
    // Whoever has lost the lease in the meantime leaves the post to the other.
    if (!(await hold.renew(realClock.now() + LEASE))) return
    try {
      await hold.done(await within(PATIENCE, messenger.post(channelId, card, key)))
    } catch (error) {
      // Only a door's own word says that nothing is out; a confirmation that does not reach the database says nothing.
      throw error instanceof PostError ? error : leftUncertain(error)
    }
    logger.info({ job, channel: channelId, slot: occurrence.slot }, 'posted')
  }

  /** Settles, and looks for a post that may be out already. Until that is known, whatever goes wrong leaves it uncertain. */
  const isOver = async (claim: HeldClaim, setup: Setup, messenger: Messenger, key: PostKey): Promise<boolean> => {
    const { occurrence, isUncertain, hold } = claim
    try {
      await parts.jobs[occurrence.job].settle?.(setup, occurrence)
      if (!isUncertain) return false
      const found = await within(PATIENCE, messenger.findPost(occurrence.channelId, key))
      if (found === 'absent') return false
      if (found === 'unreadable') {
        await giveUp(claim, 'it may have been posted already, and the bot may not read the channel to see')
      } else await hold.done(found.messageId)
      return true
    } catch (error) {
      throw isUncertain ? leftUncertain(error) : error
    }
  }

  const recover = async (claim: HeldClaim, setup: Setup, error: unknown): Promise<void> => {
    const { occurrence, hold } = claim
    const { attempts } = occurrence
    const reason = reasonOf(error)
    const failure = error instanceof PostError ? error.failure : 'temporary'
    if (failure === 'gone') {
      await setups.pause(setup.communityId, reason)
      return giveUp(claim, `the channel is gone, its jobs rest: ${reason}`)
    }
    if (failure === 'refused' || attempts >= MOST_ATTEMPTS) return giveUp(claim, reason)
    const wait = retryWait(error, attempts)
    if (failure === 'uncertain') {
      // It stays claimed: once the lease is over, the channel is read to see whether the post is out.
      await hold.renew(realClock.now() + Math.max(LEASE, wait))
      logger.warn({ ...where(occurrence), err: error }, 'whether a post is out is not certain')
      return
    }
    await hold.retry(realClock.now() + wait, reason)
    logger.warn({ ...where(occurrence), err: error, wait }, 'a post did not work, it is tried again')
  }

  const skip = async ({ occurrence, hold }: HeldClaim, note: string, level: 'info' | 'warn' = 'warn') => {
    await hold.skip(note)
    logger[level]({ ...where(occurrence), note }, 'a post was left out')
  }

  const giveUp = async ({ occurrence, hold }: HeldClaim, note: string): Promise<void> => {
    await hold.fail(note)
    logger.error({ ...where(occurrence), note }, 'a post was given up')
  }

  let running: Promise<void> | undefined
  return {
    runDue: () => {
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    close: async () => {
      isClosing = true
      // Who runs it hears of a failure.
      await running?.catch(() => {})
    },
  }
}

function where({ job, communityId, channelId, slot }: Occurrence) {
  return { job, community: communityId, channel: channelId, slot }
}
