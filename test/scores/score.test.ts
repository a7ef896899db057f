import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../../src/answers/session.js'
import { currentStreak, daysBetween, reduceScore, type Score } from '../../src/scores/score.js'

function entry(day: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    sessionId: 's',
    position: 0,
    personId: 'p',
    communityId: 'c',
    courseId: 'cloud',
    questionId: 'q',
    kind: 'single',
    topicId: 't',
    topic: 'T',
    correctness: 1,
    selfRated: false,
    points: 10,
    day,
    at: Date.parse(`${day}T12:00:00Z`),
    ...more,
  }
}

const fold = (entries: readonly LedgerEntry[]): Score | undefined =>
  entries.reduce<Score | undefined>(reduceScore, undefined)
const streakOf = (...days: string[]): [number, number] | undefined => {
  const score = fold(days.map(day => entry(day)))
  return score && [score.streak, score.bestStreak]
}

describe('reduceScore', () => {
  it('begins with the first answer', () => {
    expect(fold([entry('2025-10-01')])).toEqual({
      points: 10,
      answered: 1,
      correct: 1,
      streak: 1,
      bestStreak: 1,
      lastDay: '2025-10-01',
    })
  })

  it('counts what is right, what is wrong and what is in between', () => {
    const score = fold([1, 0, 0.5].map(correctness => entry('2025-10-01', { correctness, points: correctness * 10 })))
    expect(score).toMatchObject({ points: 15, answered: 3, correct: 1 })
  })

  it('does not count what one judges oneself, except as a day of practice', () => {
    const score = fold([entry('2025-10-01'), entry('2025-10-02', { selfRated: true, points: 0 })])
    expect(score).toMatchObject({ points: 10, answered: 1, correct: 1, streak: 2, lastDay: '2025-10-02' })
  })

  it.each<[string, string[], [number, number]]>([
    ['the same day', ['2025-10-01', '2025-10-01'], [1, 1]],
    ['days in a row', ['2025-10-01', '2025-10-02', '2025-10-03'], [3, 3]],
    ['a gap', ['2025-10-01', '2025-10-02', '2025-10-04'], [1, 2]],
    ['a new start after a gap', ['2025-10-01', '2025-10-02', '2025-10-04', '2025-10-05', '2025-10-06'], [3, 3]],
    ['the end of a month', ['2025-09-30', '2025-10-01'], [2, 2]],
    ['the end of a year', ['2025-12-31', '2026-01-01'], [2, 2]],
    ['a leap day', ['2028-02-28', '2028-02-29', '2028-03-01'], [3, 3]],
    ['no leap day', ['2025-02-28', '2025-03-01'], [2, 2]],
    ['the change to winter time', ['2025-10-25', '2025-10-26', '2025-10-27'], [3, 3]],
    ['the change to summer time', ['2026-03-28', '2026-03-29', '2026-03-30'], [3, 3]],
    ['a day that comes late', ['2025-10-01', '2025-10-02', '2025-10-01', '2025-10-03'], [3, 3]],
  ])('streak over %s', (_what, days, streak) => {
    expect(streakOf(...days)).toEqual(streak)
  })

  it('has sums that do not depend on the order', () => {
    const any = fc.record({
      day: fc.integer({ min: 1, max: 28 }).map(day => `2025-10-${String(day).padStart(2, '0')}`),
      correctness: fc.constantFrom(0, 0.5, 1),
      points: fc.nat(20),
      selfRated: fc.boolean(),
    })
    const shuffled = fc
      .array(any, { minLength: 1, maxLength: 20 })
      .chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      )
    fc.assert(
      fc.property(shuffled, ([list, others]) => {
        const sums = (entries: typeof list) => {
          const { points, answered, correct, lastDay } = fold(entries.map(({ day, ...more }) => entry(day, more))) ?? {}
          return { points, answered, correct, lastDay }
        }
        expect(sums(others)).toEqual(sums(list))
      }),
    )
  })

  it('has a best streak at least as long as the streak, both at least one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), offsets => {
        const days = offsets.map(offset => new Date(Date.UTC(2025, 9, 1 + offset)).toISOString().slice(0, 10))
        const [streak, best] = streakOf(...days) ?? [0, 0]
        expect(streak).toBeGreaterThan(0)
        expect(best).toBeGreaterThanOrEqual(streak)
        expect(best).toBeLessThanOrEqual(new Set(days).size)
      }),
    )
  })
})

describe('currentStreak', () => {
  const score = fold([entry('2025-10-01'), entry('2025-10-02')])
  it.each([
    ['2025-10-02', 2],
    ['2025-10-03', 2],
    ['2025-10-04', 0],
    ['2025-11-04', 0],
  ])('on %s', (today, streak) => {
    expect(score && currentStreak(score, today)).toBe(streak)
  })
})

it('counts whole days', () => {
  expect(daysBetween('2025-10-25', '2025-10-27')).toBe(2)
  expect(daysBetween('2025-10-27', '2025-10-25')).toBe(-2)
})
