import { distance } from 'fastest-levenshtein'
import { digitsIn, fold } from '../core/fold.js'
import { groupBy } from '../core/group-by.js'
import type { Concept, Course } from '../notes/course.js'
import { contentStems, soundOf } from './normalize.js'

/** Two concepts that may be one thing, written in two ways. */
export type Duplicate = readonly [Concept, Concept]

/** Shorter names that differ by a letter are mostly two things: SAN and NAS, TCP and UCP. */
const SHORTEST_TYPO = 7

/**
 * Concepts whose names are the same words in another form or order, or differ by one letter; not a concept and what stands
 * under it. In the order of the notes.
 */
export function findDuplicates({ concepts }: Pick<Course, 'concepts'>): readonly Duplicate[] {
  const found: Duplicate[] = []
  const known = new Set<string>()
  const order = new Map(concepts.map((concept, index) => [concept, index]))
  const placeOf = (concept: Concept): number => order.get(concept) ?? 0
  const note = (a: Concept, b: Concept): void => {
    const [first, second] = placeOf(a) < placeOf(b) ? [a, b] : [b, a]
    const key = `${first.id} ${second.id}`
    if (a === b || known.has(key) || a.parentId === b.id || b.parentId === a.id) return
    known.add(key)
    found.push([first, second])
  }

  const titles = new Map(concepts.map(concept => [concept, formOf(concept.title)]))
  const byForm = groupBy(
    concepts,
    concept => new Set([concept.title, ...concept.aliases].map(formOf).filter(form => form !== '')),
  )
  for (const [form, group] of byForm) {
    const titled = group.filter(concept => titles.get(concept) === form)
    for (const one of titled) for (const other of group) note(one, other)
  }

  // Words that differ by a letter have a form in common from which a letter was taken (the idea of SymSpell).
  const long = concepts.filter(({ title }) => fold(title).length >= SHORTEST_TYPO)
  for (const group of groupBy(long, ({ title }) => new Set(shortened(fold(title)))).values()) {
    for (const [index, one] of group.entries()) {
      for (const other of group.slice(index + 1)) if (isTypo(fold(one.title), fold(other.title))) note(one, other)
    }
  }
  return found.sort(([a], [b]) => placeOf(a) - placeOf(b))
}

const formOf = (name: string): string => contentStems(name).map(soundOf).sort().join(' ')

const shortened = (name: string): string[] => [
  name,
  ...Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1)),
]

const isTypo = (one: string, other: string): boolean => digitsIn(one) === digitsIn(other) && distance(one, other) === 1
