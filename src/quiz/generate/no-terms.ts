import { fold, words } from '../../core/fold.js'
import type { Course, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** What a remark begins with, or what joins it to the one before: no noun, whatever stands behind it. */
const CONNECTIVES = list(
  `alternativ alternative alternatively besser better dennoch nevertheless moeglicherweise maybe perhaps ausserdem additionally
  insbesondere especially speziell specifically spezialfall sonderfall erinnerung reminder recall anmerkung hinweis abhilfe
  gegeben given gesucht wanted kenne besitze merkregel faustregel konkret concretely kurz short genauer also damit dann then
  dadurch dabei daher darum deshalb zuerst anschliessend schliesslich hinzufuegend zusaetzlich ergaenzend weiter ferner
  allgemein generell grundsaetzlich prinzipiell eigentlich natuerlich offensichtlich folglich somit deswegen bisher frueher
  spaeter sonst ansonsten meist oft selten haeufig manchmal teilweise positiv negativ intern extern automatisch manuell oben
  unten links rechts vorne hinten innen aussen left right up down inside outside before after above below internal external
  automatic manual upper lower inner outer front back early late anterior posterior lateral medial superior inferior
  vorher nachher einerseits andererseits erstens zweitens drittens heute gestern normal speziell wichtig schlecht gut good bad
  best worst gross klein viel wenig notation notationen schreibweise rechenregeln operationen bemerkung folgerung
  behauptung annahme voraussetzung gilt gelten sei seien betrachte however therefore moreover furthermore otherwise instead
  hence thus besides meanwhile afterwards usually often rarely similarly conversely likewise in on at by from of to dies
  reason because since while why what how aim hypothesis observation assumption claim step death life day night man woman
  people person thing things stuff lots ups downs caution beware danger summary conclusion gegensatz ausnahme ausnahmen
  handlungsmoeglichkeiten moeglichkeiten einordnung kernaussage kernaussagen these thesen argument argumente pro contra folge
  praxis theorie effekt effekte tatsaechlich asymptomatic symptomatic forderung forderungen massnahme massnahmen loesung reaktion reaktionen anlass ausloeser auswirkung
  anatomy physiology pathology workup findings investigations presentation features aetiology`,
)

/** Nouns and names that end like an adverb. */
const NOUN_IN_LY =
  /^(?:(?:an|hom)omaly|assembly|family|supply|\w*poly|reply|ally|jelly|belly|fly|butterfly|italy|july|bully|rally|folly|lily|anomaly)$/
const GERMAN_ADVERB = /(?:weise|falls|wärts|halber|maßen|massen)$/u
const GERMAN_ADJECTIVE = /^\p{Lu}?\p{Ll}{2,}(?:isch|lich|haft|spezifisch|abhängig|mäßig)$/u

/** A heading's "Das richtige Verhältnis" without its article, and what only turns to one thing in it. */
const GERMAN_WEAK = /^\p{Ll}{3,}(?:er|e|es|en)\s\p{Lu}/u
const ABOUT_A_THING =
  /\san sich$|^(?:konzept|idee|ausführen|ausführung|umgang|zugriff|verhalten|arten|gründe|ursachen|folgen|aufgaben|rolle|bedeutung|probleme?|ziele?|begriff|überblick|noch ein|warum|lösung|kritik|verlauf|entwicklung|hinweis\w*|vorsicht|achtung|ab|seit|bis|problem|schritte?|fazit|exkurs|variante|idea|concept|role|importance|overview|another|problem|step|note)\s/iu

/** Speaks to the reader, counts what follows, is a task, or numbers a thing of its kind: "Language B". */
const PHRASE =
  /^(?:YOU|WE|I|watch|see|read|click|check)\s|\d:\d|^(?:one|two|three|four|five|several|many|zwei|drei|vier|fünf|mehrere|viele)\s|^\p{L}+ing\s(?:the|an?|your|out|up)\s|\s(?:in|of|for|on|given|used|done)$/iu

const LETTERED = /^\p{Lu}\p{Ll}+\s[A-Z]$/u

/** Whether words name no thing that a question may ask for: a connective, an adverb, an adjective, a turn of the text. */
export function isNoName(title: string, language: string): boolean {
  const own = words(title)
  const [only] = own
  if (only !== undefined && own.length === 1) {
    if (CONNECTIVES.has(only)) return true
    if (/ly$/.test(only) && !NOUN_IN_LY.test(only)) return true
    if (/^\p{Ll}+ing$/u.test(title)) return true
    if (language === 'de' && (GERMAN_ADVERB.test(title) || GERMAN_ADJECTIVE.test(title))) return true
  }
  return ABOUT_A_THING.test(title) || PHRASE.test(title) || LETTERED.test(title)
}

/** "Das richtige Verhältnis" heads a passage; "**relativer Vorteil**" in a line is a term. */
export function isBareHeading(title: string, headings: readonly string[]): boolean {
  const heading = headings.at(-1) ?? ''
  return GERMAN_WEAK.test(title) && /^(?:Der|Die|Das)\s/.test(heading) && heading.endsWith(title)
}

/** So many places where a lead means something else each time make it a label: "Ursache", "Route of infection". */
const LABEL_PLACES = 3
/** The same of a heading under others. */
const HEADING_PLACES = 2

/** Tells labels that notes put before many a thing, whatever the language: they learn nothing's name. */
export function readLabels({ concepts }: Course): (name: string) => boolean {
  const leads = new Map<string, Set<string>>()
  const headings = new Map<string, Set<string>>()
  const add = (places: Map<string, Set<string>>, name: string, place: string): void => {
    const key = fold(name)
    places.set(key, (places.get(key) ?? new Set()).add(place))
  }
  const visit = (facts: readonly Fact[]): void => {
    for (const { content, children, source } of facts) {
      const path = source.headings.slice(-2).join('\n')
      const lead = readLead(content)
      if (lead !== undefined && lead.kind !== 'code') add(leads, lead.text, `${source.file}\n${path}`)
      for (const [at, heading] of source.headings.entries()) {
        const above = source.headings[at - 1]
        if (at >= 1 && above !== undefined) add(headings, heading, fold(above))
      }
      visit(children)
    }
  }
  for (const { facts } of concepts) visit(facts)
  return name => {
    const key = fold(name)
    return (leads.get(key)?.size ?? 0) >= LABEL_PLACES || (headings.get(key)?.size ?? 0) >= HEADING_PLACES
  }
}
