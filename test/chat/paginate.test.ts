import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import { LIMITS } from '../../src/chat/limits.js'
import { fitText, paginate } from '../../src/chat/paginate.js'
import { escapedLength, textLength } from '../../src/chat/text-length.js'
import { type Block, bullets, type Inline, paragraph, plainText, strong, text } from '../../src/core/rich-text.js'

const LIMIT = 600

const word = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('**bold**', '<b>', '&amp;', '[x](y)', '🎈', 'Überlänge', '\n'),
)
const words = fc.array(word, { minLength: 1, maxLength: 80 }).map(list => list.join(' '))
const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>(tie => ({
  inline: fc.oneof(
    { maxDepth: 2 },
    words.map(text),
    words.map(value => ({ type: 'inlineCode' as const, value })),
    fc.record({
      type: fc.constant('link' as const),
      url: fc.webUrl(),
      children: fc.array(tie('inline'), { maxLength: 3 }),
    }),
    fc.record({
      type: fc.constantFrom('strong' as const, 'emphasis' as const),
      children: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).inline
const inlines = fc.array(inline, { minLength: 1, maxLength: 4 })
const line = fc.nat(3)
const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>(tie => ({
  block: fc.oneof(
    { maxDepth: 3 },
    fc.record({ type: fc.constant('paragraph' as const), children: inlines, line }),
    fc.record({ type: fc.constant('heading' as const), depth: fc.constant(2), children: inlines, line }),
    fc.record({ type: fc.constant('code' as const), lang: fc.constant('ts'), value: words, line }),
    fc.record({
      type: fc.constant('blockquote' as const),
      children: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      line,
    }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.nat(5),
      line,
      children: fc.array(
        fc.record({
          type: fc.constant('listItem' as const),
          children: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
          line,
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  ),
})).block

/** All text in order, without white space. */
function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join('')
  if (typeof value !== 'object' || value === null) return ''
  const own = 'value' in value && typeof value.value === 'string' ? value.value.replace(/\s+/g, '') : ''
  return own + ('term' in value ? said(value.term) : '') + ('children' in value ? said(value.children) : '')
}

/** A one-celled table for each word. */
const table = (rows: number, cell: string): Block => ({
  type: 'table',
  header: { cells: [[text('Name')], [text('Meaning')]], line: 1 },
  rows: Array.from({ length: rows }, (_, row) => ({ cells: [[text(`row ${row}`)], [text(cell)]], line: row + 3 })),
  line: 1,
})

const textOfTable = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(part =>
      part.type === 'table'
        ? part.rows.flatMap(row => row.cells.map(plainText))
        : part.type === 'paragraph'
          ? [plainText(part.children)]
          : [],
    )
    .join('\n')

describe('paginate', () => {
  it('loses and moves no text, and keeps every page within the limit', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), blocks => {
        const pages = paginate(blocks, LIMIT)
        expect(pages.length).toBeGreaterThan(0)
        expect(said(pages)).toBe(said(blocks))
        for (const page of pages)
          expect(page.reduce((sum, part) => sum + textLength(part), 0)).toBeLessThanOrEqual(LIMIT)
      }),
      { numRuns: 150 },
    )
  })

  it('makes pages that fit on a card, whatever has to be escaped', () => {
    const hostile = [paragraph('&'.repeat(20_000)), paragraph(strong('<b>*_~`|'.repeat(2000))), table(300, '&<>')]
    for (const page of paginate(hostile, LIMITS.cardText)) {
      expect(checkCard({ blocks: [{ type: 'text', content: page }] })).toEqual([])
    }
  })

  it('has one page for nothing', () => {
    expect(paginate([], LIMIT)).toEqual([[]])
  })

  it('keeps together what fits', () => {
    const blocks = [paragraph('one'), table(2, 'short'), bullets([[text('a')], [text('b')]])]
    expect(paginate(blocks, LIMIT)).toEqual([blocks])
  })

  it('goes on counting where an ordered list comes apart', () => {
    const list = bullets(
      ['short', 'long '.repeat(200), 'short', 'short'].map(item => [text(item)]),
      true,
    )
    const pieces = paginate([list], LIMIT).flat()
    expect(pieces.map(piece => (piece.type === 'list' ? piece.start : 0))).toEqual([1, 2, 2])
    expect(said(pieces)).toBe(said([list]))
  })

  it('repeats the header of a table on each page, and loses no row', () => {
    const pages = paginate([table(60, 'some meaning')], LIMIT)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages)
      expect(page).toMatchObject([{ type: 'table', header: { cells: [[{ value: 'Name' }], {}] } }])
    expect(textOfTable(pages.flat())).toBe(textOfTable([table(60, 'some meaning')]))
  })

  it('tells a row that is too wide cell by cell', () => {
    const pages = paginate([table(1, 'wide '.repeat(400))], LIMIT)
    expect(pages.flat()[0]).toMatchObject({
      type: 'paragraph',
      children: [{ type: 'strong' }, { value: ': ' }, { value: 'row 0' }],
    })
    expect(textOfTable(pages.flat()).match(/wide/g)).toHaveLength(400)
  })

  it('keeps what a table without rows says', () => {
    const empty: Block = { type: 'table', header: { cells: [[text('long '.repeat(300))]], line: 1 }, rows: [], line: 1 }
    expect(textOfTable(paginate([empty], LIMIT).flat()).match(/long/g)).toHaveLength(300)
  })

  it('shows a link whose address fills a page as text', () => {
    const link = { type: 'link' as const, url: `https://example.org/${'a'.repeat(900)}`, children: [text('here')] }
    const pages = paginate([paragraph(link)], LIMIT)
    expect(pages.length).toBeGreaterThan(1)
    expect(
      pages
        .flat()
        .map(part => (part.type === 'paragraph' ? plainText(part.children) : ''))
        .join(''),
    ).toBe(`here (https://example.org/${'a'.repeat(900)})`)
  })

  it('is quick with a very long note', () => {
    const code: Block = { type: 'code', lang: '', value: 'x = f(x)\n'.repeat(10_000), line: 1 }
    const start = performance.now()
    expect(paginate([code], LIMIT).length).toBeGreaterThan(100)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('fitText', () => {
  it('measures what is left once it is escaped, and halves no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 12, max: 80 }), (value, limit) => {
        const fitted = fitText(value, limit)
        expect(escapedLength(fitted)).toBeLessThanOrEqual(limit)
        expect(fitted).not.toMatch(/\p{Surrogate}/u)
        if (escapedLength(value) <= limit) expect(fitted).toBe(value)
      }),
    )
  })
})
