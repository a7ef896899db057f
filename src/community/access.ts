import { type Course, isOpen } from '../notes/course.js'

/** A course, as far as it matters who may read it. */
export type GuardedCourse = Pick<Course, 'id' | 'communities'>

/** A server or workspace as the rules see it. */
export interface Party {
  /** `platform:id`, as `course.toml` lists it. */
  readonly key: string
  /** The host's own machine: everything is open there. */
  readonly isHosts: boolean
  /** The courses whose setup code was entered there. */
  readonly unlocked: ReadonlySet<string>
}

export const communityKey = (platform: string, externalId: string): string => `${platform}:${externalId}`

/** Whether it may be bound to the party: chosen in `/setup`, with challenges and reminders of it. */
export function maySetUp(course: GuardedCourse, { key, isHosts, unlocked }: Party): boolean {
  return isHosts || unlocked.has(course.id) || (course.communities?.includes(key) ?? false)
}

export function mayRead(course: GuardedCourse, party: Party): boolean {
  return isOpen(course) || maySetUp(course, party)
}

/**
 * The course that a party uses: `current`, the one it was bound to, while it may be; else one that is meant for it; else
 * an open one. `undefined` where it may read none.
 */
export function courseOf<C extends GuardedCourse>(
  courses: readonly C[],
  party: Party,
  current: string | null,
): C | undefined {
  const used = courses.find(({ id }) => id === current)
  if (used !== undefined && maySetUp(used, party)) return used
  const meant = courses.find(course => maySetUp(course, party) && !party.isHosts)
  if (meant !== undefined) return meant
  return used !== undefined && mayRead(used, party) ? used : courses.find(course => mayRead(course, party))
}
