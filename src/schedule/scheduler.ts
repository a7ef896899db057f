import type { Card } from '../chat/card.js'
import { checkCard } from '../chat/check-card.js'
import { type Messenger, PostError, type PostKey } from '../chat/messenger.js'
import type { Setup, SetupStore } from '../community/setup-store.js'
import type { Clock } from '../core/clock.js'
import type { NewId } from '../core/ids.js'
import type { Logger } from '../core/logger.js'
import type { Course } from '../notes/course.js'
import type { Claim, Job, Occurrence } from './occurrence.js'
import type { OccurrenceStore } from './occurrence-store.js'
import { channelOf, dueOccurrences } from './plan.js'
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

export interface SchedulerParts {
  readonly occurrences: OccurrenceStore
  readonly setups: SetupStore
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

export interface Scheduler {
  /** Plans and posts what is due. Calls while one is under way wait for the same run. */
  runDue(): Promise<void>
}

const LEASE = 60_000
/** A door that does not answer must not hold up the others, nor outlast the lease. */
const PATIENCE = 40_000
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
  const worker = newId()
  const messengerOf = (platform: string) => parts.messengers().find(messenger => messenger.platform === platform)

  const plan = async (): Promise<void> => {
    const now = clock.now()
    const due = (await setups.all())
      .filter(setup => setup.pausedBecause === null && messengerOf(setup.platform) !== undefined)
      .flatMap(setup => {
        const course = parts.courseOf(setup.courseId)
        return course === undefined ? [] : dueOccurrences(setup, course, now)
      })
    if (due.length > 0) await occurrences.plan(due.map(occurrence => ({ ...occurrence, id: newId() })))
  }

  const run = async (): Promise<void> => {
    await plan()
    for (;;) {
      // One after the other, in the order in which they are due: a reveal comes before the next challenge. And never more
      // than the one in hand: what a crash leaves claimed is uncertain.
      const request = { worker, now: clock.now(), realNow: realClock.now(), lease: LEASE, limit: 1 }
      const [claim] = await occurrences.claim(request)
      if (claim === undefined) return
      await work(claim)
    }
  }

  const work = async (claim: Claim): Promise<void> => {
    const { occurrence } = claim
    // As it is by now: the post before this one may have found the channel gone.
    const setup = await setups.find(occurrence.communityId)
    const messenger = setup && messengerOf(setup.platform)
    if (setup === undefined || messenger === undefined || setup.pausedBecause !== null) return rest(claim)
    try {
      await carryOut(claim, setup, messenger)
    } catch (error) {
      await recover(occurrence, setup, error)
    }
  }

  const rest = async ({ occurrence: { id }, isUncertain }: Claim): Promise<void> => {
    const until = realClock.now() + REST
    // What may be out already stays claimed, so that it is looked for once the door is open.
    if (isUncertain) await occurrences.renew(id, worker, until)
    else await occurrences.retry(id, worker, until, 'no door to this channel is open')
  }

  const carryOut = async (claim: Claim, setup: Setup, messenger: Messenger): Promise<void> => {
    const { occurrence } = claim
    const { id, channelId, job, dueAt, firstClaimedAt } = occurrence
    const handler = parts.jobs[job]
    const key = { nonce: id, since: (firstClaimedAt ?? realClock.now()) - SKEW }
    if (await isOver(claim, setup, messenger, key)) return
    if (channelOf(setup, job) !== channelId) {
      await skip(occurrence, 'switched off, or moved to another channel, in the meantime', 'info')
      return
    }
    const late = clock.now() - dueAt
    if (late > handler.uselessAfter(setup, occurrence)) {
      await skip(occurrence, 'too late to be of use')
      return
    }
    const prepared = await handler.prepare(setup, occurrence, late > LATE)
    if ('skip' in prepared) {
      await skip(occurrence, prepared.skip, 'info')
      return
    }
    const { card, memo } = prepared
    const complaints = checkCard(card)
    if (complaints.length > 0) logger.error({ ...where(occurrence), complaints }, 'a card does not fit every platform')
    if (memo !== undefined) await occurrences.remember(id, worker, memo)
    // Whoever has lost the lease in the meantime leaves the post to the other.
    if (!(await occurrences.renew(id, worker, realClock.now() + LEASE))) return
    try {
      await occurrences.done(id, worker, await within(PATIENCE, messenger.post(channelId, card, key)))
    } catch (error) {
      // Only a door's own word says that nothing is out; a confirmation that does not reach the database says nothing.
      throw error instanceof PostError ? error : leftUncertain(error)
    }
    logger.info({ job, channel: channelId, slot: occurrence.slot }, 'posted')
  }

  /** Settles, and looks for a post that may be out already. Until that is known, whatever goes wrong leaves it uncertain. */
  const isOver = async (claim: Claim, setup: Setup, messenger: Messenger, key: PostKey): Promise<boolean> => {
    const { occurrence, isUncertain } = claim
    try {
      await parts.jobs[occurrence.job].settle?.(setup, occurrence)
      if (!isUncertain) return false
      const found = await within(PATIENCE, messenger.findPost(occurrence.channelId, key))
      if (found === 'absent') return false
      if (found === 'unreadable') {
        await giveUp(occurrence, 'it may have been posted already, and the bot may not read the channel to see')
      } else await occurrences.done(occurrence.id, worker, found.messageId)
      return true
    } catch (error) {
      throw isUncertain ? leftUncertain(error) : error
    }
  }

  const recover = async (occurrence: Occurrence, setup: Setup, error: unknown): Promise<void> => {
    const { id, attempts } = occurrence
    const reason = reasonOf(error)
    const failure = error instanceof PostError ? error.failure : 'temporary'
    if (failure === 'gone') {
      await setups.pause(setup.communityId, reason)
      return giveUp(occurrence, `the channel is gone, its jobs rest: ${reason}`)
    }
    if (failure === 'refused' || attempts >= MOST_ATTEMPTS) return giveUp(occurrence, reason)
    const wait = retryWait(error, attempts)
    if (failure === 'uncertain') {
      // It stays claimed: once the lease is over, the channel is read to see whether the post is out.
      await occurrences.renew(id, worker, realClock.now() + Math.max(LEASE, wait))
      logger.warn({ ...where(occurrence), err: error }, 'whether a post is out is not certain')
      return
    }
    await occurrences.retry(id, worker, realClock.now() + wait, reason)
    logger.warn({ ...where(occurrence), err: error, wait }, 'a post did not work, it is tried again')
  }

  const skip = async (occurrence: Occurrence, note: string, level: 'info' | 'warn' = 'warn'): Promise<void> => {
    await occurrences.skip(occurrence.id, worker, note)
    logger[level]({ ...where(occurrence), note }, 'a post was left out')
  }

  const giveUp = async (occurrence: Occurrence, note: string): Promise<void> => {
    await occurrences.fail(occurrence.id, worker, note)
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
  }
}

function where({ job, communityId, channelId, slot }: Occurrence) {
  return { job, community: communityId, channel: channelId, slot }
}
