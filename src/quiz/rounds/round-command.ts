import { type Action, onPress } from '../../chat/action.js'
import { type Command, defineCommand } from '../../chat/command.js'
import type { Context } from '../../chat/context.js'
import { type CardReply, replace, reply } from '../../chat/reply.js'
import { UserError } from '../../core/errors.js'
import { paragraph } from '../../core/rich-text.js'
import { localized, localizedRich, type MessageKey, type MessageValues, translator } from '../../i18n/translate.js'
import { classKnowing, completeIn, coursesOf } from '../../lookup/classes.js'
import type { Lookup } from '../../lookup/lookup.js'
import { COUNT_OPTION, DEFAULT_QUESTIONS } from '../counts.js'
import { explainedCard } from '../explained-card.js'
import { questionCard } from '../question-card.js'
import { nothingToAsk } from '../quiz-command.js'
import type { QuizService } from '../quiz-service.js'
import { goneCard } from '../result-card.js'
import { withWeekNumber } from '../topic.js'
import {
  anotherRound,
  answerRound,
  chooseTeam,
  controlRound,
  explainOwnAnswer,
  joinRound,
  practiseMisses,
  showOwnAnswer,
  showOwnResult,
} from './actions.js'
import { ownResultCard, receiptCard } from './own-cards.js'
import { type Control, isLive, sheetOf, stepOf, TEAMS } from './round.js'
import { roundCard } from './round-cards.js'
import { teamName } from './round-names.js'
import { roundNews } from './round-news.js'
import type { RoundRunner } from './round-runner.js'
import { questionsAt, type RoundInPlay, type RoundService, type RoundWish } from './round-service.js'
import type { RoundStore, TeamChoice } from './round-store.js'

const PROPOSALS = 25
const DEFAULT_SECONDS = 20
const LEAST_SECONDS = 5
const MOST_SECONDS = 120
const LEAST_TEAMS = 2

export interface RoundCommandParts {
  readonly rounds: RoundService
  readonly store: RoundStore
  readonly quizzes: Pick<QuizService, 'practise'>
  readonly lookup: Lookup
  /** What the bot lacks to post in a channel; `undefined` where no door to it is open. */
  readonly missingPermissions: (platform: string, channelId: string) => Promise<readonly string[] | undefined>
  readonly runner: Pick<RoundRunner, 'wake' | 'replaced'>
}

