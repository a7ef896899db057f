import { fold } from '../../core/fold.js'
import { plainText } from '../../core/rich-text.js'
import type { Course, Fact, Source } from '../../notes/course.js'
import { isNotATerm } from '../../notes/marks.js'
import { isGeneric } from './askable.js'
import type { Names } from './said.js'

/** So many notes have it word for word: a button of the site that they come from, a line of every template. */
const FURNITURE = 3

/** Headings over what a course sets, proves, tells as a case, cites or plans: it says nothing of the terms around it. */
const APART =
  /^(?:\W|\d)*(?:(?:worked |case |counter-?)?examples?|beispiele?|bsp|gegenbeispiele?|case stud(?:y|ies)|fall(?:beispiele?|studien?)|s[cz]enarios?|ausgangslage|gruppenarbeit|group work|proofs?|proof of|beweise?|exercises?|übung(?:en)?|übungsaufgaben?|aufgaben?|tasks?|activit(?:y|ies)|(?:sample |model )?solutions?|(?:muster)?lösung(?:en)?|answers?|antwort(?:en)?|questions?|fragen|(?:mögliche )?fragestellung(?:en)?|(?:learning )?(?:objectives?|outcomes?)|goals|ziele|references?|literature|literatur(?:verzeichnis|hinweise|angaben)?|quellen|sources?|bibliography|(?:further |additional )?readings?|(?:external |useful |weiterführende )?links?|websites?|articles?|videos?|exams?|homeworks?|assignments?|to-?dos?|credits?|acknowledge?ments?|contributors?|backlinks|tags|comments?|kommentare?|exkurs\w*|excursus|stichpunkte|ausblick|wrap-?up|agenda|gliederung|inhalts?verzeichnis|table of contents|contents)(?=$|:\s*$|[\s.,–—(-])/iu

/** Wherever it stands in a heading. */
const OF_EXAMS =
  /\blearning (?:objectives?|goals?|outcomes?)|lernziele?\b|klausur|prüfung|\b(?:midterms?|final exams?|past exams?|previous exams?)\b|hausaufgabe|\bof interest\b|organisatorisch/iu

/** Of these, what also makes the sections below it apart. */
const SET_TASKS =
  /^(?:\W|\d)*(?:exercises?|übung(?:en)?|übungsaufgaben?|aufgaben?|(?:sample |model )?solutions?|(?:muster)?lösung(?:en)?|answers?|links?|references?|literatur\w*|quellen|homeworks?|assignments?)(?=$|[\s:.,–—(-])|klausur|prüfung|midterms?|\bexams?\b/iu

/** Whether such a heading alone is apart from the subject matter. */
export const isApart = (heading: string): boolean => APART.test(heading) || OF_EXAMS.test(heading)

/** Whether what stands below these headings is apart from it. */
export const isBelowApart = (headings: readonly string[]): boolean =>
  isApart(headings.at(-1) ?? '') || headings.some(heading => SET_TASKS.test(heading))

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
