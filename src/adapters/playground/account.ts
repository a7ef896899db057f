import { fold, slug } from '../../core/fold.js'

/** How long a person's name may be. */
export const LONGEST_NAME = 32

/** The account of a name: who writes the same name is the same person. */
export function accountOf(name: string): string {
  const isPlain = /^[a-z0-9 ]+$/.test(fold(name))
  return isPlain ? slug(name, LONGEST_NAME) : codePoints(fold(name) || name)
}

/** For a name of other letters, so that two of them stay two people. */
function codePoints(name: string): string {
  return Array.from(name.trim(), character => character.codePointAt(0)?.toString(36) ?? '')
    .join('-')
    .slice(0, 2 * LONGEST_NAME)
}
