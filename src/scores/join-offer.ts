import { z } from 'zod'
import type { Action } from '../chat/action.js'
import type { ActionName } from '../chat/action-ref.js'
import { checkCard } from '../chat/check-card.js'
import type { ClassRef, Context } from '../chat/context.js'
import type { CardReply, FormReply } from '../chat/reply.js'
import { translator } from '../i18n/translate.js'
import { offerBlocks } from './join-cards.js'
import { joiningOf, proposedName } from './joining.js'
import type { PlayerStore } from './player-store.js'
import type { ScoreStore } from './score-store.js'

export interface OfferParts {
  readonly scores: ScoreStore
  readonly players: PlayerStore
  /** Below whose cards one is asked. */
  readonly at: readonly ActionName[]
  /** Those of them that ask until there is an answer; the others ask once. */
  readonly again: readonly ActionName[]
  /** To which class a session belongs. */
  readonly classOf: (sessionId: string) => Promise<ClassRef | undefined>
}

/**
 * Actions that ask, below a private card that follows somebody's first points in a class, whether and how the boards may
 * show them: not between two questions, where it would get in the way.
 */
export function withOffer(actions: readonly Action[], { scores, players, at, again, classOf }: OfferParts): Action[] {
  /** Who need not be asked any more, as far as this process knows. */
  const settled = new Set<string>()

  /** In a direct message another class may have been used since the quiz began; what it earns belongs to its own. */
  const answeredIn = async (context: Context, params: unknown): Promise<ClassRef> => {
    const session = z.object({ session: z.string() }).safeParse(params).data?.session
    const isPlain = context.community !== undefined || context.classes.length === 1 || session === undefined
    const of = isPlain ? undefined : await classOf(session)
    const isShared = context.classes.some(({ communityId }) => communityId === of?.communityId)
    return of === undefined || !isShared ? context.class : { communityId: of.communityId, courseId: of.courseId }
  }

  const offer = async (
    context: Context,
    action: Action,
    params: unknown,
    answer: CardReply | FormReply,
  ): Promise<CardReply | FormReply> => {
    if (answer.type !== 'card' || (action.audience !== 'caller' && answer.audience !== 'caller')) return answer
    // Where no course may be read any more, `class` throws, and what has been answered must come through.
    if (context.classes.length === 0) return answer
    const { person } = context
    const of = await answeredIn(context, params)
    const key = JSON.stringify([person.id, of.communityId, of.courseId])
    if (settled.has(key)) return answer
    const player = await players.find(of, person.id)
    if (player !== undefined && player.state !== 'asked') {
      settled.add(key)
      return answer
    }
    if (player !== undefined && !isOneOf(again, action)) return answer
    const score = await scores.scoreOf(of, person.id)
    if (score === undefined || score.points <= 0) return answer
    const inClass = { ...context, class: of }
    const joining = joiningOf(inClass, await proposedName(players, inClass))
    const blocks = offerBlocks(joining, translator(context.locale))
    const card = { ...answer.card, blocks: [...answer.card.blocks, ...blocks] }
    // A full card has no room; the next one has.
    if (checkCard(card).length > 0) return answer
    await players.markAsked(of, person.id)
    return { ...answer, card }
  }

  const offering = (action: Action): Action => ({
    ...action,
    run: (context, params, input) =>
      action.run(context, params, input)?.then(answer => offer(context, action, params, answer)),
  })
  return actions.map(action => (isOneOf(at, action) ? offering(action) : action))
}

const isOneOf = (names: readonly ActionName[], { action }: Action): boolean =>
  names.some(({ name }) => name === action.name)
