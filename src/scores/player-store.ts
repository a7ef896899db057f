import type { ClassRef } from '../chat/context.js'

/** How a person has decided about the boards of a class. */
export interface Player {
  /** `asked` without a decision yet, `hidden` after leaving or declining. */
  readonly state: 'asked' | 'shown' | 'hidden'
  /** What the boards show; `null` before the first decision. Stays the person's own after leaving. */
  readonly name: string | null
}

/** Who is on the boards of a class, and under which name. Points do not depend on it. */
export interface PlayerStore {
  /** `undefined` for somebody who was never asked. */
  find(of: ClassRef, personId: string): Promise<Player | undefined>
  /** Remembers that the person was asked; a decision stays. */
  markAsked(of: ClassRef, personId: string): Promise<void>
  /** Puts the person on the boards under a name. Returns whether it was free: unique in the class, whatever case, accents or signs. */
  show(of: ClassRef, personId: string, name: string): Promise<boolean>
  /** Takes the person off the boards. The name stays reserved, for coming back. */
  hide(of: ClassRef, personId: string): Promise<void>
  /** Those of the names that somebody else in the class has. */
  taken(of: ClassRef, personId: string, names: readonly string[]): Promise<readonly string[]>
}
