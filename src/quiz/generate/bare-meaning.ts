import type { Kinship } from './kin.js'
import { hasVerb, meaningWords } from './statement-rules.js'

const BETWEEN = /\s*[,;/+]\s*|\s+(?:und|and|or|oder|&)\s+/iu
const WORDS_OF_A_PART = 2

/** "casein, lactoferrin": names one thing after the other, and says of none what it is. */
function isEnumeration(plain: string): boolean {
  const parts = plain
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[.\s]+$/, '')
    .split(BETWEEN)
    .filter(part => part.trim() !== '')
  return parts.length > 1 && parts.every(part => part.trim().split(/\s+/).length <= WORDS_OF_A_PART)
}

/** "Jaipur Rural", "Shooting.": a word or two that stand in a relation to the term which nobody names. */
const isBareName = (plain: string): boolean => {
  const outside = plain.replace(/\([^)]*\)/g, ' ')
  return countWords(outside) <= WORDS_OF_A_PART && countWords(plain) <= WORDS_WITH_REMARK
}
const WORDS_WITH_REMARK = 3
const countWords = (text: string): number => text.match(/[\p{L}\p{N}][^\s/,()]*/gu)?.length ?? 0

/** Somebody's name, be there where they come from behind it: "Rathan V.S. (from Coimbatore)". */
const isOnlyNames = (plain: string): boolean =>
  /^(?:\p{Lu}[\p{L}.'’-]*[\s,]*)+\.?$/u.test(plain.replace(/\([^)]*\)/g, ' ').trim())

/** "seek" in quotes, with what it means behind it: the term itself in another language. */
const OTHER_NAME = /^["„“»«'‘][^"„“”»«'‘’\s]+["“”»«'’]\s*[(–:=-]/u

/** Whether what stands behind a term is told of it in words that a question can show without saying how the two belong together. */
export function isTold(plain: string, kinship: Kinship, language: string): boolean {
  if (isBareName(plain) || OTHER_NAME.test(plain)) return false
  if (kinship !== 'named' && isEnumeration(plain)) return false
  return (
    language === 'de' || kinship === 'named' || hasVerb(plain) || !isOnlyNames(plain) || meaningWords(plain).length > 6
  )
}
