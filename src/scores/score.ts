import type { LedgerEntry } from '../answers/session.js'
import { addPractice, type Streak, streakOn } from './streak.js'

/** What a person has reached in a class. Folded from the ledger, and only from it. */
export interface Score {
  readonly points: number
  /** Graded answers, the self-rated ones apart. */
  readonly answered: number
  readonly correct: number
  /** Course days with at least one answer, up to `lastDay`; `streak.ts` says which gaps it forgives. */
  readonly streak: number
  readonly bestStreak: number
  /** `YYYY-MM-DD` of the last answer, in the course's zone. */
  readonly lastDay: string
  /** The days of practice, as in `Practice`. */
  readonly days: string
}

/**
 * What one more ledger entry makes of a score. Pure; a rebuild folds it over the whole ledger. The order of the entries
 * makes no difference: a challenge may be counted days after answers that came later.
 */
export function reduceScore(score: Score | undefined, entry: LedgerEntry): Score {
  const practice = addPractice(score, entry.day, entry.onWeekends)
  const isKnown = score !== undefined && practice.days === score.days && practice.lastDay === score.lastDay
  const { length, best } = isKnown
    ? { length: score.streak, best: score.bestStreak }
    : streakOn(practice, practice.lastDay)
  return {
    points: (score?.points ?? 0) + entry.points,
    answered: (score?.answered ?? 0) + (entry.selfRated ? 0 : 1),
    correct: (score?.correct ?? 0) + (!entry.selfRated && entry.correctness === 1 ? 1 : 0),
    streak: length,
    bestStreak: best,
    lastDay: practice.lastDay,
    days: practice.days,
  }
}

/** The streak as it stands on `today`: over, once too many course days have passed without an answer. */
export function currentStreak(score: Score, today: string): Streak {
  return streakOn(score, today)
}
