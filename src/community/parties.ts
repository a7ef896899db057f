import { type Course, isOpen } from '../notes/course.js'
import { communityKey, type Party } from './access.js'
import type { AccessStore } from './access-store.js'

/** A row of a community with what its platform calls it. */
export interface CommunityRef {
  readonly id: string
  readonly platform: string
  readonly externalId: string
}

/** Servers and workspaces as the rules of `access.ts` see them. */
export interface Parties {
  /** Costs a query only where some course is not open to all. */
  of(community: CommunityRef): Promise<Party>
  /** With what was entered there, whether or not it matters for reading. */
  inFull(community: CommunityRef): Promise<Party>
  /** One in which nothing was entered yet. */
  stranger(platform: string, externalId: string): Party
}

const NOTHING: ReadonlySet<string> = new Set()

/** `isHosts` tells the platforms that are the host's own machine. */
export function createParties(
  store: Pick<AccessStore, 'unlocked'>,
  courses: () => readonly Course[],
  isHosts: (platform: string) => boolean,
): Parties {
  const stranger: Parties['stranger'] = (platform, externalId) => ({
    key: communityKey(platform, externalId),
    isHosts: isHosts(platform),
    unlocked: NOTHING,
  })
  const inFull: Parties['inFull'] = async ({ id, platform, externalId }) => ({
    ...stranger(platform, externalId),
    unlocked: isHosts(platform) ? NOTHING : await store.unlocked(id),
  })
  return {
    stranger,
    inFull,
    // Where all courses are open, the one last chosen is used whether or not a code was entered.
    of: async community =>
      courses().every(isOpen) ? stranger(community.platform, community.externalId) : inFull(community),
  }
}
