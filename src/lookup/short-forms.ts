import { isAbbreviation } from '../notes/term.js'

/** Of one text; what has more is a list of something else. */
const MOST = 20
const SHORT = /\(([\p{Lu}\d][\p{L}\d]{1,6})\)/gu
/** The words before the parenthesis, of which the last ones may be the long form. */
const LONGEST_BEFORE = 80
const MOST_WORDS = 6

/** A short form that a sentence gives, with what may be its long form: "Die Oxidationszahl (OZ) eines Atoms". */
export interface ShortForm {
  readonly short: string
  /** The words before it that it abbreviates, fewest first. */
  readonly longs: readonly string[]
}

export function shortFormsIn(text: string): readonly ShortForm[] {
  return [...text.matchAll(SHORT)].slice(0, MOST).flatMap(match => {
    const short = match[1] ?? ''
    if (!/\p{Lu}.*\p{Lu}/u.test(short)) return []
    const before = text
      .slice(Math.max(0, match.index - LONGEST_BEFORE), match.index)
      .trim()
      .split(/\s+/)
    const longs = Array.from({ length: Math.min(MOST_WORDS, before.length) }, (_, at) =>
      before.slice(-1 - at).join(' '),
    )
    return [{ short, longs: longs.filter(long => isAbbreviation(short, long)) }].filter(form => form.longs.length > 0)
  })
}
