import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js'
import { PostError, type PostFailure } from '../../chat/messenger.js'
import { errorCode, HostError } from '../../core/errors.js'

const TOO_LATE: readonly (number | string)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownMessage,
]

/** Somebody else has answered an interaction, its time is over, or its message is gone: there is no more to say. */
export function isTooLate(error: unknown): boolean {
  return error instanceof DiscordAPIError && TOO_LATE.includes(error.code)
}

/** Of what is taken away: somebody, or an earlier try, was faster. */
export const isGoneAlready = (error: unknown) =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage

/** What of a request discord.js writes on its errors: an interaction's token, what somebody is told, whole images. */
const REQUEST_PARTS = ['url', 'requestBody', 'majorParameter']

/** The same error, which shows no log what the request held. */
export function withoutRequest<E>(error: E): E {
  if (!(error instanceof Error)) return error
  for (const part of REQUEST_PARTS) if (part in error) Object.defineProperty(error, part, { enumerable: false })
  return error
}

const GONE: readonly (number | string)[] = [RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.UnknownMessage]
/** The request did not leave this machine. */
const NOT_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']

/** What an error means for a post. */
export function postError(error: unknown): PostError {
  if (error instanceof PostError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof RateLimitError) {
    const retryAfter = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout)
    return new PostError('temporary', 'Discord wants to be asked later.', { retryAfter, cause: error })
  }
  return new PostError(failureOf(error), `Discord: ${message}`, { cause: error })
}

function failureOf(error: unknown): PostFailure {
  if (error instanceof DiscordAPIError) {
    if (error.status === 404 || GONE.includes(error.code)) return 'gone'
    return error.status === 401 || error.status === 403 ? 'forbidden' : 'refused'
  }
  return NOT_SENT.includes(errorCode(error) ?? '') ? 'temporary' : 'uncertain'
}

export const isForbidden = (error: unknown) => error instanceof DiscordAPIError && error.status === 403

export const TOKEN_ADVICE =
  'DISCORD_TOKEN is not accepted by Discord: copy it again from the Bot page of your application at https://discord.com/developers/applications'

/** What keeps the bot from starting, as a sentence for the host. */
export function hostError(error: unknown, apiUrl: string): HostError {
  if (error instanceof HostError) return error
  const message = error instanceof Error ? error.message : String(error)
  const isRefused = error instanceof DiscordAPIError && error.status === 401
  // Messages of discord.js, which has no codes for what the gateway says at login.
  if (isRefused || errorCode(error) === 'TokenInvalid' || message === 'Authentication failed') {
    return new HostError(TOKEN_ADVICE)
  }
  if (message === 'Used disallowed intents') {
    return new HostError('Discord does not let this application see its servers: allow its intents on the Bot page')
  }
  if (error instanceof RateLimitError) {
    const minutes = Math.ceil(Math.max(error.retryAfter, error.timeToReset) / 60_000)
    return new HostError(`Discord was asked too often: try again in ${minutes} minutes`)
  }
  if (error instanceof DiscordAPIError) return new HostError(`Discord refuses: ${message.replaceAll('\n', ' ')}`)
  const why = error instanceof HTTPError ? `status ${error.status}` : (errorCode(error) ?? message)
  return new HostError(`Discord cannot be reached at ${apiUrl} (${why}): check the connection and DISCORD_API_URL`)
}
