import { words } from '../../core/fold.js'
import { isAcronym } from '../../notes/term.js'
import { shareAForm } from './kin.js'
import { isOfEverydayWords } from './worth.js'

const NUMBER_AT_END = /^(.*\p{L})\s(?:[A-Z]?\d+|[IVX]+|[A-Za-z])$/u

const UNIT = /^\p{Lu}(?=\d{1,2}$)/u
const FEWEST_UNITS = 4

/**
 * Of the names of a list those that are the author's numbers: "Insertion Case 3" beside "Insertion Case 4", and "B1" to "B6"
 * of a syllabus, one letter with numbers nearly in a row. "RAID 5" is a name.
 */
export function readNumbered(titles: readonly string[]): (title: string) => boolean {
  const rows = new Map<string, number[]>()
  for (const title of titles) {
    const row = rowOf(title)
    if (row === undefined) continue
    const numbers = rows.get(row) ?? []
    rows.set(row, numbers)
    numbers.push(Number(/\d+$/.exec(title)?.[0] ?? 0))
  }
  return title => {
    const row = rowOf(title)
    const numbers = row === undefined ? [] : (rows.get(row) ?? [])
    if (row !== undefined && !UNIT.test(title))
      return isOfEverydayWords(row) ? numbers.length > 1 : numbers.length >= FEWEST_IN_A_ROW && isCounted(numbers)
    return numbers.length >= FEWEST_UNITS && Math.max(...numbers) <= numbers.length * 2
  }
}

/** "Laborer 1" to "Laborer 5": counted from one on. */
const isCounted = (numbers: readonly number[]): boolean =>
  Math.min(...numbers) === 1 && Math.max(...numbers) === numbers.length
const FEWEST_IN_A_ROW = 3

/** What stands before the number. */
function rowOf(title: string): string | undefined {
  const front = NUMBER_AT_END.exec(title)?.[1]
  return front !== undefined && !isAcronym(front) ? front : UNIT.exec(title)?.[0]
}

/** Two names of one form: "Thin Provisioning" and "Thick Provisioning", "Active-Passive" and "Active-Active", "TDM" and "FDM". */
export function areTwins(a: string, b: string): boolean {
  const [one, other] = [words(a), words(b)]
  if (one.length !== other.length) return false
  if (one.length > 1) return one.at(-1) === other.at(-1) || (one.length === 2 && one[0] === other[0])
  return isAcronym(a) && isAcronym(b) ? a.length === b.length && a.slice(1) === b.slice(1) : shareAForm([a, b])
}

/** All wrong choices are of a family that the right one is not of: it is seen to be another thing. */
export const standsOut = (title: string, wrong: readonly string[]): boolean =>
  wrong.length > 1 &&
  wrong.every(one => wrong.every(other => one === other || shareAForm([one, other]))) &&
  wrong.every(one => !shareAForm([one, title]))
