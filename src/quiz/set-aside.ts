import type { Clock } from '../core/clock.js'
import type { FeedbackStore } from './feedback-store.js'
import { NO_EDITS, type QuestionEdits } from './question-edits.js'
import { setAsideIn } from './question-review.js'

/** Which questions are not asked for now. */
export interface SetAside {
  /** Reads anew what is set aside in a course, and tells it. */
  refresh(courseId: string): Promise<ReadonlySet<string>>
  /** The same, unless it was read not long ago: many classes open a challenge on one course at the same time. */
  ensureFresh(courseId: string): Promise<void>
  /** A host's own changes, and these questions left out. */
  leftOut(courseId: string, edits?: QuestionEdits): QuestionEdits
}

interface Known {
  readonly ids: ReadonlySet<string>
  /** Counts the readings, in the order in which they were begun. */
  readonly turn: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** How long it may take until what another process has found out counts here, in milliseconds. */
const FRESH = 10 * 60_000

/**
 * Drawing cannot wait for the statistics of a whole course: it goes by what was read last, and has it read again once that
 * is old. `onError` hears where that did not work.
 */
export function createSetAside(store: FeedbackStore, clock: Clock, onError: (error: unknown) => void): SetAside {
  const known = new Map<string, Known>()
  let begun = 0

  const refresh = async (courseId: string): Promise<ReadonlySet<string>> => {
    const turn = ++begun
    const before = known.get(courseId) ?? { ids: new Set<string>(), turn: 0, at: Number.NEGATIVE_INFINITY }
    // So that many who draw at the same time have it read once.
    known.set(courseId, { ...before, at: clock.now() })
    try {
      const ids = await setAsideIn(store, courseId)
      // One that was begun later may be done before: it knows more.
      if ((known.get(courseId)?.turn ?? 0) < turn) known.set(courseId, { ids, turn, at: clock.now() })
      return ids
    } catch (error) {
      // Whoever draws next has it read again.
      known.set(courseId, { ...(known.get(courseId) ?? before), at: before.at })
      throw error
    }
  }

  const isOld = (courseId: string): boolean =>
    Math.abs(clock.now() - (known.get(courseId)?.at ?? Number.NEGATIVE_INFINITY)) > FRESH

  return {
    refresh,
    ensureFresh: async courseId => {
      if (isOld(courseId)) await refresh(courseId)
    },
    leftOut: (courseId, edits = NO_EDITS) => {
      const { ids = new Set() } = known.get(courseId) ?? {}
      if (isOld(courseId)) refresh(courseId).catch(onError)
      return ids.size === 0 ? edits : { ...edits, isBlocked: id => ids.has(id) || edits.isBlocked(id) }
    },
  }
}
