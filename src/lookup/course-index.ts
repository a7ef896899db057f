import MiniSearch from 'minisearch'
import { fold } from '../core/fold.js'
import { plainText } from '../core/rich-text.js'
import type { Concept, Course, Fact } from '../notes/course.js'
import { stem, stemAll } from './normalize.js'

/** One statement of the notes with the concept that it is about. */
export interface Passage {
  readonly id: number
  readonly concept: Concept
  readonly fact: Fact
  readonly text: string
}

/** What is searched in one course. Built once, when the notes are read. */
export interface CourseIndex {
  readonly course: Course
  readonly conceptsById: ReadonlyMap<string, Concept>
  /** Concepts by the stems of their titles and aliases, joined by spaces. */
  readonly byName: ReadonlyMap<string, readonly Concept[]>
  /** Every name as it is written, folded, with its concept. */
  readonly names: readonly {
    readonly folded: string
    readonly name: string
    readonly concept: Concept
    readonly isTitle: boolean
  }[]
  readonly concepts: MiniSearch
  readonly passages: MiniSearch
  readonly passagesById: readonly Passage[]
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
    [concept.title, ...concept.aliases].map((name, index) => ({
      folded: fold(name),
      name,
      concept,
      isTitle: index === 0,
    })),
  )
  const byName = new Map<string, Concept[]>()
  for (const { name, concept } of names) {
    const key = nameKey(name)
    const known = byName.get(key) ?? []
    if (!known.includes(concept)) byName.set(key, [...known, concept])
  }
  const frequencies = documentFrequencies(course)
  const total = Math.max(1, course.concepts.length)
  return {
    course,
    conceptsById: new Map(course.concepts.map(concept => [concept.id, concept])),
    byName,
    names,
    concepts: conceptSearch(course),
    passages: passageSearch(passagesById),
    passagesById,
    isKnown: word => frequencies.has(word),
    rarity: word => {
      const frequency = frequencies.get(word) ?? 0
      return Math.log(1 + total / (0.5 + frequency)) / Math.log(1 + total / 0.5)
    },
  }
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
