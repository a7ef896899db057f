import MiniSearch from 'minisearch'
import { words } from '../core/fold.js'
import { groupBy } from '../core/group-by.js'
import { plainText } from '../core/rich-text.js'
import type { Concept, Course, Fact } from '../notes/course.js'
import { buildCompletions, type Completions } from './completions.js'
import { buildNames, type Names } from './names.js'
import { stem, stemAll } from './normalize.js'
import { buildVocabulary, type Vocabulary } from './vocabulary.js'

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
  /** Whether it is a term, and not what stands under none: that answers, and is never proposed. */
  isTerm(concept: Concept): boolean
  readonly names: Names
  readonly completions: Completions
  readonly vocabulary: Vocabulary
  readonly concepts: MiniSearch
  readonly passagesById: readonly Passage[]
  /** The passages of each concept, by its id. */
  readonly passagesOf: ReadonlyMap<string, readonly Passage[]>
  /** The passages that hold a stem, by id; their concepts' names and headings do not count. */
  passagesWith(stem: string): readonly number[]
  /** The stems of a passage's own words. */
  stemsOf(passage: Passage): ReadonlySet<string>
  /** The stems of all that an entry says, what only announces a list included. */
  allStemsOf(concept: Concept): ReadonlySet<string>
  /** The stems of the headings under which a passage stands. */
  headingsOf(passage: Passage): ReadonlySet<string>
  /** How telling a stem is in this course: 1 for one that the notes do not have, less the more often they have it. */
  rarity(stem: string): number
  /** In how many concepts a stem stands. */
  frequency(stem: string): number
}

export function buildCourseIndex(course: Course): CourseIndex {
  const entries = [...course.concepts, ...(course.passages ?? [])]
  const passagesById = entries
    .flatMap(concept => statements(concept.facts).map(fact => ({ concept, fact, text: passageText(fact) })))
    .map((passage, id): Passage => ({ id, ...passage }))
  const passagesOf = groupBy(passagesById, ({ concept }) => [concept.id])
  const stemsById: ReadonlySet<string>[] = []
  const stemsOf = ({ id, text }: Passage): ReadonlySet<string> => {
    stemsById[id] ??= new Set(stemAll(text))
    return stemsById[id]
  }
  const frequencies = documentFrequencies(entries)
  const total = Math.max(1, entries.length)
  const names = buildNames(course.concepts)
  const loose = new Set(course.passages)
  const headings = new Map<string, ReadonlySet<string>>()
  const allStems = new Map<string, ReadonlySet<string>>()
  // Completion can do without it, and so can the start.
  let concepts: MiniSearch | undefined
  let passagesByStem: ReadonlyMap<string, readonly number[]> | undefined
  return {
    course,
    conceptsById: new Map(entries.map(concept => [concept.id, concept])),
    isTerm: concept => !loose.has(concept),
    names,
    completions: buildCompletions(names),
    vocabulary: buildVocabulary(frequencies.words),
    get concepts() {
      concepts ??= conceptSearch(entries)
      return concepts
    },
    passagesById,
    passagesOf,
    passagesWith: word => {
      passagesByStem ??= groupBy(
        passagesById.map(({ id }) => id),
        id => {
          const passage = passagesById[id]
          return passage === undefined ? [] : [...stemsOf(passage)]
        },
      )
      return passagesByStem.get(word) ?? []
    },
    stemsOf,
    allStemsOf: concept => {
      let known = allStems.get(concept.id)
      if (known === undefined) {
        known = new Set(stemAll(allText(concept.facts)))
        allStems.set(concept.id, known)
      }
      return known
    },
    headingsOf: ({ fact: { source } }) => {
      const key = source.headings.join('\n')
      let known = headings.get(key)
      if (known === undefined) {
        known = new Set(stemAll(key))
        headings.set(key, known)
      }
      return known
    },
    frequency: word => frequencies.stems.get(word) ?? 0,
    rarity: word => {
      const frequency = frequencies.stems.get(word) ?? 0
      return Math.log(1 + total / (0.5 + frequency)) / Math.log(1 + total / 0.5)
    },
  }
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

/** Fielded BM25 by MiniSearch, over the same stems on both sides. */
function conceptSearch(entries: readonly Concept[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['title', 'aliases', 'facts', 'headings'],
    tokenize: words,
    processTerm: term => stem(term),
    searchOptions: {
      tokenize: text => text.split(' '),
      processTerm: term => term,
      boost: { title: 4, aliases: 4, facts: 1.5 },
    },
  })
  index.addAll(
    entries.map(concept => ({
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

function documentFrequencies(entries: readonly Concept[]): {
  readonly words: ReadonlyMap<string, number>
  readonly stems: ReadonlyMap<string, number>
} {
  const folded = new Map<string, number>()
  const stems = new Map<string, number>()
  for (const concept of entries) {
    const own = new Set(words([concept.title, ...concept.aliases, allText(concept.facts)].join(' ')))
    for (const word of own) folded.set(word, (folded.get(word) ?? 0) + 1)
    for (const word of new Set([...own].map(stem))) stems.set(word, (stems.get(word) ?? 0) + 1)
  }
  return { words: folded, stems }
}
