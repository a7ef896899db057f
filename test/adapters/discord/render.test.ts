import { describe, expect, it } from 'vitest'
import { inlineMarkdown } from '../../../src/adapters/discord/render/inline.js'
import { markdown } from '../../../src/adapters/discord/render/markdown.js'
import { cardMessage } from '../../../src/adapters/discord/render/message.js'
import { formModal } from '../../../src/adapters/discord/render/modal.js'
import { cardPost } from '../../../src/adapters/discord/render/post.js'
import type { Card } from '../../../src/chat/card.js'
import type { Caller } from '../../../src/chat/context.js'
import { type Block, bullets, emphasis, type Inline, paragraph, strong, text } from '../../../src/core/rich-text.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { objects } from '../../fixtures/discord/json.js'
import { printComponent } from '../../fixtures/discord/transcript.js'
import { createListener } from './online.js'

const NOW = Date.parse('2025-10-01T10:00:00Z')
const caller: Caller = {
  platform: 'discord',
  accountId: '1',
  name: 'Mia',
  localeTag: 'en-GB',
  place: { channelId: '2' },
  onPrivateCard: true,
}
const bot = createDemoBot(createListener(), () => NOW)

async function demoCard(line: string): Promise<Card> {
  const answer = await bot.matchLine(line).run(caller)
  if (answer.type !== 'card') throw new Error('a form')
  return answer.card
}

const print = (parts: unknown) => objects(parts).map(printComponent).join('\n')

describe('cards', () => {
  it.each(['/explain ballooning', '/quiz', '/gallery', '/poll', '/help', '/help quiz', '/explain nothing'])(
    '%s',
    async line => {
      const card = await demoCard(line)
      const file = line.slice(1).replaceAll(' ', '-')
      const message = cardMessage(card, false)
      await expect(print(message.components)).toMatchFileSnapshot(`__snapshots__/${file}.message.md`)
      const post = cardPost(card)
      await expect(
        [post.content, ...post.embeds.map(embed => `[embed]\n${embed.description}`), print(post.components)].join('\n'),
      ).toMatchFileSnapshot(`__snapshots__/${file}.post.md`)
    },
  )

  it('is one container of Components V2 that mentions nobody', async () => {
    const card = await demoCard('/gallery')
    await expect(`${JSON.stringify(cardMessage(card, true), null, 2)}\n`).toMatchFileSnapshot(
      '__snapshots__/gallery.message.json.txt',
    )
    await expect(`${JSON.stringify(cardPost(card), null, 2)}\n`).toMatchFileSnapshot(
      '__snapshots__/gallery.post.json.txt',
    )
  })

  it('opens a form with labels', async () => {
    const answer = await bot.matchLine('/write').run(caller)
    if (answer.type !== 'form') throw new Error('a card')
    expect(formModal(answer.form)).toMatchInlineSnapshot(`
      {
        "components": [
          {
            "component": {
              "custom_id": "answer",
              "max_length": 500,
              "placeholder": "In your own words",
              "required": true,
              "style": 2,
              "type": 4,
            },
            "label": "Answer",
            "type": 18,
          },
          {
            "component": {
              "custom_id": "source",
              "max_length": 80,
              "required": false,
              "style": 1,
              "type": 4,
            },
            "label": "Where it stands",
            "type": 18,
          },
        ],
        "custom_id": "demo.submit/1",
        "title": "Your answer",
      }
    `)
  })

  it('moves what content has no room for into an embed', () => {
    const part = (letter: string): Block => paragraph(letter.repeat(900))
    const card: Card = {
      title: 'Long',
      blocks: ['a', 'b', 'c'].map(letter => ({ type: 'text', content: [part(letter)] })),
    }
    const post = cardPost(card, '-# code')
    expect(post.content).toBe(`**Long**\n\n${'a'.repeat(900)}\n\n${'b'.repeat(900)}\n-# code`)
    expect(post.embeds).toEqual([{ description: 'c'.repeat(900) }])
    expect(post.flags).toBe(0)
  })
})

