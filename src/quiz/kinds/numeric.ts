import { z } from 'zod'
import { numericQuestions } from '../generate/numeric.js'
import { askInForm, oneLine, takeLine, written, writtenLine } from './form-answer.js'
import { type Asked, defineKind } from './kind.js'
import { conversion, formatNumber, isKnownUnit, readQuantity } from './numbers.js'
import { type Stem, stemBlocks, stemShape, stemText } from './stem.js'

/** A number that is asked for. */
export interface Sought {
  readonly value: number
  /** How far an answer may be off, in the same unit. */
  readonly tolerance: number
  /** `null` for a bare number. */
  readonly unit: string | null
}

type NumericBody = Stem & Sought

export const soughtShape = { value: z.number(), tolerance: z.number().min(0), unit: z.string().nullable() }
const body: z.ZodType<NumericBody> = z.object({ ...stemShape, ...soughtShape })

/** Whether what was typed is the number, in its unit, in one that can be converted, or without any. */
export function isRightNumber(typed: string, { value, tolerance, unit }: Sought): boolean {
  const quantity = readQuantity(typed)
  if (quantity === undefined) return false
  const factor =
    unit === null || quantity.unit === '' || !isKnownUnit(quantity.unit) ? 1 : conversion(quantity.unit, unit)
  // A unit of another dimension is another quantity.
  if (factor === undefined) return !isKnownUnit(unit ?? '') && within(quantity.readings, 1)
  return within(quantity.readings, factor)

  function within(readings: readonly number[], by: number): boolean {
    return readings.some(reading => Math.abs(reading * by - value) <= tolerance + Math.abs(value) * 1e-9)
  }
}

export const soughtText = ({ value, unit }: Sought): string =>
  unit === null ? formatNumber(value) : `${formatNumber(value)} ${unit}`

/** A number is typed, with or without its unit. */
export const numeric = defineKind({
  name: 'numeric',
  points: 20,
  body,
  generate: numericQuestions,
  open: (question): Asked => {
    const grade = (given: unknown): number => (isRightNumber(written(given) ?? '', question) ? 1 : 0)
    return {
      prompt: stemBlocks(question),
      ask: (draft, controls, t) => askInForm(draft, controls, t),
      form: (draft, t) => oneLine(draft, t),
      take: (_draft, input) => takeLine(input),
      grade,
      solution: () => soughtText(question),
      answered: (given, t) => writtenLine(given, grade(given) === 1, t),
      report: () => {
        const { value, tolerance, unit } = question
        return { prompt: stemText(question), choices: null, correct: { value, tolerance, unit } }
      },
    }
  },
})
