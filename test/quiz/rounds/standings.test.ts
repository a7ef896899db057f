import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Judged, roundBallot, roundPoints, standings, teamStandings } from '../../../src/quiz/rounds/standings.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const full = fc.integer({ min: 1, max: 100 })
const time = fc.integer({ min: 5000, max: 120_000 })

describe('points of a round', () => {
  it('are half for right and up to as much again for speed, never more and never for nothing', () => {
    fc.assert(
      fc.property(full, share, time, (most, left, all) => {
        const points = roundPoints(most, 1, left * all, all)
        expect(points).toBeGreaterThanOrEqual(Math.floor(most / 2))
        expect(points).toBeLessThanOrEqual(most)
        expect(roundPoints(most, 0, left * all, all)).toBe(0)
        expect(roundPoints(most, 1, 0, all)).toBe(Math.round(most / 2))
        expect(roundPoints(most, 1, all, all)).toBe(most)
        // A clock that disagrees gives no more than all of the time.
        expect(roundPoints(most, 1, all * 3, all)).toBe(most)
        expect(roundPoints(most, 1, -5, all)).toBe(Math.round(most / 2))
      }),
    )
  })

  it('are never fewer for who is quicker', () => {
    fc.assert(
      fc.property(full, share, share, time, (most, a, b, all) => {
        const [slow, quick] = a < b ? [a, b] : [b, a]
        expect(roundPoints(most, 1, quick * all, all)).toBeGreaterThanOrEqual(roundPoints(most, 1, slow * all, all))
      }),
    )
  })

  it('are read only from what a press has put down', () => {
    fc.assert(
      fc.property(fc.jsonValue(), given => {
        const read = roundBallot(given)
        if (read !== undefined) expect(given).toMatchObject(read)
      }),
    )
    expect(roundBallot({ choice: 1, left: 20 })).toEqual({ choice: 1, left: 20 })
    for (const given of [null, {}, { choice: 1 }, { choice: -1, left: 2 }, { choice: 1, left: -2 }]) {
      expect(roundBallot(given)).toBeUndefined()
    }
  })
})

describe('standings', () => {
  const judged: fc.Arbitrary<Judged> = fc.record({
    position: fc.integer({ min: 0, max: 5 }),
    personId: fc.constantFrom('ada', 'ben', 'cleo', 'dora', 'emil'),
    choice: fc.integer({ min: 0, max: 3 }),
    left: fc.integer({ min: 0, max: 20_000 }),
    correctness: fc.constantFrom(0, 1),
    points: fc.integer({ min: 0, max: 10 }),
  })

  it('add up, rank by points, and share ranks', () => {
    fc.assert(
      fc.property(fc.array(judged, { maxLength: 40 }), all => {
        const table = standings(all)
        expect(table.reduce((sum, { points }) => sum + points, 0)).toBe(
          all.reduce((sum, { points }) => sum + points, 0),
        )
        expect(new Set(table.map(({ personId }) => personId)).size).toBe(table.length)
        for (const [index, row] of table.entries()) {
          expect(row.rank).toBe(1 + table.filter(({ points }) => points > row.points).length)
          expect(row.points).toBeLessThanOrEqual(table[index - 1]?.points ?? row.points)
        }
      }),
    )
  })
})

describe('standings of teams', () => {
  const person = (personId: string, points: number) => ({ personId, points, correct: 1, rank: 1 })
  const members = [
    ...['ada', 'ben', 'cleo', 'dora'].map(personId => ({ personId, team: 0 })),
    ...['emil', 'finn'].map(personId => ({ personId, team: 1 })),
  ]

  it('are the mean of those who have answered, in whole points', () => {
    const table = [person('emil', 10), person('ada', 9), person('ben', 6), person('cleo', 2), person('stranger', 99)]
    expect(teamStandings(3, members, table)).toEqual([
      { team: 1, points: 10, people: 1, rank: 1 },
      { team: 0, points: 6, people: 3, rank: 2 },
      { team: 2, points: 0, people: 0, rank: 3 },
    ])
    // Who has answered and never right counts, who has not answered does not.
    expect(teamStandings(2, members, [person('emil', 10), person('finn', 0), person('ada', 6)])).toEqual([
      { team: 0, points: 6, people: 1, rank: 1 },
      { team: 1, points: 5, people: 2, rank: 2 },
    ])
  })

  it('share a rank where the points that are shown are equal, in the order of the teams', () => {
    const table = [person('emil', 7), person('finn', 6), person('ada', 7)]
    expect(teamStandings(3, members, table)).toEqual([
      { team: 0, points: 7, people: 1, rank: 1 },
      { team: 1, points: 7, people: 2, rank: 1 },
      { team: 2, points: 0, people: 0, rank: 3 },
    ])
    expect(teamStandings(4, [], []).map(({ team, rank }) => [team, rank])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ])
    expect(teamStandings(0, [], [])).toEqual([])
  })

  it('do not depend on how many are in a team', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 2, max: 5 }),
        (all, times) => {
          const small = all.map((points, index) => person(`s${index}`, points))
          const large = Array.from({ length: times }, (_, copy) =>
            all.map((points, index) => person(`l${copy}-${index}`, points)),
          )
          const teams = [
            ...small.map(({ personId }) => ({ personId, team: 0 })),
            ...large.flat().map(({ personId }) => ({ personId, team: 1 })),
          ]
          const [first, second] = teamStandings(2, teams, [...small, ...large.flat()])
          expect([first?.rank, second?.rank]).toEqual([1, 1])
          expect(first?.points).toBe(second?.points)
        },
      ),
    )
  })
})
