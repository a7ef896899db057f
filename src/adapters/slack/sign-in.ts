import type { webApi } from '@slack/bolt'
import { HostError } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import { rootOf, slackError } from './api-errors.js'
import { missingScopes, NEEDED_SCOPES, SCOPES, type Scope } from './scopes.js'

/** Who the bot is on Slack, and what its token lacks. */
export interface Identity {
  readonly botId: string
  readonly botUserId: string
  /** The workspace's name. */
  readonly workspace: string
  readonly workspaceId: string
  readonly missing: readonly Scope[]
}

/**
 * Asks Slack who the token belongs to.
 * @throws {HostError} where the token does not work or allows too little
 */
export async function signIn(client: webApi.WebClient, apiUrl: string, logger: Logger): Promise<Identity> {
  const answer = await client.auth.test().catch(error => {
    throw explainSignIn(error, apiUrl)
  })
  if (answer.bot_id === undefined || answer.user_id === undefined) {
    throw new HostError('SLACK_BOT_TOKEN belongs to a person: take the "Bot User OAuth Token" (xoxb-…) of the app.')
  }
  const granted = answer.response_metadata?.scopes
  const missing = granted === undefined ? [] : missingScopes(granted)
  if (missing.some(scope => NEEDED_SCOPES.includes(scope))) {
    throw new HostError(
      `The Slack app lacks the ${named(missing)}: put the output of "bueffel manifest" into its App Manifest and install it again.`,
    )
  }
  for (const scope of missing) {
    logger.warn({ scope }, `slack: the scope ${scope} is missing, which is ${SCOPES[scope]}`)
  }
  return {
    botId: answer.bot_id,
    botUserId: answer.user_id,
    workspace: answer.team ?? '',
    workspaceId: answer.team_id ?? '',
    missing,
  }
}

const named = (scopes: readonly Scope[]) => `${scopes.length === 1 ? 'scope' : 'scopes'} ${scopes.join(', ')}`

function explainSignIn(error: unknown, apiUrl: string): Error {
  switch (slackError(error)) {
    case undefined:
      return unreachable(error, apiUrl)
    case 'invalid_auth':
    case 'not_authed':
    case 'not_allowed_token_type':
      return new HostError(
        'Slack does not know SLACK_BOT_TOKEN: copy the "Bot User OAuth Token" (xoxb-…) from the app\'s page "OAuth & Permissions".',
      )
    case 'account_inactive':
    case 'token_revoked':
    case 'token_expired':
      return new HostError(
        'SLACK_BOT_TOKEN no longer works: install the app to the workspace again and copy its new "Bot User OAuth Token".',
      )
    default:
      return new HostError(
        `Slack refuses SLACK_BOT_TOKEN (${slackError(error)}): look at the app's page "OAuth & Permissions".`,
      )
  }
}

/** Why the first connection of Socket Mode does not work. */
export function explainSocket(error: unknown, apiUrl: string): Error {
  switch (slackError(error)) {
    case undefined:
      return unreachable(error, apiUrl)
    case 'missing_scope':
      return new HostError(
        'SLACK_APP_TOKEN lacks the scope connections:write: make an app-level token with it on the app\'s page "Basic Information".',
      )
    case 'forbidden_socket_mode':
    case 'socket_mode_not_enabled':
      return new HostError(
        'The Slack app has Socket Mode turned off: turn it on at the app\'s page "Socket Mode", or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN.',
      )
    default:
      return new HostError(
        'Slack does not know SLACK_APP_TOKEN: copy an "App-Level Token" (xapp-…) with connections:write from the app\'s page "Basic Information".',
      )
  }
}

function unreachable(error: unknown, apiUrl: string): Error {
  const root = rootOf(error instanceof Error && 'original' in error ? error.original : error)
  const reason = root instanceof Error ? root.message : String(root)
  return new HostError(
    `Slack cannot be reached at ${apiUrl} (${reason}): look at the network of this machine, and at SLACK_API_URL where it is set.`,
  )
}
