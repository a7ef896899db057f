import { distance } from 'fastest-levenshtein'
import { fold } from '../../core/fold.js'
import type { Locale } from '../../core/locale.js'
import type { Inline } from '../../core/rich-text.js'
import { type MessageKey, translateRich } from '../../i18n/translate.js'
import { stem } from '../../lookup/normalize.js'
import { isAcronym } from '../../notes/term.js'
import { isGeneric } from './askable.js'
import { initialsOf, type Names } from './said.js'
import { givesAway, meaningWords, spellsOut } from './statement-rules.js'
import { isApart } from './subject-matter.js'

/** Between the parts of a label, the wider one first. */
export const PART = ' · '

/** A folder's name, which stands for the title of a course without one. */
const FOLDER = /^[\p{Ll}\d_-]+$/u
/** What a heading is numbered or decorated by: "W6N2 - Virtual memory", "& 7 - ADTs". */
const NUMBERING =
  /^(?:[^\p{L}\p{N}(§"„“'‘«¿]+\s*)?(?:[A-Z]\d+(?:[A-Z]\d+)?\s*[-–:.]\s+)?(?:\d+\s[-–:]\s+)?(?:(?:\d+(?:\.\d+)*[.):]?|[IVX]{1,5}[.)])\s+)?(?:(?:topic|thema)\s+\d+\s*[-–:]\s*)?/iu
/** Neither a name nor a noun with what belongs to it: "Contains", "Jedem Ereignis", "Kernthemen von Block 8". */
const NO_SUBJECT =
  /^(?:contains?|explain(?:ed)?|includes?|consists?|enthält|umfasst|jede[mnrs]?|alle[mnrs]?|diese[mnrs]?|jene[mnrs]?|welche[mnrs]?|every|each|this|these|those|which|what|where|when|who|how|why|wie|warum|wo|wer|wann)(?:\s|$)|\b(?:block|woche|week|lecture|vorlesung|lektion|lesson|session|sitzung|paper|part|teil|kapitel|chapter|unit|module?|page|seite|section|abschnitt|article|artikel)\s+['"‘’]?(?:\d+|[ivx]+)\b|[?!"„“”»«]/iu

/** Says how something is kept or taught, and nothing of what: "Week2", "All Units", "Lecture & Class Discussion Notes". */
const OF_KEEPING =
  /^(?:(?:all|and|und|the|my|of|a|key|main|short|concluding|introduction|intro|einführung|weekly|general|first|second|last|points?|lectures?|class(?:es)?|discussions?|notes?|notizen|units?|weeks?|wochen?|days?|textbooks?|books?|readings?|chapters?|cheat|sheets?|course|kurs|work|module?|documents?|definitive|prompts?|summar(?:y|ies)|zusammenfassung(?:en)?|overviews?|übersicht|vertiefung|exkurs|remarks|hauptkomponenten|diskurs|rückseite|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mitschrift(?:en)?|vorlesung(?:en)?|skript|lernzettel|topics?|themen|misc|inbox)\d*)(?:[\s&/,·–—-]+(?![\s&/,·–—-])(?:all|and|und|the|of|notes?|notizen|lectures?|class|discussions?|units?|weeks?|book|work|sheets?|document|remarks|points?|diskurs|reading|summary|zusammenfassung|module?|from|each|chapters?|course)?\d*(?=[\s&/,·–—-]|$))*$/iu
/** How a source is cited, and a session is kept: "smith2021Sleep", "Summaries (155 chunks)". */
const KEPT_AS = /^@|^\p{Ll}{3,}\d{4}\p{L}?|\(\d+ \p{L}+\)$/u
/** In German an adjective alone: "Gültig". */
const QUALITY = /^\p{L}+(?:lich|ltig|nglich|artig|fähig|isch|bar|sam|haft|los)$/u

/** Words that something governs: "vorgestellten Muster". */
const BENT = /^\p{Ll}+e[mn]\s\p{Lu}/u

/** A title as a question shows it to say what it is about: without numbers and without parts that say nothing; `undefined` where none is left. */
export function labelOf(title: string): string | undefined {
  const parts = title.split(PART).flatMap(part => {
    const bare = part.replace(NUMBERING, '').trim()
    const isGood =
      /\p{L}{2}/u.test(bare) &&
      !FOLDER.test(bare) &&
      !NO_SUBJECT.test(bare) &&
      !OF_KEEPING.test(bare) &&
      !KEPT_AS.test(bare) &&
      !/[=<>→]/.test(bare) &&
      !QUALITY.test(bare) &&
      !BENT.test(bare) &&
      !isApart(bare) &&
      !isGeneric(bare)
    return isGood ? [bare] : []
  })
  return parts.length === 0 ? undefined : parts.join(PART)
}

/** The same for a question whose answer has these names: none of its parts may tell it. */
export function labelFor(title: string, names: Names): string | undefined {
  const parts = (labelOf(title) ?? '').split(PART).filter(part => part !== '' && !tellsName(part, names))
  return parts.length === 0 ? undefined : parts.join(PART)
}

/** Whether what stands over a question tells its answer: by a word, or because one is the other's short form. */
export function tellsName(title: string, names: Names): boolean {
  return (
    givesAway({ words: meaningWords(title) }, names.words) ||
    meaningWords(title).some(word => names.words.some(other => isSlipOf(word, other))) ||
    names.all.some(name => isAcronym(name) && spellsOut(title, name)) ||
    (isAcronym(title) && names.all.some(name => initialsOf(name) === fold(title)))
  )
}

/** "Mektrik" over "Metriken" tells as much as if it were written right. */
function isSlipOf(a: string, b: string): boolean {
  const [x, y] = [stem(a), stem(b)]
  return Math.min(x.length, y.length) >= 6 && Math.abs(x.length - y.length) <= 1 && distance(x, y) === 1
}

type Asking = 'whichTerm' | 'whichGap' | 'typeTerm' | 'typeGap' | 'match' | 'abbreviation'

/** The words of a question, below its label where there is one. */
export function asking(
  language: Locale,
  what: Asking,
  label: string | undefined,
  values: Readonly<Record<string, string>> = {},
): Inline[] {
  const key: MessageKey = label === undefined ? `ask.${what}Bare` : `ask.${what}`
  return translateRich(language, key, label === undefined ? values : { ...values, group: label })
}
