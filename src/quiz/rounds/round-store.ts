import type { ClassRef } from '../../chat/context.js'
import type { Round } from './round.js'

/** Which process drives a round, and until when no other may: real epoch milliseconds. */
export interface RoundLease {
  readonly worker: string
  readonly until: number
}

/** Somebody who plays in a team. */
export interface Member {
  readonly personId: string
  readonly team: number
}

/** The team in which somebody was before choosing, and the one in which they are now; `undefined` for none. */
export interface TeamChoice {
  readonly before: number | undefined
  readonly now: number | undefined
}

/** Live rounds as rows. Every method may run in several processes at once. */
export interface RoundStore {
  /** Opens a round on a session that is kept already. `false` where the channel has one that is live. */
  open(round: Round, lease: RoundLease): Promise<boolean>
  find(id: string): Promise<Round | undefined>
  /** The one that is live in a channel. */
  findLive(platform: string, channelId: string): Promise<Round | undefined>
  /** Saves what was made of `round.version`; `undefined` where somebody else has changed it since. */
  save(round: Round): Promise<Round | undefined>
  /**
   * The live rounds that this process drives, with those on its platforms that nobody drives any more; all of them are
   * its own until the lease is over.
   */
  drive(lease: RoundLease, realNow: number, platforms: readonly string[]): Promise<readonly Round[]>
  /** Lets other processes have what this one drives. */
  release(worker: string): Promise<void>
  /** Remembers that somebody plays along. `false` where that was known. */
  join(id: string, personId: string, at: number): Promise<boolean>
  /** How many have joined, and the first of them. */
  players(id: string, limit: number): Promise<{ readonly count: number; readonly personIds: readonly string[] }>
  /** Puts somebody into the team of their choice while the round is in its lobby; later it changes nothing. */
  chooseTeam(id: string, personId: string, team: number, at: number): Promise<TeamChoice>
  /** The team in which somebody plays a round of teams: who has none comes into the smallest one. */
  assignTeam(id: string, personId: string, at: number): Promise<number>
  /** Everybody who plays in a team, in the order of joining. */
  members(id: string): Promise<readonly Member[]>
  /** How many have put something down for a question. */
  countBallots(id: string, position: number): Promise<number>
  /** What people are called: by the name that the class's boards show, or else by the platform's, under which they joined. */
  names(of: ClassRef, personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Ids of the questions that the class was asked in rounds, the last first, at most `limit`. */
  recentQuestionIds(of: ClassRef, limit: number): Promise<readonly string[]>
}
