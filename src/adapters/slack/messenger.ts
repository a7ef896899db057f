import type { webApi } from '@slack/bolt'
import { type Messenger, PostError, type PostFailure } from '../../chat/messenger.js'
import { retryAfter, slackError, wasNotSent } from './api-errors.js'
import { PLAIN } from './delivery.js'
import type { Illustrate } from './illustrate.js'
import type { Identity } from './sign-in.js'

/** Under this name a post carries its nonce, for nobody to see. */
const EVENT_TYPE = 'bueffel_post'
/** Slack's clock may be behind ours. */
const SKEW_MS = 2 * 60_000
const PAGE = 200
/** So many messages since a claim are read, and no more. */
const MOST_PAGES = 10

/** Posts what nobody asked for. `client` neither waits for a rate limit nor tries again: the scheduler does. */
export function createMessenger(
  client: webApi.WebClient,
  { botId, missing }: Identity,
  illustrate: Illustrate,
): Messenger {
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw postError(error)
    }
  }

  return {
    platform: 'slack',
    // Of a workspace's fifty edits a minute, so many as leave room for others.
    editPace: { every: 3000, isShared: true, isInPlace: true },
    post: (channelId, card, { nonce }) =>
      attempt(async () => {
        const illustrated = await illustrate(card, false)
        const { ts } = await illustrated.send(
          message =>
            client.chat.postMessage({
              channel: channelId,
              ...message,
              ...PLAIN,
              metadata: { event_type: EVENT_TYPE, event_payload: { nonce } },
            }),
          { channelId, isPrivate: false },
        )
        if (ts === undefined) throw new PostError('uncertain', 'Slack did not tell the id of the message.')
        return ts
      }),
    edit: (channelId, messageId, card) =>
      attempt(async () => {
        const illustrated = await illustrate(card, false)
        await illustrated.send(message => client.chat.update({ channel: channelId, ts: messageId, ...message }), {
          channelId,
          isPrivate: false,
        })
      }),
    findPost: async (channelId, { nonce, since }) => {
      let cursor: string | undefined
      for (let page = 0; page < MOST_PAGES; page++) {
        const history = await readHistory(client, channelId, since, cursor)
        if (history === 'unreadable') return history
        const found = history.messages?.find(
          ({ metadata, bot_id }) =>
            metadata?.event_type === EVENT_TYPE &&
            (metadata.event_payload as { nonce?: unknown } | undefined)?.nonce === nonce &&
            (bot_id === undefined || bot_id === botId),
        )
        if (found?.ts !== undefined) return { messageId: found.ts }
        cursor = history.response_metadata?.next_cursor || undefined
        if (cursor === undefined) return 'absent'
      }
      return 'unreadable'
    },
    missingPermissions: async channelId => {
      try {
        const { channel } = await client.conversations.info({ channel: channelId })
        const history = channel?.is_private === true ? 'groups:history' : 'channels:history'
        return [
          ...(channel?.is_archived === true ? ['a channel that is not archived'] : []),
          ...(channel?.is_member === false || (channel?.is_member === undefined && channel?.is_im !== true)
            ? [MEMBERSHIP]
            : []),
          ...missing.filter(scope => scope === 'chat:write' || scope === history),
        ]
      } catch (error) {
        const reason = slackError(error)
        // A private channel that the bot is not in does not exist for it.
        if (reason === 'channel_not_found') return [MEMBERSHIP]
        if (reason === 'missing_scope') return missing
        throw postError(error)
      }
    },
  }
}

const MEMBERSHIP = 'membership of the channel (/invite @bueffel)'

const UNREADABLE: readonly string[] = [
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'no_permission',
  'access_denied',
  'not_allowed_token_type',
  'team_access_not_granted',
]

async function readHistory(client: webApi.WebClient, channel: string, since: number, cursor: string | undefined) {
  try {
    return await client.conversations.history({
      channel,
      oldest: ((since - SKEW_MS) / 1000).toFixed(6),
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
  } catch (error) {
    if (UNREADABLE.includes(slackError(error) ?? '')) return 'unreadable' as const
    throw postError(error)
  }
}

/** What Slack's own words mean for trying again. */
const FAILURES: Readonly<Record<string, PostFailure>> = {
  channel_not_found: 'gone',
  is_archived: 'gone',
  channel_is_archived: 'gone',
  not_in_channel: 'forbidden',
  no_permission: 'forbidden',
  access_denied: 'forbidden',
  missing_scope: 'forbidden',
  restricted_action: 'forbidden',
  restricted_action_read_only_channel: 'forbidden',
  restricted_action_thread_only_channel: 'forbidden',
  restricted_action_non_threadable_channel: 'forbidden',
  restricted_action_thread_locked: 'forbidden',
  team_access_not_granted: 'forbidden',
  ekm_access_denied: 'forbidden',
  cannot_reply_to_message: 'forbidden',
  rate_limited: 'temporary',
  ratelimited: 'temporary',
  message_limit_exceeded: 'temporary',
  service_unavailable: 'temporary',
  team_added_to_org: 'temporary',
  org_login_required: 'temporary',
  invalid_auth: 'temporary',
  not_authed: 'temporary',
  account_inactive: 'temporary',
  token_revoked: 'temporary',
  token_expired: 'temporary',
  // Slack's documents say of these that some of it may have happened.
  fatal_error: 'uncertain',
  internal_error: 'uncertain',
  request_timeout: 'uncertain',
}

function postError(error: unknown): PostError {
  if (error instanceof PostError) return error
  const after = retryAfter(error)
  if (after !== undefined) {
    return new PostError('temporary', 'Slack limits how much is posted.', { retryAfter: after, cause: error })
  }
  const reason = slackError(error)
  if (reason === undefined) {
    const failure = wasNotSent(error) ? 'temporary' : 'uncertain'
    return new PostError(failure, 'Slack could not be reached.', { cause: error })
  }
  // Whatever else Slack has against a message, it has against the same message again.
  return new PostError(FAILURES[reason] ?? 'refused', `Slack refuses the message: ${reason}.`, { cause: error })
}
