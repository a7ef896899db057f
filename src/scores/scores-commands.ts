import { type Action, onPress, onSubmit } from '../chat/action.js'
import type { CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { openForm, reply } from '../chat/reply.js'
import type { People } from '../community/people.js'
import { UserError } from '../core/errors.js'
import { localDay } from '../core/local-time.js'
import { paragraph } from '../core/rich-text.js'
import { localized, type Translator, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import { renameMe, submitName } from './actions.js'
import { leaderboardCard } from './leaderboard-card.js'
import type { ScoreStore } from './score-store.js'
import { LONGEST_NAME, shownName } from './shown-name.js'
import { standing, statsCard } from './stats-card.js'

const ROWS = 10

/** `/leaderboard` and `/stats`. */
export function createScores(
  scores: ScoreStore,
  people: People,
  lookup: Lookup,
): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** Where a person stands, for their home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const today = ({ class: { courseId }, now }: Context) => localDay(now, lookup.course(courseId)?.timeZone ?? 'UTC')

  const leaderboard = async (context: Context) => {
    const { courseId } = context.class
    const [{ rows, people: count }, own] = await Promise.all([
      scores.board(context.class, ROWS),
      scores.rowOf(context.class, context.person.id),
    ])
    return leaderboardCard(
      {
        courseTitle: lookup.course(courseId)?.title ?? courseId,
        rows,
        people: count,
        own: rows.some(row => row.personId === own?.personId) ? undefined : own,
        today: today(context),
      },
      translator(context.locale),
    )
  }

  const section = async (context: Context, t: Translator) => {
    const [row, { people: count }] = await Promise.all([
      scores.rowOf(context.class, context.person.id),
      scores.board(context.class, 1),
    ])
    return standing(row, count, today(context), t)
  }

  const stats = async (context: Context) => {
    const [row, { people: count }, topics] = await Promise.all([
      scores.rowOf(context.class, context.person.id),
      scores.board(context.class, 1),
      scores.accuracyByTopic(context.class, context.person.id),
    ])
    return statsCard(
      {
        name: context.person.name,
        courseId: context.class.courseId,
        row,
        people: count,
        topics,
        today: today(context),
      },
      translator(context.locale),
    )
  }

  return {
    section,
    commands: [
      defineCommand({
        name: 'leaderboard',
        names: localized('leaderboard.name'),
        description: localized('leaderboard.description'),
        options: {},
        examples: ['leaderboard'],
        pace: 'instant',
        audience: 'everyone',
        classOf: context => context.class,
        run: async context => reply(await leaderboard(context)),
      }),
      defineCommand({
        name: 'stats',
        names: localized('stats.name'),
        description: localized('stats.description'),
        options: {},
        examples: ['stats'],
        pace: 'instant',
        audience: 'caller',
        classOf: context => context.class,
        run: async context => reply(await stats(context)),
      }),
    ],
    actions: [
      onPress(renameMe, {
        pace: 'instant',
        audience: 'caller',
        run: async ({ person, locale }) => {
          const t = translator(locale)
          return openForm({
            title: t('stats.rename.title'),
            submitLabel: t('stats.rename.submit'),
            submit: submitName.ref({}),
            inputs: [
              {
                name: 'name',
                label: t('stats.rename.label'),
                multiline: false,
                required: true,
                maxLength: LONGEST_NAME,
                value: shownName(person.name),
              },
            ],
          })
        },
      }),
      onSubmit(submitName, {
        pace: 'instant',
        audience: 'caller',
        fields: ['name'],
        run: async ({ person, locale }, _params, { name }) => {
          const chosen = shownName(name)
          if (chosen === '') throw new UserError(localized('stats.rename.empty'))
          await people.rename(person.id, chosen)
          const done = paragraph(...translator(locale).rich('stats.rename.done', { name: chosen }))
          return reply({ tone: 'success', blocks: [{ type: 'text', content: [done] }] })
        },
      }),
    ],
  }
}
