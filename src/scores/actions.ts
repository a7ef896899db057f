import { defineAction } from '../chat/action-ref.js'

/** Opens the form for the shown name, and takes it. */
export const renameMe = defineAction('stats.rename', 1, {})
export const submitName = defineAction('stats.name', 1, {})
