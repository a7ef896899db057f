import { fold } from '../core/fold.js'
import { stem } from './normalize.js'
import type { Vocabulary } from './vocabulary.js'

/** A word with a number behind it, joined or apart; a space before it belongs to no longer word. */
const NUMBERED = /(?<![\p{L}\p{N}])(\p{L}{2,})([ -]?)(\d{1,3})(?![\p{L}\p{N}])/gu

/** Words with a number spelled as the notes do: "Type1" as "Type 1" where they have no "Type1", "IPv 6" as "IPv6". */
export function spellNumbers(query: string, { has }: Pick<Vocabulary, 'has'>): string {
  return query.replace(NUMBERED, (whole, word: string, between: string, number: string) => {
    const isKnownJoined = has(stem(fold(word + number)))
    const isKnownApart = has(stem(fold(word))) && has(number)
    if (between === '') return !isKnownJoined && isKnownApart ? `${word} ${number}` : whole
    return isKnownJoined && !isKnownApart ? word + number : whole
  })
}
