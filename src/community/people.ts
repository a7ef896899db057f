import type { Caller, Context } from '../chat/context.js'
import type { Clock } from '../core/clock.js'
import { toLocale } from '../core/locale.js'
import type { Lookup } from '../lookup/lookup.js'
import type { IdentityStore } from './identity-store.js'

/** Who somebody is, and where they are, across platforms. */
export interface People {
  /** What the features need to know of a caller; makes the person and the community at first sight. */
  identify(caller: Caller): Promise<Context>
  /** Sets the name that boards show. */
  rename(personId: string, name: string): Promise<void>
}

/** `courseOf` says to which course a place belongs. */
export function createPeople(
  store: IdentityStore,
  lookup: Lookup,
  courseOf: (caller: Caller) => string,
  clock: Clock,
): People {
  return {
    identify: async caller => {
      const { platform, accountId, name, place, localeTag } = caller
      const now = clock.now()
      const placeId = place.communityId ?? place.channelId
      const usual = courseOf(caller)
      const [person, community] = await Promise.all([
        store.personOf(platform, accountId, name),
        store.communityOf(platform, placeId, placeId, usual),
      ])
      // The notes of its course may be gone since.
      const course = lookup.course(community.courseId) ?? lookup.course(usual)
      return {
        person,
        locale: toLocale(localeTag) ?? toLocale(course?.language) ?? 'en',
        class: { communityId: community.id, courseId: course?.id ?? community.courseId },
        channel: { platform, id: place.channelId },
        isManager: caller.isManager ?? false,
        onPrivateCard: caller.onPrivateCard ?? false,
        now,
      }
    },
    rename: (personId, name) => store.rename(personId, name),
  }
}
