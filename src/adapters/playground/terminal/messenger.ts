import type { Card } from '../../../chat/card.js'
import type { Messenger } from '../../../chat/messenger.js'

/** Shows posts that nobody asked for in the terminal, whichever of the playground's channels they are for. */
export interface TerminalMessenger {
  readonly messenger: Messenger
  /** Hands posts over as they come, those that came before at once; the result ends it. */
  subscribe(show: (card: Card) => void): () => void
}

export function createTerminalMessenger(platform: string): TerminalMessenger {
  const waiting: Card[] = []
  let show = (card: Card): void => {
    waiting.push(card)
  }
  const hold = show
  return {
    messenger: {
      platform,
      editPace: { every: 0, isShared: false, isInPlace: false },
      post: async (_channelId, card, { nonce }) => {
        show(card)
        return `terminal-${nonce}`
      },
      // What was printed stays as it is: the later card is printed below it.
      edit: async (_channelId, _messageId, card) => show(card),
      // Whether it was read before the terminal was closed nobody knows.
      findPost: async () => 'unreadable',
      missingPermissions: async () => [],
    },
    subscribe: listener => {
      show = listener
      for (const card of waiting.splice(0)) listener(card)
      return () => {
        show = hold
      }
    },
  }
}
