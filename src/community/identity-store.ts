export interface Person {
  readonly id: string
  /** The shown name: the platform's, until the person chooses another. */
  readonly name: string
}

export interface Community {
  readonly id: string
  readonly courseId: string
}

/** People with their accounts, and the communities in which they meet. */
export interface IdentityStore {
  /** Remembers the course (its row is what sessions and scores point to); the title may change. */
  saveCourse(id: string, title: string): Promise<void>
  /**
   * The person behind an account, made at first sight. A platform name that has changed since is taken over, unless the
   * person has chosen a name. Callers may race; there is one person in the end.
   */
  personOf(platform: string, accountId: string, name: string): Promise<Person>
  /** Sets the name that the person has chosen. */
  rename(personId: string, name: string): Promise<void>
  /** The community behind a platform's server or workspace, made at first sight and bound to `courseId` then. */
  communityOf(platform: string, externalId: string, name: string, courseId: string): Promise<Community>
}
