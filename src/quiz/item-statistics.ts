import { z } from 'zod'
import type { AskedQuestion } from '../answers/session.js'
import type { Moments } from './feedback-store.js'

/** With fewer people an answer says nothing of its question. */
export const ENOUGH_PEOPLE = 20
/** The most that a guess can be worth. */
export const BEST_CHANCE = 0.5
/**
 * The risk of blaming a sound question by chance. Small, since hundreds of questions are looked at again and again, and a
 * question that is set aside collects no more answers that could clear it.
 */
const RISK = 0.001
/** What a normal deviate falls below with that risk. */
const DEVIATE = -3.09

/** How likely a blind guess is right, from 0 to 1; 0 for a question that cannot be guessed. */
export function chanceOf({ kind, body }: AskedQuestion): number {
  const choices = CHOICES.safeParse(body).data?.choices.length ?? 0
  return (kind === 'single' || kind === 'true-false') && choices > 0 ? 1 / choices : 0
}

const CHOICES = z.object({ choices: z.array(z.unknown()) })

/**
 * Whether so few right answers can hardly come about by guessing: the exact one-sided binomial test. People who know
 * nothing guess; who does worse follows something wrong, in the notes or in the question.
 */
export function isWorseThanChance(right: number, answered: number, chance: number): boolean {
  if (chance <= 0 || answered < ENOUGH_PEOPLE || right >= answered * chance) return false
  let term = (1 - chance) ** answered
  let sum = term
  for (let hits = 1; hits <= right; hits++) {
    term *= ((answered - hits + 1) / hits) * (chance / (1 - chance))
    sum += term
  }
  return sum < RISK
}

/**
 * The item-rest correlation of classical test theory, from -1 to 1: whether those who do well elsewhere do well here. Below
 * 0 the good ones get it wrong. `undefined` for fewer than twenty people, or where all did the same.
 */
export function discrimination({ count, item, rest, itemRest, itemItem, restRest }: Moments): number | undefined {
  if (count < ENOUGH_PEOPLE) return undefined
  const spread = (count * itemItem - item * item) * (count * restRest - rest * rest)
  return spread <= 1e-9 ? undefined : (count * itemRest - item * rest) / Math.sqrt(spread)
}

/** Whether a correlation over so many people can hardly be that of a sound question: Fisher's transformation. */
export function isSurelyNegative(correlation: number, people: number): boolean {
  return people >= ENOUGH_PEOPLE && Math.atanh(Math.max(correlation, -1 + 1e-9)) * Math.sqrt(people - 3) < DEVIATE
}
