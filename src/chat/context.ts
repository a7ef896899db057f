import type { Locale } from '../core/locale.js'

/** Who pressed or typed, and where: as an adapter knows it from its platform. */
export interface Caller {
  readonly platform: string
  /** The platform's id of the account. */
  readonly accountId: string
  /** The name that the platform shows. */
  readonly name: string
  /** The person's language as a BCP 47 tag, where the platform tells it. */
  readonly localeTag?: string
  readonly place: Place
  /** Whether the platform lets this person manage the server or workspace. */
  readonly isManager?: boolean
  /** Whether what was pressed is a card that only this person sees. */
  readonly onPrivateCard?: boolean
}

/** A channel of a server or workspace, or a direct message. */
export interface Place {
  /** The platform's id of the server or workspace; absent in a direct message. */
  readonly communityId?: string
  readonly channelId: string
}

/** Who asks, from where and when, as the features see it. */
export interface Context {
  readonly person: { readonly id: string; readonly name: string }
  readonly locale: Locale
  /** The class in whose channel this happens: rows of a community and the course that it is bound to. */
  readonly class: ClassRef
  /** Where this happens, in the platform's own words. */
  readonly channel: { readonly platform: string; readonly id: string }
  /** Whether the person may set the bot up for this community. */
  readonly isManager: boolean
  /** Whether a press came from a card that only this person sees, so that it may be replaced without taking it from others. */
  readonly onPrivateCard: boolean
  /** Epoch milliseconds at which the request arrived. */
  readonly now: number
}

/** A class is a course in a community. */
export interface ClassRef {
  readonly communityId: string
  readonly courseId: string
}
