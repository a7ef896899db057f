import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { text } from '../../src/core/rich-text.js'
import { translator } from '../../src/i18n/translate.js'
import { answerCard } from '../../src/lookup/answer-card.js'
import { conceptCard } from '../../src/lookup/concept-card.js'
import { groupFacts } from '../../src/lookup/fact-groups.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { sourceUrl } from '../../src/lookup/source-line.js'
import type { Course } from '../../src/notes/course.js'
import { concept, courseOf, fact, handmade } from '../fixtures/course.js'
import { collections } from './query-set.js'

const de = translator('de')
const en = translator('en')
const lookup = createLookup(collections())
const courseNamed = (id: string): Course => {
  const course = lookup.course(id)
  if (course === undefined) throw new Error(`no course ${id}`)
  return course
}

const answer = (courseId: string, query: string, t = de): Card =>
  answerCard({ course: courseNamed(courseId), query, findings: lookup.find(courseId, query), related: () => [] }, t)

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value !== 'object' || value === null) return []
  const own = 'value' in value && typeof value.value === 'string' ? [value.value] : []
  return [...own, ...Object.values(value).flatMap(texts)]
}

const at = (card: Card, part: string): number => texts(card.blocks).findIndex(own => own.includes(part))

describe('an answer', () => {
  it.each([
    ['Nachteile von Ballooning', de, 'Nachteile', 'muss er auslagern'],
    ['Which problem may ballooning cause?', en, 'Disadvantages', 'muss er auslagern'],
  ] as const)('begins with the kind of fact that is asked for: %s', (query, t, title, fact) => {
    const card = answer('virtual', query, t)
    expect(texts(card.blocks).slice(0, 2)).toEqual([title, expect.stringContaining(fact)])
    expect(checkCard(card)).toEqual([])
  })

  it('groups a longer entry under headings in the language of the person', () => {
    expect(at(answer('virtual', 'ballooning'), 'Vorteile')).toBeGreaterThan(0)
    expect(at(answer('virtual', 'ballooning', en), 'Advantages')).toBeGreaterThan(0)
    expect(at(answer('virtual', 'vxlan'), 'Was es ist')).toBe(-1)
  })

  it('sets two sides under each other, one kind of fact after the other', () => {
    const card = answer('databases', 'mvcc vs sharding', en)
    expect(card.title).toBe('MVCC and Sharding')
    expect([at(card, 'What it is'), at(card, 'Advantages'), at(card, 'Disadvantages')].every(place => place >= 0)).toBe(
      true,
    )
    expect(at(card, 'readers never block')).toBeLessThan(at(card, 'writes scale'))
    expect(at(card, 'writes scale')).toBeLessThan(at(card, 'old versions must be cleaned'))
    expect(checkCard(card)).toEqual([])
  })

  it('says of a side that has nothing of a kind that it has not', () => {
    expect(at(answer('databases', 'mvcc vs deadlock', en), ': nothing in the notes')).toBeGreaterThan(0)
  })

  it('says which side the notes do not have', () => {
    expect(texts(answer('virtual', 'ballooning vs kubernetes')).join(' ')).toContain('Zu  kubernetes  steht')
    const findings = lookup.find('virtual', 'ballooning vs kubernetes')
    expect([findings.found, findings.unknown, findings.hits[0]?.concept.title]).toEqual([
      false,
      ['kubernetes'],
      'Ballooning',
    ])
  })

  it('tells a mention from an entry', () => {
    const card = answer('virtual', 'hypercalls')
    expect(card.title).toBe('Nur erwähnt: hypercalls')
    expect(texts(card.blocks)).toContain('der Gastkernel ruft den Hypervisor über Hypercalls')
    expect(lookup.find('virtual', 'hypercalls').hits[0]?.score).toBeLessThan(0.6)
    expect(checkCard(card)).toEqual([])
  })

  it('quotes the line that answers, above a longer entry', () => {
    const [first] = answer('virtual', 'split brain').blocks.filter(block => block.type === 'text')
    expect(first?.content[0]).toMatchObject({ type: 'blockquote' })
  })

  it('keeps to the limits for every query of the set', async () => {
    const { readQueries } = await import('./query-set.js')
    for (const { courseId, query } of [...readQueries('dev'), ...readQueries('held')]) {
      expect(checkCard(answer(courseId, query)), query).toEqual([])
    }
  })
})

