import { defineAction, idParam, integerParam } from '../chat/action-ref.js'

const session = idParam(32)
const position = integerParam(99)

/** Shows a question of a day's challenge, to whoever presses. */
export const showDaily = defineAction('daily.show', 1, { session, position })
/** Shows what the notes say about the term that a closed question asks about, with the way back to it. */
export const explainDaily = defineAction('daily.explain', 1, { session, position, page: integerParam(99) })
/** Chooses an answer, until the challenge closes. */
export const chooseDaily = defineAction('daily.choose', 1, { session, position, choice: integerParam(25) })
