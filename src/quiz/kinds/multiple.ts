import { z } from 'zod'
import type { Button } from '../../chat/card.js'
import { type Inline, plainText, strong, text } from '../../core/rich-text.js'
import { letterOf, lines } from '../choice-view.js'
import { multipleQuestions } from '../generate/multiple-choice.js'
import { type Asked, defineKind } from './kind.js'
import { inlinesSchema } from './rich-schema.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'

interface MultipleBody extends Stem {
  readonly choices: readonly (readonly Inline[])[]
  /** Indexes into `choices`, at least one. */
  readonly correct: readonly number[]
}

const body: z.ZodType<MultipleBody> = z
  .object({ ...stemShape, choices: z.array(inlinesSchema), correct: z.array(z.int().min(0)).min(1) })
  .refine(({ choices, correct }) => correct.every(index => index < choices.length))

const picksSchema = z.object({ picks: z.array(z.int().min(0)) })
const picksOf = (given: unknown): readonly number[] => picksSchema.safeParse(given).data?.picks ?? []

/** Any number may be right: buttons switch choices on and off, one more hands them in. */
export const multiple = defineKind({
  name: 'multiple',
  points: 15,
  body,
  generate: multipleQuestions,
  open: (question): Asked => {
    const { choices, correct } = question
    const label = (index: number): Inline[] => [strong(letterOf(index)), text(' '), ...(choices[index] ?? [])]
    return {
      prompt: stemBlocks(question),
      ask: (draft, { press, submit }, t) => {
        const picks = picksOf(draft)
        const buttons = choices.map(
          (_, index): Button => ({
            label: `${picks.includes(index) ? '☑' : '☐'} ${letterOf(index)}`,
            action: press(index),
            style: picks.includes(index) ? 'primary' : 'secondary',
          }),
        )
        return [
          {
            type: 'text',
            content: [lines(choices.map((_, index) => [text(picks.includes(index) ? '☑ ' : '☐ '), ...label(index)]))],
          },
          { type: 'context', content: [text(t('quiz.multiple.hint'))] },
          { type: 'buttons', buttons: buttons.slice(0, 5) },
          ...(buttons.length > 5 ? [{ type: 'buttons' as const, buttons: buttons.slice(5) }] : []),
          {
            type: 'buttons',
            buttons: [{ label: t('quiz.submit'), action: submit, style: 'success', disabled: picks.length === 0 }],
          },
        ]
      },
      take: (draft, input) => {
        const picks = picksOf(draft)
        if (input.type === 'submit') return picks.length === 0 ? undefined : { given: { picks }, isFinal: true }
        if (input.type !== 'press' || choices[input.value] === undefined) return undefined
        const next = picks.includes(input.value)
          ? picks.filter(pick => pick !== input.value)
          : [...picks, input.value].sort((a, b) => a - b)
        return { given: { picks: next }, isFinal: false }
      },
      // A wrong pick takes away what a right one gives, so that picking everything earns nothing.
      grade: given => {
        const picks = picksOf(given)
        const hits = picks.filter(pick => correct.includes(pick)).length
        const wrong = new Set(picks).size - hits
        return Math.max(0, hits / correct.length - wrong / Math.max(1, choices.length - correct.length))
      },
      solution: () => correct.map(letterOf).join(', '),
      answered: given => {
        const picks = picksOf(given)
        return [
          lines(
            choices.map((_, index) => {
              const isPicked = picks.includes(index)
              const mark = correct.includes(index) ? (isPicked ? '✅ ' : '☑️ ') : isPicked ? '❌ ' : '▫️ '
              return [text(mark), ...label(index)]
            }),
          ),
        ]
      },
      report: () => ({ prompt: stemText(question), choices: choices.map(plainText), correct }),
    }
  },
})
