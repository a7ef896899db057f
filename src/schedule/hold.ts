import type { Claim } from './occurrence.js'
import type { OccurrenceStore } from './occurrence-store.js'

/** What a worker may do with one occurrence that it has claimed; each does nothing, and says so, once it has lost it. */
export interface Hold {
  renew(leaseUntil: number): Promise<boolean>
  remember(memo: unknown): Promise<boolean>
  done(messageId: string | null): Promise<boolean>
  retry(retryAt: number, note: string): Promise<boolean>
  rest(until: number, note: string): Promise<boolean>
  skip(note: string): Promise<boolean>
  fail(note: string): Promise<boolean>
}

export function createHold(store: OccurrenceStore, claim: Claim, worker: string): Hold {
  const { id } = claim.occurrence
  return {
    renew: leaseUntil => store.renew(id, worker, leaseUntil),
    remember: memo => store.remember(id, worker, memo),
    done: messageId => store.done(id, worker, messageId),
    retry: (retryAt, note) => store.retry(id, worker, retryAt, note),
    rest: (until, note) => store.rest(claim, worker, until, note),
    skip: note => store.skip(id, worker, note),
    fail: note => store.fail(id, worker, note),
  }
}
