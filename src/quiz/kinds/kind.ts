import type { z } from 'zod'
import type { ActionRef } from '../../chat/action-ref.js'
import type { CardBlock, FormInput } from '../../chat/card.js'
import type { Block } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import type { GenerationView } from '../generate/generation-view.js'
import type { Candidate } from '../question.js'

/** What a person does with a question, whatever the platform. */
export type Input =
  | { readonly type: 'press'; readonly value: number }
  | { readonly type: 'select'; readonly slot: number; readonly value: number }
  | { readonly type: 'form'; readonly fields: Readonly<Record<string, string>> }
  /** Done with an answer that takes several presses. */
  | { readonly type: 'submit' }
  | { readonly type: 'reset' }

/** What an input makes of the answer so far. Plain JSON; one that is not final may still change. */
export interface Step {
  readonly given: unknown
  readonly isFinal: boolean
}

/** The references behind a question's buttons, selects and form. */
export interface Controls {
  press(value: number): ActionRef
  select(slot: number): ActionRef
  readonly write: ActionRef
  /** Shows the reference of a question that one rates oneself. */
  readonly reveal: ActionRef
  readonly submit: ActionRef
  readonly reset: ActionRef
}

/** The question as `bueffel quiz --json` prints it. */
export interface Report {
  readonly prompt: string
  readonly choices: readonly string[] | null
  readonly correct:
    | readonly number[]
    | readonly (readonly [number, number])[]
    | { readonly value: number; readonly tolerance: number; readonly unit: string | null }
    | { readonly accepted: readonly string[] }
    | null
}

/** One question with all that can be done with it: pure, whatever it is asked on. */
export interface Asked {
  /** What is asked, without what can be chosen. */
  readonly prompt: readonly Block[]
  /** What can be chosen or written, with the answer so far. */
  ask(draft: unknown, controls: Controls, t: Translator): readonly CardBlock[]
  /** The inputs of its form, where it has one. */
  form?(draft: unknown, t: Translator): readonly FormInput[]
  /** `undefined` for an input that does not fit. */
  take(draft: unknown, input: Input): Step | undefined
  /** From 0, wrong, to 1, right. */
  grade(given: unknown): number
  /** The right answer in words. */
  solution(t: Translator): string
  /** What was given beside what is right. */
  answered(given: unknown, t: Translator): readonly Block[]
  report(): Report
  /** Of a question that one rates oneself: what the answer deserves by what it covers; `undefined` where that cannot be told. */
  suggest?(given: unknown): Rating | undefined
}

export const RATINGS = ['good', 'partly', 'bad'] as const
export type Rating = (typeof RATINGS)[number]

/** A kind of question: what the notes yield of it, and how one is asked and graded. */
export interface QuestionKind {
  readonly name: string
  /** Of a right answer; a part of it earns its share. */
  readonly points: number
  /** Judged by the person alone: shown with a reference and kept, never counted for rank. */
  readonly isSelfRated: boolean
  generate(view: GenerationView): Candidate[]
  /** `undefined` for a body that an older version has kept in another shape. */
  open(body: unknown): Asked | undefined
}

interface KindParts<B> {
  readonly name: string
  readonly points: number
  readonly isSelfRated?: true
  readonly body: z.ZodType<B>
  generate(view: GenerationView): Candidate[]
  open(body: B): Asked
}

/** Declares a kind: its body is checked once, where it comes from a session. */
export function defineKind<B>(parts: KindParts<B>): QuestionKind {
  const { name, points, isSelfRated = false, body: schema, generate, open } = parts
  return {
    name,
    points,
    isSelfRated,
    generate,
    open: body => {
      const { data } = schema.safeParse(body)
      return data === undefined ? undefined : open(data)
    },
  }
}
