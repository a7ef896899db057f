import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRightNumber } from '../../src/quiz/kinds/numeric.js'
import { isRightTerm } from '../../src/quiz/kinds/typed-answer.js'

const MEMORY = { accepted: ['Mäander', 'meander'], others: ['Mäandrierung', 'Delta'] }

describe('a typed term', () => {
  it.each([
    'Mäander',
    'mäander',
    'MAEANDER',
    'maander',
    'der Mäander',
    ' Mäander! ',
    'Maeandr',
    'Mäandre',
    'meanders',
    '🌊 Mäander',
  ])('is right as %s', typed => expect(isRightTerm(typed, MEMORY)).toBe(true))

  it.each(['', ' ', '🌊', 'Delta', 'Mäandrierung', 'M', '@everyone', 'Mäander'.repeat(2000)])('is wrong as %s', typed =>
    expect(isRightTerm(typed, MEMORY)).toBe(false),
  )

  it('is never another term of the course, and no other number', () => {
    expect(isRightTerm('IPv6', { accepted: ['IPv4'], others: ['IPv6'] })).toBe(false)
    expect(isRightTerm('IPv6', { accepted: ['IPv4'], others: [] })).toBe(false)
    expect(isRightTerm('Mitose', { accepted: ['Meiose'], others: ['Mitose'] })).toBe(false)
    expect(isRightTerm('SAN', { accepted: ['NAS'], others: [] })).toBe(false)
  })

  it('takes any text without harm', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        typed => typeof isRightTerm(typed, MEMORY) === 'boolean',
      ),
    )
  })
})

describe('a typed number', () => {
  const hosts = { value: 40_000, tolerance: 0, unit: null }
  it.each(['40000', '40’000', "40'000", '40.000', '40,000', '40 000', '4e4', '40000 VMs'])('is right as %s', typed =>
    expect(isRightNumber(typed, hosts)).toBe(true),
  )
  it.each(['4000', 'forty', '', '40.00', '-40000', '🧠'])('is wrong as %s', typed =>
    expect(isRightNumber(typed, hosts)).toBe(false),
  )
  it('is converted where its unit measures the same, and wrong in another', () => {
    const size = { value: 2, tolerance: 0, unit: 'GB' }
    expect(isRightNumber('2', size)).toBe(true)
    expect(isRightNumber('2000 MB', size)).toBe(true)
    expect(isRightNumber('2 MB', size)).toBe(false)
    expect(isRightNumber('2 s', size)).toBe(false)
    expect(isRightNumber('2,1', { ...size, tolerance: 0.1 })).toBe(true)
  })
})
