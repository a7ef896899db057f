import { fold } from '../../core/fold.js'
import { isRealWord } from '../../lookup/common-words.js'

const IRREGULAR =
  /^(?:people|men|women|children|criteria|phenomena|bacteria|fungi|nuclei|media|strata|women|feet|teeth)$/i
const NO_PLURAL = /(?:ss|us|is|ics|news|series|species|basis|analysis|process|access|bias|canvas|atlas|lens)$/i
/** In German an ending of the plural, with what it stands behind. */
const SURE =
  /(?:ung|ion|heit|keit|schaft|tät|arti?|typ|form|stuf|phas|eben|schicht|method|gruppe?|klass|theori|kategori|strategi|komponent)en$/iu
/** Qualities and persons that have an umlaut in the singular already. */
const UMLAUT_OF_ITS_OWN =
  /(?:größe|länge|stärke|wärme|nähe|kälte|träger|käufer|händler|säure|kräfte?r|fläche|ström(?:ung)?)$/iu
const INFINITIVE =
  /(?:ieren|halten|leben|wissen|lernen|fahren|nehmen|schreiben|rechnen|denken|lesen|gehen|arbeiten|wesen|mögen|messen|eren)$/iu
/** Nouns whose plural in -e could not be told from a singular. */
const IN_E =
  /(?:arte|begriffe|geräte|dienste|prozesse|angriffe|protokolle|verbände|stoffe|befehle|organe|elemente|systeme|modelle|gesetze|axiome|sätze|triebe|räume|träger|werke|formate|objekte|dokumente|instrumente|werte|effekte|fehler|faktoren|verträge|rechte|länder|bücher|mitglieder|wörter|register|zähler)$/iu

/** Whether the last word of a name is in the plural, by its ending and by what else the notes use. */
export function endsInPlural(name: string, isKnown: (word: string) => boolean): boolean {
  const last =
    name
      .split(/[\s/]+/)
      .at(-1)
      ?.replace(/[^\p{L}]+$/u, '') ?? ''
  if (last.length < 4) return false
  if (IRREGULAR.test(last) || SURE.test(last) || IN_E.test(last)) return true
  if (!UMLAUT_OF_ITS_OWN.test(last) && hasUmlaut(last)) return true
  if (/s$/i.test(last)) return !NO_PLURAL.test(last)
  if (!/^\p{Lu}\p{Ll}+n$/u.test(last) || INFINITIVE.test(last)) return false
  const [short, long] = [last.replace(/e?n$/, ''), last.replace(/n$/, '')]
  return last.endsWith('en') && (isKnown(short) || isKnown(long))
}

const SHORTEST_TAIL = 4

/** "Mängel" of "Mangel", be they the end of a longer word. */
function hasUmlaut(word: string): boolean {
  const match = /^(.*)([äöü])(\p{Ll}{1,4}?)(?:er|en|e|n)?$/iu.exec(word)
  if (match === null) return false
  const [, before = '', vowel = '', after = ''] = match
  const singular = `${before}${{ ä: 'a', ö: 'o', ü: 'u' }[vowel.toLowerCase()] ?? ''}${after}`.toLowerCase()
  const isPlural = (base: string) => base.length >= SHORTEST_TAIL && isRealWord(fold(base))
  return [...singular].some(
    (_, at) => isPlural(singular.slice(at)) || isPlural(singular.slice(at).replace(/(?:er|en|e|n)$/u, '')),
  )
}
