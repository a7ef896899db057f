import { webApi } from '@slack/bolt'
import { errorCode } from '../../core/errors.js'

/** What Slack answered, in its own word such as `channel_not_found`; `undefined` where it did not answer. */
export function slackError(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined
}

/** The milliseconds after which Slack wants to be asked again; `undefined` where that is not the matter. */
export function retryAfter(error: unknown): number | undefined {
  return error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : undefined
}

/** Whether a request cannot have reached Slack: no address was found, or nothing listened there. */
export function wasNotSent(error: unknown): boolean {
  const cause = error instanceof webApi.WebAPIRequestError ? rootOf(error.original) : undefined
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'].includes(errorCode(cause) ?? '')
}

/** `fetch failed` says nothing; its cause does. */
export function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error
}
