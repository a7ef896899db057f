import type { Random } from '../core/random.js'
import type { Block, Inline } from '../core/rich-text.js'
import type { Source } from '../notes/course.js'

/** The kinds of question, with the points that a right answer earns. */
export const POINTS = { single: 10, 'true-false': 5, open: 0 } as const
export type QuestionKind = keyof typeof POINTS
export const QUESTION_KINDS = Object.keys(POINTS) as readonly QuestionKind[]

/** A question with choices, of which one is right. */
export interface ChoiceBody {
  readonly prompt: readonly Inline[]
  /** The statements that the prompt speaks of. */
  readonly quotes: readonly (readonly Inline[])[]
  /** In the order in which they are shown. */
  readonly choices: readonly (readonly Inline[])[]
  /** Index into `choices`. */
  readonly correct: number
}

/** A question that the person answers freely and judges; asked in the notes' own words. */
export interface OpenBody {
  readonly text: string
  /** How far the notes answer it. */
  readonly verdict: 'yes' | 'partly' | 'no'
  /** The passages that answer it, each with its subject and where it stands. */
  readonly reference: readonly {
    readonly subject: string
    readonly content: readonly Block[]
    readonly source: Source
  }[]
}

export type Question = QuestionBase &
  (
    | { readonly kind: 'single' | 'true-false'; readonly body: ChoiceBody }
    | { readonly kind: 'open'; readonly body: OpenBody }
  )

interface QuestionBase {
  /** The same for the same question at another time, whatever the order of its choices. */
  readonly id: string
  /** The language of the question's own words. */
  readonly language: 'de' | 'en'
  /** The concept that it asks about. */
  readonly topicId: string | null
  readonly topic: string
  /** Why the answer is right, quoting the notes. */
  readonly explanation: readonly Block[]
  readonly source: Source
}

/** A question that could be asked. `build` draws wrong choices and their order; the same seed makes the same question. */
export interface Candidate {
  readonly id: string
  readonly kind: QuestionKind
  readonly topicId: string | null
  build(random: Random): Question
}
