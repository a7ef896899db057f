import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { type Block, type CommandMention, plainText, strong, text } from '../../src/core/rich-text.js'
import { translator } from '../../src/i18n/translate.js'
import { comparisonCard } from '../../src/lookup/comparison-card.js'
import { conceptCard, notFoundCard } from '../../src/lookup/concept-card.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { sourceText } from '../../src/lookup/source-line.js'
import type { Concept, Fact } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { concept, courseOf, fact } from '../fixtures/course.js'

const de = translator('de')
const en = translator('en')
const lookup = createLookup(loadCourses('content').courses)
const named = (title: string): Concept => {
  const found = lookup.courses[0]?.concepts.find(other => other.title === title)
  if (found === undefined) throw new Error(`no concept ${title}`)
  return found
}

/** The texts of a card in order, one for each node. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'command') return [plainText([value as CommandMention])]
  const own = 'value' in value && typeof value.value === 'string' ? [value.value] : []
  return [...own, ...Object.values(value).flatMap(texts)]
}

const labels = (card: Card): string[] =>
  card.blocks.flatMap(block => (block.type === 'buttons' ? block.buttons.map(button => button.label) : []))

/** All pages of a concept's card, by turning them. */
function pagesOf(of: Concept): Card[] {
  const pages: Card[] = []
  for (let page = 0; page < 2000; page++) {
    const card = conceptCard({ course: { id: 'demo' }, concept: of, related: [], page }, en)
    pages.push(card)
    if (!labels(card).some(label => label.startsWith('Read on'))) break
  }
  return pages
}

describe('the card of a concept', () => {
  it('has its names, what the notes say, where they say it, and where to read on', () => {
    const ballooning = named('Ballooning')
    const related = lookup.related('cloud', ballooning, 5)
    const card = conceptCard({ course: { id: 'cloud' }, concept: ballooning, related, page: 0 }, de)
    expect(card).toMatchObject({
      title: 'Ballooning',
      blocks: [
        { type: 'context', content: [{ value: 'auch: Virtual Memory: Ballooning' }] },
        { type: 'text', content: [{ type: 'list', ordered: false }] },
        {
          type: 'context',
          content: [
            {
              value: expect.stringMatching(/^📄 cloud\/week-02\.md › Virtualization › .*Ballooning › Zeile\u00a0\d+$/),
            },
          ],
        },
        { type: 'buttons' },
      ],
    })
    expect(card.blocks).toHaveLength(4)
    expect(texts(card.blocks[1])).toEqual([
      'ein Balloon-Treiber läuft im Guest und gibt RAM frei, das dort gerade niemand braucht',
      'das freie RAM kann der Host anders einsetzen',
      expect.stringMatching(/^Problem: verlangt der Guest sein RAM zurück → Paging/),
    ])
    expect(labels(card)).toEqual(related.map(other => other.title))
    expect(checkCard(card)).toEqual([])
  })

  it('marks pros and cons', () => {
    const said = texts(
      conceptCard({ course: { id: 'cloud' }, concept: named('Paravirtualization'), related: [], page: 0 }, de),
    )
    expect(said.filter(part => /^[＋－]/.test(part))).toEqual(['＋ ', '－ '])
  })

  it('says so where the notes only name it', () => {
    const card = conceptCard({ course: { id: 'demo' }, concept: concept('Bare', []), related: [], page: 0 }, en)
    expect(texts(card)[0]).toBe('The notes name this term but say nothing more about it.')
    expect(checkCard(card)).toEqual([])
  })

  it('has the last page where there is no such page', () => {
    const card = conceptCard({ course: { id: 'cloud' }, concept: named('CPU'), related: [], page: 99 }, en)
    expect(checkCard(card)).toEqual([])
    expect(labels(card)).toEqual([])
  })

  it('spreads a long concept over pages and leaves nothing out', () => {
    const note = Array.from(
      { length: 120 },
      (_, index) => `- fact number ${index} of the long list of facts\n  - detail ${index}`,
    ).join('\n')
    const [long] = courseOf(`# Course\n\n## Longish\n${note}\n`).concepts.filter(({ title }) => title === 'Longish')
    if (long === undefined) throw new Error('no concept')
    const pages = pagesOf(long)
    expect(pages.length).toBeGreaterThan(2)
    const said = pages.flatMap(page => texts(page.blocks.filter(block => block.type === 'text')))
    expect(said).toEqual(
      Array.from({ length: 120 }, (_, index) => [
        `fact number ${index} of the long list of facts`,
        `detail ${index}`,
      ]).flat(),
    )
    for (const page of pages) expect(checkCard(page)).toEqual([])
  })
})

