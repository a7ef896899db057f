import { fold } from '../../core/fold.js'
import { stem } from '../../lookup/normalize.js'

/** What a typed answer may be, and what it must not be taken for. */
export interface Expected {
  /** Names of the right answer in both languages, best first; at least one. */
  readonly accepted: readonly string[]
  /** Names of other things that the course speaks of. */
  readonly others: readonly string[]
}

const ARTICLES = /^(?:der|die|das|den|dem|des|ein|eine|einen|einer|the|a|an)\s+/
const LONGEST_TYPED = 200

/**
 * Whether the answer is right: forgiving case, umlauts, articles, blanks, plural and small typos, but never taking
 * one term of the course for another one.
 */
export function isRightTerm(typed: string, { accepted, others }: Expected): boolean {
  // What is longer is no term, and must not cost time.
  if (typed.length > LONGEST_TYPED) return false
  const forms = formsOf(typed)
  if (forms.every(form => form === '')) return false
  const isExactly = (names: readonly string[]) => names.some(name => formsOf(name).some(form => forms.includes(form)))
  if (isExactly(accepted)) return true
  if (isExactly(others)) return false
  const stems = stemsOf(typed)
  if (accepted.some(name => stemsOf(name) === stems)) return true
  if (others.some(name => stemsOf(name) === stems)) return false
  const away = nearest(forms, accepted)
  return away.distance <= away.allowed && away.distance < nearest(forms, others).distance
}

/** Folded with umlauts spelt out, with umlauts bare, each also without blanks and without the article. */
function formsOf(name: string): string[] {
  const spelt = fold(name).replace(ARTICLES, '')
  const bare = fold(name.normalize('NFD').replace(/\p{M}/gu, '')).replace(ARTICLES, '')
  return [...new Set([spelt, bare, spelt.replaceAll(' ', ''), bare.replaceAll(' ', '')])]
}

function stemsOf(name: string): string {
  return fold(name).replace(ARTICLES, '').split(' ').map(stem).join(' ')
}

function nearest(forms: readonly string[], names: readonly string[]): { distance: number; allowed: number } {
  let best = { distance: Number.POSITIVE_INFINITY, allowed: 0 }
  for (const name of names) {
    for (const other of formsOf(name)) {
      for (const form of forms) {
        const allowed = typosIn(other)
        if (Math.abs(form.length - other.length) > allowed + 1 || !sameDigits(form, other)) continue
        const distance = editDistance(form, other)
        if (distance < best.distance) best = { distance, allowed }
      }
    }
  }
  return best
}

/** A short word with a letter changed is another word. */
const typosIn = (name: string): number => (name.length < 5 ? 0 : name.length < 9 ? 1 : 2)

/** "IPv4" is no typo of "IPv6". */
const sameDigits = (a: string, b: string): boolean => a.replace(/\D/g, '') === b.replace(/\D/g, '')

/** Insertions, deletions, exchanges and swaps of neighbours (Damerau 1964, restricted to one edit of each place). */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      row.push(value)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
