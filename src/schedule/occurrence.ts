/** The kinds of post that are due by the clock. */
export const JOBS = ['daily', 'reveal', 'board', 'reminder', 'change'] as const
export type Job = (typeof JOBS)[number]

/** What makes an occurrence the one it is: however often it is planned, it happens once. */
export interface OccurrenceKey {
  readonly job: Job
  readonly communityId: string
  /** The platform's id of the channel. */
  readonly channelId: string
  /** The local date `YYYY-MM-DD` that it belongs to; for a job that can come several times a day, more than that. */
  readonly slot: string
}

export type OccurrenceState =
  /** Waits for its first or next attempt. */
  | 'pending'
  /** Somebody is posting it, or died while doing so. */
  | 'claimed'
  | 'done'
  /** Too late to be of use. */
  | 'skipped'
  /** Given up. */
  | 'failed'

export interface Occurrence extends OccurrenceKey {
  /** At most 25 characters of `[0-9a-z]`; serves as the nonce of its post. */
  readonly id: string
  /** Epoch milliseconds of the bot's clock at which it should happen. */
  readonly dueAt: number
  readonly state: OccurrenceState
  /** How often it has been claimed, since it rested if it did. */
  readonly attempts: number
  /** Real epoch milliseconds of the first claim: a post cannot be older. `null` before. */
  readonly firstClaimedAt: number | null
  /** The platform's id of the post, once it is confirmed. */
  readonly messageId: string | null
  /** What the job remembers between its steps, such as what it posted. Plain JSON. */
  readonly memo: unknown
  /** Why it failed or was skipped, for the host. */
  readonly note: string | null
}

/** An occurrence in the hands of one worker. */
export interface Claim {
  readonly occurrence: Occurrence
  /** Whether an earlier claim ended without a word, so that the post may be out already. */
  readonly isUncertain: boolean
}
