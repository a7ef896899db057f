import { type Action, onPress } from '../chat/action.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { type CardReply, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { localized, translator } from '../i18n/translate.js'
import type { Concept } from '../notes/course.js'
import { showConcept } from './actions.js'
import { comparisonCard, conceptCard, notFoundCard } from './concept-card.js'
import type { Lookup } from './lookup.js'

const RELATED = 5
const PROPOSALS = 25

/** `/explain` and the buttons of its cards. */
export function createExplain(lookup: Lookup): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
} {
  const card = (context: Context, courseId: string, concept: Concept, page: number) =>
    conceptCard(
      { courseId, concept, page, related: lookup.related(courseId, concept, RELATED) },
      translator(context.locale),
    )

  const explain = (context: Context, query: string): CardReply => {
    const { courseId } = context.class
    const { found, hits, sides } = lookup.find(courseId, query)
    const t = translator(context.locale)
    if (sides !== undefined) return reply(comparisonCard(courseId, sides, t))
    const [best] = hits
    if (found && best !== undefined) return reply(card(context, courseId, best.concept, 0))
    const nearest = hits.map(hit => hit.concept)
    return reply(notFoundCard(courseId, lookup.course(courseId)?.title ?? courseId, query, nearest, t), 'caller')
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
            complete: (context, typed) => lookup.complete(context.class.courseId, typed, PROPOSALS),
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
          const concept = lookup.concept(course, id)
          if (concept === undefined) throw new UserError(localized('explain.gone'), localized('explain.gone.hint'))
          const shown = card(context, course, concept, page)
          // The others go on reading the page that they see.
          return context.onPrivateCard ? replace(shown) : reply(shown)
        },
      }),
    ],
  }
}

/** Terms of these very notes, such as a person would type. */
function exampleTerms({ courses }: Lookup): string[] {
  const concepts = courses.flatMap(course => course.concepts).filter(({ title }) => /^\p{L}{4,16}$/u.test(title))
  const telling = concepts.filter(({ facts }) => facts.length >= 3)
  return (telling.length > 0 ? telling : concepts).slice(0, 2).map(({ title }) => title.toLowerCase())
}
