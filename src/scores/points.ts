/** How hard a question is: recall with choices, recall without, application. */
export type Difficulty = 1 | 2 | 3

const FACTOR: Readonly<Record<Difficulty, number>> = { 1: 1, 2: 1.5, 3: 2 }

/**
 * Whole points for an answer. `base` is what a question of its kind is worth, `correctness` runs from 0, wrong, to 1, right: a part earns
 * its share. Without a difficulty a question counts as an easy one.
 */
export function pointsFor(base: number, correctness: number, difficulty: Difficulty = 1): number {
  return Math.round(base * FACTOR[difficulty] * Math.min(1, Math.max(0, correctness)))
}
