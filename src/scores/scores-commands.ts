import { type Action, onPress, onSelect } from '../chat/action.js'
import type { CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { type CardReply, replace, reply } from '../chat/reply.js'
import type { People } from '../community/people.js'
import { localDay } from '../core/local-time.js'
import { localized, type Translator, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import { choosePeriod, showBoard } from './actions.js'
import { readBoard } from './boards.js'
import { inClassOf } from './class-params.js'
import { ownRankCard } from './join-cards.js'
import { proposedName } from './joining.js'
import { leaderboardCard } from './leaderboard-card.js'
import { PERIODS, type Period } from './period.js'
import { playerActions } from './player-actions.js'
import type { PlayerStore } from './player-store.js'
import type { Scope, ScoreStore } from './score-store.js'
import { type Stats, standing, statsCard } from './stats-card.js'

const ROWS = 10
const NEIGHBOURS = 3
const DEFAULT_PERIOD = 'term'

/** `/leaderboard` and `/stats`, and who is on the boards. */
export function createScores(
  scores: ScoreStore,
  players: PlayerStore,
  people: People,
  lookup: Lookup,
): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  /** Where a person stands, for their home. */
  readonly section: (context: Context, t: Translator) => Promise<readonly CardBlock[]>
} {
  const board = (context: Context, period: Period, scope: Scope) =>
    readBoard(scores, lookup, {
      of: context.class,
      period,
      scope,
      now: context.now,
      top: ROWS,
      channelId: context.channel.id,
      personId: context.person.id,
      around: NEIGHBOURS,
    })

  /** The board; for somebody who plays without being on it, the own rank alone, in private. */
  const leaderboard = async (context: Context, period: Period, scope: Scope): Promise<CardReply> => {
    const t = translator(context.locale)
    const score = await scores.scoreOf(context.class, context.person.id)
    const player = await players.find(context.class, context.person.id)
    const view = await board(context, period, scope)
    const scopes = scopesOf(context)
    if (score !== undefined && player?.state !== 'shown') {
      return reply(ownRankCard(view, await proposedName(players, context), scopes, t), 'caller')
    }
    return reply(leaderboardCard(view, scopes, t))
  }

  const turned = async (context: Context, period: Period, scope: Scope): Promise<CardReply> => {
    const { card } = await leaderboard(context, period, scope)
    // Nobody else reads along in a direct message.
    return context.onPrivateCard || context.community === undefined ? replace(card) : reply(card)
  }

  const standingOf = async (context: Context): Promise<Omit<Stats, 'topics'>> => {
    const { class: of, person } = context
    const [score, view, player, name] = await Promise.all([
      scores.scoreOf(of, person.id),
      board(context, 'all', 'class'),
      players.find(of, person.id),
      proposedName(players, context),
    ])
    const today = localDay(context.now, lookup.course(of.courseId)?.timeZone ?? 'UTC')
    const own = { rank: view.own?.rank, people: view.people + (view.own?.isShown === false ? 1 : 0) }
    return { name, of, score, ...own, isShown: player?.state === 'shown', today }
  }

  const section = async (context: Context, t: Translator) => standing(await standingOf(context), t)

  const stats = async (context: Context): Promise<CardReply> => {
    // Where there is no class this throws, before anything is begun that would reject with nobody to hear it.
    const { class: of, person } = context
    const [own, topics] = await Promise.all([standingOf(context), scores.accuracyByTopic(of, person.id)])
    return reply(statsCard({ ...own, topics }, translator(context.locale)))
  }

  return {
    section,
    commands: [
      defineCommand({
        name: 'leaderboard',
        names: localized('leaderboard.name'),
        description: localized('leaderboard.description'),
        options: {
          period: {
            type: 'choice',
            names: localized('leaderboard.option.period.name'),
            description: localized('leaderboard.option.period'),
            choices: PERIODS.map(value => ({ value, label: localized(`period.${value}`) })),
          },
        },
        examples: ['leaderboard', 'leaderboard week'],
        pace: 'instant',
        audience: 'everyone',
        classOf: context => context.class,
        run: (context, { period }) => leaderboard(context, period ?? DEFAULT_PERIOD, 'class'),
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
        run: stats,
      }),
    ],
    actions: [
      onPress(showBoard, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { period, scope, ...of }) => turned(inClassOf(context, of), period, scope),
      }),
      onSelect(choosePeriod, {
        pace: 'instant',
        audience: 'caller',
        run: async (context, { scope, ...of }, value) =>
          turned(inClassOf(context, of), PERIODS.find(period => period === value) ?? DEFAULT_PERIOD, scope),
      }),
      ...playerActions(players, people),
    ],
  }
}

/** A direct message is no channel of the class's, and with one course a community has no board beside that course's. */
function scopesOf({ community, readable }: Context): readonly Scope[] {
  return [
    'class',
    ...(community === undefined ? [] : ['channel' as const]),
    ...(readable.size > 1 ? ['community' as const] : []),
  ]
}
