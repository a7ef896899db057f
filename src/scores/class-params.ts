import { idParam, type ParamValues } from '../chat/action-ref.js'
import type { ClassRef, Context } from '../chat/context.js'
import { UserError } from '../core/errors.js'
import { localized, localizedRich } from '../i18n/translate.js'

/** The class that a card is about: in a direct message another one may have been used since. */
export const CLASS = { community: idParam(20), course: idParam(24) } as const

export const classValues = ({ communityId, courseId }: ClassRef): ParamValues<typeof CLASS> => ({
  community: communityId,
  course: courseId,
})

/**
 * The context in the class of the card that was pressed.
 * @throws {UserError} where the class is none of the person's here, or its course may not be read any more
 */
export function inClassOf(context: Context, { community, course }: ParamValues<typeof CLASS>): Context {
  const isShared = context.classes.some(({ communityId }) => communityId === community)
  if (!isShared || !context.readable.has(course)) {
    throw new UserError(localized('router.outdated'), localizedRich('router.outdated.hint'))
  }
  return { ...context, class: { communityId: community, courseId: course } }
}

/** What a card calls the class, so that one knows in a direct message which one it is about. */
export function className({ community, classes, class: of }: Context): string | undefined {
  return community === undefined ? classes.find(({ communityId }) => communityId === of.communityId)?.name : undefined
}
