import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, plainText } from '../../src/core/rich-text.js'
import { parseMarkdown } from '../../src/notes/markdown.js'
import { splitLines } from '../../src/notes/outline.js'
import { anyNote } from './arbitraries.js'

/** What stands right inside of a block, in order. */
function insideOf(block: Block): { readonly line: number; readonly blocks: readonly Block[] }[] {
  switch (block.type) {
    case 'list':
      return block.children.map(item => ({ line: item.line, blocks: item.children }))
    case 'blockquote':
    case 'definition':
      return [{ line: block.line, blocks: block.children }]
    case 'table':
      return [block.header, ...block.rows].map(({ line }) => ({ line, blocks: [] }))
    default:
      return []
  }
}

function expectRising(lines: readonly number[], last: number): void {
  for (const [index, line] of lines.entries()) {
    expect(Number.isInteger(line)).toBe(true)
    expect(line).toBeGreaterThanOrEqual(lines[index - 1] ?? 1)
    expect(line).toBeLessThanOrEqual(last)
  }
}

function expectLines(blocks: readonly Block[], last: number): void {
  expectRising(
    blocks.map(({ line }) => line),
    last,
  )
  for (const block of blocks) {
    const inside = insideOf(block)
    expectRising([block.line, ...inside.map(({ line }) => line)], last)
    for (const part of inside) expectLines(part.blocks, last)
  }
}

const countLines = (text: string): number => text.split(/\r\n|\r|\n/).length
/** A footnote stands with what refers to it, wherever it is written. */
const hasFootnote = (text: string): boolean => text.includes('[^') || text.includes('^[')

describe('the tree', () => {
  it('of any text has lines inside of the file, rising among siblings', () => {
    const anyText = fc.oneof(anyNote, fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(anyText, text => {
        const { blocks, warnings } = parseMarkdown(text)
        expect(warnings).toEqual([])
        if (!hasFootnote(text)) expectLines(blocks, countLines(text))
      }),
      { numRuns: 500 },
    )
  })

  it('counts from the line it is told', () => {
    fc.assert(
      fc.property(anyNote, fc.integer({ min: 2, max: 99 }), (text, first) => {
        const below = parseMarkdown(`${'\n'.repeat(first - 1)}${text}`).blocks
        expect(parseMarkdown(text, first).blocks).toEqual(below)
      }),
    )
  })

  it('keeps the steps of a list together that has a bold line between them', () => {
    const [list, ...rest] = parseMarkdown('1. Rinse\n**Careful**\n2. Soap\n3. Dry\n').blocks
    expect(rest).toEqual([])
    expect(list === undefined ? [] : insideOf(list).map(({ line }) => line)).toEqual([1, 3, 4])
    const apart = parseMarkdown('1. Rinse\n2. Soap\n**Afterwards**\n1. Dry\n').blocks
    expect(apart.map(({ type }) => type)).toEqual(['list', 'paragraph', 'list'])
  })

  it('loses no bullet, however deep', () => {
    const source = Array.from({ length: 6 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')
    const levels: [number, string][] = []
    const visit = (blocks: readonly Block[]): void => {
      for (const block of blocks) {
        if (block.type === 'paragraph') levels.push([block.line, plainText(block.children)])
        for (const part of insideOf(block)) visit(part.blocks)
      }
    }
    visit(parseMarkdown(source).blocks)
    expect(levels).toEqual(Array.from({ length: 6 }, (_, depth) => [depth + 1, `level ${depth}`]))
  })
})

describe('inline text', () => {
  const linesOf = (source: string) => {
    const [first] = parseMarkdown(source).blocks
    if (first?.type !== 'paragraph') throw new Error('no paragraph')
    return splitLines(first.children).map(({ nodes, offset }) => [offset, plainText(nodes).trim()])
  }

  it.each([
    [
      'soft and hard breaks',
      'a\nb  \nc\\\nd',
      [
        [0, 'a'],
        [1, 'b'],
        [2, 'c'],
        [3, 'd'],
      ],
    ],
    [
      'a <br> inside of a line',
      'a<br>b\nc',
      [
        [0, 'a'],
        [0, 'b'],
        [1, 'c'],
      ],
    ],
    [
      'a <br> at the end of a line',
      'a<br>\nb',
      [
        [0, 'a'],
        [1, 'b'],
      ],
    ],
    [
      'a comment over two lines',
      'a <!-- x\ny --> b\nc',
      [
        [0, 'a'],
        [1, 'b'],
        [2, 'c'],
      ],
    ],
    [
      'emphasis over two lines',
      '**a\nb**\nc',
      [
        [0, 'a\nb'],
        [2, 'c'],
      ],
    ],
    [
      'a line feed that is an entity',
      'a&#10;b\nc',
      [
        [0, 'a b'],
        [1, 'c'],
      ],
    ],
  ])('has the lines of the file: %s', (_, source, expected) => {
    expect(linesOf(source)).toEqual(expected)
  })

  it('reads a run of blanks as one', () => {
    expect(linesOf('a  \t b &nbsp; c')).toEqual([[0, 'a b c']])
  })

  it('leaves code and formulas alone', () => {
    expect(parseMarkdown('`a  *b*` $x  _y_$').blocks).toMatchObject([
      {
        children: [{ type: 'inlineCode', value: 'a  *b*' }, { type: 'text' }, { type: 'inlineMath', value: 'x  _y_' }],
      },
    ])
  })
})

describe('a footnote', () => {
  it('stands behind what refers to it first, and only there', () => {
    const { blocks } = parseMarkdown('one[^n]\n\ntwo[^n]\n\n[^n]: said\n')
    expect(blocks.map(block => block.type === 'paragraph' && [block.line, plainText(block.children)])).toEqual([
      [1, 'one'],
      [5, 'said'],
      [3, 'two'],
    ])
  })

  it('may be written before it is referred to, and refer to itself', () => {
    const { blocks } = parseMarkdown('[^n]: said[^n]\n\none[^n]\n')
    expect(blocks.map(({ line }) => line)).toEqual([3, 1])
  })
})
