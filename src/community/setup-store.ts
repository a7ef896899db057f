import type { Locale } from '../core/locale.js'

/** What a community has set up. Channels are the platform's ids; `null` switches a thing off. */
export interface Setup {
  readonly communityId: string
  /** The platform on which its channels are. */
  readonly platform: string
  readonly courseId: string
  /** The language of posts that nobody asked for. */
  readonly locale: Locale
  readonly dailyChannelId: string | null
  /** Wall time in the course's zone, `HH:MM`. */
  readonly dailyTime: string
  readonly dailyOnWeekends: boolean
  /** Questions of a day's challenge, 1 to 5. */
  readonly dailyCount: number
  readonly reminderChannelId: string | null
  /** Wall time in the course's zone, `HH:MM`. */
  readonly reminderTime: string
  /** How many days before a deadline a reminder comes, the most first: `[7, 3, 1]`. */
  readonly reminderDays: readonly number[]
  /** Epoch milliseconds of the bot's clock: nothing that was due before is posted. */
  readonly activeSince: number
  /** Why its jobs rest, for the host; `null` while they run. */
  readonly pausedBecause: string | null
  /** What who changed it last was called then; `null` where nobody has. */
  readonly changedBy: string | null
}

export interface SetupStore {
  find(communityId: string): Promise<Setup | undefined>
  /** Everything that is set up, for the scheduler. */
  all(): Promise<readonly Setup[]>
  /** Replaces what the community had set up, and binds the community to the course. */
  save(setup: Setup): Promise<void>
  /** The same, where it is still as it was `before`, which is `undefined` where nothing was set up. Returns whether it was. */
  saveUnlessChanged(before: Setup | undefined, setup: Setup): Promise<boolean>
  /** Rests the community's jobs, or wakes them with `null`. */
  pause(communityId: string, because: string | null): Promise<void>
}
