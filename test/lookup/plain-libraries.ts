import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import { Document } from 'flexsearch'
import MiniSearch from 'minisearch'
import { passageText, statements } from '../../src/lookup/course-index.js'
import type { Course } from '../../src/notes/course.js'
import type { Answer } from './query-set.js'

/** A library as it comes, with its own ways to forgive typos: what it finds first is its answer. */
export interface PlainLibrary {
  readonly name: string
  ask(query: string): Answer
}

interface Doc {
  readonly id: string
  readonly title: string
  readonly aliases: string
  readonly text: string
}

const docsOf = (course: Course): Doc[] =>
  course.concepts.map(({ id, title, aliases, facts }) => ({
    id,
    title,
    aliases: aliases.join(' '),
    text: statements(facts).map(passageText).join(' '),
  }))

export function plainMiniSearch(course: Course): PlainLibrary {
  const index = new MiniSearch<Doc>({
    fields: ['title', 'aliases', 'text'],
    storeFields: ['title'],
    searchOptions: { boost: { title: 4, aliases: 4 }, fuzzy: 0.2, prefix: true },
  })
  index.addAll(docsOf(course))
  return {
    name: 'MiniSearch',
    ask: query => answerOf(index.search(query).map(({ title }) => String(title))),
  }
}

function plainOrama(course: Course): PlainLibrary {
  const index = create({ schema: { title: 'string', aliases: 'string', text: 'string' } as const })
  insertMultiple(index, docsOf(course) as never[])
  return {
    name: 'Orama',
    ask: query => {
      const found = searchOrama(index, { term: query, boost: { title: 4, aliases: 4 }, tolerance: 1, limit: 5 })
      if (found instanceof Promise) throw new Error('Orama answers at once where nothing is awaited')
      return answerOf(found.hits.map(({ document }) => document.title))
    },
  }
}

function plainFlexSearch(course: Course): PlainLibrary {
  const index = new Document({
    document: { id: 'id', index: ['title', 'aliases', 'text'] },
    tokenize: 'forward',
    encoder: 'LatinBalance',
  } as never)
  const titles = new Map(course.concepts.map(({ id, title }) => [id, title]))
  for (const doc of docsOf(course)) index.add(doc as never)
  return {
    name: 'FlexSearch',
    ask: query => {
      const byField = index.search(query, { limit: 5, suggest: true } as never) as unknown as readonly {
        readonly result: readonly string[]
      }[]
      return answerOf([...new Set(byField.flatMap(({ result }) => result))].map(id => titles.get(id) ?? ''))
    },
  }
}

export const plainLibraries = (course: Course): PlainLibrary[] => [
  plainMiniSearch(course),
  plainOrama(course),
  plainFlexSearch(course),
]

const answerOf = (titles: readonly string[]): Answer => ({ found: titles.length > 0, titles: titles.slice(0, 5) })
