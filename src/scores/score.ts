import type { LedgerEntry } from '../answers/session.js'

/** What a person has reached in a class. Folded from the ledger, and only from it. */
export interface Score {
  readonly points: number
  /** Graded answers, the self-rated ones apart. */
  readonly answered: number
  readonly correct: number
  /** Days in a row with at least one answer, up to `lastDay`. */
  readonly streak: number
  readonly bestStreak: number
  /** `YYYY-MM-DD` of the last answer, in the course's zone. */
  readonly lastDay: string
}

/** What one more ledger entry makes of a score. Pure; a rebuild folds it over the whole ledger in order. */
export function reduceScore(score: Score | undefined, entry: LedgerEntry): Score {
  const streak = nextStreak(score, entry.day)
  return {
    points: (score?.points ?? 0) + entry.points,
    answered: (score?.answered ?? 0) + (entry.selfRated ? 0 : 1),
    correct: (score?.correct ?? 0) + (!entry.selfRated && entry.correctness === 1 ? 1 : 0),
    streak,
    bestStreak: Math.max(score?.bestStreak ?? 0, streak),
    lastDay: score === undefined || entry.day > score.lastDay ? entry.day : score.lastDay,
  }
}

function nextStreak(score: Score | undefined, day: string): number {
  if (score === undefined) return 1
  const gap = daysBetween(score.lastDay, day)
  if (gap <= 0) return score.streak
  return gap === 1 ? score.streak + 1 : 1
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The streak as it stands on `today`: over, once a whole day has passed without an answer. */
export function currentStreak(score: Score, today: string): number {
  return daysBetween(score.lastDay, today) <= 1 ? score.streak : 0
}
