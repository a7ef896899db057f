import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../../src/answers/session.js'
import { addDays, localDay } from '../../src/core/local-time.js'
import { currentStreak, reduceScore, type Score } from '../../src/scores/score.js'
import { daysBetween } from '../../src/scores/streak.js'

function entry(day: string, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    sessionId: 's',
    position: 0,
    personId: 'p',
    communityId: 'c',
    courseId: 'cloud',
    channelId: null,
    questionId: 'q',
    kind: 'single',
    topicId: 't',
    topic: 'T',
    correctness: 1,
    selfRated: false,
    points: 10,
    day,
    onWeekends: true,
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
      days: 'X',
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
    ['a missed day', ['2025-10-01', '2025-10-02', '2025-10-04'], [3, 3]],
    ['two missed days', ['2025-10-01', '2025-10-04'], [2, 2]],
    ['three missed days', ['2025-10-01', '2025-10-02', '2025-10-06'], [1, 2]],
    ['three in eleven days', ['2025-10-01', '2025-10-03', ...run('2025-10-05', 7), '2025-10-13'], [10, 10]],
    ['three in ten days', ['2025-10-01', '2025-10-03', ...run('2025-10-05', 6), '2025-10-12'], [8, 8]],
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

  it('does not depend on the order, whatever days, weekends and freezes', () => {
    const any = fc.record({
      day: fc.integer({ min: 0, max: 60 }).map(day => addDays('2025-10-01', day)),
      correctness: fc.constantFrom(0, 0.5, 1),
      points: fc.nat(20),
      selfRated: fc.boolean(),
      onWeekends: fc.boolean(),
    })
    const shuffled = fc
      .array(any, { minLength: 1, maxLength: 40 })
      .chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      )
    const of = (list: readonly ({ readonly day: string } & Partial<LedgerEntry>)[]) =>
      fold(list.map(({ day, ...more }) => entry(day, more)))
    fc.assert(
      fc.property(shuffled, ([list, others]) => {
        expect(of(others)).toEqual(of(list))
      }),
    )
  })

  it('is never made shorter by one more day', () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 40 }), fc.boolean(), (list, more, onWeekends) => {
        const today = '2025-11-11'
        const score = (all: readonly number[]) =>
          fold(all.map(offset => entry(addDays('2025-10-01', offset), { onWeekends }))) as Score
        const [before, after] = [score(list), score([...list, more])]
        expect(after.bestStreak).toBeGreaterThanOrEqual(before.bestStreak)
        expect(currentStreak(after, today).length).toBeGreaterThanOrEqual(currentStreak(before, today).length)
      }),
    )
  })

  it('has a best streak at least as long as the streak, no longer than there are days, at most two freezes', () => {
    const any = fc.record({ offset: fc.integer({ min: 0, max: 40 }), onWeekends: fc.boolean() })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), list => {
        const score = fold(list.map(({ offset, ...more }) => entry(addDays('2025-10-01', offset), more))) as Score
        const { length, freezes } = currentStreak(score, score.lastDay)
        expect(length).toBe(score.streak)
        expect(score.bestStreak).toBeGreaterThanOrEqual(length)
        expect(score.bestStreak).toBeLessThanOrEqual(new Set(list.map(({ offset }) => offset)).size)
        expect([0, 1, 2]).toContain(freezes)
      }),
    )
  })

  it('says what a plain reading of the rule says', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), answered => {
        const days = answered.flatMap((is, index) => (is ? [addDays('2025-10-01', index)] : []))
        if (days.length === 0) return
        const score = fold(days.map(day => entry(day))) as Score
        const last = answered.lastIndexOf(true)
        const isFine = (from: number): boolean =>
          answered
            .slice(from, last + 1)
            .every((_, index, all) => all.slice(index, index + 10).filter(is => !is).length <= 2)
        const start = answered.findIndex((is, index) => is && isFine(index))
        expect(score.streak).toBe(answered.slice(start, last + 1).filter(Boolean).length)
      }),
    )
  })

  it('rests on weekends where the challenge does', () => {
    const resting = (...days: string[]) => fold(days.map(day => entry(day, { onWeekends: false }))) as Score
    // Wednesday to Wednesday, without a weekend.
    const week = ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08']
    expect(resting(...week)).toMatchObject({ streak: 6, bestStreak: 6 })
    expect(currentStreak(resting(...week.slice(0, 3)), '2025-10-06')).toEqual({ length: 3, freezes: 2, best: 3 })
    // A Saturday neither lengthens nor breaks it.
    expect(resting(...week, '2025-10-04')).toMatchObject({ streak: 6 })
    expect(resting('2025-10-04')).toMatchObject({ streak: 0, bestStreak: 0 })
    // Where weekends count, two days are missing.
    expect(fold(week.map(day => entry(day)))).toMatchObject({ streak: 6 })
    expect(currentStreak(fold(week.map(day => entry(day))) as Score, '2025-10-09')).toMatchObject({ freezes: 0 })
  })

  it('goes by the days of the zone, also when clocks change', () => {
    const zones = fc.constantFrom('Europe/Zurich', 'Pacific/Apia', 'America/New_York', 'Asia/Kathmandu', 'UTC')
    const starts = fc.constantFrom('2025-10-20', '2026-03-23', '2025-03-03', '2025-10-27')
    fc.assert(
      fc.property(zones, starts, fc.integer({ min: 0, max: 23 }), (zone, start, hour) => {
        // Somebody who answers every 24 hours for twelve days misses at most the day that a change of clocks skips.
        const instants = Array.from(
          { length: 12 },
          (_, index) => Date.parse(`${start}T00:00:00Z`) + (24 * index + hour) * 3_600_000,
        )
        const days = new Set(instants.map(instant => localDay(instant, zone)))
        expect(fold([...days].map(day => entry(day)))).toMatchObject({ streak: days.size })
        expect(days.size).toBeGreaterThanOrEqual(11)
      }),
    )
  })

  it('forgets what is more than three years back, and stays short', () => {
    const score = fold(['2000-01-01', ...run('2025-10-01', 3), '1990-01-01'].map(day => entry(day))) as Score
    expect(score).toMatchObject({ streak: 3, lastDay: '2025-10-03', days: 'XXX' })
    const long = fold(Array.from({ length: 2000 }, (_, index) => entry(addDays('2020-01-01', index)))) as Score
    expect(long.days).toHaveLength(1100)
  })
})

/** So many days in a row. */
function run(from: string, days: number): string[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index))
}

describe('currentStreak', () => {
  const score = fold([entry('2025-10-01'), entry('2025-10-02')])
  it.each([
    ['2025-10-02', 2, 2],
    ['2025-10-03', 2, 2],
    ['2025-10-04', 2, 1],
    ['2025-10-05', 2, 0],
    ['2025-10-06', 0, 2],
    ['2025-11-04', 0, 2],
  ])('on %s is %i with %i freezes', (today, length, freezes) => {
    expect(score && currentStreak(score, today)).toEqual({ length, freezes, best: 2 })
  })
})

it('counts whole days', () => {
  expect(daysBetween('2025-10-25', '2025-10-27')).toBe(2)
  expect(daysBetween('2025-10-27', '2025-10-25')).toBe(-2)
})
