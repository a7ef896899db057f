import { z } from 'zod'
import { LIMITS, shorten } from '../../chat/limits.js'
import { type Inline, plainText, strong, text } from '../../core/rich-text.js'
import { letterOf, lines } from '../choice-view.js'
import { matchingQuestions } from '../generate/matching.js'
import { type Asked, defineKind } from './kind.js'
import { inlinesSchema } from './rich-schema.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'

interface MatchingBody extends Stem {
  readonly left: readonly (readonly Inline[])[]
  /** As many as `left`, in another order. */
  readonly right: readonly (readonly Inline[])[]
  /** For each on the left the index of what belongs to it on the right. */
  readonly matches: readonly number[]
}

const body: z.ZodType<MatchingBody> = z
  .object({
    ...stemShape,
    left: z.array(inlinesSchema).min(2),
    right: z.array(inlinesSchema),
    matches: z.array(z.int().min(0)),
  })
  .refine(({ left, right, matches }) => matches.length === left.length && matches.every(index => index < right.length))

const pairsSchema = z.object({ pairs: z.record(z.string(), z.int().min(0)) })
type Pairs = Readonly<Record<string, number>>
const pairsOf = (given: unknown): Pairs => pairsSchema.safeParse(given).data?.pairs ?? {}

/** Each term gets its meaning from a select; what is handed in with one missing counts that one as wrong. */
export const matching = defineKind({
  name: 'matching',
  points: 20,
  body,
  generate: matchingQuestions,
  open: (question): Asked => {
    const { left, right, matches } = question
    const grade = (given: unknown): number => {
      const pairs = pairsOf(given)
      return matches.filter((match, index) => pairs[index] === match).length / matches.length
    }
    return {
      prompt: stemBlocks(question),
      ask: (draft, { select, submit }, t) => {
        const pairs = pairsOf(draft)
        const letterFor = (index: number) => {
          const chosen = pairs[index]
          return chosen === undefined ? '…' : letterOf(chosen)
        }
        return [
          {
            type: 'text',
            content: [
              lines(right.map((meaning, index) => [strong(letterOf(index)), text(' '), ...meaning])),
              lines(left.map((term, index) => [strong(term), text(` → ${letterFor(index)}`)])),
            ],
          },
          ...left.map((term, slot) => ({
            type: 'select' as const,
            action: select(slot),
            placeholder: shorten(`${plainText(term)} → ${letterFor(slot)}`, LIMITS.placeholder),
            options: right.map((meaning, index) => ({
              label: shorten(`${letterOf(index)} ${plainText(meaning)}`, LIMITS.selectLabel),
              value: String(index),
            })),
          })),
          {
            type: 'buttons',
            buttons: [
              {
                label: t('quiz.submit'),
                action: submit,
                style: 'success',
                disabled: Object.keys(pairs).length < left.length,
              },
            ],
          },
        ]
      },
      take: (draft, input) => {
        const pairs = pairsOf(draft)
        if (input.type === 'submit') {
          return Object.keys(pairs).length === 0 ? undefined : { given: { pairs }, isFinal: true }
        }
        if (input.type !== 'select' || left[input.slot] === undefined || right[input.value] === undefined) {
          return undefined
        }
        return { given: { pairs: { ...pairs, [input.slot]: input.value } }, isFinal: false }
      },
      grade,
      solution: () => left.map((term, index) => `${plainText(term)} → ${letterOf(matches[index] ?? 0)}`).join(', '),
      answered: given => {
        const pairs = pairsOf(given)
        return [
          lines(
            left.map((term, index): Inline[] => {
              const match = matches[index] ?? 0
              const chosen = pairs[index]
              const wrong =
                chosen === undefined || chosen === match ? [] : [text(' · '), ...strike(right[chosen] ?? [])]
              return [
                text(chosen === match ? '✅ ' : chosen === undefined ? '☑️ ' : '❌ '),
                strong(term),
                text(' → '),
                ...(right[match] ?? []),
                ...wrong,
              ]
            }),
          ),
        ]
      },
      report: () => ({
        prompt: stemText(question),
        choices: [...left, ...right].map(plainText),
        correct: matches.map((match, index) => [index, left.length + match] as const),
      }),
    }
  },
})

const strike = (content: readonly Inline[]): Inline[] => [{ type: 'delete', children: content }]
