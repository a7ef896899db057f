import { remember } from './remember.js'

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** Signs are quotation marks, dashes, arrows and operators: `\u2010-\u2027` and `\u2190-\u22ff` hold no letter. */
const GERMAN_OR_SIGN = /[äöüß«»·\u2010-\u2027\u2190-\u22ff]/g
const ASCII = /^[\x20-\x7e\n\t]*$/

/**
 * One form for texts that mean the same: lower case, umlauts spelt out, accents gone, every run of anything but letters,
 * digits, `+` and `#` (as in C++ and C#) one space.
 */
export const fold: (text: string) => string = remember(foldAnew, { most: 20_000, longest: 60 })

function foldAnew(text: string): string {
  const spelt = ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFC')
        .toLowerCase()
        .replace(GERMAN_OR_SIGN, found => GERMAN[found] ?? ' ')
  // Most German text too, which then needs none of Unicode's classes.
  if (ASCII.test(spelt)) return spelt.replace(/[^a-z0-9+#]+/g, ' ').trim()
  return spelt
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()
}

/** The numbers of a name: "Type 2" is no slip of the pen for "Type 1". */
export const digitsIn = (text: string): string => text.replace(/\D+/g, ' ').trim()

/** The words of a folded text. */
export function words(text: string): string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/** A readable name for addresses and ids: `[a-z0-9-]`, at most `maxLength` characters, `fallback` where nothing is left. */
export function slug(text: string, maxLength: number, fallback = 'x'): string {
  const folded = fold(text).replace(/\+/g, ' plus ').replace(/#/g, ' sharp ')
  const ascii = folded.replace(/[^a-z0-9]+/g, '-').slice(0, maxLength)
  return ascii.replace(/^-+|-+$/g, '') || fallback
}
