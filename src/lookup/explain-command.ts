import { type Action, onPress, onSearch } from '../chat/action.js'
import type { Card, CardBlock, Search } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type CardReply, refuse, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { paragraph, text } from '../core/rich-text.js'
import { localized, localizedRich, type Translator, translator } from '../i18n/translate.js'
import { type Concept, isOpen } from '../notes/course.js'
import { findTerm, showConcept } from './actions.js'
import { answerCard } from './answer-card.js'
import { completeIn, coursesOf, rankCourses } from './classes.js'
import { conceptCard } from './concept-card.js'
import type { Findings } from './findings.js'
import type { Lookup } from './lookup.js'

const RELATED = 5
const PROPOSALS = 25

/** `/explain`, `/compare` and the buttons of their cards. */
export function createExplain(lookup: Lookup): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** A field to look something up, for a person's home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const related = (courseId: string) => (concept: Concept) =>
    lookup.related(courseId, concept, Math.max(RELATED, concept.childIds.length))

  const images = (courseId: string) => (concept: Concept) => lookup.images(courseId, concept.id)
  const titleOf = (courseId: string): string => lookup.course(courseId)?.title ?? courseId

  /** Asks what to look up. */
  const askCard = (context: Context): Card => {
    const t = translator(context.locale)
    const course = coursesOf([context.class, ...context.classes])
      .map(titleOf)
      .join(', ')
    return {
      title: t('explain.ask.title'),
      blocks: [
        { type: 'text', content: [paragraph(t('explain.ask.text', { course: fitText(course, 300) }))] },
        termSearch(t),
      ],
    }
  }

  /** Says whose notes a card is from, where it could be several. */
  const attributed = ({ classes }: Context, courseId: string, card: Card): Card => {
    if (coursesOf(classes).length < 2) return card
    const course: CardBlock = { type: 'context', content: [text(fitText(titleOf(courseId), LIMITS.title))] }
    return { ...card, blocks: [course, ...card.blocks] }
  }

  /** Of all the courses here the one that knows best answers. */
  const answer = (context: Context, query: string, look: (courseId: string) => Findings): CardReply => {
    const courseIds = coursesOf([context.class, ...context.classes])
    const [best] = rankCourses(courseIds, look)
    if (best === undefined) throw new Error('no course to look in')
    const { courseId, findings } = best
    const course = {
      ...(lookup.course(courseId) ?? { id: courseId }),
      title: findings.found ? titleOf(courseId) : courseIds.map(titleOf).join(', '),
    }
    const view = { course, query, findings, related: related(courseId), images: images(courseId) }
    const card = answerCard(view, translator(context.locale))
    if (findings.found) return reply(attributed(context, courseId, card))
    return refuse({ ...card, blocks: [...card.blocks, termSearch(translator(context.locale))] })
  }

  const find = (context: Context, typed: string): CardReply =>
    answer(context, typed, courseId => lookup.find(courseId, typed))

  const complete = ({ classes }: Context, typed: string) => completeIn(lookup, coursesOf(classes), typed, PROPOSALS)

  const term = {
    type: 'text',
    required: true,
    complete,
  } as const

  return {
    section: async (_context, t) => [termSearch(t)],
    commands: [
      defineCommand({
        name: 'explain',
        names: localized('explain.name'),
        description: localized('explain.description'),
        options: {
          concept: {
            ...term,
            names: localized('explain.option.concept.name'),
            description: localized('explain.option.concept'),
          },
        },
        examples: exampleTerms(lookup).map(term => `explain ${term}`),
        pace: 'instant',
        audience: 'everyone',
        prompt: async context => reply(askCard(context), 'caller'),
        run: async (context, { concept }) => find(context, concept),
      }),
      defineCommand({
        name: 'compare',
        names: localized('compare.name'),
        description: localized('compare.description'),
        options: {
          first: {
            ...term,
            names: localized('compare.option.first.name'),
            description: localized('compare.option.first'),
          },
          second: {
            ...term,
            names: localized('compare.option.second.name'),
            description: localized('compare.option.second'),
          },
        },
        examples: exampleTerms(lookup).length < 2 ? [] : [`compare ${exampleTerms(lookup).join(' | ')}`],
        pace: 'instant',
        audience: 'everyone',
        run: async (context, { first, second }) =>
          answer(context, `${first} | ${second}`, courseId => lookup.compare(courseId, first, second)),
      }),
    ],
    actions: [
      onSearch(findTerm, {
        audience: 'everyone',
        complete,
        form: ({ locale }) => {
          const t = translator(locale)
          return {
            title: t('explain.search.title'),
            label: t('explain.search.label'),
            submitLabel: t('explain.search.submit'),
          }
        },
        run: async (context, _params, typed) => find(context, typed),
      }),
      onPress(showConcept, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { course: courseId, concept: id, page }) => {
          // The course may have been closed to this place since the card was made.
          const concept = context.readable.has(courseId) ? lookup.concept(courseId, id) : undefined
          if (concept === undefined) throw new UserError(localized('explain.gone'), localizedRich('explain.gone.hint'))
          const course = lookup.course(courseId) ?? { id: courseId }
          const shown = attributed(
            context,
            courseId,
            conceptCard(
              { course, concept, page, images: images(courseId)(concept), related: related(courseId)(concept) },
              translator(context.locale),
            ),
          )
          // The others go on reading the page that they see.
          return context.onPrivateCard ? replace(shown) : reply(shown)
        },
      }),
    ],
  }
}

const termSearch = (t: Translator): Search => ({
  type: 'search',
  action: findTerm.ref({}),
  label: t('explain.search.label'),
})

/** Terms of these very notes, such as a person would type; only of what everybody may read. */
function exampleTerms({ courses }: Lookup): string[] {
  const concepts = courses
    .filter(isOpen)
    .flatMap(course => course.concepts)
    .filter(({ title }) => /^\p{L}{4,16}$/u.test(title))
  const telling = concepts.filter(({ facts }) => facts.length >= 3)
  return (telling.length > 0 ? telling : concepts).slice(0, 2).map(({ title }) => title.toLowerCase())
}
