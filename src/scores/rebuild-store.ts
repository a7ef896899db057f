import type { Score } from './score.js'

/** A score that is not what the ledger says. */
export interface ScoreDifference {
  readonly personId: string
  readonly communityId: string
  readonly courseId: string
  /** `undefined` where there was none. */
  readonly before: Score | undefined
  /** `undefined` where the ledger has nothing. */
  readonly after: Score | undefined
}

export interface RebuildReport {
  /** How many scores were compared, from how many ledger rows. */
  readonly scores: number
  readonly entries: number
  readonly differences: readonly ScoreDifference[]
  /** How many tallies of questions, by day, were not what the ledger says. */
  readonly tallies: number
}

/** Folds the ledger anew beside a bot that may be running. */
export interface ScoreRebuild {
  /** Compares every score and tally with what its ledger rows say, and puts right what differs where `isRepairing`. */
  rebuild(isRepairing: boolean): Promise<RebuildReport>
  /** Whether an older version has left scores that lack what this one keeps. */
  hasOutdated(): Promise<boolean>
}
