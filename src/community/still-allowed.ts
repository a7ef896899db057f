import { type Course, isOpen } from '../notes/course.js'
import { maySetUp } from './access.js'
import type { IdentityStore } from './identity-store.js'
import type { Parties } from './parties.js'
import type { Setup, SetupStore } from './setup-store.js'

/** The setups without those whose course was closed to their community since: of it nothing is posted there any more. */
export function stillAllowed(
  setups: SetupStore,
  {
    identities,
    parties,
    courses,
  }: {
    readonly identities: Pick<IdentityStore, 'findCommunity'>
    readonly parties: Parties
    readonly courses: () => readonly Course[]
  },
): SetupStore {
  const isAllowed = async ({ communityId, courseId }: Setup): Promise<boolean> => {
    const course = courses().find(({ id }) => id === courseId)
    if (course === undefined || isOpen(course)) return true
    const community = await identities.findCommunity(communityId)
    return community !== undefined && maySetUp(course, await parties.inFull({ id: communityId, ...community }))
  }
  return {
    ...setups,
    find: async communityId => {
      const setup = await setups.find(communityId)
      return setup !== undefined && (await isAllowed(setup)) ? setup : undefined
    },
    all: async () => {
      const all = await setups.all()
      const allowed = await Promise.all(all.map(isAllowed))
      return all.filter((_, index) => allowed[index])
    },
  }
}
