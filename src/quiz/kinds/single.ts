import { singleChoiceQuestions } from '../generate/single-choice.js'
import { choiceSchema, openChoice } from './choice.js'
import { defineKind } from './kind.js'

/** One of several is right. */
export const single = defineKind({
  name: 'single',
  points: 10,
  body: choiceSchema,
  generate: singleChoiceQuestions,
  open: openChoice,
})
