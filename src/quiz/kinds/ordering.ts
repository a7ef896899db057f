import { z } from 'zod'
import type { Button } from '../../chat/card.js'
import { type Inline, plainText, strong, text } from '../../core/rich-text.js'
import { letterOf, lines } from '../choice-view.js'
import { orderingQuestions } from '../generate/ordering.js'
import { type Asked, defineKind } from './kind.js'
import { inlinesSchema } from './rich-schema.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'

interface OrderingBody extends Stem {
  /** In the order in which they are shown. */
  readonly items: readonly (readonly Inline[])[]
  /** Indexes into `items` in the right order. */
  readonly order: readonly number[]
}

const body: z.ZodType<OrderingBody> = z
  .object({ ...stemShape, items: z.array(inlinesSchema).min(3), order: z.array(z.int().min(0)) })
  .refine(({ items, order }) => order.length === items.length && new Set(order).size === items.length)
  .refine(({ items, order }) => order.every(index => index < items.length))

const sequenceSchema = z.object({ sequence: z.array(z.int().min(0)) })
const sequenceOf = (given: unknown): readonly number[] => sequenceSchema.safeParse(given).data?.sequence ?? []

/** Buttons are pressed in the right order; the last one hands it in. */
export const ordering = defineKind({
  name: 'ordering',
  points: 15,
  body,
  generate: orderingQuestions,
  open: (question): Asked => {
    const { items, order } = question
    const label = (index: number): Inline[] => [strong(letterOf(index)), text(' '), ...(items[index] ?? [])]
    return {
      prompt: stemBlocks(question),
      ask: (draft, { press, reset }, t) => {
        const sequence = sequenceOf(draft)
        const buttons = items.map(
          (_, index): Button => ({
            label: letterOf(index),
            action: press(index),
            style: 'primary',
            disabled: sequence.includes(index),
          }),
        )
        const soFar = sequence.length === 0 ? t('quiz.ordering.hint') : sequence.map(letterOf).join(' → ')
        return [
          { type: 'text', content: [lines(items.map((_, index) => label(index)))] },
          { type: 'context', content: [text(soFar)] },
          { type: 'buttons', buttons: buttons.slice(0, 5) },
          ...(buttons.length > 5 ? [{ type: 'buttons' as const, buttons: buttons.slice(5) }] : []),
          ...(sequence.length === 0
            ? []
            : [{ type: 'buttons' as const, buttons: [{ label: t('quiz.ordering.reset'), action: reset }] }]),
        ]
      },
      take: (draft, input) => {
        if (input.type === 'reset') return { given: { sequence: [] }, isFinal: false }
        const sequence = sequenceOf(draft)
        if (input.type !== 'press' || items[input.value] === undefined) return undefined
        if (sequence.includes(input.value)) return { given: { sequence }, isFinal: false }
        const next = [...sequence, input.value]
        // With one left there is nothing to choose.
        if (next.length < items.length - 1) return { given: { sequence: next }, isFinal: false }
        const last = items.map((_, index) => index).filter(index => !next.includes(index))
        return { given: { sequence: [...next, ...last] }, isFinal: true }
      },
      grade: given => inOrder(sequenceOf(given), order),
      solution: () => order.map(letterOf).join(' → '),
      answered: given => {
        const sequence = sequenceOf(given)
        return [
          lines(
            order.map((index, place) => {
              const mark = sequence[place] === index ? '✅' : sequence[place] === undefined ? '☑️' : '❌'
              return [text(`${mark} ${place + 1}. `), ...label(index)]
            }),
          ),
        ]
      },
      report: () => ({ prompt: stemText(question), choices: items.map(plainText), correct: order }),
    }
  },
})

/**
 * The share of pairs in the right order (Kendall's tau, 1938), moved so that a shuffled half earns nothing: 1 for the
 * right order, 0 from chance downwards.
 */
function inOrder(given: readonly number[], order: readonly number[]): number {
  if (given.length !== order.length || new Set(given).size !== order.length) return 0
  const place = new Map(order.map((index, at) => [index, at]))
  let concordant = 0
  let pairs = 0
  for (let a = 0; a < given.length; a++) {
    for (let b = a + 1; b < given.length; b++) {
      pairs++
      if ((place.get(given[a] ?? -1) ?? -1) < (place.get(given[b] ?? -1) ?? -1)) concordant++
    }
  }
  return Math.max(0, (2 * concordant) / pairs - 1)
}
