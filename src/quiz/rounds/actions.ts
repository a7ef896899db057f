import { defineAction, idParam, integerParam, wordParam } from '../../chat/action-ref.js'
import { MOST_QUESTIONS } from '../counts.js'
import { CONTROLS, TEAMS } from './round.js'

const session = idParam(32)
const position = integerParam(99)

/** Says that one plays along, before the first question. */
export const joinRound = defineAction('round.join', 1, { session })
/** Chooses a team, or another one, until the round is started. */
export const chooseTeam = defineAction('round.team', 1, { session, team: integerParam(TEAMS.length - 1) })
/** Chooses an answer, until the question's time is up. */
export const answerRound = defineAction('round.answer', 1, { session, position, choice: integerParam(25) })
/** Shows what one's answer to a question was worth. */
export const showOwnAnswer = defineAction('round.own', 1, { session, position })
/** Shows what the notes say about the term that a closed question asks about, with the way back to it. */
export const explainOwnAnswer = defineAction('round.explain', 1, { session, position, page: integerParam(99) })
/** Shows one's result of a round. */
export const showOwnResult = defineAction('round.result', 1, { session })
/** Starts a private quiz on what one has missed. */
export const practiseMisses = defineAction('round.practise', 1, { session })
/** Opens another round like this one. */
export const anotherRound = defineAction('round.again', 1, { session })
/** Steers a round. `step` is the one in which the button was shown: later it does nothing. */
export const controlRound = defineAction('round.control', 1, {
  session,
  step: integerParam(2 * MOST_QUESTIONS + 1),
  what: wordParam(CONTROLS),
})
