import { defineAction, idParam, wordParam } from '../chat/action-ref.js'

/**
 * Switches one thing, for the channel in which it is pressed. It says to what, so that a press that arrives twice or on an
 * old card does what stood on the button.
 */
export const toggleSetup = defineAction('setup.toggle', 1, {
  to: wordParam(['daily-on', 'daily-off', 'reminder-on', 'reminder-off', 'weekend-on', 'weekend-off', 'de', 'en']),
})
export const MARK_LENGTH = 12
/** Opens the form for the times, and takes it; `known` is the mark of what it showed. */
export const editTimes = defineAction('setup.times', 1, {})
export const saveTimes = defineAction('setup.save', 2, { known: idParam(MARK_LENGTH) })
export const chooseCourse = defineAction('setup.course', 1, {})
/** Opens the form for a course's code, and takes it. */
export const askCode = defineAction('setup.unlock', 1, {})
export const enterCode = defineAction('setup.code', 1, {})
/** Takes a manager's name off the list. */
export const removeManager = defineAction('setup.unname', 1, {})
/** Wakes jobs that rest because a channel was gone. */
export const wakeUp = defineAction('setup.wake', 1, {})
/** Shows the challenge of today as it would be posted. */
export const previewDaily = defineAction('setup.preview', 1, {})
