import { fold, words } from '../../core/fold.js'
import { isRealWord } from '../../lookup/common-words.js'
import { isAcronym } from '../../notes/term.js'
import { isCodeName } from './askable.js'
import type { Said } from './said.js'
import { hasVerb, isLabel, meaningWords } from './statement-rules.js'

/**
 * How much it is worth to ask for a term or about a statement, from 0 to 1: what speaks for and against it, summed up.
 * The weights were found by reading questions from notes of several subjects and styles.
 */
export type Worth = number

/** Below it a question is asked only where a course has hardly any better. */
export const GOOD: Worth = 0.5
/** Below it none is asked. */
export const POOR: Worth = 0.47

/** What heads a section about a thing, but is none that one learns: "Trivial approach", "Performance impact". */
const VAGUE_HEADS = new Set(
  `approach strategy strategies impact issue issues consideration considerations requirement requirements practice
  practices workflow workflows problem problems problemstellung loesung loesungen solution solutions ansatz ansaetze
  entwicklung development urspruenge ursprung origins hintergrund grundlagen grundbegriffe begriffe einfuehrung motivation
  idee aufgabe aufgaben shape preparation situation response team teams implementation implementations location mapping
  analyse analysis umsetzung vorgehensweise verstaendnis beispiel beispiele example examples versionen varianten bereich
  bereiche thema themen teil teile gruppen fragestellung betrachtung bemerkung bemerkungen ausblick fazit organisation
  insight insights takeaway takeaways relationships query
  goals plan planning evaluation discussion summary comparison vergleich scenario scenarios szenario demo tutorial prerequisites
  projekt project projects daten kategorien categories attempt work arbeit arbeiten verantwortung needs reasons`.split(
    /\s+/,
  ),
)

const VAGUE_FIRSTS =
  /^(?:grundkonzept|funktionsweise|prinzip|architektur|charakterisierung|repräsentation|lernen|umgang|einsatz|arbeiten|erster?|zweiter?|dritter?|vierter?|letzter?|concept|principle|architecture|characteri[sz]ation|understanding|working|dealing|introduction|creating|using|building|defining|designing|managing|handling|writing|reading|running|testing|first|second|third|last)\b/iu

/** Qualities that are told of many a thing: as the name of an entry they name none. */
const QUALITIES = new Set(
  `accuracy performance flexibility complexity scalability reliability availability security consistency simplicity
  efficiency usability maintainability portability durability visibility transparency quality speed cost latency throughput
  flexible simple fast slow scalable secure reliable efficient effective expressive accurate dynamic static automatic manual
  flexibilitaet komplexitaet skalierbarkeit zuverlaessigkeit verfuegbarkeit sicherheit konsistenz einfachheit effizienz
  qualitaet leistung wartbarkeit effektiv expressiv einfach schnell langsam sicher dynamisch statisch route company
  deployment maintenance monitoring management support training price owner address email phone contact color brand model
  manufacturer capacity usage`.split(/\s+/),
)

const ARTICLE = /^(?:an?|the|one|any|ein(?:e[mnrs]?)?|der|die|das|jede[rs]?)\s/i
const COMPARES =
  /^(?:more|less|easier|faster|better|slower|higher|lower|fewer|improved|reduced|increased|greater|simpler|cheaper|no|not|mehr|weniger|schneller|einfacher|bessere?|höhere?|geringere?|kein\w*|nicht)\b/iu
const NAMES_A_PLACE =
  /\b(?:option|step|schritt|variante|punkt|task|part|teil|phase|stage|rule|regel|case|fall)\s+(?:\d+|[A-Z])\b|\b(?:von|of|to|zu|aus|in|wie)\s+\d\b(?![\d.,%])|\((?:\d|[a-d])\)/iu
const OPEN_END =
  /\b(?:durch|zwischen|dass|wenn|vom|zum|zur|im|beim|from|into|between|when|if|than|their|its|this)\s*$/iu
