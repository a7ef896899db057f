import type { Claim, Occurrence, OccurrenceKey } from './occurrence.js'

export interface PlannedOccurrence extends OccurrenceKey {
  readonly id: string
  /** Epoch milliseconds of the bot's clock. */
  readonly dueAt: number
}

export interface ClaimRequest {
  /** Who claims: an id of this process. */
  readonly worker: string
  /** Epoch milliseconds of the bot's clock: what is due. */
  readonly now: number
  /** Real epoch milliseconds: when leases end and retries come. */
  readonly realNow: number
  /** Milliseconds for which the claim holds. */
  readonly lease: number
  readonly limit: number
}

/**
 * Occurrences as rows: planned once, claimed with a lease before they are posted, confirmed after. Every method may run in
 * several processes at once. The finishing ones change only what this worker holds and return whether they did.
 */
export interface OccurrenceStore {
  /** Remembers occurrences that are not known yet; known ones (by job, community, channel and slot) stay as they are. */
  plan(occurrences: readonly PlannedOccurrence[]): Promise<void>
  /**
   * Takes due ones that wait (their `retryAt` is over) or whose lease is over, the oldest due first. No two workers get
   * the same one. `isUncertain` for those that were claimed before and neither finished nor given back.
   */
  claim(request: ClaimRequest): Promise<readonly Claim[]>
  /** Prolongs the lease of one that is still held. */
  renew(id: string, worker: string, leaseUntil: number): Promise<boolean>
  /** Keeps what the job needs to go on after a crash. */
  remember(id: string, worker: string, memo: unknown): Promise<boolean>
  done(id: string, worker: string, messageId: string | null): Promise<boolean>
  /** Gives it back for another attempt at `retryAt` (real epoch milliseconds). */
  retry(id: string, worker: string, retryAt: number, note: string): Promise<boolean>
  /** Leaves it alone until then, as it was before: what may be out stays uncertain. The attempts count from anew. */
  rest(claim: Claim, worker: string, until: number, note: string): Promise<boolean>
  skip(id: string, worker: string, note: string): Promise<boolean>
  fail(id: string, worker: string, note: string): Promise<boolean>
  find(key: OccurrenceKey): Promise<Occurrence | undefined>
  /** The latest ones of a community, the newest due first: what `/setup` tells the host. */
  recent(communityId: string, limit: number): Promise<readonly Occurrence[]>
}
