import type { MessageLog } from './message-log.js'
import type { Message, PersonRef } from './protocol.js'

export type Change =
  | { readonly type: 'upsert'; readonly message: Message; readonly isNew: boolean }
  | { readonly type: 'remove'; readonly message: Message }

/** All channels' messages, and who is to hear of a change. */
export interface Room {
  /** What a person sees of a channel, oldest first. */
  visible(channelId: string, personId: string): readonly Message[]
  /** The message, where this person sees it. */
  find(id: string, personId: string): Message | undefined
  /** Adds a message, or puts it in the place of the one with its id. */
  put(message: Message): void
  remove(id: string): void
  /** Everyone who has written or is written about here, by account. */
  people(): readonly PersonRef[]
  /** Calls back with each change that this person may see; the result ends it. */
  subscribe(personId: string, listener: (change: Change) => void): () => void
}

interface RoomParts {
  readonly messages: readonly Message[]
  readonly log: MessageLog
  /** How many messages of a channel are held. */
  readonly keep: number
}

export function createRoom({ messages: earlier, log, keep }: RoomParts): Room {
  const messages = new Map(earlier.map(message => [message.id, message]))
  const listeners = new Set<{ readonly personId: string; readonly listener: (change: Change) => void }>()

  const tell = (change: Change) => {
    for (const { personId, listener } of listeners) if (sees(personId, change.message)) listener(change)
  }

  const trim = (channelId: string) => {
    const own = [...messages.values()].filter(message => message.channelId === channelId)
    for (const message of own.slice(0, Math.max(0, own.length - keep))) messages.delete(message.id)
  }

  return {
    visible: (channelId, personId) =>
      [...messages.values()].filter(message => message.channelId === channelId && sees(personId, message)),
    find: (id, personId) => {
      const message = messages.get(id)
      return message !== undefined && sees(personId, message) ? message : undefined
    },
    put: message => {
      const isNew = !messages.has(message.id)
      messages.set(message.id, message)
      if (isNew) trim(message.channelId)
      // What is still being thought about is gone after a restart.
      if (message.body.type !== 'thinking') log.put(message)
      tell({ type: 'upsert', message, isNew })
    },
    remove: id => {
      const message = messages.get(id)
      if (message === undefined) return
      messages.delete(id)
      if (message.body.type !== 'thinking') log.remove(id)
      tell({ type: 'remove', message })
    },
    people: () => {
      const people = new Map<string, PersonRef>()
      for (const { author, used } of messages.values()) {
        if (author.type === 'person') people.set(author.id, { id: author.id, name: author.name })
        if (used !== undefined) people.set(used.person.id, used.person)
      }
      return [...people.values()]
    },
    subscribe: (personId, listener) => {
      const entry = { personId, listener }
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
  }
}

function sees(personId: string, { onlyFor }: Message): boolean {
  return onlyFor === undefined || onlyFor === personId
}
