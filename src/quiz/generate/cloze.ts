import type { Candidate } from '../question.js'
import { flashcardGaps } from './authored.js'
import { definitionGaps } from './definition-gaps.js'
import type { GenerationView } from './generation-view.js'
import { numberGaps } from './number-gaps.js'
import { describedTerms } from './short-answer.js'

/** Sentences with one gap: a term that is defined in them, or a number. */
export function clozeQuestions(view: GenerationView): Candidate[] {
  return [...describedTerms(view, 'cloze', true), ...definitionGaps(view), ...numberGaps(view), ...flashcardGaps(view)]
}
