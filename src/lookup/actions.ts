import { defineAction, idParam, integerParam } from '../chat/action-ref.js'

/** Looks up what was chosen or typed. */
export const findTerm = defineAction('explain.find', 1, {})
/** Shows a page of a concept's card. */
export const showConcept = defineAction('explain.show', 1, {
  course: idParam(24),
  concept: idParam(40),
  page: integerParam(99_999),
})
