import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inlineMarkdown } from '../../../src/adapters/discord/render/inline.js'
import { markdown } from '../../../src/adapters/discord/render/markdown.js'
import { cardMessage } from '../../../src/adapters/discord/render/message.js'
import { cardPost } from '../../../src/adapters/discord/render/post.js'
import { checkCard } from '../../../src/chat/check-card.js'
import { type Block, paragraph, text } from '../../../src/core/rich-text.js'
import { readMarkdown } from '../../fixtures/discord/markdown-reader.js'
import { brokenMessageRules } from '../../fixtures/discord/message-rules.js'
import { blocks, cards, hostile, inlines } from './arbitraries.js'

const RUNS = { numRuns: 3000 }
/** What only a node of its own may become. */
const NEVER = ['mention', 'emoji', 'command', 'navigation', 'autolink', 'everyone', 'url', 'spoiler']

/** Links are ours: to the web, between angle brackets. */
const isUnwanted = ({ kind, source }: { readonly kind: string; readonly source: string }) =>
  NEVER.includes(kind) || (kind === 'link' && !/\]\(<https?:[^>\s]*>\)$/i.test(source))

const visible = (shown: string) => shown.replace(/[\u200b\u2068\u2069]/g, '')
const expected = (value: string) =>
  visible(
    value
      .replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
      .replace(/\p{Cs}/gu, '\ufffd'),
  ).trim()

describe('hostile text', () => {
  it('shows as it stands and does nothing', () => {
    fc.assert(
      fc.property(hostile, value => {
        const { shown, active } = readMarkdown(inlineMarkdown([text(value)]))
        expect(active).toEqual([])
        expect(visible(shown).trim()).toBe(expected(value))
      }),
      RUNS,
    )
  })

  it('does nothing where it comes in pieces', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), values => {
        expect(readMarkdown(inlineMarkdown(values.map(text))).active).toEqual([])
      }),
      RUNS,
    )
  })

  it('mentions nobody and links nowhere from within formatted text', () => {
    fc.assert(
      fc.property(inlines, nodes => {
        const { active } = readMarkdown(inlineMarkdown(nodes))
        expect(active.filter(isUnwanted)).toEqual([])
      }),
      RUNS,
    )
  })

  it('never ends the code that it stands in', () => {
    fc.assert(
      fc.property(hostile, hostile, (value, lang) => {
        fc.pre(expected(value).replace(/[\s\u200b]/g, '') !== '')
        const printed = markdown([{ type: 'code', lang, value, line: 0 }, paragraph('end')])
        expect(readMarkdown(printed).active.map(({ kind }) => kind)).toEqual(['codeBlock'])
        const inline = inlineMarkdown([{ type: 'inlineCode', value }])
        expect(readMarkdown(inline).active.map(({ kind }) => kind)).toEqual(['code'])
        expect(readMarkdown(inline).active[0]?.source).toBe(inline)
      }),
      RUNS,
    )
  })

  it('stays inactive in blocks of every kind', () => {
    fc.assert(
      fc.property(blocks, own => {
        const { active } = readMarkdown(markdown(own))
        expect(active.filter(isUnwanted)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('size', () => {
  it('fits in both forms where the card is good', () => {
    let good = 0
    fc.assert(
      fc.property(cards, card => {
        if (checkCard(card).length > 0) return
        good++
        expect(brokenMessageRules({ ...cardMessage(card, true) })).toEqual([])
        expect(brokenMessageRules({ ...cardPost(card) })).toEqual([])
      }),
      { numRuns: 1500 },
    )
    expect(good).toBeGreaterThan(100)
  })

  it.each(['x', '*', '<', '`', 'א ', '日', ':a:', '@everyone ', '1. ', '\\'])(
    'fits where a card is full of "%s"',
    part => {
      for (const block of [paragraph, code, list]) {
        for (let size = 4000; size > 0; size -= 50) {
          const card = {
            title: 'Full',
            blocks: [{ type: 'text' as const, content: [block(part.repeat(size / part.length))] }],
          }
          if (checkCard(card).length > 0) continue
          expect(brokenMessageRules({ ...cardMessage(card, false) })).toEqual([])
          expect(brokenMessageRules({ ...cardPost(card, '-# abcdef') })).toEqual([])
          break
        }
      }
    },
  )
})

const code = (value: string): Block => ({ type: 'code', lang: '', value, line: 0 })
const list = (value: string): Block => ({
  type: 'list',
  ordered: false,
  start: 1,
  line: 0,
  children: [{ type: 'listItem', children: [paragraph(value)], line: 0 }],
})
