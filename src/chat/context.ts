import type { Locale } from '../core/locale.js'

/** Who pressed or typed, and where: as an adapter knows it from its platform. */
export interface Caller {
  readonly platform: string
  /** The platform's id of the account. */
  readonly accountId: string
  /** The name that the platform shows. */
  readonly name: string
  /** The name only stands in for one that the platform has not told: one that is known already stays. */
  readonly isNameStandIn?: true
  /** The person's language as a BCP 47 tag, where the platform tells it. */
  readonly localeTag?: string
  readonly place: Place
  /** Whether the platform lets this person manage the server or workspace. */
  readonly isManager?: boolean
  /**
   * The platform's id of a server or workspace to which the account belongs for certain, where the platform tells it in
   * a direct message too.
   */
  readonly memberOf?: string
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
  /**
   * The class in whose channel this happens, or in a direct message the one last used: rows of a community and the course
   * that it uses.
   * @throws {UserError} where no course may be read, with what a manager has to do
   */
  readonly class: ClassRef
  /** In a channel its class alone, in a direct message those that the person shares, the last used first. */
  readonly classes: readonly SharedClass[]
  /** Ids of the courses that may be read here, as by a button of an older card. */
  readonly readable: ReadonlySet<string>
  /** The server or workspace in which this happens; absent in a direct message. */
  readonly community?: { readonly id: string; readonly externalId: string }
  /** Where this happens, in the platform's own words. */
  readonly channel: { readonly platform: string; readonly id: string }
  /** Whether the person manages this place, for the platform or by name; nobody does where it is absent. */
  readonly mayManage?: () => Promise<boolean>
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

export interface SharedClass extends ClassRef {
  /** By which a person tells it from the others. */
  readonly name: string
}
