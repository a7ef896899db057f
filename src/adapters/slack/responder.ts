import type { webApi } from '@slack/bolt'
import type { Caller } from '../../chat/context.js'
import { lateFormCard } from '../../chat/error-card.js'
import { type CardReply, type FormReply, refuse } from '../../chat/reply.js'
import type { Match, Router } from '../../chat/router.js'
import { toLocale } from '../../core/locale.js'
import type { Logger } from '../../core/logger.js'
import type { Deliver } from './delivery.js'
import { withWayBack } from './home.js'
import type { Profiles } from './profiles.js'
import { formView } from './render/form-view.js'
import { type Asker, type CommandRequest, type Destination, type PressRequest, writeDestination } from './requests.js'
import { toLine } from './slash-names.js'

export interface ResponderParts {
  readonly router: Router
  readonly client: webApi.WebClient
  readonly profiles: Profiles
  readonly deliver: Deliver
  readonly logger: Logger
}

/** What has been asked, and by which way the answer goes back. */
export interface Exchange {
  readonly asker: Asker
  readonly destination: Destination
  readonly triggerId: string
}

/** Runs what was asked for and brings the answer to Slack. Requests are acknowledged before. */
export interface Responder {
  command(request: CommandRequest): Promise<void>
  press(request: PressRequest): Promise<void>
  /** Who asks, as the router wants to know it. */
  callerOf(asker: Asker, destination: Destination): Promise<Caller>
  /** Brings a card that answers `match` to where it was asked. */
  send(match: Match, reply: CardReply, exchange: Exchange): Promise<void>
}

export function createResponder({ router, client, profiles, deliver, logger }: ResponderParts): Responder {
  const callerOf: Responder['callerOf'] = async (asker, destination) => ({
    platform: 'slack',
    accountId: asker.id,
    ...(await profiles(asker)),
    ...whereabouts(destination),
    onPrivateCard: destination.isHome || (destination.pressed?.isPrivate ?? false),
  })

  const send: Responder['send'] = async (match, { card, audience, replaces }, { asker, destination }) => {
    const isPrivate = match.audience === 'caller' || audience === 'caller'
    const { localeTag } = await profiles(asker)
    await deliver({
      asker,
      destination,
      card: destination.isHome ? withWayBack(card, toLocale(localeTag) ?? 'en') : card,
      isPrivate,
      replaces: replaces === true && mayReplace(destination, isPrivate),
    })
  }

  const answer = async (match: Match, exchange: Exchange): Promise<void> => {
    const caller = await callerOf(exchange.asker, exchange.destination)
    const reply: CardReply | FormReply = await match.run(caller)
    if (reply.type === 'card') return send(match, reply, exchange)
    try {
      await client.views.open({
        trigger_id: exchange.triggerId,
        view: formView(reply.form, writeDestination(exchange.destination)),
      })
    } catch (error) {
      logger.warn({ err: error }, 'slack: a form was not opened')
      await send(match, refuse(lateFormCard(toLocale(caller.localeTag) ?? 'en')), exchange)
    }
  }

  return {
    command: request => answer(router.matchLine(toLine(request.slash, request.text)), request),
    press: request =>
      answer(router.matchAction(request.ref, request.value === undefined ? {} : { value: request.value }), request),
    callerOf,
    send,
  }
}

/** Slack names the workspace in direct messages and in the app's home too, where the person talks to the bot alone. */
function whereabouts({ teamId, channelId, isHome }: Destination): Pick<Caller, 'place' | 'memberOf'> {
  if (teamId === undefined) return { place: { channelId } }
  const isDirect = isHome || /^[DU]/.test(channelId)
  return isDirect ? { place: { channelId }, memberOf: teamId } : { place: { communityId: teamId, channelId } }
}

/** An answer that is meant for one person does not go into a card that everyone sees. */
function mayReplace({ pressed }: Destination, isPrivate: boolean): boolean {
  return pressed !== undefined && (!isPrivate || pressed.isPrivate)
}
