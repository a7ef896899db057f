import { z } from 'zod'
import type { Ballot, Session } from '../../answers/session.js'
import { readQuestion } from '../kinds/kinds.js'
import { pointsOf } from '../worth.js'
import type { Member } from './round-store.js'

/** What a press puts down: the choice, and the milliseconds that were left. */
export interface RoundBallot {
  readonly choice: number
  readonly left: number
}

const ballotSchema: z.ZodType<RoundBallot> = z.object({ choice: z.int().min(0), left: z.number().min(0) })

/** `undefined` for what no press has put down. */
export const roundBallot = (given: unknown): RoundBallot | undefined => ballotSchema.safeParse(given).data

/** What one answer is worth: half of the points for being right, up to another half for how much time was left. */
export function roundPoints(full: number, correctness: number, left: number, time: number): number {
  const share = time <= 0 ? 0 : Math.min(1, Math.max(0, left / time))
  return Math.round(full * correctness * (0.5 + 0.5 * share))
}

/** One person's answer to one question, judged. */
export interface Judged extends RoundBallot {
  readonly position: number
  readonly personId: string
  readonly correctness: number
  readonly points: number
}

/** `seconds` is the time that each question had. Ballots that fit no question are left out. */
export function judge({ questions }: Session, ballots: readonly Ballot[], seconds: number): readonly Judged[] {
  const known = questions.map(readQuestion)
  return ballots.flatMap(({ position, personId, given }) => {
    const own = roundBallot(given)
    const [question, asked] = [known[position], questions[position]]
    if (own === undefined || question === undefined || asked === undefined) return []
    const correctness = question.asked.grade(given)
    const full = pointsOf(asked)
    return [
      { ...own, position, personId, correctness, points: roundPoints(full, correctness, own.left, seconds * 1000) },
    ]
  })
}

export interface Standing {
  readonly personId: string
  readonly points: number
  readonly correct: number
  /** 1 for the most points; equal points share a rank and the next one is skipped. */
  readonly rank: number
}

/** Everybody who answered, the best first; equal ones in the order of `judged`. */
export function standings(judged: readonly Judged[]): readonly Standing[] {
  const sums = new Map<string, { personId: string; points: number; correct: number }>()
  for (const { personId, points, correctness } of judged) {
    const sum = sums.get(personId) ?? { personId, points: 0, correct: 0 }
    sum.points += points
    sum.correct += correctness === 1 ? 1 : 0
    sums.set(personId, sum)
  }
  const sorted = [...sums.values()].sort((a, b) => b.points - a.points || b.correct - a.correct)
  return sorted.map(sum => ({ ...sum, rank: 1 + sorted.filter(({ points }) => points > sum.points).length }))
}

export interface TeamStanding {
  readonly team: number
  /** The mean of those of its members who have answered, so that teams of any sizes are even; whole, as it is shown. */
  readonly points: number
  /** How many of its members have answered. */
  readonly people: number
  /** 1 for the most points; equal points share a rank and the next one is skipped. */
  readonly rank: number
}

/** All of so many teams, the best first; equal ones in their own order. */
export function teamStandings(
  teams: number,
  members: readonly Member[],
  table: readonly Standing[],
): readonly TeamStanding[] {
  const teamOf = new Map(members.map(({ personId, team }) => [personId, team]))
  const all = Array.from({ length: teams }, (_, team) => {
    const own = table.filter(({ personId }) => teamOf.get(personId) === team)
    const sum = own.reduce((total, { points }) => total + points, 0)
    return { team, points: own.length === 0 ? 0 : Math.round(sum / own.length), people: own.length }
  })
  const sorted = all.sort((a, b) => b.points - a.points)
  return sorted.map(each => ({ ...each, rank: 1 + sorted.filter(({ points }) => points > each.points).length }))
}
