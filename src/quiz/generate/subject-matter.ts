import { fold } from '../../core/fold.js'
import { remember } from '../../core/remember.js'
import { plainText } from '../../core/rich-text.js'
import type { Course, Fact, Source } from '../../notes/course.js'
import { isNotATerm } from '../../notes/marks.js'
import { isGeneric } from './askable.js'
import type { Names } from './said.js'

/** So many notes have it word for word: a button of the site that they come from, a line of every template. */
const FURNITURE = 3

/** What a heading may go on with and still be one of exercises, links …: "Exercise 3", "Links:", "Examples of X", no "Link layer". */
const ENDS = String.raw`(?=$|:\s*$|\s*[^\p{L}\s:]|\s+(?:[IVX]+$|[A-Z]$|of|for|on|to|in|from|with|about|and|de[rs]|eine[rs]|zu[mr]?|für|im|aus|von|und)\b)`
/** A plural that stands alone, or with anything behind it. */
const ENDS_PLURAL = String.raw`(?=$|[\s:.,–—(/-])`

/** Headings over what a course proves, tells as a case, cites or plans: it says nothing of the terms around it. */
const ASIDE =
  'worked examples?|case examples?|counter-?examples?|examples?|beispiele?|bsp|gegenbeispiele?|case stud(?:y|ies)|fall(?:beispiele?|studien?)|szenarien|s[cz]enarios?|ausgangslage|gruppenarbeit|group work|proofs?|beweise?|activit(?:y|ies)|questions?|fragen|(?:mögliche )?fragestellung(?:en)?|(?:learning )?(?:objectives?|outcomes?)|goals|ziele|sources?|articles?|literature|comments?|kommentare?|credits?|tags|contents'
const ASIDE_WHATEVER_FOLLOWS =
  'bibliography|(?:further |additional )?readings?|(?:external |useful |weiterführende )links?|websites?|videos?|to-?dos?|acknowledge?ments?|contributors?|backlinks|exkurs\\w*|excursus|stichpunkte|ausblick|wrap-?up|agenda|gliederung|inhalts?verzeichnis|table of contents|literaturverzeichnis|literaturhinweise|literaturangaben'
/** What somebody is to work on, with its solutions, and what the sections below it are part of as well. */
const TASKS =
  'exercises?|übung(?:en)?|übungsaufgaben?|aufgaben?|(?:sample |model )?solutions?|(?:muster)?lösung(?:en)?|answers?|antwort(?:en)?|links?|references?|literatur|quellen|homeworks?|assignments?|hausaufgaben?'

const OPENS = String.raw`^(?:\W|\d)*`
const APART = new RegExp(
  `${OPENS}(?:(?:${ASIDE}|${TASKS}|tasks?)${ENDS}|(?:${ASIDE_WHATEVER_FOLLOWS})${ENDS_PLURAL})`,
  'iu',
)

/** Wherever it stands in a heading. */
const ANYWHERE =
  /\b(?:learning|course|program(?:me)?|student|module|unit) (?:objectives?|goals?|outcomes?|aims)|lernziele?\b|\b(?:links?|sites?|pages?|papers?|videos?|books?|resources|reading) of interest\b|organisatorisch/iu

/** "Aufgaben des Betriebssystems", "Sources of law", "Solutions of linear equations": what a thing has is taught, what a course sets is not. */
const OF_A_THING =
  /^(?:\W|\d)*(?:aufgaben?|ziele|lösungen|quellen|goals|objectives|sources|references|solutions|articles|tasks|links|answers)(?:(?:,| und| and| &) \p{L}+)* (?:des|der|eine[rs]|von|of|in)\s(?!(?:this|the (?:course|lecture|module|lesson|project|lab|exercises?|week)|vorlesung|veranstaltung|einheit|lektion|woche|klausur|prüfung|\p{L}*übung(?:en)?|\p{L}*aufgaben?|exercises?|questions?|problems?|week)\b)\p{L}/iu

/** "Tasks and threads", "Links and nodes": one of two things, unless the other one is of the same sort. */
const WITH_ANOTHER =
  /^(?:\W|\d)*(?:tasks|links|sources|references|articles)\s(?:and|und|&)\s(?!(?:further|other|more|additional|links?|readings?|references?|literature|literatur|resources?|exercises?|solutions?|questions?|videos?|sources?|credits|acknowledge?ments?|homework|assignments?)\b)\p{L}/iu

