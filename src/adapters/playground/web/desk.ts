import type { ActionInput } from '../../../chat/action.js'
import { completeLine } from '../../../chat/complete-line.js'
import type { Caller } from '../../../chat/context.js'
import type { Router } from '../../../chat/router.js'
import type { Clock } from '../../../core/clock.js'
import type { NewId } from '../../../core/ids.js'
import { accountOf } from '../account.js'
import { commandHints } from './command-hints.js'
import {
  type Channel,
  type Message,
  type Outcome,
  type PersonInput,
  type PersonRef,
  PLATFORM,
  type Proposal,
  type State,
} from './protocol.js'
import { Refusal } from './refusal.js'
import type { Requests } from './requests.js'
import { createResponder } from './responder.js'
import type { Room } from './room.js'

/** What a page can ask for, whatever carries it. Throws a `Refusal` where it asks for what is not there. */
export interface Desk {
  /** Of the channel, or of the first one where there is no such channel. */
  state(person: PersonInput, channelId?: string): State
  send(request: Requests['send']): Promise<Outcome>
  press(request: Requests['press']): Promise<Outcome>
  select(request: Requests['select']): Promise<Outcome>
  submit(request: Requests['submit']): Promise<Outcome>
  /** Proposals for what is being typed into a search of a message. */
  propose(request: Requests['propose']): Promise<readonly string[]>
  complete(request: Requests['complete']): Promise<readonly Proposal[]>
  dismiss(request: Requests['dismiss']): Promise<Outcome>
}

interface DeskParts {
  readonly router: Router
  readonly channels: readonly Channel[]
  readonly room: Room
  readonly clock: Clock
  readonly newId: NewId
}

export function createDesk({ router, channels, room, clock, newId }: DeskParts): Desk {
  const respond = createResponder(room, clock, newId)

  const channelOf = (id: string): Channel => {
    const channel = channels.find(own => own.id === id)
    if (channel === undefined) throw new Refusal(404, `There is no channel "${id}".`)
    return channel
  }

  const callerIn = (channelId: string, { name, locale }: PersonInput, pressed?: Message): Caller => ({
    platform: PLATFORM,
    accountId: accountOf(name),
    name,
    localeTag: locale,
    // Here everybody may try everything.
    isManager: true,
    place: { communityId: channelOf(channelId).communityId, channelId },
    onPrivateCard: pressed?.onlyFor !== undefined,
  })

  /** A press that is still under way is not run a second time. */
  const underWay = new Map<string, Promise<Outcome>>()
  const act = (request: Requests['press'], input: ActionInput): Promise<Outcome> => {
    const person = toPerson(request.person)
    const pressed = room.find(request.message, person.id)
    if (pressed === undefined || pressed.channelId !== request.channel) {
      throw new Refusal(404, 'This message is no longer there.')
    }
    if (!offers(pressed, request.action, input.value)) {
      throw new Refusal(409, 'This message has changed: it no longer offers that.')
    }
    const key = JSON.stringify([person.id, pressed.id, request.action, input.value])
    const running =
      underWay.get(key) ??
      respond({
        match: router.matchAction(request.action, input),
        caller: callerIn(request.channel, request.person, pressed),
        person,
        channelId: request.channel,
        pressed,
      }).finally(() => underWay.delete(key))
    underWay.set(key, running)
    return running
  }

  return {
    state: (input, channelId) => {
      const person = toPerson(input)
      const channel = channels.find(own => own.id === channelId) ?? channels[0]
      if (channel === undefined) throw new Refusal(404, 'There is no channel.')
      return {
        person,
        channelId: channel.id,
        channels,
        people: room.people(),
        commands: commandHints(router.commands, input.locale),
        messages: room.visible(channel.id, person.id),
        now: clock.now(),
      }
    },
    send: async ({ person: input, channel, text }) => {
      const person = toPerson(input)
      const caller = callerIn(channel, input)
      if (text.startsWith('/')) {
        return respond({ match: router.matchLine(text), caller, person, channelId: channel, line: text })
      }
      const author = { type: 'person', ...person } as const
      room.put({ id: newId(), channelId: channel, at: clock.now(), author, body: { type: 'text', text } })
      return {}
    },
    press: async request => act(request, {}),
    select: async request => act(request, { value: request.value }),
    submit: async ({ person: input, channel, message, action, fields }) => {
      const person = toPerson(input)
      const pressed = message === undefined ? undefined : room.find(message, person.id)
      return respond({
        match: router.matchAction(action, { fields }),
        caller: callerIn(channel, input, pressed),
        person,
        channelId: channel,
        ...(pressed === undefined ? {} : { pressed }),
      })
    },
    propose: async ({ person: input, channel, message, action, typed }) => {
      const shown = room.find(message, toPerson(input).id)
      if (shown === undefined || !offers(shown, action, typed)) return []
      return router.completeSearch(callerIn(channel, input, shown), action, typed)
    },
    complete: async ({ person, channel, line }) => completeLine(router, callerIn(channel, person), person.locale, line),
    dismiss: async ({ person, message }) => {
      const own = room.find(message, accountOf(person.name))
      if (own === undefined) return {}
      if (own.onlyFor === undefined) throw new Refusal(403, 'Only a message that nobody else sees can be dismissed.')
      room.remove(own.id)
      return {}
    },
  }
}

const toPerson = ({ name }: PersonInput): PersonRef => ({ id: accountOf(name), name })

/** Whether a message's card has the button or the select, so that nobody presses what was never shown. */
function offers({ body }: Message, action: string, value: string | undefined): boolean {
  if (body.type !== 'card') return false
  return body.card.blocks.some(block => {
    if (block.type === 'buttons') {
      return value === undefined && block.buttons.some(button => button.action === action && button.disabled !== true)
    }
    if (block.type === 'search') return value !== undefined && block.action === action
    return block.type === 'select' && block.action === action && block.options.some(option => option.value === value)
  })
}
