import type { Card } from './card.js'

/** Tells a post from any other, so that it can be found again after an uncertain send. */
export interface PostKey {
  /** 1 to 25 characters of `[A-Za-z0-9_-]`, unique for the occurrence that is posted. */
  readonly nonce: string
  /** Epoch milliseconds, real time: the post cannot be older. */
  readonly since: number
}

/** Why a post did not work, and what that means for trying again. */
export type PostFailure =
  /** The channel is no more, or the bot is no longer in it. */
  | 'gone'
  /** The bot may not post there. */
  | 'forbidden'
  /** Nothing was posted; later it may work. */
  | 'temporary'
  /** It may or may not have been posted, as when the connection broke. */
  | 'uncertain'
  /** The platform refuses this very message; the same again would be refused again. */
  | 'refused'

export class PostError extends Error {
  override readonly name = 'PostError'
  readonly failure: PostFailure
  /** Milliseconds after which the platform wants to be asked again, where it says so. */
  readonly retryAfter: number | undefined

  constructor(
    failure: PostFailure,
    message: string,
    options: { readonly retryAfter?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.failure = failure
    this.retryAfter = options.retryAfter
  }
}

/**
 * Milliseconds within which a platform has to answer a request, or it is broken off. Well below the scheduler's patience,
 * so that no post of a claim that is over is still on its way when the next one looks for it.
 */
export const POST_TIMEOUT = 10_000

/** How posts may be edited while something goes on in them. */
export interface EditPace {
  /** Milliseconds, real time, between two edits. */
  readonly every: number
  /** Whether that holds for all messages together instead of for each. */
  readonly isShared: boolean
  /** Whether an edit changes what stands there; else the card is shown anew, and only what says something new is worth it. */
  readonly isInPlace: boolean
}

/**
 * Posts what nobody asked for: the daily challenge, reminders, reveals. One for each platform; the scheduler knows only
 * this. What is posted or edited is sent once, and that ends within about `POST_TIMEOUT`. All fail with a `PostError`
 * alone: a `findPost` or `missingPermissions` that fails has found out nothing.
 */
export interface Messenger {
  readonly platform: string
  readonly editPace: EditPace
  /**
   * Posts a card for everyone in a channel and returns the platform's id of the message.
   * @throws {PostError}
   */
  post(channelId: string, card: Card, key: PostKey): Promise<string>
  /**
   * Puts another card in the place of one that was posted.
   * @throws {PostError}
   */
  edit(channelId: string, messageId: string, card: Card): Promise<void>
  /**
   * Looks for a post after an uncertain send: its message id, that it is not there, or that the bot may not look.
   * @throws {PostError}
   */
  findPost(channelId: string, key: PostKey): Promise<{ readonly messageId: string } | 'absent' | 'unreadable'>
  /**
   * What the bot lacks to post in a channel, in the platform's own words ("Send Messages"); empty where all is well.
   * @throws {PostError}
   */
  missingPermissions(channelId: string): Promise<readonly string[]>
}
