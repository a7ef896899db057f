import { fold } from '../core/fold.js'
import { readDates } from './dates.js'
import { isDelivered } from './deadline-cues.js'
import { ANY_DAY, type Cell } from './deadline-lines.js'
import { isStump } from './deadline-title.js'

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
  if (OTHER_DAYS.test(fold(own.head))) return { isDue: false, title: '' }
  const said = cells.filter(({ text }) => isSaid(text))
  if (FRACTION.test(own.text) && !isHeadOfDue(own.head) && !WHEN.test(fold(own.head)))
    return { isDue: false, title: '' }
  if (isHeadOfDue(own.head)) return { isDue: true, title: joined(said) }
  const inDue = cells.filter(({ head }) => isHeadOfDue(head))
  const due = inDue.filter(cell => said.includes(cell))
  if (due.length > 0) return { isDue: true, title: joined(due) }
  if (inDue.some(({ text }) => TICK.test(text))) return { isDue: true, title: joined(said) }
  if (inDue.some(({ text }) => NOTHING.test(text))) return { isDue: false, title: '' }
  const [first] = cells
  if (first === undefined || first === own || !hasCue(first.text)) return undefined
  // The row is headed, and its columns are what is due.
  const head = fold(own.head)
  if (head === '' || WHEN.test(head)) return undefined
  return { isDue: true, title: isStump(first.text) ? own.head : `${first.text} – ${own.head}` }
}

const isSaid = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !NOTHING.test(text) &&
  !TICK.test(text) &&
  readDates(text, { reference: ANY_DAY }).dates.length === 0

const joined = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join(' – ')
