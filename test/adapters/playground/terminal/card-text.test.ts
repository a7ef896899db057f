import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardText } from '../../../../src/adapters/playground/terminal/card-text.js'
import { textWidth } from '../../../../src/adapters/playground/terminal/spans.js'
import { defineAction, integerParam } from '../../../../src/chat/action-ref.js'
import type { Card, CardBlock } from '../../../../src/chat/card.js'
import {
  type Block,
  bullets,
  emphasis,
  type Inline,
  inlineCode,
  paragraph,
  strong,
  text,
} from '../../../../src/core/rich-text.js'

const PLAIN = { columns: 40, ansi: false, locale: 'en' } as const
const COLOUR = { ...PLAIN, ansi: true }
const press = defineAction('press', 1, { number: integerParam(99) })
const ref = (number: number) => press.ref({ number })

const plain = (...blocks: readonly CardBlock[]) => cardText({ blocks }, PLAIN).text.split('\n')
const rich = (...content: readonly Block[]) => plain({ type: 'text', content })
const inline = (...nodes: readonly Inline[]) => rich(paragraph(...nodes))
const cells = (...texts: readonly string[]) => ({ cells: texts.map(value => [text(value)]), line: 0 })

describe('rich text', () => {
  it('wraps a paragraph and joins the lines of its source', () => {
    expect(inline(text('Takes memory from\na guest that does not need it, and gives it to another one.'))).toEqual([
      'Takes memory from a guest that does not',
      'need it, and gives it to another one.',
    ])
  })

  it('keeps long addresses whole', () => {
    const url = `https://example.org/${'x'.repeat(50)}`
    expect(inline(text('See '), { type: 'link', url, children: [text('the page')] })).toEqual([
      'See the page',
      `(${url})`,
    ])
    expect(inline({ type: 'link', url, children: [text(url)] })).toEqual([url])
    expect(inline({ type: 'link', url: 'week-02.md', children: [text('week 2')] })).toEqual(['week 2'])
  })

  it('shows the inline nodes', () => {
    expect(inline(strong('a'), text(' '), emphasis('b'), text(' '), inlineCode('c()'))).toEqual(['a b `c()`'])
    expect(inline({ type: 'delete', children: [text('old')] }, text(' new'))).toEqual(['~~old~~ new'])
    expect(inline({ type: 'inlineMath', value: 'n^2' }, { type: 'break' }, text('next'))).toEqual(['n²', 'next'])
    expect(inline({ type: 'image', url: 'a.png', alt: 'a ring' })).toEqual(['[image: a ring]'])
    expect(inline({ type: 'mark', children: [text('m')] }, text('ark'))).toEqual(['mark'])
    const at = Date.parse('2025-10-09T06:00:30Z')
    const time = (style: 'relative' | 'countdown', locale: 'de' | 'en') =>
      cardText(
        { blocks: [{ type: 'text', content: [paragraph({ type: 'time', at, style, fallback: 'UTC' })] }] },
        { ...PLAIN, locale, timeZone: 'Europe/Zurich' },
      ).text
    expect([time('relative', 'de'), time('countdown', 'de')]).toEqual(['09.10.2025, 08:00', '08:00:30'])
    expect([time('relative', 'en'), time('countdown', 'en')]).toEqual(['9 Oct 2025, 08:00', '08:00:30'])
  })

  it('nests lists', () => {
    const inner = bullets([[text('an inner item that is too long for its line')], [text('b')]])
    const item = (...children: readonly Block[]) => ({ type: 'listItem' as const, children, line: 0 })
    const list: Block = {
      type: 'list',
      ordered: true,
      start: 9,
      children: [item(paragraph('first'), inner), { ...item(paragraph('done')), checked: true }],
      line: 0,
    }
    expect(rich(list)).toEqual([
      '9. first',
      '   • an inner item that is too long for',
      '     its line',
      '   • b',
      '10. [x] done',
    ])
    expect(rich({ ...list, start: 1, children: [item(paragraph('a'), paragraph('b'))] })).toEqual(['1. a', '', '   b'])
  })

  it('sets code apart and never wraps it', () => {
    const value = `if (x) {\n\treturn ${'x'.repeat(50)}\n\n}\n`
    expect(rich(paragraph('Code:'), { type: 'code', lang: 'js', value, line: 0 }, paragraph('End.'))).toEqual([
      'Code:',
      '',
      '    if (x) {',
      `        return ${'x'.repeat(50)}`,
      '',
      '    }',
      '',
      'End.',
    ])
  })

  it('shows quotes, definitions, headings, rules and formulas', () => {
    expect(
      rich(
        { type: 'heading', depth: 2, children: [text('Memory')], line: 0 },
        { type: 'blockquote', children: [paragraph('a'), paragraph('b')], line: 0 },
        { type: 'definition', term: [text('Guest')], children: [paragraph('A machine.')], line: 0 },
        { type: 'math', value: 'a = b', line: 0 },
        { type: 'thematicBreak', line: 0 },
      ),
    ).toEqual(['Memory', '', '│ a', '│', '│ b', '', 'Guest', '    A machine.', '', '    a = b', '', '─'.repeat(40)])
  })

  it('aligns tables and wraps their widest columns', () => {
    const table: Block = {
      type: 'table',
      header: cells('Name', 'What it does'),
      rows: [cells('KVM', 'Makes the kernel of Linux a hypervisor'), cells('漢字', 'wide'), cells('short')],
      line: 0,
    }
    expect(rich(table)).toEqual([
      'Name  │ What it does',
      '──────┼─────────────────────────────────',
      'KVM   │ Makes the kernel of Linux a',
      '      │ hypervisor',
      '漢字  │ wide',
      'short │',
    ])
  })

  it('keeps a table within the width, whatever is in it', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), rows => {
        const [header, ...rest] = rows.map(row => cells(...row))
        if (header === undefined) return
        for (const line of rich({ type: 'table', header, rows: rest, line: 0 })) {
          expect(textWidth(line)).toBeLessThanOrEqual(40)
        }
      }),
    )
  })
})

