import { createHash } from 'node:crypto'
import type { APIMessage } from 'discord.js'
import type { Card } from '../../chat/card.js'
import { NO_ATTACHMENTS } from './render/attachments.js'
import { cardPost, type PostMessage } from './render/post.js'

/**
 * Discord hands a `nonce` back when a message is made and documents nothing of it for messages that are read later.
 * So a post carries its key itself: as the `id` of its first row of buttons, a number that Discord keeps and nobody sees,
 * or, where there is no button, as a short code in small print.
 */
export function markedPost(card: Card, nonce: string, attachments = NO_ATTACHMENTS): PostMessage {
  const plain = cardPost(card, undefined, attachments)
  const [first, ...others] = plain.components
  if (first === undefined) return cardPost(card, codeLine(nonce), attachments)
  return { ...plain, components: [{ ...first, id: numberOf(nonce) }, ...others] }
}

/** Whether a message that was read back is the post with this key. */
export function isMarkedBy({ nonce: own, components = [], content }: Partial<APIMessage>, nonce: string): boolean {
  if (own !== undefined && String(own) === nonce) return true
  return components[0]?.id === numberOf(nonce) || content?.endsWith(codeLine(nonce)) === true
}

const codeLine = (nonce: string) => `-# ${digest(nonce).toString(36)}`

/** Beyond the small numbers that Discord gives to components without one, within its 32 bits with a sign. */
const numberOf = (nonce: string) => digest(nonce) + 2 ** 30

function digest(nonce: string): number {
  return createHash('sha256').update(nonce).digest().readUInt32BE() % 2 ** 30
}
