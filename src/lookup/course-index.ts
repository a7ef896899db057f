import MiniSearch from 'minisearch'
import { fold } from '../core/fold.js'
import { plainText } from '../core/rich-text.js'
import type { Concept, Course, Fact } from '../notes/course.js'
import { contentStems, stem, stemAll } from './normalize.js'

/** One statement of the notes with the concept that it is about. */
export interface Passage {
  readonly id: number
  readonly concept: Concept
  readonly fact: Fact
  readonly text: string
}

/** A name of a concept with the forms in which it is searched. */
export interface IndexedName {
  readonly folded: string
  readonly name: string
  /** The stems of the words that carry its meaning. */
  readonly stems: ReadonlySet<string>
  readonly concept: Concept
  readonly isTitle: boolean
}

/** What is called by one key. */
export interface Named {
  readonly concepts: readonly Concept[]
  /** Its place among the keys, the longest first. */
  readonly rank: number
}

/** What is searched in one course. Built once, when the notes are read. */
export interface CourseIndex {
  readonly course: Course
  readonly conceptsById: ReadonlyMap<string, Concept>
  /** Concepts by the stems of their titles and aliases, joined by spaces. */
  readonly byName: ReadonlyMap<string, Named>
  /** How many words the longest of these keys has. */
  readonly longestName: number
  /** Every name as it is written, folded, with its concept. */
  readonly names: readonly IndexedName[]
  /** The same in the order in which they complete what is typed: titles first, then by length. */
  readonly completions: readonly IndexedName[]
  readonly concepts: MiniSearch
  readonly passages: MiniSearch
  readonly passagesById: readonly Passage[]
  /** The passages of each concept, by its id. */
  readonly passagesOf: ReadonlyMap<string, readonly Passage[]>
  /** How telling a stem is in this course: 1 for one that the notes do not have, less the more often they have it. */
  rarity(stem: string): number
  /** Whether the notes use the stem at all. */
  isKnown(stem: string): boolean
}

export function buildCourseIndex(course: Course): CourseIndex {
  const passages = course.concepts.flatMap(concept =>
    statements(concept.facts).map(fact => ({ concept, fact, text: passageText(fact) })),
  )
  const passagesById = passages.map((passage, id): Passage => ({ id, ...passage }))
  const names = course.concepts.flatMap(concept =>
    [concept.title, ...concept.aliases].map((name, index): IndexedName => {
      const folded = fold(name)
      return { folded, name, stems: new Set(contentStems(folded)), concept, isTitle: index === 0 }
    }),
  )
  const byName = rankNames(names)
  const passagesOf = new Map<string, Passage[]>()
  for (const passage of passagesById) {
    const known = passagesOf.get(passage.concept.id)
    if (known === undefined) passagesOf.set(passage.concept.id, [passage])
    else known.push(passage)
  }
  const frequencies = documentFrequencies(course)
  const total = Math.max(1, course.concepts.length)
  return {
    course,
    conceptsById: new Map(course.concepts.map(concept => [concept.id, concept])),
    byName,
    longestName: [...byName.keys()].reduce((most, key) => Math.max(most, key.split(' ').length), 0),
    names,
    completions: names.toSorted((a, b) => Number(b.isTitle) - Number(a.isTitle) || a.name.length - b.name.length),
    concepts: conceptSearch(course),
    passages: passageSearch(passagesById),
    passagesById,
    passagesOf,
    isKnown: word => frequencies.has(word),
    rarity: word => {
      const frequency = frequencies.get(word) ?? 0
      return Math.log(1 + total / (0.5 + frequency)) / Math.log(1 + total / 0.5)
    },
  }
}

function rankNames(names: readonly IndexedName[]): ReadonlyMap<string, Named> {
  const concepts = new Map<string, Set<Concept>>()
  for (const { folded, concept } of names) {
    const key = nameKey(folded)
    const known = concepts.get(key)
    if (known === undefined) concepts.set(key, new Set([concept]))
    else known.add(concept)
  }
  const sorted = [...concepts].sort(([a], [b]) => b.length - a.length)
  return new Map(sorted.map(([key, called], rank) => [key, { concepts: [...called], rank }]))
}

/** The stems of a name in one key. */
export function nameKey(name: string): string {
  return stemAll(name).join(' ')
}

/**
 * Facts at any depth that say something: what only announces a list does not, and what opens another concept belongs to
 * that one.
 */
export function statements(facts: readonly Fact[]): Fact[] {
  return facts
    .filter(fact => fact.conceptId === undefined)
    .flatMap(fact => (isAnnouncement(fact) ? statements(fact.children) : [fact, ...statements(fact.children)]))
}

const isAnnouncement = (fact: Fact): boolean => fact.block === undefined && /[:?]\s*$/.test(plainText(fact.content))

/** What a fact says in words, its block included. */
export function passageText(fact: Fact): string {
  const { block } = fact
  const more =
    block?.type === 'code' || block?.type === 'math'
      ? block.value
      : block?.type === 'table'
        ? [block.header, ...block.rows].map(row => row.cells.map(plainText).join(' ')).join(' ')
        : ''
  return `${plainText(fact.content)} ${more}`.trim()
}

const search = (fields: string[]) =>
  new MiniSearch({
    fields,
    tokenize: text => fold(text).split(' '),
    processTerm: term => (term === '' ? null : stem(term)),
  })

function conceptSearch(course: Course): MiniSearch {
  const index = search(['title', 'aliases', 'facts', 'headings'])
  index.addAll(
    course.concepts.map(concept => ({
      id: concept.id,
      title: concept.title,
      aliases: concept.aliases.join(' '),
      facts: allText(concept.facts),
      headings: concept.source.headings.slice(0, -1).join(' '),
    })),
  )
  return index
}

function allText(facts: readonly Fact[]): string {
  return facts.map(fact => `${passageText(fact)} ${allText(fact.children)}`).join(' ')
}

function passageSearch(passages: readonly Passage[]): MiniSearch {
  const index = search(['text', 'subject', 'headings'])
  index.addAll(
    passages.map(({ id, concept, fact, text }) => ({
      id,
      text,
      subject: [concept.title, ...concept.aliases].join(' '),
      headings: fact.source.headings.join(' '),
    })),
  )
  return index
}

function documentFrequencies(course: Course): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>()
  for (const concept of course.concepts) {
    const text = [concept.title, ...concept.aliases, allText(concept.facts)].join(' ')
    for (const word of new Set(stemAll(text))) frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
  }
  return frequencies
}
