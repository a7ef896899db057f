import { describe, expect, it } from 'vitest'
import { defineAction, integerParam } from '../../src/chat/action-ref.js'
import type { Button, Card, CardBlock, Form, FormInput, Image, SelectOption } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { type Block, bullets, inlineCode, paragraph, text } from '../../src/core/rich-text.js'

const press = defineAction('press', 1, { number: integerParam(999) })
const button = (number: number, label = 'Go'): Button => ({ label, action: press.ref({ number }) })
const textBlock = (...content: readonly Block[]): CardBlock => ({ type: 'text', content })
const card = (...blocks: readonly CardBlock[]): Card => ({ blocks })
const select = (...options: readonly SelectOption[]): CardBlock => ({
  type: 'select',
  action: press.ref({ number: 0 }),
  placeholder: 'Choose',
  options,
})
const image = (more: Partial<Image> = {}): CardBlock => ({ type: 'image', image: 'note:a', alt: 'A leaf', ...more })
const option = { label: 'A', value: 'a' }
const forged = (ref: string) => ref as Button['action']

describe('checkCard', () => {
  it('has nothing against a good card', () => {
    const good: Card = {
      title: 'Ballooning',
      blocks: [
        textBlock(paragraph('Takes memory from a guest.'), bullets([[text('one')], [inlineCode('two')]])),
        { type: 'fields', fields: [{ name: 'Points', value: [text('12')] }] },
        { type: 'divider' },
        image(),
        { type: 'buttons', buttons: [1, 2, 3, 4, 5].map(number => button(number)) },
        select(option, { label: 'B', value: 'b', description: 'the second' }),
        { type: 'context', content: [text('week-02.md, line 7')] },
      ],
    }
    expect(checkCard(good)).toEqual([])
  })

  it.each<[string, Card, string]>([
    ['no blocks', card(), 'the card is empty'],
    ['many blocks', card(...Array<CardBlock>(26).fill({ type: 'divider' })), '26 blocks, 25 are allowed'],
    [
      'many rows of buttons',
      card(...[0, 1, 2, 3, 4, 5].map((row): CardBlock => ({ type: 'buttons', buttons: [button(row)] }))),
      '6 rows of buttons, 5 are allowed',
    ],
    ['many images', card(...Array<CardBlock>(11).fill(image())), '11 images, 10 are allowed'],
    ['an image without a text', card(image({ alt: ' ' })), 'the alternative text of an image is empty'],
    [
      'an image with a long text',
      card(image({ alt: 'a'.repeat(1025) })),
      'the alternative text of an image: 1025 characters, 1024 are allowed',
    ],
    [
      'a path as an image',
      card(image({ image: './leaf.png' as Image['image'] })),
      '"./leaf.png" is no reference of an image',
    ],
    [
      'a long reference of an image',
      card(image({ image: `tex:${'x'.repeat(600)}` })),
      'the reference of an image: 604 characters, 512 are allowed',
    ],
    [
      'texts of images that fill the card',
      card(textBlock(paragraph('x'.repeat(2500))), image({ alt: 'a'.repeat(600) })),
      'all texts together: 3108 characters, 3000 are allowed',
    ],
    [
      'many components',
      card(
        ...Array<CardBlock>(10).fill({ type: 'divider' }),
        ...[0, 1, 2, 3, 4].map(
          (row): CardBlock => ({ type: 'buttons', buttons: [0, 1, 2, 3, 4].map(n => button(row * 5 + n)) }),
        ),
      ),
      '41 components, 40 are allowed',
    ],
    [
      'a long title',
      { title: 'x'.repeat(151), ...card({ type: 'divider' }) },
      'the title: 151 characters, 150 are allowed',
    ],
    ['an empty title', { title: ' ', ...card({ type: 'divider' }) }, 'the title is empty'],
    [
      'long text',
      card(textBlock(paragraph('x'.repeat(2997)))),
      'all texts together: 3001 characters, 3000 are allowed',
    ],
    ['an empty text block', card(textBlock()), 'a text block is empty'],
    ['an empty paragraph', card(textBlock(paragraph(' '))), 'a paragraph is empty'],
    ['an empty list', card(textBlock(bullets([]))), 'a list is empty'],
    ['an empty item', card(textBlock(bullets([[]]))), 'a paragraph is empty'],
    [
      'an empty quote',
      card(textBlock({ type: 'blockquote', children: [paragraph('')], line: 0 })),
      'a paragraph is empty',
    ],
    ['empty code', card(textBlock({ type: 'code', lang: '', value: '\n', line: 0 })), 'a code is empty'],
    ['an empty context', card({ type: 'context', content: [] }), 'a context block is empty'],
    ['no fields', card({ type: 'fields', fields: [] }), 'no fields'],
    ['an empty field', card({ type: 'fields', fields: [{ name: 'A', value: [] }] }), 'field "A" is empty'],
    ['no buttons', card({ type: 'buttons', buttons: [] }), 'no buttons'],
    [
      'many buttons',
      card({ type: 'buttons', buttons: [0, 1, 2, 3, 4, 5].map(n => button(n)) }),
      '6 buttons, 5 are allowed',
    ],
    [
      'a long label',
      card({ type: 'buttons', buttons: [button(1, 'x'.repeat(76))] }),
      'the button label: 76 characters, 75 are allowed',
    ],
    ['an empty label', card({ type: 'buttons', buttons: [button(1, '')] }), 'the button label is empty'],
    [
      'a bad reference',
      card({ type: 'buttons', buttons: [{ label: 'Go', action: forged('Go!') }] }),
      '"Go!" is no reference of an action',
    ],
    [
      'one reference on a button and a select',
      card({ type: 'buttons', buttons: [button(0)] }, select(option)),
      'reference "press/1/0" stands there twice',
    ],
    ['a select without options', card(select()), 'no options of a select'],
    ['a value twice', card(select(option, { label: 'B', value: 'a' })), 'value of an option "a" stands there twice'],
    [
      'a long description',
      card(select({ ...option, description: 'x'.repeat(76) })),
      'the description of an option: 76 characters, 75 are allowed',
    ],
  ])('complains about %s', (_what, bad, complaint) => {
    expect(checkCard(bad)).toEqual([complaint])
  })

  it('counts what a platform adds: escapes, addresses, columns', () => {
    const size = (block: Block) => Number(/: (\d+) /.exec(checkCard(card(textBlock(block, filler))).join())?.[1])
    const filler = paragraph('x'.repeat(3000))
    const base = size({ type: 'thematicBreak', line: 0 })
    expect(size(paragraph('&&&&')) - base).toBe(16)
    expect(size(paragraph('x')) - base).toBe(-3)
    const url = 'https://example.org/'.padEnd(100, 'x')
    expect(size(paragraph({ type: 'link', url, children: [text('x')] })) - base).toBeGreaterThan(100)
    const row = (...cells: readonly string[]) => ({ cells: cells.map(cell => [text(cell)]), line: 0 })
    const table: Block = {
      type: 'table',
      header: row('a', 'b'),
      rows: [row('x'.repeat(50), 'b'), row('a', 'b')],
      line: 0,
    }
    expect(size(table) - base).toBeGreaterThan(3 * 50)
  })
})

