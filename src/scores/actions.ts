import { defineAction, wordParam } from '../chat/action-ref.js'
import { CLASS } from './class-params.js'
import { PERIODS } from './period.js'
import { SCOPES } from './score-store.js'

const scope = wordParam(SCOPES)

/** Shows a board, to whoever presses. */
export const showBoard = defineAction('board.show', 1, { period: wordParam(PERIODS), scope, ...CLASS })
/** Chooses the period of a board. */
export const choosePeriod = defineAction('board.period', 1, { scope, ...CLASS })
/** Puts who presses on the boards of the class, under the name on the button. */
export const joinBoards = defineAction('board.join', 1, CLASS)
export const declineBoards = defineAction('board.decline', 1, CLASS)
export const leaveBoards = defineAction('board.leave', 1, CLASS)
/** Opens the form for the shown name, and takes it. */
export const renameMe = defineAction('stats.rename', 2, CLASS)
export const submitName = defineAction('stats.name', 2, CLASS)
