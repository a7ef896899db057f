import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemGerman } from '@orama/stemmers/german'
import { words } from '../core/fold.js'

/** Words that say nothing about the subject, in both languages. */
const STOP_WORDS = new Set(
  `der die das den dem des ein eine einer eines einen einem und oder ist sind war wird werden zu zum zur im in am an auf aus
  bei mit von vom fuer als auch sich nicht man es er sie ich du wir ihr mir mich dir bitte denn so da hat haben kann koennen
  muss soll was wie wer wo wann warum wieso weshalb welche welcher welches welchen wozu beim ueber um nach noch nur mal
  the a an and or is are was were be been to of in on at by for from with as it its this that these those not do does did
  can could should would will may might has have had what which who whom whose when where why how you your me my we our
  i please about into if than then there their they them one mainly
  between among zwischen unter waehrend during each other einander selber selbst sowie sondern aber but while also too very
  sehr immer always never nie jede jeder jedes any some all alle alles more most less mehr weniger meiste`.split(/\s+/),
)

const stems = new Map<string, string>()

/** The form under which words meet: notes mix German and English, so both Snowball stemmers have their turn. */
export function stem(folded: string): string {
  let result = stems.get(folded)
  if (result === undefined) {
    result = /\d/.test(folded) || folded.length < 4 ? folded : stemEnglish(stemGerman(canonical(folded)))
    stems.set(folded, result)
  }
  return result
}

/** Endings that German and English write differently, and plurals that no stemmer knows. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/is(?:ierung|ation)(?:en|s)?$/, 'ization'],
  [/(....)(?:is|iz)(?:e|es|ed|ing|ieren|iert|iere)$/, '$1ization'],
  [/itaet(?:en)?$/, 'ity'],
  [/(..)(?:osis|oses)$/, '$1ose'],
  [/(..)(?:esis|eses)$/, '$1ese'],
  [/(...)ismus$/, '$1ism'],
  [/(...[^aeiou])(?:enz(?:en)?|ency|encies)$/, '$1ence'],
  [/(...[^aeiou])(?:anz(?:en)?|ancy|ancies)$/, '$1ance'],
  [/(....)(?:ium|ia)$/, '$1i'],
  [/(ind|vert|vort|cort)ices$/, '$1ex'],
  [/(matr|append|hel)ices$/, '$1ix'],
]

/** "Virtualisierung" and "virtualisation" meet "virtualization"; a spelt out umlaut meets the bare vowel of its singular. */
function canonical(folded: string): string {
  const ending = ENDINGS.find(([form]) => form.test(folded))
  const word = ending === undefined ? folded : folded.replace(ending[0], ending[1])
  return word
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<![aeq])ue/g, 'u')
}

/** One form for what sounds alike: "Endozytose" and "Endocytose", "Fotosynthese" and "Photosynthese", "Replikation" and "replication". */
export function soundOf(stem: string): string {
  return (
    stem
      .replace(/ph/g, 'f')
      .replace(/th/g, 't')
      .replace(/y/g, 'i')
      .replace(/c(?=[ei])/g, 'z')
      .replace(/c|q/g, 'k')
      // More than three in a row are no way to spell anything: "aaaa" is no "a".
      .replace(/(.)\1+/g, run => (run.length > 3 ? run : run.charAt(0)))
  )
}

/** The stems of a text's words, in order. */
export function stemAll(text: string): string[] {
  return words(text).map(stem)
}

export const isStopWord = (folded: string): boolean => STOP_WORDS.has(folded)

/** The words that carry the text's meaning; all of them where there is no such word. */
export function contentWords(text: string): string[] {
  const all = words(text)
  const content = all.filter(word => !STOP_WORDS.has(word))
  return content.length === 0 ? all : content
}

/** Whether a text has a word that carries a meaning. */
export function hasContent(text: string): boolean {
  return words(text).some(word => !STOP_WORDS.has(word))
}

export function contentStems(text: string): string[] {
  return contentWords(text).map(stem)
}
