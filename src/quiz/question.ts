import type { Random } from '../core/random.js'
import type { Block } from '../core/rich-text.js'
import type { Source } from '../notes/course.js'

/** How hard a question is: recall with choices, recall without, application. */
export type Difficulty = 1 | 2 | 3

/** A question ready to be asked. Its kind alone knows the shape of `body`, which is plain JSON. */
export interface Question {
  /** The same for the same question at another time, whatever the order of its choices. */
  readonly id: string
  readonly kind: string
  /** The language of the question's own words. */
  readonly language: 'de' | 'en'
  /** The concept that it asks about. */
  readonly topicId: string | null
  readonly topic: string
  readonly difficulty: Difficulty
  readonly body: unknown
  /** Why the answer is right, quoting the notes. */
  readonly explanation: readonly Block[]
  readonly source: Source
}

/** A question that could be asked. `build` draws wrong choices and their order; the same seed makes the same question. */
export interface Candidate {
  readonly id: string
  readonly kind: string
  readonly topicId: string | null
  /** The note that it asks about. */
  readonly file: string
  /** What it asks about: of candidates with one key in common only one is asked in a quiz. */
  readonly about: readonly string[]
  /** From 0 to 1, of what is made by rules; absent where the notes themselves ask. */
  readonly worth?: number
  build(random: Random): Question
}
