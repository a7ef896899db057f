import { localized } from '../i18n/translate.js'

/** How many questions a quiz or exam may have; what the buttons' references allow. */
export const MOST_QUESTIONS = 20
export const DEFAULT_QUESTIONS = 5
export const DEFAULT_EXAM_QUESTIONS = 6
export const MINUTES_A_QUESTION = 5
export const MOST_MINUTES = 180

/** The option for how many questions there shall be, as every command that asks has it. */
export const COUNT_OPTION = {
  type: 'integer',
  names: localized('quiz.option.count.name'),
  min: 1,
  max: MOST_QUESTIONS,
  description: localized('quiz.option.count'),
} as const
