export interface Person {
  readonly id: string
  /** The shown name: the platform's, until the person chooses another. */
  readonly name: string
}

export interface Community {
  readonly id: string
  /** The course that it uses; `null` while it could read none. */
  readonly courseId: string | null
}

/** A community in which a person was seen. */
export interface JoinedCommunity extends Community {
  readonly platform: string
  /** The platform's id of the server or workspace. */
  readonly externalId: string
  /** Epoch milliseconds. */
  readonly seenAt: number
}

/** People with their accounts, and the communities in which they meet. */
export interface IdentityStore {
  /** Remembers the course (its row is what sessions and scores point to); the title may change. */
  saveCourse(id: string, title: string): Promise<void>
  /**
   * The person behind an account, made at first sight. A platform name that has changed since is taken over, unless the
   * person has chosen a name or the new one only stands in for another. Callers may race; there is one person in the end.
   */
  personOf(platform: string, accountId: string, name: string, isStandIn?: boolean): Promise<Person>
  /** Sets the name that the person has chosen. */
  rename(personId: string, name: string): Promise<void>
  /** The community behind a platform's server or workspace, made at first sight with `courseId` as its course then. */
  communityOf(platform: string, externalId: string, name: string, courseId: string | null): Promise<Community>
  /** What a community's platform calls it. */
  findCommunity(id: string): Promise<{ readonly platform: string; readonly externalId: string } | undefined>
  /** Remembers that the person was seen in the community; an earlier moment than the known one changes nothing. */
  saveMembership(personId: string, communityId: string, at: number): Promise<void>
  /** Where the person was seen, the last first. */
  communitiesOf(personId: string): Promise<readonly JoinedCommunity[]>
}