describe('inline text', () => {
  const printed = (...nodes: Inline[]) => inlineMarkdown(nodes)
  const link = (url: string, ...children: Inline[]): Inline => ({ type: 'link', url, children })

  it.each([
    ['*a* _b_ ~~c~~ ||d|| `e`', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`'],
    ['C:\\temp', 'C:\\\\temp'],
    ['at 12:30, std::vector, a:b', 'at 12:30, std::vector, a:b'],
    [':smile: x', '\\:smile: x'],
    ['https://a.example/b_c', 'https\\://a.example/b\\_c'],
    ['@everyone @here @mia', '@\u200beveryone @\u200bhere @mia'],
    ['<@1> <#2> <t:3:R> </x:4>', '\\<@1> \\<#2> \\<t\\:3:R> \\</x:4>'],
    ['[a](https://b.example)', '\\[a\\](https\\://b.example)'],
    ['# a', '\\# a'],
    ['-# a', '\\-# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['2025 a', '2025 a'],
    ['> a', '\\> a'],
    ['a > b - c # d', 'a > b - c # d'],
    ['#1 of 3', '#1 of 3'],
    ['שלום', '\u2068שלום\u2069'],
    ['a\u202eb\u2066c', 'abc'],
    ['two\nlines', 'two lines'],
  ])('%j', (value, expected) => {
    expect(printed(text(value))).toBe(expected)
  })

  it('marks up', () => {
    expect(printed(strong('a'), emphasis('b'), text('c'))).toBe('**a**\u200b*b*c')
    expect(printed(strong(' a '), text('b'))).toBe('**a** b')
    expect(printed(strong([strong('a')]), emphasis([]))).toBe('**a**')
    expect(printed({ type: 'mark', children: [text('a')] }, { type: 'delete', children: [text('b')] })).toBe(
      '__a__\u200b~~b~~',
    )
    expect(printed(text('a'), { type: 'break' }, text('# b'))).toBe('a\n\\# b')
    expect(printed(strong([{ type: 'inlineCode', value: 'a**b' }]))).toBe('`a**b`')
  })

  it('prints code, formulas and times', () => {
    expect(printed({ type: 'inlineCode', value: 'a*b' })).toBe('`a*b`')
    expect(printed({ type: 'inlineCode', value: '`a``b' })).toBe('`` `a`\u200b`b ``')
    expect(printed({ type: 'inlineMath', value: 'E = mc^2' })).toBe('E = mc²')
    expect(printed({ type: 'inlineMath', value: '\\unknown{x}' })).toBe('`\\unknown{x}`')
    expect(printed({ type: 'time', at: NOW, style: 'dateTime', fallback: 'x' })).toBe(`<t:${NOW / 1000}:f>`)
  })

  it('links to the web only', () => {
    expect(printed(link('https://a.example/b_(c)?d=*', text('x [y]')))).toBe(
      '[x (y)](<https://a.example/b%5F%28c%29?d=%2A>)',
    )
    expect(printed(link('javascript:alert(1)', text('x')))).toBe('x')
    expect(printed(link('./week.md', text('x')))).toBe('x')
    expect(printed(link('https://known.example@evil.example', text('x')))).toBe('x')
    expect(printed(link('https://a.example/> **x**', text('x')))).toBe('[x](<https://a.example/%3E%20%2A%2Ax%2A%2A>)')
    expect(printed(link('https://a.example'))).toBe('[a.example](<https://a.example>)')
    expect(printed({ type: 'image', url: 'https://a.example/b.png', alt: 'a *b*' })).toBe(
      '[a \\*b\\*](<https://a.example/b.png>)',
    )
    expect(printed({ type: 'image', url: 'b.png', alt: 'a b' })).toBe('a b')
  })
})

describe('blocks', () => {
  const line = 0
  const cells = (...values: string[]) => ({ cells: values.map(value => [text(value)]), line })

  it('keeps code whole', () => {
    const value = 'a\n```\nb\n````\tc'
    expect(markdown([{ type: 'code', lang: 'c++', value, line }])).toBe(
      '```c++\na\n`\u200b`\u200b`\nb\n`\u200b`\u200b`\u200b`\tc\n```',
    )
    expect(markdown([{ type: 'code', lang: 'no such language', value: 'a', line }])).toBe('```\na\n```')
  })

  it('prints a narrow table in columns, a wide one as a list', () => {
    const header = cells('Name', 'Größe')
    expect(markdown([{ type: 'table', header, rows: [cells('a', '日本'), cells('bcdef')], line }])).toBe(
      '```\nName   Größe\n─────  ─────\na      日本\nbcdef\n```',
    )
    const wide = cells('x'.repeat(40), 'y*'.repeat(20), '')
    expect(markdown([{ type: 'table', header: cells('A', 'B', 'C'), rows: [wide], line }])).toBe(
      `- **${'x'.repeat(40)}** · B: ${'y\\*'.repeat(20)}`,
    )
  })

  it('nests lists, quotes and headings as far as Discord does', () => {
    const quote: Block = {
      type: 'blockquote',
      children: [paragraph('b'), { type: 'code', lang: '', value: 'c', line }],
      line,
    }
    expect(markdown([{ type: 'blockquote', children: [paragraph('a'), quote], line }])).toBe(
      '> a\n> b\n> ```\n> c\n> ```',
    )
    expect(markdown([bullets([[paragraph('a'), bullets([[text('b')]], true)]])])).toBe('- a\n  1. b')
    const heading = (depth: number, value: string): Block => ({ type: 'heading', depth, children: [text(value)], line })
    expect(markdown([heading(1, 'C#'), heading(4, 'D'), paragraph('e'), paragraph('f')])).toBe(
      '### C\\#\n**D**\ne\n\nf',
    )
    expect(markdown([bullets([[heading(1, 'A')]])])).toBe('- **A**')
  })
})