const isOfTheSubject = (heading: string): boolean => OF_A_THING.test(heading) || WITH_ANOTHER.test(heading)

const EXAM = String.raw`(?:(?:past|previous|old|sample|mock|practice|trial|written|oral|alte|frühere|mündliche|schriftliche)\s)*(?:(?:final|mid-?term)\s)?(?:exams?|mid-?terms?|\p{L}*klausur(?:en)?|(?:abschluss|zwischen|modul|fach|semester|probe|muster|haupt|teil)?prüfung(?:en)?)`
const OF_AN_EXAM =
  '(?:papers?|questions?|problems?|solutions?|answers?|info(?:rmation)?|format|structure|dates?|logistics?|rules|policy|tips)'
const IN_ONE_WORD =
  '(?:klausur|prüfungs)(?:fragen?|aufgaben?|lösung(?:en)?|termine?|hinweise?|tipps?|infos?|modalitäten|ordnung|anmeldung|ablauf)'
const ABOUT_ONE = String.raw`(?:hinweise?|infos?|informationen|tipps?|termine?|fragen?|aufgaben?)\s(?:zur|für die|aus der|der)\s`

/** Whether a heading is an exam, or about one. A title that has the word among others is not: "Notes for the exam", "Wirtschaftsprüfung". */
const EXAMS = new RegExp(
  `${OPENS}(?:(?:${ABOUT_ONE})?${EXAM}(?:\\s${OF_AN_EXAM})?(?=$|\\s*[^\\p{L}\\s]|\\s(?:[IVX]+|[A-Z]|(?:SS|WS|SoSe|WiSe)(?:\\b|\\d).*|(?:winter|spring|summer|fall|autumn)\\s.*|(?:vom|von|from)\\s\\d.*)$)|${IN_ONE_WORD}${ENDS_PLURAL})`,
  'iu',
)

/** Each line of the notes is asked about the headings over it. */
const KEPT = { most: 10_000, longest: 200 }

/** What also makes the sections below it apart. */
const SET_TASKS = new RegExp(`${OPENS}(?:${TASKS})(?:${ENDS}|(?=:))`, 'iu')

/** Whether such a heading alone is apart from the subject matter. */
export const isApart = remember(
  heading => ANYWHERE.test(heading) || EXAMS.test(heading) || (APART.test(heading) && !isOfTheSubject(heading)),
  KEPT,
)

/** Whether what stands below these headings is apart from it. */
export const isBelowApart = (headings: readonly string[]): boolean =>
  isApart(headings.at(-1) ?? '') || headings.some(isOfTasks)

const isOfTasks = remember(
  heading => EXAMS.test(heading) || (SET_TASKS.test(heading) && !isOfTheSubject(heading)),
  KEPT,
)

/** Whether a line is nothing but links: it leads to what is taught elsewhere. */
export function isOnlyLinks({ content }: Pick<Fact, 'content'>): boolean {
  const inked = content.filter(node => node.type !== 'text' || /[\p{L}\p{N}]/u.test(node.value))
  return inked.length > 0 && inked.every(node => node.type === 'link')
}

/** Tells lines that many notes of a course have word for word, by their texts. */
export function readFurniture({ concepts }: Course): (fact: Fact) => boolean {
  const files = new Map<string, Set<string>>()
  const keyOf = ({ content }: Fact): string => fold(plainText(content))
  const visit = (facts: readonly Fact[]): void => {
    for (const fact of facts) {
      const key = keyOf(fact)
      if (key !== '') files.set(key, (files.get(key) ?? new Set()).add(fact.source.file))
      visit(fact.children)
    }
  }
  for (const { facts } of concepts) visit(facts)
  return fact => (files.get(keyOf(fact))?.size ?? 0) >= FURNITURE
}

/**
 * Whether a line stands under a term itself. A heading in between that is no kind of passage turns to something else; one
 * that says "Definition" or "Properties" does not.
 */
export function isUnder({ headings }: Source, names: Names, own: Source): boolean {
  if (isBelowApart(headings)) return false
  const named = headings.findLastIndex(heading => {
    const folded = ` ${fold(heading)} `
    return names.folded.some(name => folded.includes(name) || name.includes(folded))
  })
  const below = headings.slice(named >= 0 ? named + 1 : own.headings.length)
  return below.every(heading => isNotATerm(heading) || isGeneric(heading))
}
