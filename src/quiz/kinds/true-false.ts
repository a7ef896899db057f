import { trueFalseQuestions } from '../generate/true-false.js'
import { choiceSchema, openChoice } from './choice.js'
import { defineKind } from './kind.js'

/** A statement that is right, or that says of one thing what is true of another. */
export const trueFalse = defineKind({
  name: 'true-false',
  points: 5,
  body: choiceSchema,
  generate: trueFalseQuestions,
  open: openChoice,
})
