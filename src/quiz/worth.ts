import type { AskedQuestion } from '../answers/session.js'
import { addDays } from '../core/local-time.js'
import type { FeedbackStore, ItemShare } from './feedback-store.js'
import { chanceOf, ENOUGH_PEOPLE } from './item-statistics.js'
import { findKind, toAsked } from './kinds/kinds.js'
import type { Question } from './question.js'

/** How many of those who could not have guessed it know a question of which nothing is known yet. */
const USUAL = 0.65
/** Weighs like so many people who answered as is usual: so a few more or less change little. */
const PRIOR = 20
/** Below and from where on a question is hard or easy, and what that does to its points. */
const HARD = { below: 0.4, factor: 1.5 }
const EASY = { from: 0.85, factor: 0.8 }

/**
 * What a right answer earns: the points of the question's kind, which say how much a guess can do, half as much again
 * where few know it and a fifth less where nearly all do. Whole points.
 */
export function worthOf(kindPoints: number, chance: number, { answered, right }: ItemShare): number {
  if (answered < ENOUGH_PEOPLE) return kindPoints
  const usual = chance + (1 - chance) * USUAL
  const share = (right + PRIOR * usual) / (answered + PRIOR)
  // Without those who have guessed: of a true or false question half are right whatever is known.
  const known = (share - chance) / (1 - chance)
  const factor = known < HARD.below ? HARD.factor : known >= EASY.from ? EASY.factor : 1
  return Math.round(kindPoints * factor)
}

/** What a right answer to a question as it was asked earns. One of an older version has the points of its kind. */
export function pointsOf({ kind, points }: AskedQuestion): number {
  return points ?? usualPoints({ kind })
}

/** The same for a question of which nothing is known yet. */
export const usualPoints = ({ kind }: Pick<AskedQuestion, 'kind'>): number => findKind(kind)?.points ?? 0

/** Questions as a session keeps them, with what each is worth on a day: to everybody whom that session asks the same. */
export type Worth = (courseId: string, day: string, questions: readonly Question[]) => Promise<readonly AskedQuestion[]>

/** By the kind alone. */
export const BY_KIND: Worth = async (_courseId, _day, questions) => questions.map(toAsked)

/** A challenge of a Friday is counted on Monday: younger days may still change, and with them what is fixed for today. */
const SETTLED = 3

/** By the kind, and by how people have answered up to some days before: the same for whoever is asked that day. */
export function createWorth(store: Pick<FeedbackStore, 'shares'>): Worth {
  return async (courseId, day, questions) => {
    const ids = questions.map(({ id }) => id)
    const shares = await store.shares(courseId, ids, addDays(day, -SETTLED))
    return questions.map(question => {
      const asked = toAsked(question)
      const share = shares.get(question.id) ?? { answered: 0, right: 0 }
      return { ...asked, points: worthOf(usualPoints(asked), chanceOf(asked), share) }
    })
  }
}
