import type { Caller, Context, SharedClass } from '../chat/context.js'
import type { Clock } from '../core/clock.js'
import { UserError } from '../core/errors.js'
import { toLocale } from '../core/locale.js'
import type { Logger } from '../core/logger.js'
import { localized, localizedRich } from '../i18n/translate.js'
import { type Course, isOpen } from '../notes/course.js'
import { courseOf, mayRead, type Party } from './access.js'
import type { IdentityStore, Person } from './identity-store.js'
import { createMemberships } from './memberships.js'
import type { CommunityRef, Parties } from './parties.js'

/** Who somebody is, and where they are, across platforms. */
export interface People {
  /** What the features need to know of a caller; makes the person and the community at first sight. */
  identify(caller: Caller): Promise<Context>
  /** Sets the name that boards show. */
  rename(personId: string, name: string): Promise<void>
  /** Remembers that a class was used, as by a topic in a direct message that only its notes know. */
  use(context: Context, communityId: string): void
  /** Makes a class the one last used, by the person's own choice: every process knows it then. */
  turnTo(context: Context, communityId: string): Promise<void>
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

export interface PeopleParts {
  readonly store: IdentityStore
  readonly parties: Parties
  /** Those of now: notes may change. */
  readonly courses: () => readonly Course[]
  /** Whether a caller manages a place. */
  readonly mayManage: (caller: Caller, place: Pick<Context, 'community'>) => Promise<boolean>
  readonly clock: Clock
  readonly logger: Logger
}

/** A community with what it may read. */
interface Visited {
  readonly id: string
  readonly party: Party
  readonly course: Course | undefined
}

/** What a place means: the classes there, the first of which is meant where one is. */
interface Surroundings {
  readonly community?: { readonly id: string; readonly externalId: string }
  readonly classes: readonly SharedClass[]
  readonly readable: ReadonlySet<string>
}

export function createPeople({ store, parties, courses, mayManage, clock, logger }: PeopleParts): People {
  const memberships = createMemberships(store, logger)

  const visit = async (community: CommunityRef & { readonly courseId: string | null }): Promise<Visited> => {
    const party = await parties.of(community)
    const isThere = courses().some(({ id }) => id === community.courseId)
    // A place of the host's own is named after its course.
    const usual = party.isHosts ? community.externalId : null
    return { id: community.id, party, course: courseOf(courses(), party, isThere ? community.courseId : usual) }
  }

  const enter = async (platform: string, externalId: string): Promise<Visited> => {
    const stranger = parties.stranger(platform, externalId)
    const usual = courseOf(courses(), stranger, stranger.isHosts ? externalId : null)
    const community = await store.communityOf(platform, externalId, externalId, usual?.id ?? null)
    return visit({ ...community, platform, externalId })
  }

  const inCommunity = async (platform: string, externalId: string): Promise<Surroundings> => {
    const { id, party, course } = await enter(platform, externalId)
    return {
      community: { id, externalId },
      classes: course === undefined ? [] : [{ communityId: id, courseId: course.id, name: course.title }],
      readable: readableFor([party]),
    }
  }

  const readableFor = (visited: readonly Party[]): ReadonlySet<string> =>
    new Set(
      courses()
        .filter(course => isOpen(course) || visited.some(party => mayRead(course, party)))
        .map(({ id }) => id),
    )

  const inDirectMessage = async (person: Person, caller: Caller, now: number): Promise<Surroundings> => {
    const { platform, memberOf, place } = caller
    const joined = await joinedBy(person, platform, memberOf, now)
    const classes = joined.flatMap(({ id, course }) =>
      course === undefined ? [] : [{ communityId: id, courseId: course.id, name: course.title }],
    )
    const readable = readableFor(joined.map(({ party }) => party))
    if (classes.length > 0) return { classes: toldApart(classes), readable }
    const first = courses().find(isOpen)
    if (first === undefined) return { classes: [], readable }
    const own = await store.communityOf(platform, place.channelId, place.channelId, first.id)
    return { classes: [{ communityId: own.id, courseId: first.id, name: first.title }], readable }
  }

  /** The communities that a person shares, the last used first. */
  const joinedBy = async (
    person: Person,
    platform: string,
    memberOf: string | undefined,
    now: number,
  ): Promise<readonly Visited[]> => {
    const [known, certain] = await Promise.all([
      store.communitiesOf(person.id),
      memberOf === undefined ? undefined : enter(platform, memberOf),
    ])
    const usedAt = ({ id, seenAt }: (typeof known)[number]): number =>
      Math.max(seenAt, memberships.lastSeen(person.id, id) ?? 0)
    const visited = await Promise.all([...known].sort((a, b) => usedAt(b) - usedAt(a)).map(visit))
    if (certain === undefined || known.some(({ id }) => id === certain.id)) return visited
    memberships.seen(person.id, certain.id, now)
    return [...visited, certain]
  }

  return {
    identify: async caller => {
      const { platform, accountId, name, isNameStandIn, place, localeTag } = caller
      const now = clock.now()
      const knowing = store.personOf(platform, accountId, name, isNameStandIn)
      const { communityId } = place
      const [person, around] = await Promise.all([
        knowing,
        communityId === undefined
          ? knowing.then(person => inDirectMessage(person, caller, now))
          : inCommunity(platform, communityId),
      ])
      const { community, classes, readable } = around
      if (community !== undefined) memberships.seen(person.id, community.id, now)
      const [first] = classes
      const course = courses().find(({ id }) => id === first?.courseId)
      return {
        person,
        locale: toLocale(localeTag) ?? toLocale(course?.language) ?? 'en',
        get class() {
          if (first === undefined) throw nothingToRead(community !== undefined)
          return { communityId: first.communityId, courseId: first.courseId }
        },
        classes,
        readable,
        ...(community === undefined ? {} : { community }),
        channel: { platform, id: place.channelId },
        mayManage: () => mayManage(caller, community === undefined ? {} : { community }),
        onPrivateCard: caller.onPrivateCard ?? false,
        now,
      }
    },
    rename: (personId, name) => store.rename(personId, name),
    use: ({ person, now }, communityId) => memberships.seen(person.id, communityId, now),
    turnTo: ({ person, now }, communityId) => memberships.chosen(person.id, communityId, now),
    settled: memberships.settled,
  }
}

/** Classes of one course get numbers, the same whichever was used last. */
function toldApart(classes: readonly SharedClass[]): readonly SharedClass[] {
  return classes.map(own => {
    const alike = classes.filter(({ name }) => name === own.name).map(({ communityId }) => communityId)
    if (alike.length === 1) return own
    return { ...own, name: `${own.name} (${alike.sort().indexOf(own.communityId) + 1})` }
  })
}

function nothingToRead(isCommunity: boolean): UserError {
  return new UserError(
    localized('access.none'),
    isCommunity ? localizedRich('access.none.hint') : localized('access.none.direct.hint'),
  )
}