describe('hostile notes', () => {
  const code = (value: string): Block => ({ type: 'code', lang: 'ts', value, line: 3 })
  const table = (rows: number, cell: string): Block => ({
    type: 'table',
    header: { cells: [[text('A')], [text('B')]], line: 3 },
    rows: Array.from({ length: rows }, (_, row) => ({ cells: [[text(String(row))], [text(cell)]], line: row + 4 })),
    line: 3,
  })
  const cases: readonly (readonly [string, Concept])[] = [
    ['a title of 500 characters', concept('x'.repeat(500), [fact([text('short')])], { aliases: ['y & '.repeat(200)] })],
    ['a title of emoji', concept('🎈🎈🎈', [fact([text('🎈')])])],
    ['HTML in its title', concept('<script>alert(1)</script> & <b>'.repeat(5), [fact([text('<img src=x>')])])],
    ['a fact of 20,000 characters', concept('Long', [fact([text('words and more '.repeat(1400))])])],
    ['a fact of 20,000 characters without a space', concept('Long', [fact([text('&'.repeat(20_000))])])],
    ['a bold fact of 20,000 characters', concept('Bold', [fact([strong('bold words '.repeat(1800))])])],
    ['code of 10,000 lines', concept('Code', [fact([], code('const x = f(<T>(y) => y & 1)\n'.repeat(10_000)))])],
    ['empty code', concept('Empty', [fact([], code('')), fact([], code('\n\n'))])],
    ['a table of 500 rows', concept('Table', [fact([], table(500, 'cell'))])],
    ['a table with wide cells', concept('Wide', [fact([], table(3, 'wide '.repeat(1000)))])],
    [
      'a source of many long headings',
      concept('Deep', [fact([text('short')])], {
        source: {
          file: `${'folder/'.repeat(80)}note.md`,
          line: 1,
          headings: Array<string>(20).fill('&heading '.repeat(60)),
        },
      }),
    ],
  ]

  it.each(cases)('%s: every page keeps to the limits', (_name, hostile) => {
    for (const page of [0, 1, 2, 20, 99_999]) {
      expect(checkCard(conceptCard({ course: { id: 'demo' }, concept: hostile, related: [], page }, de))).toEqual([])
    }
  })

  it.each(cases)('%s: so does a comparison', (_name, hostile) => {
    const other = { ...hostile, id: 'other' }
    expect(checkCard(comparisonCard({ course: { id: 'demo' }, sides: [hostile, other] }, de))).toEqual([])
  })

  it.each(cases)('%s: so do suggestions', (_name, hostile) => {
    const nearest = Array.from({ length: 5 }, (_, index) => ({ ...hostile, id: `c${index}` }))
    expect(checkCard(notFoundCard({ id: 'demo', title: '&'.repeat(100) }, '<&>'.repeat(100), nearest, de))).toEqual([])
  })

  it('has all lines of the code, over the pages', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}`)
    const pages = pagesOf(concept('Code', [fact([], code(lines.join('\n')))]))
    expect(pages.length).toBeGreaterThan(50)
    expect(pages.flatMap(page => texts(page.blocks[0])).join('\n')).toBe(lines.join('\n'))
  })

  it('keeps the line where a source is shortened', () => {
    const shown = sourceText({ file: 'a/b.md', line: 12, headings: ['x'.repeat(600)] }, en)
    expect(shown).toMatch(/^a\/b\.md › x+… › line\u00a012$/)
  })
})

describe('other cards', () => {
  it('compares two concepts, and says where it is shortened', () => {
    const card = comparisonCard({ course: { id: 'cloud' }, sides: [named('SAN'), named('NAS')] }, de)
    expect(card.title).toBe('SAN und NAS')
    expect(labels(card)).toEqual(['SAN', 'NAS'])
    expect(texts(card)).toContain(
      'Anbindung per FibreChannel, komplex und teuer, dafür mit Failover und gut skalierbar',
    )
    const long = concept('Long', [fact([text('words '.repeat(1000))])])
    expect(texts(comparisonCard({ course: { id: 'cloud' }, sides: [long, named('NAS')] }, de))).toContain(
      '/explain Long',
    )
  })

  it('names each place from which the sides of a comparison are, once', () => {
    const of = (file: string): Fact => ({ ...fact([text(`from ${file}`)]), source: { file, line: 3, headings: [] } })
    const sides = [concept('Many', [of('a.md'), of('b.md'), of('a.md')]), concept('One', [of('c.md')])]
    const shown = texts(comparisonCard({ course: { id: 'demo' }, sides }, en)).filter(line => line.startsWith('📄'))
    expect(shown.map(line => line.slice(3, 7))).toEqual(['a.md', 'b.md', 'demo'])
  })

  it('says what is not in the notes, and what is near', () => {
    const card = notFoundCard({ id: 'cloud', title: 'Cloud Computing' }, 'kubernetes', [named('KVM')], en)
    expect(card).toMatchObject({ title: 'Not in the notes', tone: 'warning' })
    expect(texts(card).join('')).toContain('The notes of Cloud Computing say nothing about kubernetes.')
    expect(labels(card)).toEqual(['KVM'])
    const bare = notFoundCard({ id: 'cloud', title: 'Cloud Computing' }, 'kubernetes', [], en)
    expect(labels(bare)).toEqual([])
    expect(checkCard(bare)).toEqual([])
  })

  it('shows every concept of the real notes within the limits, with no button twice', () => {
    for (const course of lookup.courses) {
      for (const each of course.concepts) {
        const related = lookup.related(course.id, each, 5)
        for (const t of [de, en]) {
          expect(checkCard(conceptCard({ course, concept: each, related, page: 0 }, t))).toEqual([])
        }
      }
    }
  })
})
