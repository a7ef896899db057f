import type { Logger } from '../core/logger.js'
import type { IdentityStore } from './identity-store.js'

/** Where people were seen. Remembered to the day, so that an answer costs no write; this process knows the moment too. */
export interface Memberships {
  /** Never fails and is not waited for: at most one write a day for a person and a community. */
  seen(personId: string, communityId: string, now: number): void
  /** Writes the moment down, so that every process knows of it. */
  chosen(personId: string, communityId: string, now: number): Promise<void>
  /** When this process saw the person there last. */
  lastSeen(personId: string, communityId: string): number | undefined
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

const DAY = 86_400_000
/** So many are remembered; whoever falls out costs one more write. */
const MOST = 20_000

interface Sight {
  readonly at: number
  readonly writtenAt: number | undefined
}

export function createMemberships(store: Pick<IdentityStore, 'saveMembership'>, logger: Logger): Memberships {
  const sights = new Map<string, Sight>()
  const writing = new Set<Promise<void>>()

  const remember = (key: string, sight: Sight): void => {
    sights.delete(key)
    sights.set(key, sight)
    const [oldest] = sights.keys()
    if (sights.size > MOST && oldest !== undefined) sights.delete(oldest)
  }

  const write = async (personId: string, communityId: string, now: number): Promise<void> => {
    try {
      await store.saveMembership(personId, communityId, now)
    } catch (error) {
      logger.warn({ err: error, community: communityId }, 'where somebody was seen could not be written down')
      remember(keyOf(personId, communityId), { at: now, writtenAt: undefined })
    }
  }

  return {
    seen: (personId, communityId, now) => {
      const key = keyOf(personId, communityId)
      const writtenAt = sights.get(key)?.writtenAt
      const isFresh = writtenAt !== undefined && Math.floor(writtenAt / DAY) === Math.floor(now / DAY)
      remember(key, { at: now, writtenAt: isFresh ? writtenAt : now })
      if (isFresh) return
      const work = write(personId, communityId, now).finally(() => writing.delete(work))
      writing.add(work)
    },
    chosen: async (personId, communityId, now) => {
      remember(keyOf(personId, communityId), { at: now, writtenAt: now })
      await write(personId, communityId, now)
    },
    lastSeen: (personId, communityId) => sights.get(keyOf(personId, communityId))?.at,
    settled: async () => {
      await Promise.all(writing)
    },
  }
}

const keyOf = (personId: string, communityId: string): string => `${personId} ${communityId}`
