import type { ClassRef } from '../chat/context.js'
import { localDay } from '../core/local-time.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Board } from './leaderboard-card.js'
import { type Period, type Span, spanOf } from './period.js'
import type { Scope, ScoreStore } from './score-store.js'

export interface BoardRequest {
  readonly of: ClassRef
  readonly period: Period
  /** Other days than those of the period, as a post by the clock may be about. */
  readonly span?: Span
  readonly scope: Scope
  /** Epoch milliseconds. */
  readonly now: number
  readonly top: number
  readonly channelId?: string
  /** Who asks, with so many neighbours. */
  readonly personId?: string
  readonly around?: number
}

/** A board as its card shows it. */
export async function readBoard(scores: ScoreStore, lookup: Lookup, request: BoardRequest): Promise<Board> {
  const { of, period, span, scope, now, ...query } = request
  const course = lookup.course(of.courseId)
  const today = localDay(now, course?.timeZone ?? 'UTC')
  const page = await scores.board({ of, scope, span: span ?? spanOf(period, today, course?.terms), ...query })
  const shown = { of, courseTitle: course?.title ?? of.courseId, period, scope, today, personId: request.personId }
  return { ...page, ...shown, ...(span === undefined ? {} : { span }) }
}
