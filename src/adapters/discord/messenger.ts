import {
  type APIMessage,
  type Client,
  PermissionFlagsBits,
  REST,
  type RESTOptions,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import type { Card } from '../../chat/card.js'
import { type ImageSource, loadImages } from '../../chat/images.js'
import { type Messenger, POST_TIMEOUT, PostError, type PostFailure, type PostKey } from '../../chat/messenger.js'
import { isForbidden, postError } from './api-errors.js'
import { asEdit } from './exchange.js'
import { PERMISSIONS } from './invite.js'
import { isMarkedBy, markedPost } from './post-mark.js'
import { type Attachments, attachmentsOf, filesOf, NO_ATTACHMENTS } from './render/attachments.js'
import { cardPost } from './render/post.js'
import { PLATFORM } from './requests.js'

/** How far the clocks here and there may differ. */
const CLOCK_DIFFERENCE_MS = 60_000
/** Longer than this, the scheduler waits instead of a request. */
const LONGEST_WAIT_MS = 2000
const PAGE = 100
/** Beyond so many messages since a claim, looking on would take longer than it is worth. */
const MOST_PAGES = 30

/** Nothing was posted, and perhaps only because of a file: it is too large, or files are not allowed there. */
const FOR_IMAGES: readonly PostFailure[] = ['refused', 'forbidden']

/** The requests behind posts: each is tried once, so that what became of it is known, and its caller tries again. */
export function createPostRest(token: string, options: Partial<RESTOptions>, timeout = POST_TIMEOUT): REST {
  const rest = new REST({
    ...options,
    retries: 0,
    timeout,
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
  })
  return rest.setToken(token)
}

/** `spell` names commands in a card as Discord does. */
export function createMessenger(
  client: Client<true>,
  rest: REST,
  images: ImageSource,
  spell: (card: Card) => Card,
): Messenger {
  const lacking = async (channelId: string): Promise<readonly string[]> => {
    const channel = await client.channels.fetch(channelId)
    if (channel === null || channel.isDMBased()) return []
    const me = channel.guild.members.me ?? (await channel.guild.members.fetchMe())
    const has = channel.permissionsFor(me)
    const unused = channel.isThread() ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads
    return PERMISSIONS.filter(([, bit]) => bit !== unused && !has.has(bit)).map(([name]) => name)
  }

  const readBack = async (channelId: string, { nonce, since }: PostKey) => {
    let after = String(SnowflakeUtil.generate({ timestamp: since - CLOCK_DIFFERENCE_MS }))
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ after, limit: String(PAGE) })
      const messages = (await rest.get(Routes.channelMessages(channelId), { query })) as readonly APIMessage[]
      const found = messages.find(message => message.author.id === client.user.id && isMarkedBy(message, nonce))
      if (found !== undefined) return { messageId: found.id }
      if (messages.length < PAGE) {
        // Without the permission Discord answers with no messages instead of an error.
        return (await lacking(channelId)).includes('Read Message History') ? 'unreadable' : 'absent'
      }
      after = messages.map(message => message.id).reduce(later)
    }
    return 'unreadable'
  }

  /** With its images, or where Discord does not take those, without. */
  const illustrated = async <T>(card: Card, send: (attachments: Attachments) => Promise<T>): Promise<T> => {
    const attachments = attachmentsOf(card, await loadImages(card, images))
    try {
      return await attempt(() => send(attachments))
    } catch (error) {
      const mayBeForImages = error instanceof PostError && FOR_IMAGES.includes(error.failure)
      if (attachments.size === 0 || !mayBeForImages) throw error
      return attempt(() => send(NO_ATTACHMENTS))
    }
  }

  return {
    platform: PLATFORM,
    editPace: { every: 1000, isShared: false, isInPlace: true },
    post: async (channelId, card, { nonce }) => {
      const spelled = spell(card)
      const made = await illustrated(spelled, attachments => {
        const body = { ...markedPost(spelled, nonce, attachments), nonce, enforce_nonce: true }
        return rest.post(Routes.channelMessages(channelId), { body, files: filesOf(attachments) })
      })
      return (made as APIMessage).id
    },
    edit: async (channelId, messageId, card) => {
      const spelled = spell(card)
      await illustrated(spelled, attachments => {
        const body = asEdit(cardPost(spelled, undefined, attachments))
        return rest.patch(Routes.channelMessage(channelId, messageId), { body, files: filesOf(attachments) })
      })
    },
    findPost: async (channelId, key) => {
      try {
        return await readBack(channelId, key)
      } catch (error) {
        if (isForbidden(error)) return 'unreadable'
        throw postError(error)
      }
    },
    missingPermissions: async channelId => {
      try {
        return await lacking(channelId)
      } catch (error) {
        if (isForbidden(error)) return ['View Channel']
        throw postError(error)
      }
    },
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof PostError ? error : postError(error)
  }
}

const later = (a: string, b: string) => (BigInt(a) > BigInt(b) ? a : b)
