import { words } from '../core/fold.js'
import { isStopWord } from './normalize.js'

/** Two letters stand for too much. */
const SHORTEST = 3
const LONGEST = 8

/** Words that an abbreviation writes as a digit: "3NF" for "Third Normal Form". */
const DIGITS: ReadonlyMap<string, string> = new Map(
  [
    ['first', 'erste', 'one', 'ein'],
    ['second', 'zweite', 'two', 'zwei'],
    ['third', 'dritte', 'three', 'drei'],
    ['fourth', 'vierte', 'four', 'vier'],
  ].flatMap((names, at) => names.map(name => [name, String(at + 1)] as const)),
)

/** The abbreviations that a folded name of several words has by their first letters, with its small words and without. */
export function initialsOf(folded: string): readonly string[] {
  const all = words(folded)
  const telling = all.filter(word => !isStopWord(word))
  const forms = [all, telling].flatMap(list => [join(list, firstLetter), join(list, firstSign)])
  return [...new Set(forms)].filter(form => form.length >= SHORTEST && form.length <= LONGEST)
}

const join = (list: readonly string[], first: (word: string) => string): string => list.map(first).join('')
const firstLetter = (word: string): string => word.charAt(0)
const firstSign = (word: string): string => DIGITS.get(word) ?? word.charAt(0)
