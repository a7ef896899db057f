import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { type Block, type Inline, plainText } from '../../src/core/rich-text.js'
import { translator } from '../../src/i18n/translate.js'
import { answerCard } from '../../src/lookup/answer-card.js'
import { conceptCard } from '../../src/lookup/concept-card.js'
import { createLookup } from '../../src/lookup/lookup.js'
import type { Concept, Course, Fact } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { courseOf } from '../fixtures/course.js'

const t = translator('en')
const FIXTURES = new URL('../fixtures/notes/', import.meta.url)
const golden = readdirSync(FIXTURES)
  .filter(file => file.endsWith('.md'))
  .map(file => ({ file, course: courseOf(readFileSync(new URL(file, FIXTURES), 'utf8')) }))

const trimmed = (nodes: readonly Inline[]): string => plainText(nodes).replace(/\s+/g, ' ').trim()

function linesIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph') return [trimmed(block.children).replace(/^[＋－] /, '')]
    if (block.type === 'list') return block.children.flatMap(item => linesIn(item.children))
    return block.type === 'blockquote' ? linesIn(block.children) : []
  })
}

const linesOn = ({ blocks }: Card): string[] =>
  blocks.flatMap(block => (block.type === 'text' ? linesIn(block.content) : []))

/** How many lines of the notes have a text, be it that of a fact or of a name. */
function countLines({ concepts, passages = [] }: Course): Map<string, number> {
  const places = new Map<string, Set<string>>()
  const visit = ({ content, block, source, children }: Fact): void => {
    const said = block === undefined ? [trimmed(content)] : linesIn([block])
    for (const text of said) places.set(text, (places.get(text) ?? new Set()).add(`${source.file}:${source.line}`))
    children.forEach(visit)
  }
  for (const { facts } of [...concepts, ...passages]) facts.forEach(visit)
  return new Map([...places].map(([text, own]) => [text, own.size]))
}

/** A name heads what is said of it, and stands in a list of names. */
const isName = (line: string, { concepts }: Course): boolean => concepts.some(({ title }) => title === line)

function repeated(card: Card, counts: ReadonlyMap<string, number>): string[] {
  const shown = new Map<string, number>()
  for (const line of linesOn(card)) shown.set(line, (shown.get(line) ?? 0) + 1)
  return [...shown].flatMap(([line, count]) => (count > (counts.get(line) ?? count) ? [line] : []))
}

function answered(course: Course): (query: string) => Card {
  const lookup = createLookup([course])
  return query =>
    answerCard({ course, query, findings: lookup.find(course.id, query), related: () => [], pageLength: 100_000 }, t)
}

const facts = ({ facts: own }: Concept): Fact[] => {
  const all: Fact[] = []
  const visit = (fact: Fact): void => {
    all.push(fact)
    fact.children.forEach(visit)
  }
  own.forEach(visit)
  return all
}

describe('a card', () => {
  it.each(golden)('shows no line of $file twice in an entry', ({ course }) => {
    const counts = countLines(course)
    const twice = course.concepts.flatMap(concept =>
      repeated(conceptCard({ course, concept, related: [], page: 0, pageLength: 100_000 }, t), counts),
    )
    expect(twice).toEqual([])
  })

  it.each(golden)('shows no line of $file twice in an answer', ({ course }) => {
    const counts = countLines(course)
    const answer = answered(course)
    const titleOf = new Map(course.concepts.map(({ id, title }) => [id, title]))
    const queries = course.concepts.flatMap(concept => [
      ...facts(concept).map(({ content }) => `${concept.title} ${trimmed(content).slice(0, 60)}`),
      ...concept.childIds.map(id => `${concept.title} vs ${titleOf.get(id)}`),
    ])
    const twice = [...new Set(queries)].flatMap(query =>
      repeated(answer(query), counts)
        .filter(line => !isName(line, course))
        .map(line => `${query}: ${line}`),
    )
    expect(twice).toEqual([])
  })

  it('quotes what answers a question in place of the line in the entry', () => {
    const [course] = loadCourses('content').courses
    if (course === undefined) throw new Error('no course')
    const lines = linesOn(answered(course)('What is the difference between a VMM and a VIM?'))
    expect(lines.filter(line => line === 'nicht dasselbe wie ein VMM, Unterschied kennen')).toHaveLength(1)
    expect(lines).toContain('Monitoring der virtuellen und phys. Ressourcen')
  })

  it('says in a comparison what one line says of two once, and of a part beside the whole its name', () => {
    const course = courseOf(`# Birds

## Owls

- hunt at night
- **Barn owl**: nests in barns
- „Dom0“ and „DomU“ are cages
`)
    const answer = answered(course)
    expect(linesOn(answer('Owls vs Barn owl'))).toEqual([
      'Owls',
      'hunt at night',
      'Barn owl',
      '„Dom0“ and „DomU“ are cages',
      'Barn owl',
      'nests in barns',
    ])
    expect(linesOn(answer('Dom0 vs DomU'))).toEqual(['Dom0, DomU', '„Dom0“ and „DomU“ are cages'])
  })
})