describe('checkForm', () => {
  const input: FormInput = { name: 'x', label: 'X', multiline: false, required: true, maxLength: 10 }
  const form: Form = { title: 'Note', submitLabel: 'Save', submit: press.ref({ number: 1 }), inputs: [input] }

  it('has nothing against a good form', () => {
    expect(checkForm(form)).toEqual([])
  })

  it.each<[string, Form, string]>([
    ['a long title', { ...form, title: 'x'.repeat(25) }, 'the form title: 25 characters, 24 are allowed'],
    ['no label for submitting', { ...form, submitLabel: '' }, 'the submit label is empty'],
    ['a bad reference', { ...form, submit: forged('') }, '"" is no reference of an action'],
    ['an input twice', { ...form, inputs: [input, input] }, 'input "x" stands there twice'],
    [
      'a long label',
      { ...form, inputs: [{ ...input, label: 'x'.repeat(46) }] },
      'the label of input "x": 46 characters, 45 are allowed',
    ],
    [
      'a value that does not fit itself',
      { ...form, inputs: [{ ...input, value: 'x'.repeat(11) }] },
      'value of input "x": 11 characters, 10 are allowed',
    ],
    ['an input for nothing', { ...form, inputs: [{ ...input, maxLength: 0 }] }, 'input "x" takes no text'],
  ])('complains about %s', (_what, bad, complaint) => {
    expect(checkForm(bad)).toEqual([complaint])
  })
})
