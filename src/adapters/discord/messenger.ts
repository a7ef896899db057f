import {
  type APIMessage,
  type Client,
  PermissionFlagsBits,
  REST,
  type RESTOptions,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import { type Messenger, POST_TIMEOUT, PostError, type PostKey } from '../../chat/messenger.js'
import { isForbidden, postError } from './api-errors.js'
import { PERMISSIONS } from './invite.js'
import { isMarkedBy, markedPost } from './post-mark.js'
import { cardPost } from './render/post.js'
import { PLATFORM } from './requests.js'

/** How far the clocks here and there may differ. */
const CLOCK_DIFFERENCE_MS = 60_000
/** Longer than this, the scheduler waits instead of a request. */
const LONGEST_WAIT_MS = 2000
const PAGE = 100
/** Beyond so many messages since a claim, looking on would take longer than it is worth. */
const MOST_PAGES = 30

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

export function createMessenger(client: Client<true>, rest: REST): Messenger {
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

  return {
    platform: PLATFORM,
    post: async (channelId, card, { nonce }) => {
      const body = { ...markedPost(card, nonce), nonce, enforce_nonce: true }
      const made = (await attempt(() => rest.post(Routes.channelMessages(channelId), { body }))) as APIMessage
      return made.id
    },
    edit: async (channelId, messageId, card) => {
      await attempt(() => rest.patch(Routes.channelMessage(channelId, messageId), { body: cardPost(card) }))
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
