import type { Card, Form } from '../../../chat/card.js'
import type { OptionShape } from '../../../chat/typed-line.js'
import type { Locale } from '../../../core/locale.js'

export const PLATFORM = 'playground'

/** Who writes, as the page says it with each request; the account's id follows from the name (`account.ts`). */
export interface PersonInput {
  readonly name: string
  readonly locale: Locale
}

export interface PersonRef {
  readonly id: string
  readonly name: string
}

export interface Channel {
  readonly id: string
  readonly name: string
  readonly topic: string
  /** The platform's id of the community that the channel belongs to. */
  readonly communityId: string
}

export interface Message {
  readonly id: string
  readonly channelId: string
  /** Epoch milliseconds of the bot's clock. */
  readonly at: number
  readonly author: { readonly type: 'bot' } | ({ readonly type: 'person' } & PersonRef)
  /** The account that alone sees it; absent for everyone. */
  readonly onlyFor?: string
  /** The command line that this answers. */
  readonly used?: { readonly person: PersonRef; readonly line: string }
  readonly body: MessageBody
}

export type MessageBody =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'card'; readonly card: Card }
  /** Stands where a card is about to appear. */
  | { readonly type: 'thinking' }

/** A command as the page's menu shows it, in the person's language. */
export interface CommandHint {
  readonly name: string
  /** By which it is understood, its own included. */
  readonly names: readonly string[]
  readonly description: string
  readonly options: readonly OptionHint[]
  /** Calls without the slash. */
  readonly examples: readonly string[]
}

export interface OptionHint extends OptionShape {
  /** What the person's language calls it. */
  readonly label: string
  readonly description: string
  readonly required: boolean
}

/** All that a page shows: sent whole at each connection, so that nothing is lost or doubled by a gap. */
export interface State {
  readonly person: PersonRef
  readonly channelId: string
  readonly channels: readonly Channel[]
  readonly people: readonly PersonRef[]
  readonly commands: readonly CommandHint[]
  /** Of the channel, as far as the person sees them, oldest first. */
  readonly messages: readonly Message[]
  /** The bot's clock. */
  readonly now: number
}

export type StreamEvent =
  | { readonly type: 'state'; readonly state: State }
  /** A message that is new, or takes the place of the one with its id. */
  | { readonly type: 'upsert'; readonly message: Message; readonly now: number }
  | { readonly type: 'remove'; readonly id: string }
  /** Something new in another channel. */
  | { readonly type: 'activity'; readonly channelId: string }
  /** Keeps the connection open and the page's idea of the time right. */
  | { readonly type: 'ping'; readonly now: number }

/** What a command, a press, a choice or a submit comes to; cards arrive over the stream. */
export interface Outcome {
  readonly form?: Form
  /** The answer tells only this person that something did not work: what was typed may be needed again. */
  readonly isRefused?: boolean
}

/** What a page types so far could become; see `completeLine`. */
export interface Proposal {
  readonly line: string
  readonly label: string
  readonly description?: string
}

export const LONGEST_TEXT = 4000
