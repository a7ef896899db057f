import { words } from '../core/fold.js'

/** Words that hardly occur in the other language; notes leave out articles, so prepositions and conjunctions count too. */
const FUNCTION_WORDS = {
  de: 'der die das und ist nicht ein eine mit auf von zu den dem des im fuer auch wird werden sich bei aus durch oder nur wenn nach ueber als wie zum zur kein keine bis kann vom einen einer sind man dann'.split(
    ' ',
  ),
  en: 'the and is of to that it with for on are as by be this from or not which when can has have were you if at but what why how does should'.split(
    ' ',
  ),
} as const

const LANGUAGES: ReadonlyMap<string, keyof typeof FUNCTION_WORDS> = new Map([
  ...FUNCTION_WORDS.de.map(word => [word, 'de'] as const),
  ...FUNCTION_WORDS.en.map(word => [word, 'en'] as const),
])
const LONGEST = Math.max(...[...LANGUAGES.keys()].map(word => word.length))

/** The language of a text: `fallback` where it has fewer telling words more of one. Only German and English are told apart. */
export function guessLanguage(text: string, fallback: string, margin = 1): string {
  const counts = { de: 0, en: 0 }
  for (const word of words(text)) {
    const language = word.length > LONGEST ? undefined : LANGUAGES.get(word)
    if (language !== undefined) counts[language]++
  }
  if (Math.abs(counts.de - counts.en) < margin) return fallback
  return counts.de > counts.en ? 'de' : 'en'
}
