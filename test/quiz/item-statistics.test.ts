import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf, discrimination, isSurelyNegative, isWorseThanChance } from '../../src/quiz/item-statistics.js'
import { question } from '../contracts/world.js'

describe('isWorseThanChance', () => {
  it.each([
    [0, 0, 0.5, false],
    [0, 19, 0.5, false],
    [0, 20, 0.5, true],
    [2, 20, 0.5, true],
    [3, 20, 0.5, false],
    [0, 24, 0.25, false],
    [0, 25, 0.25, true],
    [5, 20, 0.25, false],
    [20, 100, 0.25, false],
    [11, 100, 0.25, true],
    [13, 100, 0.25, false],
    [0, 100, 0, false],
    [3, 1000, 0.25, true],
  ])('%i of %i at %d: %s', (right, answered, chance, expected) => {
    expect(isWorseThanChance(right, answered, chance)).toBe(expected)
  })

  it('calls a question that is guessed so in at most one of a thousand classes', () => {
    const people = fc.integer({ min: 1, max: 200 })
    fc.assert(
      fc.property(people, fc.constantFrom(0.5, 0.25, 1 / 3), (answered, chance) => {
        let risk = 0
        let term = (1 - chance) ** answered
        for (let right = 0; right <= answered; right++) {
          if (isWorseThanChance(right, answered, chance)) risk += term
          term *= ((answered - right) / (right + 1)) * (chance / (1 - chance))
        }
        expect(risk).toBeLessThanOrEqual(0.001)
      }),
    )
  })

  it('never calls one that more get right, where fewer would not be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(299), (answered, right) => {
        fc.pre(right < answered)
        if (isWorseThanChance(right + 1, answered, 0.25)) expect(isWorseThanChance(right, answered, 0.25)).toBe(true)
      }),
    )
  })
})

describe('chanceOf', () => {
  it('goes by the choices, where there is one right one', () => {
    expect(chanceOf(question(0, { body: { choices: ['a', 'b', 'c', 'd'] } }))).toBe(0.25)
    expect(chanceOf(question(0, { kind: 'true-false', body: { choices: ['a', 'b'] } }))).toBe(0.5)
    for (const body of [null, {}, { choices: 'four' }, { choices: [] }, 7])
      expect(chanceOf(question(0, { body }))).toBe(0)
    expect(chanceOf(question(0, { kind: 'open', body: { choices: ['a', 'b'] } }))).toBe(0)
  })
})

describe('discrimination', () => {
  const of = (pairs: readonly (readonly [number, number])[]) => {
    const sum = (value: (item: number, rest: number) => number) =>
      pairs.reduce((total, [item, rest]) => total + value(item, rest), 0)
    return discrimination({
      count: pairs.length,
      item: sum(item => item),
      rest: sum((_, rest) => rest),
      itemRest: sum((item, rest) => item * rest),
      itemItem: sum(item => item * item),
      restRest: sum((_, rest) => rest * rest),
    })
  }
  const twenty = Array.from({ length: 20 }, (_, who) => who)

  it('is 1 where the good ones get it right, -1 where they get it wrong', () => {
    expect(of(twenty.map(who => [who % 2, who % 2]))).toBeCloseTo(1)
    expect(of(twenty.map(who => [who % 2, 1 - (who % 2)]))).toBeCloseTo(-1)
  })

  it('says nothing of few people, or where all did the same', () => {
    expect(of(twenty.slice(1).map(who => [who % 2, who % 2]))).toBeUndefined()
    expect(of(twenty.map(who => [1, who / 20]))).toBeUndefined()
    expect(of(twenty.map(who => [who % 2, 0.5]))).toBeUndefined()
  })

  it('lies between -1 and 1', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(0, 0.5, 1), share), { minLength: 20, maxLength: 60 }), pairs => {
        const value = of(pairs)
        if (value !== undefined) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-6)
      }),
    )
  })
})

describe('isSurelyNegative', () => {
  it.each([
    [-1, 20, true],
    [-1, 19, false],
    [-0.7, 20, true],
    [-0.5, 20, false],
    [-0.2, 100, false],
    [-0.35, 100, true],
    [0, 1000, false],
    [0.9, 1000, false],
  ])('%d over %i people: %s', (correlation, people, expected) => {
    expect(isSurelyNegative(correlation, people)).toBe(expected)
  })
})