/** `/round` and the buttons of a round's messages. */
export function createRoundCommand(parts: RoundCommandParts): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
} {
  const { rounds, store, quizzes, lookup } = parts

  const found = async (context: Context, id: string): Promise<RoundInPlay> => {
    const play = await rounds.find(context, id)
    if (play === undefined) throw gone()
    return play
  }

  const checkPlace = async ({ community, channel }: Context): Promise<void> => {
    if (community === undefined) throw new UserError(localized('round.direct'), localizedRich('round.direct.hint'))
    const missing = await parts.missingPermissions(channel.platform, channel.id)
    if (missing === undefined) throw new UserError(localized('round.missing'), localized('round.missing.door'))
    if (missing.length > 0) {
      const permissions = missing.join(', ')
      throw new UserError(localized('round.missing'), localized('round.missing.hint', { permissions }))
    }
  }

  const open = async (context: Context, wanted: RoundWish): Promise<CardReply> => {
    await checkPlace(context)
    const opened = await rounds.open(context, wanted)
    if (opened === 'busy') throw new UserError(localized('round.busy'), localized('round.busy.hint'))
    if (opened === 'nothing') throw nothingToAsk(context, lookup, wanted.topic)
    parts.runner.wake(opened.round.id)
    return told(context, 'round.opened')
  }

  const steer = async (context: Context, id: string, step: number, what: Control): Promise<CardReply> => {
    const play = await found(context, id)
    const isHost = play.round.hostId === context.person.id
    if (!isHost && (await context.mayManage?.()) !== true) {
      throw new UserError(localized('round.control.only'), localizedRich('round.control.only.hint'))
    }
    if (stepOf(play.round) !== step) return told(context, 'round.control.late')
    const sheet = sheetOf(play.round)
    const after = await rounds.control(context, play, step, what)
    const news = await roundNews(after, rounds, store, context.now)
    const card = roundCard(after, sheet, news, translator(after.round.locale))
    // At once, whoever drives the round and however busy its channel is.
    parts.runner.replaced(after.round, sheet, card)
    return replace(card)
  }

  /** In private; a private card that was pressed makes room. */
  const shown = (context: Context, card: CardReply['card']): CardReply =>
    context.onPrivateCard ? { ...replace(card), audience: 'caller' } : reply(card, 'caller')

  const declared = { pace: 'instant', audience: 'caller' } as const
  return {
    commands: [
      defineCommand({
        name: 'round',
        names: localized('round.name'),
        behind: 'quiz',
        description: localized('round.description'),
        options: {
          topic: {
            type: 'text',
            names: localized('quiz.option.topic.name'),
            description: localized('round.option.topic'),
            complete: ({ classes }, typed) => completeIn(lookup, coursesOf(classes), typed, PROPOSALS),
          },
          count: COUNT_OPTION,
          seconds: {
            type: 'integer',
            names: localized('round.option.seconds.name'),
            min: LEAST_SECONDS,
            max: MOST_SECONDS,
            description: localized('round.option.seconds'),
          },
          teams: {
            type: 'integer',
            min: LEAST_TEAMS,
            max: TEAMS.length,
            description: localized('round.option.teams'),
          },
        },
        examples: ['round', 'round 10 30', 'round teams:2'],
        ...declared,
        reaches: 'everyone',
        classOf: (context, { topic }) => (topic === undefined ? context.class : classKnowing(lookup, context, topic)),
        run: (context, options) => {
          const { topic, count = DEFAULT_QUESTIONS, seconds = DEFAULT_SECONDS, teams } = withWeekNumber(options)
          return open(context, { topic, count, seconds, teams })
        },
      }),
    ],
    actions: [
      onPress(joinRound, {
        ...declared,
        run: async (context, { session }) => {
          const play = await found(context, session)
          if (!isLive(play.round)) throw gone()
          await rounds.join(context, play)
          return told(context, play.round.phase === 'lobby' ? 'round.joined' : 'round.joined.running')
        },
      }),
      onPress(chooseTeam, {
        ...declared,
        run: async (context, { session, team }) => {
          const play = await found(context, session)
          if (!isLive(play.round)) throw gone()
          const choice = await rounds.chooseTeam(context, play, team)
          if (choice === undefined) throw new UserError(localized('round.team.none'), localized('round.team.none.hint'))
          return toldOfTeam(context, choice, team)
        },
      }),
      onPress(answerRound, {
        ...declared,
        run: async (context, { session, position, choice }) => {
          const own = await rounds.answer(context, await found(context, session), position, choice)
          if (own === undefined) throw gone()
          return reply(receiptCard(own, translator(context.locale)), 'caller')
        },
      }),
      onPress(showOwnAnswer, {
        ...declared,
        run: async (context, { session, position }) => {
          const own = await rounds.own(context, await found(context, session), position)
          if (own === undefined) throw gone()
          return shown(context, receiptCard(own, translator(context.locale)))
        },
      }),
      onPress(explainOwnAnswer, {
        ...declared,
        run: async (context, { session, position, page }) => {
          const own = await rounds.own(context, await found(context, session), position)
          if (own === undefined) throw gone()
          if (!own.isClosed) return shown(context, receiptCard(own, translator(context.locale)))
          const at = { session, position }
          const refs = { page: (to: number) => explainOwnAnswer.ref({ ...at, page: to }), back: showOwnAnswer.ref(at) }
          return shown(context, explainedCard(context, lookup, own.session, { position, page }, refs))
        },
      }),
      onPress(showOwnResult, {
        ...declared,
        run: async (context, { session }) => {
          const result = await rounds.result(context, await found(context, session))
          return shown(context, ownResultCard(result, translator(context.locale)))
        },
      }),
      onPress(practiseMisses, {
        ...declared,
        run: async (context, { session: id }) => {
          const { session, misses } = await rounds.result(context, await found(context, id))
          const view = await quizzes.practise(context, session, questionsAt(session, misses))
          const t = translator(context.locale)
          return shown(context, view === undefined ? goneCard(t) : questionCard(view, t))
        },
      }),
      onPress(anotherRound, {
        ...declared,
        run: async (context, { session: id }) => {
          const { round, session } = await found(context, id)
          return open(context, { topic: session.topic, count: round.total, seconds: round.seconds, teams: round.teams })
        },
      }),
      onPress(controlRound, {
        pace: 'instant',
        audience: 'everyone',
        run: (context, { session, step, what }) => steer(context, session, step, what),
      }),
    ],
  }
}

const gone = (): UserError => new UserError(localized('round.gone'), localizedRich('round.gone.hint'))

/** A sentence for one person. */
function told({ locale }: Context, key: MessageKey, values: MessageValues = {}): CardReply {
  return reply({ blocks: [{ type: 'text', content: [paragraph(translator(locale)(key, values))] }] }, 'caller')
}

/** In which team one is after wanting to be in that one. */
function toldOfTeam(context: Context, { before, now }: TeamChoice, wanted: number): CardReply {
  if (now === undefined) return told(context, 'round.team.late')
  const team = teamName(now, translator(context.locale))
  if (now !== wanted) return told(context, 'round.team.kept', { team })
  if (before === undefined) return told(context, 'round.team.joined', { team })
  return told(context, before === now ? 'round.team.same' : 'round.team.changed', { team })
}
