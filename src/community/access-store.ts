/** What is kept of who may set what up. */
export interface AccessStore {
  /** The courses whose setup code was entered in a community. */
  unlocked(communityId: string): Promise<ReadonlySet<string>>
  /** May be called again for the same. `at` in epoch milliseconds. */
  unlock(communityId: string, courseId: string, at: number): Promise<void>
  /**
   * Counts one more try of a code, and returns how many there were since the first one within `window`, this one
   * included. Tries that come at once get numbers of their own. Real epoch milliseconds and milliseconds.
   */
  countAttempt(communityId: string, now: number, window: number): Promise<number>
  /** Forgets the tries, after a right one. */
  forgetAttempts(communityId: string): Promise<void>
  /** Whom the community's managers have named, by account id. */
  managers(communityId: string): Promise<readonly NamedManager[]>
  isManager(communityId: string, accountId: string): Promise<boolean>
  /** May be called again for the same account. */
  addManager(communityId: string, accountId: string): Promise<void>
  removeManager(communityId: string, accountId: string): Promise<void>
}

export interface NamedManager {
  /** The platform's id of the account. */
  readonly accountId: string
  /** `undefined` while the bot has not seen them. */
  readonly name: string | undefined
}