describe('a card', () => {
  it('shows its title, fields, small print and rules', () => {
    const card: Card = {
      title: 'Result',
      blocks: [
        {
          type: 'fields',
          fields: [
            { name: 'Points', value: [text('12')] },
            { name: 'Topic', value: [text('how memory is shared by many guests')] },
          ],
        },
        { type: 'divider' },
        { type: 'context', content: [text('week-02.md, line 7')] },
      ],
    }
    expect(cardText(card, PLAIN).text.split('\n')).toEqual([
      'Result',
      '',
      'Points: 12',
      'Topic:  how memory is shared by many',
      '        guests',
      '',
      '─'.repeat(40),
      '',
      'week-02.md, line 7',
    ])
  })

  it('numbers buttons and options through', () => {
    const { text: printed, choices } = cardText(
      {
        blocks: [
          {
            type: 'buttons',
            buttons: [
              { label: 'A', action: ref(1) },
              { label: 'B', action: ref(2), disabled: true },
              { label: 'C', action: ref(3) },
            ],
          },
          {
            type: 'select',
            placeholder: 'Choose one',
            action: ref(4),
            options: [
              { label: 'Red', value: 'r' },
              { label: 'Blue', value: 'b', description: 'a colour with a long description' },
            ],
          },
        ],
      },
      PLAIN,
    )
    expect(printed.split('\n')).toEqual([
      '[1] A  [-] B  [2] C',
      '',
      'Choose one:',
      '[3] Red',
      '[4] Blue – a colour with a long',
      '    description',
    ])
    expect(choices).toEqual([
      { ref: ref(1) },
      { ref: ref(3) },
      { ref: ref(4), value: 'r' },
      { ref: ref(4), value: 'b' },
    ])
  })

  it('puts buttons below each other where they do not fit', () => {
    const buttons = ['a long label for a button', 'another label, which is far too long for a line'].map(
      (label, index) => ({ label, action: ref(index) }),
    )
    expect(plain({ type: 'buttons', buttons })).toEqual([
      '[1] a long label for a button',
      '[2] another label, which is far too',
      '    long for a line',
    ])
  })

  it('is marked where only one person sees it', () => {
    const card: Card = { blocks: [{ type: 'context', content: [text('secret')] }] }
    expect(cardText(card, PLAIN, true).text).toBe('Only you see this.\n\nsecret')
    expect(cardText(card, { ...PLAIN, locale: 'de' }, true).text).toBe('Nur du siehst das.\n\nsecret')
  })

  it('has colours only where they are wanted', () => {
    const card: Card = {
      title: 'Right',
      tone: 'success',
      blocks: [
        { type: 'text', content: [paragraph('one ', strong('two three'), inlineCode('x'))] },
        { type: 'buttons', buttons: [{ label: 'Go', action: ref(1) }] },
      ],
    }
    expect(cardText(card, COLOUR).text).toBe(
      '\x1b[1;32mRight\x1b[0m\n\none \x1b[1mtwo three\x1b[0m\x1b[36mx\x1b[0m\n\n\x1b[1m[1]\x1b[0m Go',
    )
    expect(cardText(card, PLAIN).text).not.toContain('\x1b')
  })

  it('lets no note steer the terminal', () => {
    expect(inline(text('a\x1b[2Jb\x07\x9bc\x7f'))).toEqual(['a␛[2Jb␇\ufffdc␡'])
    const nasty = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(nasty, value => {
        const nodes: Inline[] = [
          text(value),
          inlineCode(value),
          { type: 'inlineMath', value },
          { type: 'link', url: `https://${value}`, children: [text('x')] },
          { type: 'image', url: value, alt: value },
          { type: 'time', at: 0, style: 'dateTime', fallback: value },
        ]
        const card: Card = {
          title: value,
          blocks: [
            { type: 'text', content: [paragraph(...nodes), { type: 'code', lang: value, value, line: 0 }] },
            { type: 'text', content: [{ type: 'table', header: cells(value, value), rows: [], line: 0 }] },
            { type: 'fields', fields: [{ name: value, value: [text(value)] }] },
            { type: 'buttons', buttons: [{ label: value, action: ref(1) }] },
            {
              type: 'select',
              placeholder: value,
              action: ref(2),
              options: [{ label: value, value, description: value }],
            },
          ],
        }
        expect(cardText(card, PLAIN).text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})
