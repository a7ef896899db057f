import { fold, words } from '../../core/fold.js'
import { roleOfLead } from '../../notes/marks.js'
import { isAcronym, readTerm } from '../../notes/term.js'

const LONGEST = 48
const MOST_WORDS = 5

/** Names of kinds of section and of kinds of remark: they head many a list and name nothing in it. */
const GENERIC = new Set(
  `thema themen format formats fields field other others sonstiges weitere weiteres purpose purposes versions version
  characteristics constraints phases phase basic info basics use cases benefits key points key features limitations
  annahme annahmen folge folgen ursache ursachen grund gruende causes effects impact impacts consequences significance
  importance bedeutung wirkung entstehung hintergrund inhalt beispieltext regeln rules steps schritt schritte idee ideen
  konter kritik criticism history geschichte ueberblick details allgemein allgemeines general main points facts fakten
  notes structure struktur aufbau ergebnis resultat process prozess method methods methode methoden approach approaches
  types kinds classification einteilung unterschied unterschiede difference differences similarities gemeinsamkeiten
  challenges herausforderungen strengths weaknesses pros cons fazit role roles rolle rollen time zeit date datum year jahr
  name names title titel author autor place ort location status input output inputs outputs parameters parameter return
  returns default syntax example code usage nutzen material formel formeln formula einheit einheiten unit units symbol
  groesse groessen value values wert werte text texte quelle question answer frage antwort term begriff meaning concept
  key concept concepts core main idea fokus now later first second third last dann danach zuerst zuletzt spaeter frueher
  before after vorher nachher today heute extra bonus misc tldr tl dr abstract scope setup environment technologie features
  functions funktionen components parts element elemente elements fact reason reasons because result results solution
  goal objective objectives task tasks issue issues case cases fall faelle variante varianten option options step stage
  stages level levels stufe stufen part teil ebene ebenen punkt punkte point aspect aspects aspekt aspekte vorgehen
  ziel ziele tools werkzeuge trivia remarks kommentar comment comments hint hints tip tips description beschreibung
  contents people persons personen events ereignisse period periods overview key terms people and terms vocab vocabulary
  applications advantages disadvantages mechanism formation composition examples properties nature origin features and
  conditions form model modell analysis analyse intention running operations verlauf begruessung einstieg schluss haupttext
  speed range channel channels lifespan count size cost costs duration frequency power weight height colour color pigment
  methodik beobachtungen defaults materialien ausgabe eingabe verarbeitung abgabeformat sprachdefinition training products
  produkte geschwindigkeit reichweite dauer kosten gewicht laenge breite hoehe farbe anzahl regulations institutions bis
  innerhalb ausserhalb ethical societal impact concerns growth figures support spezifikation reporting security
  aufpassen tricks trick achtung wichtig merke merken zusammenhang vergleich formelsammlung kurzzusammenfassung
  zusammenfassung cheatsheet summary grundidee kernidee grundgedanke hauptidee prevention preventions mitigation mitigations
  legende legend notation abkuerzungen abkuerzungsverzeichnis abbreviations acronyms glossar glossary kernlogik
  nutzung verwendung einsatz anwendung eigenschaften merkmale voraussetzung voraussetzungen bedingung bedingungen`
    .split('\n')
    .flatMap(line => line.trim().split(/\s+/)),
)

const NUMBERED =
  /^(?:page|abs|absatz|art|artikel|zeile|vers|seite|schritt|phase|teil|part|step|stage|week|woche|kapitel|chapter|beispiel|example|option|variante|fall|case|level|tier|stufe|punkt|point|tag|day|lecture|lesson|unit|module|aufgabe|exercise|question|frage|figure|table|slide|sheet|blatt|group|gruppe|type|typ|class|klasse|nr|no|number|version|act|akt|szene|möglichkeit|alternative|ansatz|approach|solution|lösung|methode|method|way|weg|idea|idee|grade|degree|grad|score)\.?\s*(?:\d+|[ivx]+|[a-z])\b/i

/** A letter of a formula, a rank in an order, a range of numbers: "t_i", "3rd", "Sections 4-8". */
const NO_NAME_OF_A_THING =
  /^\p{L}_\{?[\p{L}\d]{1,2}\}?$|^\d+(?:st|nd|rd|th)(?:\s(?:degree|grade))?$|(?:^|\s)\d+(?:[.,]\d+)?\s?[°%]?\s?[-–—]\s?\d/iu

/** "Bei Binomialverteilungen" and "Types of X" speak of a thing without naming it. */
const PREPOSITION =
  /^(?:bei|beim|mit|für|im|in|am|an|auf|zur|zum|zu|nach|vor|über|unter|ohne|gegen|durch|um|von|vom|aus|on|at|for|with|by|using|when|how|after|before|during|from|to|the|das|die|der|ein|eine|a|an|kein|no|not|nicht|alle|all|jede\w*|every|each|more|mehr|viele|many|some|einige|our|my|other|andere\w*|new|neue?|further|weitere\w*|common|general|allgemeine\w*|basic|moegliche\w*|mögliche\w*|possible|different|verschiedene\w*|typical|typische\w*)\s/iu

