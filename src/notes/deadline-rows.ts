import { fold } from '../core/fold.js'
import { readDates } from './dates.js'
import { isDelivered } from './deadline-cues.js'
import { ANY_DAY, type Cell } from './deadline-lines.js'
import { isStump, titleOf } from './deadline-title.js'

/** What the columns of a table tell of a day in one of its rows. */
export interface RowDay {
  readonly isDue: boolean
  readonly title: string
}

/** What fills a cell to say that there is nothing, or that there is something. */
const NOTHING = /^(?:no|none|n\/?a|nein|kein(?:e[rs]?)?|nichts)$/i
const TICK = /^(?:x|yes|ja|✓|✔️?|✅|☑️?)$/iu
/** A day or a part, "8/10": the head of the column tells. */
const FRACTION = /^\d{1,2}\/\d{1,2}$/
/** What a column is headed whose days are those of something else. */
const OTHER_DAYS =
  /^(?:start\w*|begin\w*|from|von|ab|open\w*|out|releas\w*|assigned|available|posted|given out|handed out|ausgabe\w*|ausgegeben|review|besprech\w*|rueckgabe|einsicht|return\w*|feedback|grad\w*|lecture|vorlesung|class)(?: (?:date|day|on|am|datum|tag))?$/
const WHEN = /^(?:dates?|days?|time|when|weeks?|datum|daten|tage?|termine?|wann|zeit|wochen?|kw)$/

/**
 * What is due in a row on the date that stands at `start`: what the columns say that are headed so, or where the date's own
 * column is, all others. A schedule heads a column "Exam" or "Due" and leaves most of its cells empty. Nothing where no
 * column and no head of the row speaks of it.
 */
export function dayInRow(cells: readonly Cell[], start: number, hasCue: (text: string) => boolean): RowDay | undefined {
  const isHeadOfDue = (head: string): boolean => hasCue(head) || isDelivered(head)
  const own = cells.findLast(cell => cell.start <= start)
  if (own === undefined) return undefined
  if (OTHER_DAYS.test(fold(own.head))) return NONE
  if (FRACTION.test(own.text) && !isHeadOfDue(own.head) && !WHEN.test(fold(own.head))) return NONE
  const said = cells.filter(cell => cell !== own && isSaid(cell.text))
  if (isHeadOfDue(own.head)) return { isDue: true, title: nameIn(own) ?? joined(said) }
  const inDue = cells.filter(({ head }) => isHeadOfDue(head))
  const due = inDue.filter(cell => said.includes(cell))
  if (due.length > 0) return { isDue: true, title: joined(due) }
  if (inDue.some(({ text }) => TICK.test(text))) return { isDue: true, title: joined(said) }
  if (inDue.some(({ text }) => NOTHING.test(text))) return NONE
  return inCuedCells(
    cells,
    own,
    said.filter(({ text }) => hasCue(text)),
  )
}

/** A row that says itself what is due, in its first cell for all its columns or in another one. */
function inCuedCells(cells: readonly Cell[], own: Cell, cued: readonly Cell[]): RowDay | undefined {
  const [first] = cells
  const name = nameIn(own)
  const head = fold(own.head)
  if (first !== undefined && first === cued[0]) {
    if (name !== undefined) return isStump(first.text) ? { isDue: true, title: name } : undefined
    if (head !== '' && !WHEN.test(head)) {
      return { isDue: true, title: isStump(first.text) ? own.head : `${first.text} – ${own.head}` }
    }
  }
  const named = cued.filter(({ text }) => !isStump(text))
  return named.length === 0 ? undefined : { isDue: true, title: joined(named) }
}

const NONE: RowDay = { isDue: false, title: '' }

/** What a cell says beside its day: "Sheet 3 on Oct 8". */
function nameIn({ text }: Cell): string | undefined {
  const [date] = readDates(text, { reference: ANY_DAY, start: ANY_DAY }).dates
  const name = date === undefined ? '' : titleOf(text, date.start, date.end)
  return isStump(name) ? undefined : name
}

const isSaid = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !NOTHING.test(text) &&
  !TICK.test(text) &&
  readDates(text, { reference: ANY_DAY, start: ANY_DAY }).dates.length === 0

const joined = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join(' – ')