const CODE = /[^\W_]_[^\W_]|\w\(\w*\)|\w\.\w+\(|=>|[{}[\]]|\w=\w/

/** "the middle value of a sorted sample": in some length says what a thing is. */
export const isOfAThing = (plain: string): boolean =>
  ARTICLE.test(plain) && !COMPARES.test(plain) && meaningWords(plain).length >= 4

/**
 * A term that others of the course speak of, or that is spelled as terms are, is one; a vague heading is none. An everyday
 * word that is defined as a thing is rather meant as a term.
 */
export function worthOfTerm(title: string, aliases: readonly string[], mentions: number, isDefined = false): Worth {
  const list = words(title)
  const last = list.at(-1) ?? ''
  const isName = isAcronym(title) || (/^\p{Ll}/u.test(title) && isCodeName(title) && !isOfEverydayWords(title))
  const isRare = mentions < 3 && !isName
  const doubt = isDefined ? 0.5 : 1
  return bounded(
    0.6 +
      (isName || aliases.some(isAcronym) ? 0.2 : 0) +
      (mentions > 0 ? 0.1 : 0) +
      (mentions > 2 ? 0.1 : 0) -
      (!isName && VAGUE_HEADS.has(last) ? 0.35 : 0) -
      (list.length === 1 && QUALITIES.has(last) ? 0.3 * doubt : 0) -
      (/^(?:one|two|three|four|five|several|multiple|added|zwei|drei|vier|mehrere|\d+)$/.test(list[0] ?? '')
        ? 0.3
        : 0) -
      (/\s(?:and|und|&|or|oder)\s/i.test(title) ? 0.3 : 0) -
      (/\s[–—-]\s|:\s|\s(?:I{1,3}|IV|V)$/.test(title) ? 0.3 : 0) -
      (list.length > 1 && VAGUE_FIRSTS.test(title) ? 0.3 : 0) -
      (/^\w+ing\s(?:the\s|an?\s|\w+s\b)/i.test(title) ? 0.3 : 0) -
      (list.length >= 4 && !isName ? 0.15 : 0) -
      (isRare && JUDGES.test(title) ? 0.3 : 0) -
      (isRare && isOfEverydayWords(title) ? (mentions < 2 ? 0.3 : 0.15) * doubt : 0),
  )
}

/** Whether all its words are everybody's; what a hyphen joins is a word of its own. */
export const isOfEverydayWords = (title: string): boolean =>
  title.split(/\s+/).every(word => isRealWord(word.toLowerCase()))

/** Says how much or how good rather than what: "Better technology", "Komplexe Einrichtung". */
const JUDGES =
  /^(?:better|best|great|good|bad|faster|slower|higher|lower|easier|more|less|falling|rising|increas(?:ed|ing)|decreas(?:ed|ing)|reduced|improved|bessere?[mnrs]?|gute[mnrs]?|schlechte[mnrs]?|schneller\w*|höhere\w*|geringere?\w*|niedrigere?\w*|einfache[mnrs]?|komplexe[mnrs]?|sinkende\w*|steigende\w*|weniger|mehr|weit)\s/iu

const NOT_OF_TERMS =
  /(?:\b|(?<=\p{L}))(?:vorteile?|nachteile?|schritte|ma(?:ß|ss)nahmen|anforderungen|auswirkungen|herausforderungen|checklisten?)\b|\b(?:steps|tips|tipps|recommendations?|empfehlungen|guidelines|problems?|probleme|signs|vs\.?|versus|benefits?|advantages?|disadvantages?|drawbacks?|pros|cons|risks?|challenges?|goals?|objectives|requirements?|comparison|characteristics|properties|considerations|best practices|vorteile?|nachteile?|ziele?|anforderungen|herausforderungen|eigenschaften|merkmale|vergleich|risiken|gründe|gefahr(?:en)?|kritik|chancen|möglichkeiten|folgen|auswirkungen|forderungen|ursachen|dangers?|criticisms?|effects|consequences|causes|reasons|opportunities)\b/iu

/** What stands in a list of benefits, or in a comparison's rows, is named for what it does and is no term. */
export function worthOfGroup(group: string, title: string): number {
  const isNamed = words(title).some(word => words(group).includes(word))
  return NOT_OF_TERMS.test(group) && !isNamed ? -0.4 : 0
}

/** Of the entries of a longer list each is told well enough by a word or two: which module is for "Images"? */
const LISTED = 4
export const worthOfList = (members: number): number => (members >= LISTED ? 0.5 : 0)

/** A sentence, or a description of some length that is complete in itself, says what a thing is. */
export function worthOfStatement({ plain }: Pick<Said, 'plain'>, isDefinition: boolean): Worth {
  const count = meaningWords(plain).length
  const isTold = hasVerb(plain)
  return bounded(
    (isDefinition ? 0.55 : 0.45) +
      (isTold ? 0.15 : 0) +
      (ARTICLE.test(plain) ? 0.1 : 0) +
      (count >= 4 ? 0.1 : 0) +
      (count >= 7 ? 0.1 : 0) -
      (count < 3 ? 0.2 : 0) -
      (!isTold && count < 4 ? (plain.includes(',') ? 0.3 : 0.15) : 0) -
      (COMPARES.test(plain) ? 0.25 : 0) -
      (isLabel(plain) ? 0.2 : 0) -
      (NAMES_A_PLACE.test(plain) ? 0.4 : 0) -
      (OPEN_END.test(plain) ? 0.5 : 0) -
      (CODE.test(plain) && count < 6 ? 0.5 : 0) -
      (/^\w+ing\s(?:the\s|an?\s)/i.test(plain) ? 0.2 : 0),
  )
}

/** The weaker half of a question counts for more: neither a vague term nor an empty statement is made up for. */
export const worthOf = (term: Worth, statement: Worth, group = 0): Worth =>
  0.7 * Math.min(term, statement) + 0.3 * Math.max(term, statement) + group

const WORK =
  /(?:^|\/)(?:labs?|demos?|problem[ _-]?sets?|assignments?|homeworks?|templates?|admin|organisation|syllabus|changelog|contributing|license)[ _-]?\d*(?:\/|[ _.-][^/]*$)/i
/** Work to hand in, by its folder or its number: "Projekt/", "Übung 3.md", and no "project-management.md". */
const NUMBERED_WORK =
  /(?:^|\/)(?:\p{L}+[ _-])?(?:projekte?|projects?|übung(?:en)?|uebung(?:en)?|aufgaben?|exercises?)(?:[ _-]?\d+[^/]*$|[ _-]?\d*\/)/iu
const README = /(?:^|\/)(?:readme|index)\.\w+$/i

/**
 * Of a course's files those that teach nothing: about work to hand in, and what stands beside other notes to say what they
 * are. Alone in its folder a README is the notes.
 */
export function filesThatTeachNothing(files: ReadonlySet<string>): ReadonlySet<string> {
  const folderOf = (file: string) => file.split('/').slice(0, -1).join('/')
  const notes = [...files].filter(file => !README.test(file))
  const withNotes = new Set(notes.map(folderOf))
  const found = [...files].filter(
    file =>
      WORK.test(file) ||
      NUMBERED_WORK.test(file) ||
      (README.test(file) && (withNotes.has(folderOf(file)) || !file.includes('/'))),
  )
  // Where that would be all there is, it is what the course teaches.
  return new Set(found.length < files.size ? found : [])
}

/** How often a text of the course names each word, or two or three in a row, folded. */
export function countPhrases(texts: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const list = fold(text).split(' ')
    const own = new Set<string>()
    for (let at = 0; at < list.length; at++) {
      let phrase = list[at] ?? ''
      own.add(phrase)
      for (let length = 2; length <= 3 && at + length <= list.length; length++) {
        phrase += ` ${list[at + length - 1]}`
        own.add(phrase)
      }
    }
    for (const phrase of own) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  }
  return counts
}

const bounded = (value: number): Worth => Math.min(1, Math.max(0, value))
