import { defineAction, idParam, integerParam, wordParam } from '../chat/action-ref.js'
import type { Button } from '../chat/card.js'
import type { Translator } from '../i18n/translate.js'

const session = idParam(32)
const position = integerParam(99)

/** Opens the form that reports a question, and takes it. */
export const reportQuestion = defineAction('feedback.report', 1, { session, position })
export const submitReport = defineAction('feedback.submit', 1, { session, position })
/** Shows the questions that a host should look at, one by one. */
export const showReview = defineAction('feedback.review', 1, { index: integerParam(9999) })
/** Asks a question again, or never. */
export const decideQuestion = defineAction('feedback.decide', 1, {
  question: idParam(48),
  verdict: wordParam(['ask', 'block']),
  index: integerParam(9999),
})

/** On every card that shows how a question was answered. */
export function reportButton(sessionId: string, at: number, t: Translator): Button {
  return { label: t('feedback.report'), action: reportQuestion.ref({ session: sessionId, position: at }) }
}
