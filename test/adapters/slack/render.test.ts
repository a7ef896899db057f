import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slackCard } from '../../../src/adapters/slack/render/card-blocks.js'
import { formView } from '../../../src/adapters/slack/render/form-view.js'
import type { SlashNames } from '../../../src/adapters/slack/slash-names.js'
import type { ActionRef } from '../../../src/chat/action-ref.js'
import type { Card, Form } from '../../../src/chat/card.js'
import type { Caller } from '../../../src/chat/context.js'
import {
  type Block,
  bullets,
  command,
  type Inline,
  inlineCode,
  paragraph,
  strong,
  text,
} from '../../../src/core/rich-text.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { messageBlocks, modalView } from '../../fixtures/slack/block-shapes.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import { createLog } from './harness.js'

const router = createDemoBot(createLog().logger, () => Date.UTC(2025, 9, 2, 8))
const caller: Caller = {
  platform: 'slack',
  accountId: 'U1',
  name: 'Ada',
  place: { communityId: 'T1', channelId: 'C1' },
}

/** The blocks, which fit Slack's shapes. */
function render(card: Card) {
  const { blocks, text: fallback } = slackCard(card, {})
  return { blocks: messageBlocks.parse(JSON.parse(JSON.stringify(blocks))), fallback }
}

describe('each card of the demo', () => {
  test.each(['/explain ballooning', '/quiz', '/poll', '/gallery', '/help', '/help quiz', '/explain nothing'])(
    '%s',
    async line => {
      const reply = await router.matchLine(line).run(caller)
      if (reply.type !== 'card') throw new Error('no card')
      const { blocks, fallback } = render(reply.card)
      const name = line.slice(1).replaceAll(' ', '-')
      await expect(`${readBlocks(blocks)}\n\nas text:\n${fallback}\n`).toMatchFileSnapshot(`goldens/${name}.txt`)
    },
  )

  test('the gallery as Slack gets it', async () => {
    const reply = await router.matchLine('/gallery').run(caller)
    if (reply.type !== 'card') throw new Error('no card')
    await expect(`${JSON.stringify(render(reply.card).blocks, null, 2)}\n`).toMatchFileSnapshot('goldens/gallery.json')
  })

  test('a pressed answer', async () => {
    const reply = await router.matchAction('demo.answer/1/1/0').run(caller)
    if (reply.type !== 'card') throw new Error('no card')
    await expect(`${readBlocks(render(reply.card).blocks)}\n`).toMatchFileSnapshot('goldens/answer.txt')
  })
})

