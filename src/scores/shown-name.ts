import { shorten } from '../chat/limits.js'

/** What a platform calls people can be longer, and anything at all. */
export const LONGEST_NAME = 32

/** A name in one line: without what cannot be seen or turns the text around, and not too long. */
export function shownName(name: string): string {
  const visible = name
    .replace(/[\p{Cc}\p{Bidi_Control}\u2800]|(?![\u200d\ufe0f])\p{Default_Ignorable_Code_Point}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(visible) ? shorten(visible, LONGEST_NAME) : ''
}
