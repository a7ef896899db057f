import type { Session } from '../answers/session.js'
import type { ActionRef } from '../chat/action-ref.js'
import type { Button, Card } from '../chat/card.js'
import type { Context } from '../chat/context.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { UserError } from '../core/errors.js'
import { localized, localizedRich, translator } from '../i18n/translate.js'
import { conceptCard } from '../lookup/concept-card.js'
import type { Lookup } from '../lookup/lookup.js'

/** The way to what the notes say about the term that a question asks about; none for a question without one. */
export function explainButton(
  { id: session, questions }: Session,
  position: number,
  toRef: (at: { readonly session: string; readonly position: number; readonly page: number }) => ActionRef,
): Button[] {
  const { topicId = null, topic = '' } = questions[position] ?? {}
  if (topicId === null) return []
  return [{ label: shorten(`📖 ${topic}`, LIMITS.buttonLabel), action: toRef({ session, position, page: 0 }) }]
}

/**
 * What the notes say about the term of a question, with the way back to it.
 * @throws {UserError} where the course has been closed to this place, or its notes changed
 */
export function explainedCard(
  { readable, locale }: Context,
  lookup: Lookup,
  { courseId, questions }: Session,
  at: { readonly position: number; readonly page: number },
  refs: { readonly page: (to: number) => ActionRef; readonly back: ActionRef },
): Card {
  const { topicId = null } = questions[at.position] ?? {}
  const concept = readable.has(courseId) && topicId !== null ? lookup.concept(courseId, topicId) : undefined
  if (concept === undefined) throw new UserError(localized('explain.gone'), localizedRich('explain.gone.hint'))
  const t = translator(locale)
  const course = lookup.course(courseId) ?? { id: courseId }
  const images = lookup.images(courseId, concept.id)
  const card = conceptCard({ course, concept, page: at.page, images, related: [], pageRef: refs.page }, t)
  const back = { label: t('quiz.explain.back'), action: refs.back }
  return { ...card, blocks: [...card.blocks, { type: 'buttons', buttons: [back] }] }
}
