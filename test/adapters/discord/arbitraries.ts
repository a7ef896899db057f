import fc from 'fast-check'
import type { ActionRef } from '../../../src/chat/action-ref.js'
import type { Card, CardBlock } from '../../../src/chat/card.js'
import type { Block, Inline } from '../../../src/core/rich-text.js'

const FRAGMENTS = [
  ...[
    '@everyone',
    '@here',
    '<@1234567890123456>',
    '<@!12345678901234567>',
    '<@&12345678901234567>',
    '<#1234567890123>',
  ],
  ...['<:wave:123456789012345678>', '<a:dance:123456789012345678>', ':smile:', '<t:1700000000:R>', '</setup:123>'],
  ...[
    '<id:customize>',
    '[here](https://evil.example)',
    '](https://evil.example)',
    '[',
    ']',
    '(',
    ')',
    'https://evil.example/a_b',
  ],
  ...[
    '<https://evil.example>',
    '`',
    '``',
    '```',
    '```js',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '\\',
    '\\\\',
    '\n',
    '\r\n',
  ],
  ...['# ', '## ', '-# ', '> ', '>>> ', '- ', '* ', '+ ', '1. ', '2) ', ' ', '\t', '\u00a0', '\u2028', '\u200b'],
  ...[
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200f',
    'שלום',
    'مرحبا',
    '\u0000',
    '\u001b[31m',
    '\ud800',
    '👩‍👩‍👧',
    'word',
    'C#',
    'a:b:c',
  ],
]

/** Text that would like to be more than text. */
export const hostile: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 12 })
  .map(parts => parts.join(''))

const url = fc.oneof(
  fc.constantFrom(
    'https://example.org/a(b)',
    'javascript:alert(1)',
    'https://a@b.example',
    './x.md',
    'https://x.example/> )',
  ),
  fc.webUrl(),
  hostile,
)

export const inlines: fc.Arbitrary<readonly Inline[]> = fc.letrec<{ node: Inline; nodes: readonly Inline[] }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostile.map((value): Inline => ({ type: 'text', value })),
    hostile.map((value): Inline => ({ type: 'inlineCode', value })),
    hostile.map((value): Inline => ({ type: 'inlineMath', value })),
    fc.record({ type: fc.constant('image' as const), url, alt: hostile }),
    fc.constant<Inline>({ type: 'break' }),
    fc.constant<Inline>({ type: 'time', at: 1_759_400_000_000, style: 'relative', fallback: 'soon' }),
    fc.record({
      type: fc.constantFrom('strong', 'emphasis', 'delete', 'mark'),
      children: tie('nodes'),
    }) as fc.Arbitrary<Inline>,
    fc.record({ type: fc.constant('link' as const), url, children: tie('nodes') }),
  ),
  nodes: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
})).nodes

const line = fc.constant(0)

export const blocks: fc.Arbitrary<readonly Block[]> = fc.letrec<{ block: Block; blocks: readonly Block[] }>(tie => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('paragraph' as const), children: inlines, line }),
    fc.record({
      type: fc.constant('heading' as const),
      depth: fc.integer({ min: 1, max: 6 }),
      children: inlines,
      line,
    }),
    fc.record({ type: fc.constant('code' as const), lang: hostile, value: hostile, line }),
    fc.record({ type: fc.constant('math' as const), value: hostile, line }),
    fc.constant<Block>({ type: 'thematicBreak', line: 0 }),
    fc.record({
      type: fc.constant('table' as const),
      header: fc.record({ cells: fc.array(inlines, { minLength: 1, maxLength: 4 }), line }),
      rows: fc.array(fc.record({ cells: fc.array(inlines, { maxLength: 4 }), line }), { maxLength: 3 }),
      line,
    }),
    fc.record({ type: fc.constant('blockquote' as const), children: tie('blocks'), line }),
    fc.record({ type: fc.constant('definition' as const), term: inlines, children: tie('blocks'), line }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      start: fc.integer({ min: 0, max: 99 }),
      children: fc.array(fc.record({ type: fc.constant('listItem' as const), children: tie('blocks'), line }), {
        minLength: 1,
        maxLength: 3,
      }),
      line,
    }),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
})).blocks

const cardBlock: fc.Arbitrary<CardBlock> = fc.oneof(
  blocks.map((content): CardBlock => ({ type: 'text', content })),
  inlines.map((content): CardBlock => ({ type: 'context', content })),
  fc
    .array(fc.record({ name: hostile, value: inlines }), { minLength: 1, maxLength: 10 })
    .map((fields): CardBlock => ({ type: 'fields', fields })),
  fc.constant<CardBlock>({ type: 'divider' }),
)

/** Cards of any kind, of which `checkCard` lets only some through. */
export const cards: fc.Arbitrary<Card> = fc
  .record({
    title: hostile,
    blocks: fc.array(cardBlock, { minLength: 1, maxLength: 12 }),
    labels: fc.array(hostile, { maxLength: 5 }),
  })
  .map(({ title, blocks: own, labels }) => ({
    title,
    blocks: [
      ...own,
      ...(labels.length === 0
        ? []
        : [
            {
              type: 'buttons' as const,
              buttons: labels.map((label, index) => ({ label, action: `demo.act/1/${index}` as ActionRef })),
            },
          ]),
    ],
  }))
