import type { Context } from '../chat/context.js'
import { UserError } from '../core/errors.js'
import { localized, localizedRich } from '../i18n/translate.js'
import type { Course } from '../notes/course.js'
import { maySetUp } from './access.js'
import type { AccessStore } from './access-store.js'
import type { Parties } from './parties.js'

/** What may be set up where `/setup` is called, and the code that opens more. */
export interface SetupAccess {
  courses(context: Context): Promise<readonly Course[]>
  /**
   * Opens the course whose code was typed.
   * @throws {UserError} for a wrong code, and for any after too many wrong ones
   */
  enter(context: Context, typed: string): Promise<Course>
}

export interface SetupAccessParts {
  readonly store: AccessStore
  readonly parties: Parties
  readonly courses: () => readonly Course[]
  /** The id of the course to which a code belongs. */
  readonly courseOfCode: (typed: string) => string | undefined
  /** Real epoch milliseconds. */
  readonly realNow: () => number
}

const MOST_ATTEMPTS = 5
const WINDOW = 3_600_000

export function createSetupAccess({ store, parties, courses, courseOfCode, realNow }: SetupAccessParts): SetupAccess {
  return {
    courses: async context => {
      const { id, externalId } = communityOf(context)
      const party = await parties.inFull({ id, externalId, platform: context.channel.platform })
      return courses().filter(course => maySetUp(course, party))
    },
    enter: async (context, typed) => {
      const { id } = communityOf(context)
      // Counted before it is looked at: tries that come at once do not share an attempt.
      const attempt = await store.countAttempt(id, realNow(), WINDOW)
      if (attempt > MOST_ATTEMPTS) throw new UserError(localized('code.tooMany'), localized('code.tooMany.hint'))
      const courseId = courseOfCode(typed)
      const course = courses().find(own => own.id === courseId)
      if (course === undefined) {
        const left = MOST_ATTEMPTS - attempt
        throw new UserError(localized('code.wrong'), localizedRich('code.wrong.hint', { left }))
      }
      await store.unlock(id, course.id, context.now)
      await store.forgetAttempts(id)
      return course
    },
  }
}

/** `/setup` is refused in a direct message before anything runs. */
export function communityOf({ community }: Context): NonNullable<Context['community']> {
  if (community === undefined) throw new UserError(localized('manager.direct'), localizedRich('manager.direct.hint'))
  return community
}
