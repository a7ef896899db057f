import type { Card } from '../../../chat/card.js'
import { type Messenger, PostError } from '../../../chat/messenger.js'
import type { Clock } from '../../../core/clock.js'
import { type Channel, PLATFORM } from './protocol.js'
import type { Room } from './room.js'

/** The account that sees what everyone sees. */
const NOBODY = ''

/** Brings cards that nobody asked for into the room. A post's id follows from its key: the same twice is one message. */
export function createMessenger(room: Room, channels: readonly Channel[], clock: Clock): Messenger {
  const put = (channelId: string, id: string, card: Card, at: number) =>
    room.put({ id, channelId, at, author: { type: 'bot' }, body: { type: 'card', card } })
  const idOf = (nonce: string) => `post-${nonce}`

  return {
    platform: PLATFORM,
    editPace: { every: 1000, isShared: false, isInPlace: true },
    post: async (channelId, card, { nonce }) => {
      if (channels.every(({ id }) => id !== channelId)) {
        throw new PostError('gone', `The playground has no channel "${channelId}".`)
      }
      const id = idOf(nonce)
      put(channelId, id, card, room.find(id, NOBODY)?.at ?? clock.now())
      return id
    },
    edit: async (channelId, messageId, card) => {
      const message = room.find(messageId, NOBODY)
      if (message?.author.type !== 'bot' || message.channelId !== channelId) {
        throw new PostError('gone', `The playground has no post "${messageId}" in "${channelId}".`)
      }
      room.put({ ...message, body: { type: 'card', card } })
    },
    findPost: async (channelId, { nonce }) => {
      const message = room.find(idOf(nonce), NOBODY)
      return message?.channelId === channelId ? { messageId: message.id } : 'absent'
    },
    missingPermissions: async () => [],
  }
}
