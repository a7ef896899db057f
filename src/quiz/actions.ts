import { defineAction, idParam, integerParam, wordParam } from '../chat/action-ref.js'
import { MOST_MINUTES, MOST_QUESTIONS } from './counts.js'
import { RATINGS } from './kinds/kind.js'

const session = idParam(32)
const position = integerParam(99)

/** Presses one of a question's buttons. */
export const answerQuestion = defineAction('quiz.answer', 1, { session, position, choice: integerParam(25) })
/** Chooses in one of a question's selects. */
export const selectAnswer = defineAction('quiz.select', 1, { session, position, slot: integerParam(25) })
/** Hands in an answer of several presses. */
export const handInAnswer = defineAction('quiz.done', 1, { session, position })
/** Begins an answer of several presses anew. */
export const resetAnswer = defineAction('quiz.reset', 1, { session, position })
/** Shows a question of a running quiz. */
export const showQuestion = defineAction('quiz.question', 1, { session, position })
/** Shows what the notes say about the term that a question asks about, with the way back to it. */
export const explainQuestion = defineAction('quiz.explain', 1, { session, position, page: integerParam(99) })
/** Opens the form for an answer in words. */
export const writeAnswer = defineAction('quiz.write', 1, { session, position })
export const submitAnswer = defineAction('quiz.submit', 1, { session, position })
/** Shows what the notes say on an open question. */
export const revealReference = defineAction('quiz.reveal', 1, { session, position })
/** Judges one's own answer to an open question. */
export const rateAnswer = defineAction('quiz.rate', 1, { session, position, rating: wordParam(RATINGS) })
/** Ends a quiz and shows its result. */
export const finishQuiz = defineAction('quiz.finish', 1, { session })
/** Hands in the mock exam that is running, and starts another one. */
export const anotherExam = defineAction('exam.another', 1, {
  session,
  count: integerParam(MOST_QUESTIONS),
  minutes: integerParam(MOST_MINUTES),
})
/** Starts a new quiz, on the topic of another one. */
export const anotherQuiz = defineAction('quiz.again', 1, { session, count: integerParam(MOST_QUESTIONS) })
/** Starts a new quiz on the topic that was chosen or typed. */
export const quizTopic = defineAction('quiz.topic', 1, { count: integerParam(MOST_QUESTIONS) })
/** Starts a new quiz on the whole course. */
export const startQuiz = defineAction('quiz.start', 1, { count: integerParam(MOST_QUESTIONS) })
