import { distance } from 'fastest-levenshtein'

/** Rows of the keyboards on which German and English are typed; the key between them in the alphabet may differ. */
const ROWS = ['qwertzuiop', 'asdfghjkl', 'yxcvbnm', 'qwertyuiop', 'zxcvbnm'] as const

const neighbours = new Set(
  ROWS.flatMap(row => [...row].slice(1).flatMap((key, at) => [`${row[at]}${key}`, `${key}${row[at]}`])),
)
const VOWELS = new Set('aeiouy')
/** Letters that are taken for each other by ear. */
const ALIKE = new Set(['ck', 'cz', 'cs', 'sz', 'fv', 'dt', 'bp', 'mn', 'vw', 'ij', 'gk', 'xk', 'ks'])

const DOUBLED = 0.4
const SWAPPED = 0.6
const NEIGHBOUR = 0.7
const SIMILAR = 0.8
const MISSING = 0.8
const OTHER = 1
const NEVER = 9
/** The least that an edit costs which changes what letters a word has: a doubled letter and a swap change none. */
const LEAST_CHANGE = NEIGHBOUR
/** Of the cheapest edit, for each of the plain edits that it takes: two for letters that changed places. */
const SWAPPED_IN_PLAIN = SWAPPED / 2

/** Nobody types longer names; used again for each pair, since there are many. */
const ROW_LENGTH = 128
const rows = [new Float64Array(ROW_LENGTH), new Float64Array(ROW_LENGTH), new Float64Array(ROW_LENGTH)] as [
  Float64Array,
  Float64Array,
  Float64Array,
]

/** Syllables that make another term of one: who writes "Hypotonie" does not mean "Hypertonie". */
const PREFIXES =
  `hyper hypo endo exo ekto ecto intra inter extra intro pro eu mono di bi tri poly multi uni macro makro micro
  mikro ana kata cata sym asym sub super supra pre post prae homo hetero iso over under up down in out ex de re un non
  anti auto co a an ab ad dis ent be er ver syn asyn para meta quasi pseudo semi neo`.split(/\s+/)

/**
 * How far what was typed is from a name: 0 for the same, less for a slip that thumbs make (a letter doubled or not, two
 * that changed places, the key beside) than for another letter. Damerau's edits with weights; more than `most` is `most`
 * and a bit. Digits are never typos, and neither are other prefixes.
 */
export function typoCost(typed: string, name: string, most: number): number {
  const tooFar = most + 0.001
  if (typed === name) return 0
  if (Math.abs(typed.length - name.length) > most / DOUBLED) return tooFar
  if (distance(typed, name) * SWAPPED_IN_PLAIN > most) return tooFar
  const width = name.length + 1
  if (width > ROW_LENGTH || typed.length >= ROW_LENGTH) return tooFar
  let [before, last, current] = rows
  for (let at = 0; at < width; at++) last[at] = at * MISSING
  for (let row = 1; row <= typed.length; row++) {
    current[0] = row * MISSING
    let least = row * MISSING
    const a = typed.charAt(row - 1)
    for (let column = 1; column < width; column++) {
      const b = name.charAt(column - 1)
      let cost = (last[column - 1] ?? NEVER) + (a === b ? 0 : exchange(a, b))
      cost = Math.min(cost, (last[column] ?? NEVER) + one(a, typed.charAt(row - 2)))
      cost = Math.min(cost, (current[column - 1] ?? NEVER) + one(b, name.charAt(column - 2)))
      if (row > 1 && column > 1 && a === name.charAt(column - 2) && b === typed.charAt(row - 2) && a !== b) {
        cost = Math.min(cost, (before[column - 2] ?? NEVER) + SWAPPED)
      }
      current[column] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return tooFar
    ;[before, last, current] = [last, current, before]
  }
  const cost = last[name.length] ?? tooFar
  return cost > most || hasOtherPrefix(typed, name) ? tooFar : cost
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9'

/** A letter too many or too few. */
function one(letter: string, previous: string): number {
  return isDigit(letter) ? NEVER : letter === previous ? DOUBLED : MISSING
}

function exchange(a: string, b: string): number {
  if (isDigit(a) || isDigit(b)) return NEVER
  if (neighbours.has(a + b)) return NEIGHBOUR
  if ((VOWELS.has(a) && VOWELS.has(b)) || ALIKE.has(a + b) || ALIKE.has(b + a)) return SIMILAR
  return OTHER
}

function hasOtherPrefix(typed: string, name: string): boolean {
  const length = commonEnd(typed, name)
  const [left, right] = [typed.slice(0, typed.length - length), name.slice(0, name.length - length)]
  if (length < 4) return false
  // What differs may end within the prefix: "hyp|er" and "hyp|o" share their beginning.
  return PREFIXES.some(
    prefix =>
      isMadeOf(typed, prefix, name) ||
      isMadeOf(name, prefix, typed) ||
      (typed.startsWith(prefix) &&
        prefix.length >= left.length &&
        PREFIXES.some(
          other =>
            other !== prefix &&
            other.length >= right.length &&
            name.startsWith(other) &&
            typed.slice(prefix.length) === name.slice(other.length),
        )),
  )
}

const isMadeOf = (whole: string, prefix: string, rest: string): boolean =>
  whole.length === prefix.length + rest.length && whole.startsWith(prefix) && whole.endsWith(rest)

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}

/** Which letters and digits a folded word has, a bit for each. */
export function lettersOf(folded: string): number {
  let letters = 0
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    letters |= code > 96 && code < 123 ? 1 << (code - 97) : 1 << 26
  }
  return letters
}

/** Whether words with these letters are further apart than `most`: an edit adds and takes at most one letter each. */
export function isFarApart(letters: number, others: number, most: number): boolean {
  let different = letters ^ others
  let count = 0
  for (; different !== 0; different &= different - 1) count++
  return count > 2 * Math.floor(most / LEAST_CHANGE) + 1
}

/** The letters that a name may begin with of which `typed` is a slip. */
export function firstLetters(typed: string): ReadonlySet<string> {
  const first = typed.charAt(0)
  const letters = new Set([first, typed.charAt(1)])
  for (const pair of neighbours) if (pair.startsWith(first)) letters.add(pair.charAt(1))
  for (const pair of ALIKE) {
    if (pair.startsWith(first)) letters.add(pair.charAt(1))
    if (pair.endsWith(first)) letters.add(pair.charAt(0))
  }
  return letters
}

/** How far a typo may be from a name of that many letters. */
export function typosAllowed(length: number): number {
  if (length < 4) return 0
  if (length < 6) return 0.8
  if (length < 9) return 1
  if (length < 13) return 1.7
  return 2.3
}
