import { fold, words } from '../../core/fold.js'
import type { Concept, Course, Fact } from '../../notes/course.js'
import { readLead } from '../../notes/lead.js'
import { isGeneric } from './askable.js'

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
  primaer sekundaer tertiaer passiv aktiv primary secondary passive active
  automatic manual upper lower inner outer front back early late anterior posterior lateral medial superior inferior
  vorher nachher einerseits andererseits erstens zweitens drittens heute gestern normal speziell wichtig schlecht gut good bad
  best worst gross klein viel wenig notation notationen schreibweise rechenregeln operationen bemerkung folgerung
  behauptung annahme voraussetzung gilt gelten sei seien betrachte however therefore moreover furthermore otherwise instead
  hence thus besides meanwhile afterwards usually often rarely similarly conversely likewise in on at by from of to dies
  reason because since while why what how aim hypothesis observation assumption claim step thing things stuff lots ups downs caution beware danger summary conclusion gegensatz ausnahme ausnahmen
  handlungsmoeglichkeiten moeglichkeiten einordnung kernaussage kernaussagen these thesen argument argumente pro contra folge
  praxis theorie effekt effekte tatsaechlich asymptomatic symptomatic forderung forderungen massnahme massnahmen loesung reaktion reaktionen anlass ausloeser auswirkung
  aber but btw momentan derzeit
  zurzeit mittlerweile inzwischen currently recently nowadays meantime nebenbei apropos allerdings jedoch trotzdem sowieso
  ebenfalls zudem hierbei hierzu dennoch nun jetzt faster slower cheaper easier harder better worse bigger smaller larger
  stronger weaker higher lower longer shorter newer older safer simpler schneller langsamer billiger guenstiger teurer
  einfacher schwieriger schlechter groesser kleiner staerker schwaecher hoeher niedriger laenger kuerzer neuer aelter
  sicherer tx rx dx hx sx ix beruf profession occupation geboren gestorben born died birth geburt wohnort adresse alter age
  bevoelkerung population hauptstadt capital studium ausbildung stark
  schwach hoch niedrig gering mittel strong weak high low medium`,
)

/** What counts groups, ages and decades of an account: "2nd group", "towards the end of 2 yrs", "1980er". */
const COUNTED =
  /^\d+(?:st|nd|rd|th)\s(?:group|trial|phase|round|case|condition|experiment|attempt|version|half|year|day|week)\b|\b(?:yrs?|mos?)\b|\b\d+\s?(?:years?|months?|weeks?|jahre?n?|monate?n?|wochen?)\b|^\d{2,4}(?:er|s)(?:\s|$)/iu
/** "Primitive Variante", "Bekannte Ursache": a quality before a word for any part of a text. */
const OF_A_QUALITY = /^\p{Lu}?\p{Ll}{3,}(?:e|er|es|en)\s(\p{Lu}\p{Ll}+)(?<!s)$/u
/** "Definiert auch …", "Investieren: …": a verb. */
const GERMAN_VERB = /^\p{L}\p{Ll}{2,}(?:iert|ieren)$/u

/** Nouns and names that end like an adverb. */
const NOUN_IN_LY =
  /^(?:(?:an|hom)omaly|assembly|family|supply|\w*poly|reply|ally|jelly|belly|fly|butterfly|italy|july|bully|rally|folly|lily|anomaly)$/
const GERMAN_ADVERB = /(?:weise|falls|wärts|halber|maßen|massen)$/u
const GERMAN_ADJECTIVE = /^\p{Lu}?\p{Ll}{2,}(?:isch|lich|haft|spezifisch|abhängig|mäßig)$/u

/** A heading's "Das richtige Verhältnis" without its article, and what only turns to one thing in it. */
const GERMAN_WEAK = /^\p{Ll}{3,}(?:er|e|es|en)\s\p{Lu}/u
const ABOUT_A_THING =
  /\san sich$|^(?:konzept|idee|ausführen|ausführung|umgang|zugriff|verhalten|arten|gründe|ursachen|folgen|aufgaben|rolle|bedeutung|probleme?|ziele?|begriff|überblick|noch ein|warum|lösung|kritik|criticisms?|critique|verlauf|entwicklung|hinweis\w*|vorsicht|achtung|ab|seit|bis|problem|schritte?|fazit|exkurs|variante|idea|concept|role|importance|overview|another|problem|step|note)\s/iu

/** Speaks to the reader, counts what follows, is a task, or numbers a thing of its kind: "Language B". */
const PHRASE =
  /^(?:YOU|WE|I|watch|see|read|click|check)\s|\d:\d|^(?:one|two|three|four|five|several|many|zwei|drei|vier|fünf|mehrere|viele)\s|^\p{L}+ing\s(?:the|an?|your|out|up)\s/iu
/** Goes on behind it; "Least Recently Used" in capitals is a name. */
const LEADS_ON = /\s(?:in|of|for|on|given|used|done)$/u

/** A part of a page or a drawing. */
const LAYOUT =
  /^(?:left|right|top|bottom|cent(?:er|re)|upper|lower|main|side)[\s-](?:side|panel|area|left|right|corner|half|pane|section|view|column|bar)\b/iu

const LETTERED = /^(?:\p{Lu}\p{Ll}+|\p{L}+(?:\s\p{L}+)+)\s[A-Z]$/u
/** What somebody is to be able to do. */
const ABILITY = /\s(?:skills?|knowledge|understanding|kenntnisse|kompetenzen?|fähigkeiten|fertigkeiten)$/iu

/** Whether words name no thing that a question may ask for: a connective, an adverb, an adjective, a turn of the text. */
export function isNoName(title: string, language: string): boolean {
  const own = words(title)
  const [only] = own
  if (only !== undefined && own.length === 1) {
    if (CONNECTIVES.has(only)) return true
    if (/ly$/.test(only) && !NOUN_IN_LY.test(only)) return true
    if (/^\p{Ll}+ing$/u.test(title)) return true
    if (language === 'de' && [GERMAN_ADVERB, GERMAN_ADJECTIVE, GERMAN_VERB].some(form => form.test(title))) return true
  }
  const kind = language === 'de' ? OF_A_QUALITY.exec(title)?.[1] : undefined
  if (kind !== undefined && isGeneric(kind)) return true
  return [ABOUT_A_THING, PHRASE, LEADS_ON, LAYOUT, LETTERED, ABILITY, COUNTED].some(form => form.test(title))
}

/** "Das richtige Verhältnis" heads a passage; "**relativer Vorteil**" in a line is a term. */
export function isBareHeading(title: string, headings: readonly string[]): boolean {
  const heading = headings.at(-1) ?? ''
  return GERMAN_WEAK.test(title) && /^(?:Der|Die|Das)\s/.test(heading) && heading.endsWith(title)
}

/** So many places where a lead means something else each time make it a label: "Ursache", "Route of infection". */
const LABEL_PLACES = 3
/** The same of a heading under others, and of a lead told of things that stand side by side, as a table's columns are. */
const SIDE_BY_SIDE = 2

/** Tells labels that notes put before many a thing, whatever the language: they learn nothing's name. */
export function readLabels({ concepts }: Course): (name: string) => boolean {
  const leads = new Map<string, Set<string>>()
  const sides = new Map<string, Map<string, Set<string>>>()
  const headings = new Map<string, Set<string>>()
  const add = (places: Map<string, Set<string>>, name: string, place: string): void => {
    const key = fold(name)
    places.set(key, (places.get(key) ?? new Set()).add(place))
  }
  const visit = (owner: Concept, facts: readonly Fact[]): void => {
    for (const { content, children, source, conceptId } of facts) {
      const path = `${source.file}\n${source.headings.slice(-2).join('\n')}`
      const lead = readLead(content)
      if (lead !== undefined && lead.kind !== 'code') {
        add(leads, lead.text, path)
        const key = fold(lead.text)
        const places = sides.get(key) ?? new Map<string, Set<string>>()
        sides.set(key, places)
        add(places, path, owner.id)
      }
      for (const [at, heading] of source.headings.entries()) {
        const above = source.headings[at - 1]
        if (at >= 1 && above !== undefined) add(headings, heading, fold(above))
      }
      // What stands below another concept is its own.
      if (conceptId === undefined) visit(owner, children)
    }
  }
  for (const concept of concepts) visit(concept, concept.facts)
  return name => {
    const key = fold(name)
    const besides = Math.max(0, ...[...(sides.get(key)?.values() ?? [])].map(({ size }) => size))
    return (
      (leads.get(key)?.size ?? 0) >= LABEL_PLACES ||
      besides >= SIDE_BY_SIDE ||
      (headings.get(key)?.size ?? 0) >= SIDE_BY_SIDE
    )
  }
}
