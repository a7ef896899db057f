import type { Occurrence } from '../../src/schedule/occurrence.js'
import type { OccurrenceStore, PlannedOccurrence } from '../../src/schedule/occurrence-store.js'

/** Milliseconds for which claims hold in tests. */
export const LEASE = 60_000
/** The real time at which tests begin. */
export const START = 1_800_000_000_000
/** When the leases of what was claimed at `START` are over. */
export const LATER = START + LEASE

/** Every way in which a worker may change what it holds, as one call: two that keep it, then four that end it. */
export function endings(store: OccurrenceStore, id: string, worker: string): readonly (() => Promise<boolean>)[] {
  return [
    () => store.renew(id, worker, LATER + LEASE),
    () => store.remember(id, worker, { step: 9 }),
    () => store.done(id, worker, 'M9'),
    () => store.retry(id, worker, START, 'again'),
    () => store.skip(id, worker, 'too late'),
    () => store.fail(id, worker, 'gone'),
  ]
}

/** What is kept of one that was just planned. */
export function fresh(planned: PlannedOccurrence): Occurrence {
  return {
    ...planned,
    state: 'pending',
    attempts: 0,
    firstClaimedAt: null,
    messageId: null,
    memo: null,
    note: null,
  }
}
