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
  i please about into if than then there their they them one mainly`.split(/\s+/),
)

const stems = new Map<string, string>()

/** The form under which words meet: notes mix German and English, so both stemmers have their turn. */
export function stem(folded: string): string {
  let result = stems.get(folded)
  if (result === undefined) {
    result = /\d/.test(folded) || folded.length < 4 ? folded : stemEnglish(stemGerman(inEnglish(folded)))
    stems.set(folded, result)
  }
  return result
}

/** "Virtualisierung" and "virtualisation" meet "virtualization". */
function inEnglish(folded: string): string {
  return folded.replace(/is(?:ierung|ation)(?:en|s)?$/, 'ization')
}

/** The stems of a text's words, in order. */
export function stemAll(text: string): string[] {
  return words(text).map(stem)
}

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
