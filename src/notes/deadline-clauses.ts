import type { FoundDate } from './dates.js'
import { isStump, saysMoreThanWhen, titleOf } from './deadline-title.js'

/** One of the dates of a line, with the words that are its own. */
export interface Clause {
  readonly day: FoundDate
  readonly before: string
  readonly after: string
}

/** A line cut between its dates: "Lab 1 due Oct 9; Lab 2 due Oct 16" is two clauses. */
export function clausesOf(text: string, days: readonly FoundDate[]): Clause[] {
  let before = text.slice(0, days[0]?.start)
  return days.map((day, index) => {
    const next = days[index + 1]
    const between = text.slice(day.end, next?.start)
    const [end, start] = next === undefined ? [between.length, between.length] : cutOf(between)
    const clause = { day, before, after: between.slice(0, end) }
    before = between.slice(start)
    return clause
  })
}

const STRONG = /\n|;|\s[—–]\s|[.!?]\s/g
const ANY = /\n|;|\s[—–-]\s|[.!?]\s|[,/&]|\s(?:and|und|or|oder|sowie|then|dann)\s/g

/** Where the words of one date end and those of the next begin: at a sign behind which the next thing is named. */
function cutOf(between: string): readonly [end: number, start: number] {
  const ends = (sign: RegExp) =>
    [...between.matchAll(sign)].map(({ index, 0: { length } }) => [index, index + length] as const)
  const all = ends(ANY)
  const named = [ends(STRONG), all].map(cuts => cuts.findLast(([, start]) => saysMoreThanWhen(between.slice(start))))
  // Where days come first, "9.10.: Sketch, 16.10.: Model", nothing follows the last sign.
  const last = all.findLast(
    ([end, start]) => between.slice(start).trim() === '' && !/\s[—–-]\s/.test(between.slice(end)),
  )
  return named[0] ?? last ?? named[1] ?? all[0] ?? [0, 0]
}

const ON =
  '[\\s:,(]*(?:(?:on|am|at|from|ab|vom|den|the|\\p{L}{2,9}tag|\\p{L}{3,6}day|mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[\\s.:,]+)*$'
/** What is given out on a day is due on another. */
const GIVEN_OUT =
  'assigned|available|released?|posted|published|handed out|out|opens|opening|ausgabe|ausgegeben|erscheint|veröffentlicht|öffnet'
const OPENS_WITH = new RegExp(`^\\W*(?:${GIVEN_OUT})(?!\\p{L})`, 'iu')
const LED_BY = new RegExp(`(?<!\\p{L})(?:${GIVEN_OUT})(?:\\s+(?:date|datum))?${ON}`, 'iu')
const BEGINS = new RegExp(`(?<!\\p{L})(?:starts?|begins?|beginnt|beginn|startet)${ON}`, 'iu')
/** Days of an Obsidian task on which it was made, begins or was done. */
const OTHER_SIGN = /[➕🛫⏳✅❌]\s*$/u
/** What else happens on a day that stands beside one on which something is due. */
const ELSE =
  /(?<!\p{L})(?:lectures?|class|vorlesung|besprechung|discussion|discussed|review|einsicht|rückgabe|returned|feedback|grades?|noten|kick-?off)(?!\p{L})/iu

/** Whether something is given out on the day, though the words around it speak of a deadline. */
export const isGivenOut = ({ before, after }: Pick<Clause, 'before' | 'after'>, isCued: boolean): boolean =>
  LED_BY.test(before) ||
  OTHER_SIGN.test(before) ||
  (!isCued && (LED_BY.test(after) || OPENS_WITH.test(saysMoreThanWhen(before) ? before : after)))

/** "begins Oct 2 and ends Oct 9" */
export const isBeginOf = ({ before }: Clause, next: Clause): boolean =>
  BEGINS.test(before) &&
  /(?<!\p{L})(?:ends?|closes|until|due|endet|ende|bis|schliesst|schließt)(?!\p{L})/iu.test(next.before)

const withoutBegin = (text: string): string =>
  [OTHER_SIGN, LED_BY, BEGINS].reduce((rest, sign) => rest.replace(sign, ''), text)

export const isOfSomethingElse = ({ before, after }: Clause): boolean => ELSE.test(before) || ELSE.test(after)

/** "due Oct 9, extended to Oct 16": the day before is none any more. */
export const hasMoved = ({ before }: Clause): boolean =>
  /(?<!\p{L})(?:extended|postponed|moved|shifted|verlängert|verschoben)(?!\p{L})/iu.test(before)

/** What each clause calls its day, by itself or with what the one before says of both: "Exams on Oct 9 and Oct 16". */
export function titlesOf(clauses: readonly Clause[]): string[] {
  let lead = ''
  return clauses.map(({ before, after }) => {
    const isNamed = saysMoreThanWhen(before)
    if (isNamed) lead = withoutBegin(before)
    else if (saysMoreThanWhen(lead)) return titleOf(`${lead}${after}`, lead.length, lead.length)
    return titleOf(`${before}${after}`, before.length, before.length)
  })
}

/** What a clause is about that has a title of its own, without the word that it is given out: "Blatt 3: Ausgabe". */
export function subjectOf(title: string): string | undefined {
  const subject = withoutBegin(title).replace(/[\s:,–-]+$/u, '')
  return subject === '' || isStump(subject) ? undefined : subject
}
