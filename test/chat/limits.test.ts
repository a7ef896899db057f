import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closest } from '../../src/chat/closest.js'
import { shorten } from '../../src/chat/limits.js'

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

describe('shorten', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['two words', 5, 'two…'],
    ['👩‍👩‍👧 family', 5, '…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ])('makes %j at most %i long', (text, limit, expected) => {
    expect(shorten(text, limit)).toBe(expected)
  })

  it('never exceeds the limit and never splits a character', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string())
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const short = shorten(text, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        if (short === text) return
        expect(short.endsWith('…')).toBe(true)
        const kept = graphemes(text)
        const prefixes = kept.map((_, count) => kept.slice(0, count).join('').trimEnd())
        expect(prefixes).toContain(short.slice(0, -1))
      }),
    )
  })
})

describe('closest', () => {
  const names = ['explain', 'quiz', 'help', 'deadlines']
  it.each([
    ['expain', 'explain'],
    ['exp', 'explain'],
    ['qiuz', undefined],
    ['quix', 'quiz'],
    ['deadline', 'deadlines'],
    ['zebra', undefined],
    ['', undefined],
  ])('takes %j for %j', (typed, name) => {
    expect(closest(typed, names)).toBe(name)
  })
})
