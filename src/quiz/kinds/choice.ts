import { z } from 'zod'
import { plainText } from '../../core/rich-text.js'
import { choiceButtons, choiceList, choiceName, fitsButtons } from '../choice-view.js'
import type { ChoiceBody } from './choice-body.js'
import type { Asked } from './kind.js'
import { inlinesSchema } from './rich-schema.js'
import { stemBlocks, stemShape, stemText } from './stem.js'

export const choiceSchema: z.ZodType<ChoiceBody> = z
  .object({ ...stemShape, choices: z.array(inlinesSchema), correct: z.int().min(0) })
  .refine(({ choices, correct }) => correct < choices.length)

/** The body of a question with one right choice; `undefined` for any other. */
export function choiceOf({ kind, body }: { readonly kind: string; readonly body: unknown }): ChoiceBody | undefined {
  return CHOICE_KINDS.includes(kind) ? choiceSchema.safeParse(body).data : undefined
}

/** The kinds that one press answers. */
export const CHOICE_KINDS: readonly string[] = ['single', 'true-false']

/** What was chosen in a choice question. */
export function chosen(given: unknown): number | undefined {
  return typeof given === 'object' && given !== null && 'choice' in given && typeof given.choice === 'number'
    ? given.choice
    : undefined
}

/** One press answers. */
export function openChoice(body: ChoiceBody): Asked {
  return {
    prompt: stemBlocks(body),
    ask: (draft, { press }) => [
      ...(fitsButtons(body) ? [] : [{ type: 'text' as const, content: choiceList(body) }]),
      { type: 'buttons', buttons: choiceButtons(body, press, chosen(draft)) },
    ],
    take: (_draft, input) =>
      input.type === 'press' && body.choices[input.value] !== undefined
        ? { given: { choice: input.value }, isFinal: true }
        : undefined,
    grade: given => (chosen(given) === body.correct ? 1 : 0),
    solution: () => choiceName(body, body.correct),
    answered: given => choiceList(body, { choice: chosen(given) }),
    report: () => ({ prompt: stemText(body), choices: body.choices.map(plainText), correct: [body.correct] }),
  }
}