describe('text', () => {
  const show = (...content: Block[]) => readBlocks(render({ blocks: [{ type: 'text', content }] }).blocks)
  const item = (...children: Block[]) => ({ type: 'listItem' as const, children, line: 0 })

  test('a list that something interrupts counts on', () => {
    const code: Block = { type: 'code', lang: '', value: 'x = 1\n', line: 0 }
    const children = [item(paragraph('one')), item(paragraph('two'), code), item(paragraph('three')), item(code)]
    expect(show({ type: 'list', ordered: true, start: 4, children, line: 0 })).toBe(
      ['4. one', '5. two', '```', 'x = 1', '```', '6. three', '7. \u00a0', '```', 'x = 1', '```'].join('\n'),
    )
  })

  test('lists nest, as deep as Slack can', () => {
    let nested: Block = bullets([[text('leaf')]])
    for (let depth = 0; depth < 12; depth++) nested = bullets([[paragraph(`level ${depth}`), nested]])
    const lines = show(nested).split('\n')
    expect(lines).toHaveLength(13)
    expect(lines.at(-1)).toBe(`${'   '.repeat(8)}• leaf`)
  })

  test('a quote holds lists, code and quotes as lines', () => {
    const content: Block[] = [
      paragraph('said'),
      bullets([[text('one')], [paragraph('two'), bullets([[text('deep')]])]]),
      { type: 'code', lang: '', value: 'a\nb', line: 0 },
      { type: 'blockquote', children: [paragraph('inner')], line: 0 },
    ]
    expect(show({ type: 'blockquote', children: content, line: 0 })).toMatchInlineSnapshot(`
      "> said
      > • one
      > • two
      >     • deep
      > \`\`a
      > b\`\`
      > inner"
    `)
  })

  test('a narrow table is a grid, a wide one is told row by row', () => {
    const row = (...cells: string[]) => ({ cells: cells.map((cell): Inline[] => [text(cell)]), line: 0 })
    const narrow: Block = {
      type: 'table',
      header: row('Name', 'Größe'),
      rows: [row('a', '1'), row('längst', '')],
      line: 0,
    }
    expect(show(narrow)).toMatchInlineSnapshot(`
      "\`\`\`
      Name    Größe
      ──────  ─────
      a       1
      längst
      \`\`\`"
    `)
    const wide: Block = {
      ...narrow,
      rows: [row('x'.repeat(30), 'y'.repeat(40)), row('short', ''), row('more', 'than', 'named')],
    }
    expect(show(wide)).toMatchInlineSnapshot(`
      "• **xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx**
         • Größe: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy
      • **short**
      • **more**
         • Größe: than
         • named"
    `)
  })

  test('addresses that are none are no links', () => {
    const link = (url: string): Inline => ({ type: 'link', url, children: [text('here')] })
    const links = [
      'https://x.org/a b',
      'mailto:a@b.org',
      'javascript:alert(1)',
      './notes.md',
      `https://x.org/${'a'.repeat(3000)}`,
    ]
    expect(show(paragraph(...links.map(link)))).toBe('here<https://x.org/a%20b>here<mailto:a@b.org>herehere' + 'here')
  })

  test('small print keeps its formats where no mark in it could be taken for another', () => {
    const small = (...content: Inline[]) => render({ blocks: [{ type: 'context', content }] }).blocks
    const of = (...content: Inline[]) => small(...content).map(block => block.type === 'context' && block.elements[0])
    expect(of(inlineCode('a_b.md'), text(' & more'))).toEqual([
      { type: 'mrkdwn', text: '`a_b.md` &amp; more', verbatim: true },
    ])
    expect(of(inlineCode('a.md'), text(' snake_case'))).toEqual([
      { type: 'plain_text', text: 'a.md snake_case', emoji: false },
    ])
    expect(of(text('x'), strong('y'))).toEqual([{ type: 'mrkdwn', text: 'xy', verbatim: true }])
    expect(of({ type: 'time', at: 1_000_500, style: 'relative', fallback: 'soon' })).toEqual([
      { type: 'mrkdwn', text: '<!date^1000^{ago}|soon>', verbatim: true },
    ])
  })

  test('a disabled button, a long title, long fields and long small print', () => {
    const ref = 'a.b/1' as ActionRef
    const { blocks } = render({
      title: 't'.repeat(150),
      tone: 'success',
      blocks: [
        { type: 'buttons', buttons: [{ label: 'Off', action: ref, disabled: true }] },
        { type: 'context', content: [text('word '.repeat(700))] },
        { type: 'fields', fields: [{ name: 'N', value: [text('v'.repeat(2100))] }] },
      ],
    })
    expect(blocks.map(block => block.type)).toEqual(['header', 'context', 'context', 'rich_text'])
  })
})

