import { type Action, onPress } from '../chat/action.js'
import type { Card, CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type CardReply, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { text } from '../core/rich-text.js'
import { localized, translator } from '../i18n/translate.js'
import { type Concept, isOpen } from '../notes/course.js'
import { showConcept } from './actions.js'
import { completeIn, coursesOf, findInCourses } from './classes.js'
import { comparisonCard, conceptCard, notFoundCard } from './concept-card.js'
import type { Lookup } from './lookup.js'

const RELATED = 5
const PROPOSALS = 25

/** `/explain` and the buttons of its cards. */
export function createExplain(lookup: Lookup): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
} {
  const titleOf = (courseId: string): string => lookup.course(courseId)?.title ?? courseId

  /** Says whose notes a card is from, where it could be several. */
  const attributed = ({ classes }: Context, courseId: string, card: Card): Card => {
    if (coursesOf(classes).length < 2) return card
    const course: CardBlock = { type: 'context', content: [text(fitText(titleOf(courseId), LIMITS.title))] }
    return { ...card, blocks: [course, ...card.blocks] }
  }

  const card = (context: Context, courseId: string, concept: Concept, page: number) =>
    attributed(
      context,
      courseId,
      conceptCard(
        {
          courseId,
          concept,
          images: lookup.images(courseId, concept.id),
          page,
          related: lookup.related(courseId, concept, RELATED),
        },
        translator(context.locale),
      ),
    )

  const explain = (context: Context, query: string): CardReply => {
    const courseIds = coursesOf([context.class, ...context.classes])
    const [best] = findInCourses(lookup, courseIds, query)
    if (best === undefined) throw new Error('no course to look in')
    const { courseId, findings } = best
    const { found, hits, sides } = findings
    const t = translator(context.locale)
    if (sides !== undefined) return reply(attributed(context, courseId, comparisonCard(courseId, sides, t)))
    const [hit] = hits
    if (found && hit !== undefined) return reply(card(context, courseId, hit.concept, 0))
    const titles = courseIds.map(titleOf).join(', ')
    const nearest = hits.map(({ concept }) => concept)
    return reply(notFoundCard(courseId, titles, query, nearest, t), 'caller')
  }

  return {
    commands: [
      defineCommand({
        name: 'explain',
        description: localized('explain.description'),
        options: {
          concept: {
            type: 'text',
            description: localized('explain.option.concept'),
            required: true,
            complete: ({ classes }, typed) => completeIn(lookup, coursesOf(classes), typed, PROPOSALS),
          },
        },
        examples: exampleTerms(lookup).map(term => `explain ${term}`),
        pace: 'instant',
        audience: 'everyone',
        run: async (context, { concept }) => explain(context, concept),
      }),
    ],
    actions: [
      onPress(showConcept, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { course, concept: id, page }) => {
          // The course may have been closed to this place since the card was made.
          const concept = context.readable.has(course) ? lookup.concept(course, id) : undefined
          if (concept === undefined) throw new UserError(localized('explain.gone'), localized('explain.gone.hint'))
          const shown = card(context, course, concept, page)
          // The others go on reading the page that they see.
          return context.onPrivateCard ? replace(shown) : reply(shown)
        },
      }),
    ],
  }
}

/** Terms of these very notes, such as a person would type; only of what everybody may read. */
function exampleTerms({ courses }: Lookup): string[] {
  const concepts = courses
    .filter(isOpen)
    .flatMap(course => course.concepts)
    .filter(({ title }) => /^\p{L}{4,16}$/u.test(title))
  const telling = concepts.filter(({ facts }) => facts.length >= 3)
  return (telling.length > 0 ? telling : concepts).slice(0, 2).map(({ title }) => title.toLowerCase())
}
