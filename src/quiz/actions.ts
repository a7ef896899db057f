import { defineAction, idParam, integerParam, wordParam } from '../chat/action-ref.js'

const session = idParam(32)
const position = integerParam(99)

/** Chooses an answer. */
export const answerQuestion = defineAction('quiz.answer', 1, { session, position, choice: integerParam(25) })
/** Shows a question of a running quiz. */
export const showQuestion = defineAction('quiz.question', 1, { session, position })
/** Opens the form for an answer in words. */
export const writeAnswer = defineAction('quiz.write', 1, { session, position })
export const submitAnswer = defineAction('quiz.submit', 1, { session, position })
/** Shows what the notes say on an open question. */
export const revealReference = defineAction('quiz.reveal', 1, { session, position })
export const RATINGS = ['good', 'partly', 'bad'] as const
export type Rating = (typeof RATINGS)[number]
/** Judges one's own answer to an open question. */
export const rateAnswer = defineAction('quiz.rate', 1, { session, position, rating: wordParam(RATINGS) })
/** Ends a quiz and shows its result. */
export const finishQuiz = defineAction('quiz.finish', 1, { session })
/** Starts a new quiz on the whole course. */
export const startQuiz = defineAction('quiz.start', 1, { count: integerParam(20) })
