import { beforeAll, describe, expect, it } from 'vitest'
import { addClass, addPerson, addSession, answer, question, type World } from './world.js'

/** What every score store does. */
export function describeScoreStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  /** A class in which each person has so many points. */
  async function classOf(points: Readonly<Record<string, number>>) {
    const of = await addClass(world)
    const ids: Record<string, string> = {}
    for (const [name, sum] of Object.entries(points)) {
      const id = await addPerson(world, name)
      ids[name] = id
      const { id: sessionId } = await addSession(world, of, id)
      await world.answers.record(answer(sessionId, 0, id, { points: sum }))
    }
    return { of, idOf: (name: string) => ids[name] ?? '' }
  }

  describe('board', () => {
    it('is empty before the first answer', async () => {
      const of = await addClass(world)
      expect(await world.scores.board(of, 10)).toEqual({ rows: [], people: 0 })
    })

    it('orders by points, then by name; equal points share a rank', async () => {
      const { of } = await classOf({ zoe: 20, Ulf: 10, Ärger: 20, 'ada 2': 20, Bo: 30, bob: 5 })
      const { rows, people } = await world.scores.board(of, 10)
      expect(rows.map(({ rank, name, score }) => [rank, name, score.points])).toEqual([
        [1, 'Bo', 30],
        [2, 'ada 2', 20],
        [2, 'Ärger', 20],
        [2, 'zoe', 20],
        [5, 'Ulf', 10],
        [6, 'bob', 5],
      ])
      expect(people).toBe(6)
    })

    it('cuts at the limit and still counts everybody', async () => {
      const { of } = await classOf({ a: 1, b: 2, c: 3 })
      const { rows, people } = await world.scores.board(of, 2)
      expect(rows.map(row => row.name)).toEqual(['c', 'b'])
      expect(people).toBe(3)
    })

    it('shows the whole score and the name of now', async () => {
      const { of, idOf } = await classOf({ old: 10 })
      await world.identities.rename(idOf('old'), 'new')
      expect((await world.scores.board(of, 1)).rows).toEqual([
        {
          personId: idOf('old'),
          name: 'new',
          rank: 1,
          score: { points: 10, answered: 1, correct: 1, streak: 1, bestStreak: 1, lastDay: '2025-10-09' },
        },
      ])
    })
  })

  describe('rowOf', () => {
    it('agrees with the board', async () => {
      const { of, idOf } = await classOf({ a: 10, b: 20, c: 20, d: 30 })
      const { rows } = await world.scores.board(of, 10)
      for (const row of rows) expect(await world.scores.rowOf(of, row.personId)).toEqual(row)
      expect((await world.scores.rowOf(of, idOf('a')))?.rank).toBe(4)
    })

    it('is undefined before the first answer', async () => {
      const { of } = await classOf({ a: 10 })
      expect(await world.scores.rowOf(of, await addPerson(world, 'new'))).toBeUndefined()
    })
  })

  it('keeps classes apart', async () => {
    const { of, idOf } = await classOf({ a: 10 })
    const elsewhere = await addClass(world)
    const { id } = await addSession(world, elsewhere, idOf('a'))
    await world.answers.record(answer(id, 0, idOf('a'), { points: 3 }))
    expect((await world.scores.rowOf(of, idOf('a')))?.score.points).toBe(10)
    expect((await world.scores.board(elsewhere, 9)).rows.map(row => row.score.points)).toEqual([3])
  })

  describe('accuracyByTopic', () => {
    it('counts graded answers by topic, those answered most first', async () => {
      const of = await addClass(world)
      const person = await addPerson(world, 'a')
      const raid = { topicId: 'raid', topic: 'RAID' }
      const { id } = await addSession(world, of, person, [
        question(0, { topicId: 'zfs', topic: 'ZFS' }),
        question(1, raid),
        question(2, raid),
        question(3, raid),
        question(4, { topicId: null, topic: '' }),
        question(5, { topicId: 'nas', topic: 'NAS' }),
      ])
      const correctness = [0, 1, 0.5, 1, 1, 1]
      for (const [position, value] of correctness.entries()) {
        await world.answers.record(answer(id, position, person, { correctness: value, selfRated: position === 5 }))
      }
      expect(await world.scores.accuracyByTopic(of, person)).toEqual([
        { ...raid, answered: 3, correct: 2 },
        { topicId: 'zfs', topic: 'ZFS', answered: 1, correct: 0 },
      ])
    })

    it('takes the title that a topic had last', async () => {
      const of = await addClass(world)
      const person = await addPerson(world, 'a')
      const titles = ['Balloning', 'Ballooning']
      const questions = titles.map((topic, index) => question(index, { topicId: 'ballooning', topic }))
      const { id } = await addSession(world, of, person, questions)
      for (const position of [0, 1]) await world.answers.record(answer(id, position, person))
      expect(await world.scores.accuracyByTopic(of, person)).toEqual([
        { topicId: 'ballooning', topic: 'Ballooning', answered: 2, correct: 2 },
      ])
    })
  })
}
