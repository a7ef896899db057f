import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, slug, words } from '../../src/core/fold.js'

fc.configureGlobal({ numRuns: Number(process.env.SOAK_RUNS ?? 100) })

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aÄöÜßẞéÉñİıſﬀΣςΟ̈ä+#-_ .\u0301\u00ad\u200b🐃١Ⅷ') }),
)

describe('fold', () => {
  it.each([
    ['Größe', 'groesse'],
    ['GRÖSSE', 'groesse'],
    ['Gro\u0308ße', 'groesse'],
    ['STRAẞE', 'strasse'],
    ['Café', 'cafe'],
    ['C++ und C#', 'c++ und c#'],
    ['VT-x', 'vt x'],
    ['Guest↔Host', 'guest host'],
    ['  Popek/Goldberg  ', 'popek goldberg'],
    ['„Dom0“', 'dom0'],
    ['40’000', '40 000'],
    ['Ελλάδα', 'ελλαδα'],
    ['日本語', '日本語'],
    ['🐃', ''],
    ['', ''],
  ])('%s is %s', (from, to) => {
    expect(fold(from)).toBe(to)
  })

  it('folds what is folded to itself', () => {
    fc.assert(
      fc.property(text, value => {
        expect(fold(fold(value))).toBe(fold(value))
      }),
    )
  })

  it('tells upper and lower case, composed and decomposed alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcÄÖÜäöüßéèñç 12-+#') }), value => {
        expect(fold(value.normalize('NFD'))).toBe(fold(value))
        expect(fold(value.toUpperCase())).toBe(fold(value))
        expect(fold(value.toLowerCase())).toBe(fold(value))
      }),
    )
  })

  it('gives words without spaces, none of them empty', () => {
    fc.assert(
      fc.property(text, value => {
        expect(words(value).join(' ')).toBe(fold(value))
        for (const word of words(value)) expect(word).toMatch(/^[\p{L}\p{N}+#]+$/u)
      }),
    )
    expect(words(' - ')).toEqual([])
  })
})

describe('slug', () => {
  it.each([
    ['Cloud Computing', 'cloud-computing'],
    ['Übungen', 'uebungen'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['C', 'c'],
    ['日本語', 'x'],
    ['--a--', 'a'],
    ['', 'x'],
  ])('%s is %s', (from, to) => {
    expect(slug(from, 24)).toBe(to)
  })

  it('is made of letters, digits and hyphens, as long as may be, and never empty', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (value, maxLength) => {
        const result = slug(value, maxLength)
        expect(result).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(result.length).toBeLessThanOrEqual(maxLength)
        expect(slug(result, maxLength)).toBe(result)
      }),
    )
  })

  it('falls back to what it is told', () => {
    expect(slug('🐃', 10, 'you')).toBe('you')
  })
})