describe('whatever a text holds', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '<!channel>',
      '<!here>',
      '@here',
      '@everyone',
      '<@U1>',
      '<#C1>',
      '<https://evil.org|click>',
      '*bold*',
      '_it_',
      '~no~',
      '`code`',
      '```',
      '&lt;!channel&gt;',
      '> quote',
      ':smile:',
      '\u202e',
      '\u200b',
      'https://evil.org',
      '<!date^1^{date}|x>',
      '&',
      '<',
      '>',
      '|',
      '\n> x',
      '• ',
      '1. ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const words = fc
    .array(hostile, { minLength: 1, maxLength: 5 })
    .map(parts => parts.join(' '))
    .filter(own => own.trim() !== '')
  const leaf = words.map(text)
  const inlines = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: leaf },
      fc
        .tuple(fc.constantFrom('strong', 'emphasis', 'delete', 'mark'), leaf)
        .map(([type, child]) => ({ type, children: [child] })),
      words.map(inlineCode),
      words.map(value => ({ type: 'inlineMath', value })),
      fc.tuple(words, leaf).map(([url, child]) => ({ type: 'link', url, children: [child] })),
      words.map(alt => ({ type: 'image', url: 'https://x.org/a|b>c', alt })),
      words.map(fallback => ({ type: 'time', at: 1_759_392_000_000, style: 'dateTime', fallback })),
    ),
    { minLength: 1, maxLength: 4 },
  ) as fc.Arbitrary<Inline[]>

  const card = fc.record({
    title: words,
    tone: fc.constantFrom('neutral', 'success', 'failure', 'warning'),
    blocks: fc.tuple(
      inlines.map(children => ({
        type: 'text',
        content: [
          paragraph(...children),
          bullets([children, [paragraph(...children)]]),
          { type: 'blockquote', children: [paragraph(...children)], line: 0 },
          { type: 'table', header: { cells: [children], line: 0 }, rows: [{ cells: [children], line: 0 }], line: 0 },
          { type: 'definition', term: children, children: [paragraph(...children)], line: 0 },
        ],
      })),
      inlines.map(content => ({ type: 'context', content })),
      fc.tuple(words, inlines).map(([name, value]) => ({ type: 'fields', fields: [{ name, value }] })),
      words.map(label => ({ type: 'buttons', buttons: [{ label, action: 'a.b/1' }] })),
      words.map(label => ({
        type: 'select',
        action: 'a.c/1',
        placeholder: label,
        options: [{ label, value: 'v', description: label }],
      })),
    ),
  }) as unknown as fc.Arbitrary<Card>

  test('it cannot ping, link or format, and Slack takes it', () => {
    fc.assert(
      fc.property(card, own => {
        const { blocks, fallback } = render(own)
        expect(fallback).not.toMatch(/[<>]|@(?!\u2060)/)
        for (const string of mrkdwnTexts(blocks)) expectInert(string)
      }),
      { numRuns: 400 },
    )
  })

  test('a form takes it as it is', () => {
    fc.assert(
      fc.property(words, value => {
        const form: Form = {
          title: value,
          submitLabel: value,
          submit: 'a.b/1' as ActionRef,
          inputs: [
            { name: 'x', label: value, multiline: true, required: true, maxLength: 3000, value, placeholder: value },
          ],
        }
        modalView.parse(JSON.parse(JSON.stringify(formView(form, '{}'))))
      }),
    )
  })
})

/** Every text in which Slack looks for marks. */
function mrkdwnTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)]
  return Object.values(value).flatMap(mrkdwnTexts)
}

/** Slack's commands in it are dates and links of ours; marks come in pairs around words that have none. */
function expectInert(written: string): void {
  const rest = written
    .replace(/`[^`]*`/g, 'C')
    .replace(/<!date\^\d+\^[{}\w, ]+\|[^<>|]*>/g, 'D')
    .replace(/<(?:https?|mailto):[^<>|]+\|[^<>|]+>/g, 'L')
  expect(rest).not.toMatch(/[<>`]/)
  const words = rest.replace(/(?<![\p{L}\p{N}])([*_~])(?=\S)[^*_~]+(?<=\S)\1(?![\p{L}\p{N}])/gu, 'W')
  expect(words).not.toMatch(/[*_~]/)
  expect(rest).not.toMatch(/^\s*&gt;/m)
}

describe('commands in texts', () => {
  const named = (names: SlashNames): string => {
    const line = [command('help'), text(' and '), command('explain live *migration* `x`'), text('.')]
    const card: Card = {
      blocks: [
        { type: 'text', content: [paragraph(...line)] },
        { type: 'context', content: line },
      ],
    }
    const { blocks, text: fallback } = slackCard(card, names)
    return `${readBlocks(messageBlocks.parse(JSON.parse(JSON.stringify(blocks))))}\n${fallback}`
  }

  test.each<[SlashNames, string, string]>([
    [{}, '/bueffel help', '/explain live'],
    [{ prefix: 'b' }, '/bueffel help', '/b-explain live'],
    // Slack keeps /help for itself.
    [{ all: true }, '/bueffel help', '/explain live'],
    [{ all: true, prefix: 'b' }, '/b-help', '/b-explain live'],
  ])('are named as the manifest with %j names them', (names, help, explain) => {
    const said = named(names)
    // In a text and in small print, as blocks and as what a notification shows.
    expect(said.split(help)).toHaveLength(5)
    expect(said.split(explain)).toHaveLength(5)
  })
})
