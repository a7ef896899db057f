import { z } from 'zod'
import { clozeQuestions } from '../generate/cloze.js'
import { askInForm, oneLine, takeLine, written, writtenLine } from './form-answer.js'
import { type Asked, defineKind } from './kind.js'
import { isRightNumber, type Sought, soughtShape, soughtText } from './numeric.js'
import { expectedShape } from './short.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'
import { type Expected, isRightTerm } from './typed-answer.js'

/** A sentence with one gap, where a term or a number stood. */
type ClozeBody = Stem & { readonly gap: Expected | Sought }

const body: z.ZodType<ClozeBody> = z.object({
  ...stemShape,
  gap: z.union([z.object(expectedShape), z.object(soughtShape)]),
})

export const cloze = defineKind({
  name: 'cloze',
  points: 20,
  body,
  generate: clozeQuestions,
  open: (question): Asked => {
    const { gap } = question
    const isRight = (typed: string) => ('value' in gap ? isRightNumber(typed, gap) : isRightTerm(typed, gap))
    const grade = (given: unknown): number => (isRight(written(given) ?? '') ? 1 : 0)
    return {
      prompt: stemBlocks(question),
      ask: (draft, controls, t) => askInForm(draft, controls, t),
      form: (draft, t) => oneLine(draft, t),
      take: (_draft, input) => takeLine(input),
      grade,
      solution: () => ('value' in gap ? soughtText(gap) : (gap.accepted[0] ?? '')),
      answered: (given, t) => writtenLine(given, grade(given) === 1, t),
      report: () => ({
        prompt: stemText(question),
        choices: null,
        correct:
          'value' in gap ? { value: gap.value, tolerance: gap.tolerance, unit: gap.unit } : { accepted: gap.accepted },
      }),
    }
  },
})
