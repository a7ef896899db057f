import type { Candidate } from '../question.js'
import { authoredChoices } from './authored.js'
import { consequenceQuestions } from './consequences.js'
import { exampleQuestions } from './examples.js'
import type { GenerationView } from './generation-view.js'
import { prosAndCons } from './pros-and-cons.js'
import { whichTerm } from './term-questions.js'

/** All questions of which one choice is right. */
export function singleChoiceQuestions(view: GenerationView): Candidate[] {
  return [
    ...whichTerm(view),
    ...prosAndCons(view),
    ...exampleQuestions(view),
    ...consequenceQuestions(view),
    ...authoredChoices(view, 'single'),
  ]
}
