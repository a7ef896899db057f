import { z } from 'zod'
import { shortQuestions } from '../generate/short-answer.js'
import { askInForm, oneLine, takeLine, written, writtenLine } from './form-answer.js'
import { type Asked, defineKind } from './kind.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'
import { type Expected, isRightTerm } from './typed-answer.js'

type ShortBody = Stem & Expected

export const expectedShape = { accepted: z.array(z.string()).min(1), others: z.array(z.string()) }
const body: z.ZodType<ShortBody> = z.object({ ...stemShape, ...expectedShape })

/** A term is typed. */
export const short = defineKind({
  name: 'short',
  points: 20,
  body,
  generate: shortQuestions,
  open: (question): Asked => {
    const grade = (given: unknown): number => (isRightTerm(written(given) ?? '', question) ? 1 : 0)
    return {
      prompt: stemBlocks(question),
      ask: (draft, controls, t) => askInForm(draft, controls, t),
      form: (draft, t) => oneLine(draft, t),
      take: (_draft, input) => takeLine(input),
      grade,
      solution: () => question.accepted[0] ?? '',
      answered: (given, t) => writtenLine(given, grade(given) === 1, t),
      report: () => ({ prompt: stemText(question), choices: null, correct: { accepted: question.accepted } }),
    }
  },
})