/** What authors write into titles of passages that they have still to write. */
const UNFINISHED = /\b(?:TODO|TBD|WIP|FIXME)\b/

/** A sentence's beginning names nothing. */
const TELLS =
  /^(?:reduces?|improves?|handles?|supports?|provides?|allows?|enables?|prevents?|ensures?|makes?|keeps?|avoids?|increases?|decreases?|helps?|gives?|offers?|requires?|uses|works|runs|has|is|are|can|must|should|need\w*|don't|do|get|set|add|create|update|delete|remove|write|find|show|check|install|start|stop)\s/i
const POINTS = /\b(?:below|above|here|this|that|these|those|in practice|unten|oben|hier)$/i

/** What is said of the course itself is nothing that it teaches. */
const OF_THE_COURSE =
  /\b(?:marking|grading|grades?|feedback|course (?:breakdown|outline|info\w*|policy|schedule)|syllabus|(?:soft|hard) deadline|office hours|group discussion|announcements?|bewertung|benotung|organisatorisches|prüfungsmodalitäten|semesterplan|prüfungsplan|lernziele|(?:spring|summer|fall|autumn|winter|sose|wise|ss|ws)\s*\d{2,4}|learning (?:goals|objectives|outcomes)|icebreaker|(?:project|presentation|thesis|essay) (?:topics|ideas|list)|(?:possible|suggested|assign(?:ed)?) (?:projects?|presentations?|topics)|vortragsthemen|referatsthemen|projektthemen)\b/i

/** Whether a concept stands where notes speak of marks, dates and other matters of the course. */
export const isOfTheCourse = (titles: readonly string[]): boolean => titles.some(title => OF_THE_COURSE.test(title))

const LINK = /^(?:of|von|zu|zur|zum|für|der|des|in|im|for|to|and|und|bei|im|about|über)$/i

/** Whether every word of a title only names a kind of section. */
export function isGeneric(title: string): boolean {
  if (isAcronym(title)) return false
  const list = words(title.replace(/\([^)]*\)/g, ''))
  return (
    list.length === 0 || list.every(word => GENERIC.has(word) || /^(?:the|of|and|der|die|das|und|von|\d+)$/.test(word))
  )
}

/** "smith2021Harbours" names a source. */
export const isCitationKey = (title: string): boolean => /^@?\p{Ll}{3,}\d{4}\p{L}*$/u.test(title)

/** Whether a question may have this as its answer: the name of one thing, short enough for a button. */
export function isAskable(title: string, language: string): boolean {
  const list = words(title)
  if (title.length > LONGEST || list.length === 0 || list.length > MOST_WORDS || fold(title).length < 2) return false
  if (/^[/.\\@#+*&~-]/.test(title) || /\p{L}{3}\/\p{L}{3}/u.test(title)) return false
  if (/[?!:;"„“”»«*=→⇒|{}[\]<>…\\$]|^\W*\d+\W*$|[-–,./]$|\.\.|,\s/u.test(title) || NUMBERED.test(title)) return false
  if (NO_NAME_OF_A_THING.test(title) || isCitationKey(title)) return false
  if (isGeneric(title) || roleOfLead(title) !== undefined || readTerm(title) === undefined) return false
  if (/\s(?:vs\.?|versus|gegen)\s/i.test(title) || TELLS.test(title) || POINTS.test(title)) return false
  if (PREPOSITION.test(title) || /\s[/–—-]\s/.test(title) || /'s\s/.test(title) || UNFINISHED.test(title)) return false
  if (roleOfLead(list[0] ?? '') !== undefined) return false
  if (list.length > 1 && isGeneric(list[0] ?? '') && LINK.test(list[1] ?? '')) return false
  // What German writes small is no noun, unless it is a name of code.
  return isAcronym(title) || /\p{Lu}|\d|[._/]/u.test(title) || language !== 'de' || isCodeName(title)
}

/** "vpxd", "pvecm": hardly a vowel, so no word of the language. */
export function isCodeName(title: string): boolean {
  return !/\s/.test(title) && title.length <= 12 && (title.match(/[aeiouyäöü]/gi)?.length ?? 0) <= title.length / 4
}

const isSmall = (name: string): boolean => /^\p{Ll}/u.test(name)
/** In English; a gap in a sentence takes one or the other. */
const isPlural = (name: string): boolean => /[^siu]s$/.test(name)

/** What a hyphen joins is one. */
const countWords = (name: string): number => name.trim().split(/\s+/).length

/** Choices that look alike: so many words, in capitals or not. */
export function isLikeName(a: string, b: string): boolean {
  return (
    isAcronym(a) === isAcronym(b) &&
    Math.abs(countWords(a) - countWords(b)) <= 1 &&
    (isAcronym(a) || (isSmall(a) === isSmall(b) && isPlural(a) === isPlural(b)))
  )
}