describe('comparing two terms', () => {
  const sides = (first: string, second: string) =>
    lookup.compare('virtual', first, second).sides?.map(({ title }) => title)

  it.each([
    ['SAN', 'NAS'],
    ['SAN', '| NAS'],
    ['san', 'vs nas'],
    ['san', 'und nas'],
    ['san', 'nas'],
  ])('%s %s', (first, second) => {
    expect(sides(first, second)).toEqual(['SAN', 'NAS'])
  })

  it('divides what was typed so that both are names', () => {
    expect(sides('thin', 'provisioning thick provisioning')).toEqual(['Thin Provisioning', 'Thick Provisioning'])
    expect(sides('live-migration', 'fault tolerance')).toEqual(['Live-Migration', 'Fault Tolerance'])
  })

  it('says what it does not find', () => {
    const one = lookup.compare('virtual', 'SAN', 'kubernetes')
    expect([one.found, one.unknown]).toEqual([false, ['kubernetes']])
    const none = lookup.compare('virtual', 'podman', 'kubernetes')
    expect([none.found, none.unknown]).toEqual([false, ['podman', 'kubernetes']])
    expect(lookup.compare('gone', 'a', 'b')).toEqual({ found: false, hits: [] })
  })
})

describe('groups of facts', () => {
  it('keep what follows on with what it follows', () => {
    const facts = [
      fact([text('a')]),
      { ...fact([text('cheap')]), role: 'advantage' as const },
      fact([text('→ so it is used a lot')]),
      fact([], { type: 'code', lang: 'sh', value: 'ls', line: 1 }),
      fact([text('b')]),
    ]
    expect(groupFacts(facts).map(({ key, facts: own }) => [key, own.length])).toEqual([
      ['about', 2],
      ['advantage', 3],
    ])
  })
})

describe('parts', () => {
  it('are buttons, and named where they are too many', () => {
    const parts = Array.from({ length: 13 }, (_, number) => concept(`Part ${number}`, [], { id: `p${number}` }))
    const whole = concept('Whole', [fact([text('made of parts')])], { childIds: parts.map(({ id }) => id) })
    const card = conceptCard({ course: { id: 'demo' }, concept: whole, related: parts, page: 0 }, en)
    const rows = card.blocks.flatMap(block => (block.type === 'buttons' ? [block.buttons.length] : []))
    expect(rows).toEqual([5, 5])
    expect(texts(card.blocks).at(-1)).toBe('Also part of it: Part 10, Part 11, Part 12')
    expect(checkCard(card)).toEqual([])
  })
})

describe('a source', () => {
  const source = { file: 'demo/week 1/a b.md', line: 12, headings: ['A'] }

  it.each([
    ['https://github.com/ada/notes/blob/main/', 'https://github.com/ada/notes/blob/main/week%201/a%20b.md#L12'],
    ['https://notes.example.org/course', 'https://notes.example.org/course/week%201/a%20b.md'],
    ['javascript:alert(1)', undefined],
    ['not an address', undefined],
    [undefined, undefined],
  ])('has a link where the course has an address: %s', (baseUrl, url) => {
    const course = baseUrl === undefined ? { id: 'demo' } : { id: 'demo', baseUrl }
    expect(sourceUrl(source, course)).toBe(url)
  })

  it('is a link on the card', () => {
    const shown = concept('A', [fact([text('a')])], { source })
    const course = handmade([shown], { baseUrl: 'https://notes.example.org' })
    const card = conceptCard({ course, concept: shown, related: [], page: 0 }, en)
    expect(JSON.stringify(card)).toContain('"url":"https://notes.example.org/week%201/a%20b.md"')
  })
})

describe('a long entry with what was asked first', () => {
  it('reads on from its beginning, and loses nothing', () => {
    const facts = Array.from({ length: 90 }, (_, number) => `- property number ${number} of the long list`).join('\n')
    const course = courseOf(`# Course\n\n## Longish\n${facts}\n- + it is long\n- − it is too long\n`)
    const long = createLookup([course])
    const findings = long.find('demo', 'disadvantages of longish')
    const card = answerCard({ course, query: 'x', findings, related: () => [] }, en)
    expect(texts(card.blocks).slice(0, 2)).toEqual(['Disadvantages', 'it is too long'])
    const [more] = card.blocks.flatMap(block => (block.type === 'buttons' ? block.buttons : []))
    expect(more?.label).toMatch(/^Read on \(1\/\d+\)$/)
    expect(more?.action).toMatch(/\/0$/)
  })
})
