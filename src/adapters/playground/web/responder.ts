import type { Caller } from '../../../chat/context.js'
import type { CardReply, FormReply } from '../../../chat/reply.js'
import type { Match } from '../../../chat/router.js'
import type { Clock } from '../../../core/clock.js'
import type { NewId } from '../../../core/ids.js'
import type { Message, Outcome, PersonRef } from './protocol.js'
import type { Room } from './room.js'

export interface Request {
  readonly match: Match
  readonly caller: Caller
  readonly person: PersonRef
  readonly channelId: string
  /** The command line, where it was one. */
  readonly line?: string
  /** The message whose button or select was used, or from which the submitted form was opened. */
  readonly pressed?: Message
}

/** Runs what was asked for and brings the answer into the room. */
export type Respond = (request: Request) => Promise<Outcome>

/** How long an instant handler may take before the page shows that it is at work, in real time. */
const PATIENCE_MS = 1500

export function createResponder(room: Room, clock: Clock, newId: NewId): Respond {
  return async request => {
    const { match, caller, person, pressed } = request
    const post = (body: Message['body'], isPrivate: boolean): Message => {
      const message: Message = {
        id: newId(),
        channelId: request.channelId,
        at: clock.now(),
        author: { type: 'bot' },
        ...(isPrivate ? { onlyFor: person.id } : {}),
        ...(request.line === undefined ? {} : { used: { person, line: request.line } }),
        body,
      }
      room.put(message)
      return message
    }
    const think = () => post({ type: 'thinking' }, match.audience === 'caller')

    let placeholder = match.pace === 'deferred' ? think() : undefined
    const running = match.run(caller)
    const early = placeholder === undefined ? await within(running, PATIENCE_MS) : undefined
    if (early === undefined) placeholder ??= think()
    const reply = early ?? (await running)
    if (reply.type === 'form') {
      if (placeholder !== undefined) room.remove(placeholder.id)
      return { form: reply.form }
    }

    const body = { type: 'card', card: reply.card } as const
    const isPrivate = match.audience === 'caller' || reply.audience === 'caller'
    const replaced = reply.replaces && pressed !== undefined ? room.find(pressed.id, person.id) : undefined
    if (replaced !== undefined && mayReplace(replaced, isPrivate)) {
      room.put({ ...replaced, body })
      if (placeholder !== undefined) room.remove(placeholder.id)
    } else if (placeholder !== undefined && (placeholder.onlyFor !== undefined) === isPrivate) {
      room.put({ ...placeholder, body })
    } else {
      if (placeholder !== undefined) room.remove(placeholder.id)
      post(body, isPrivate)
    }
    return reply.problem === true ? { isRefused: true } : {}
  }
}

/** An answer that is meant for one person does not go into a card that everyone sees. */
function mayReplace({ author, onlyFor }: Message, isPrivate: boolean): boolean {
  return author.type === 'bot' && (!isPrivate || onlyFor !== undefined)
}

/** The reply, or `undefined` where it takes longer. */
async function within(
  running: Promise<CardReply | FormReply>,
  milliseconds: number,
): Promise<CardReply | FormReply | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([running, late])
  } finally {
    clearTimeout(timer)
  }
}
