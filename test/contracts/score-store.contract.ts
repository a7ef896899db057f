import { beforeAll, describe, expect, it } from 'vitest'
import type { ClassRef } from '../../src/chat/context.js'
import type { BoardQuery } from '../../src/scores/score-store.js'
import { addClass, addPerson, addSession, answer, question, type World } from './world.js'

/** What every score store does. */
export function describeScoreStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  const board = (of: ClassRef, more: Partial<BoardQuery> = {}) =>
    world.scores.board({ of, scope: 'class', top: 10, ...more })

  /** Gives a person points in a class, in a channel and on a day where these are named. */
  async function earn(of: ClassRef, personId: string, points: number, day = '2025-10-09', channelId?: string) {
    const { id } = await addSession(world, of, personId, undefined, channelId)
    await world.answers.record(answer(id, 0, personId, { points, day }))
  }

  /** A class in which each person has so many points; all of them are on the boards. */
  async function classOf(points: Readonly<Record<string, number>>) {
    const of = await addClass(world)
    const ids: Record<string, string> = {}
    for (const [name, sum] of Object.entries(points)) {
      const id = await addPerson(world, name)
      ids[name] = id
      await earn(of, id, sum)
      await world.players.show(of, id, name)
    }
    return { of, idOf: (name: string) => ids[name] ?? '' }
  }

  describe('board', () => {
    it('is empty before the first answer', async () => {
      const of = await addClass(world)
      expect(await board(of)).toEqual({ rows: [], around: [], people: 0, own: undefined })
    })

    it('orders by points, then by name; equal points share a rank', async () => {
      const { of } = await classOf({ zoe: 20, Ulf: 10, Ärger: 20, 'ada 2': 20, Bo: 30, bob: 5 })
      const { rows, people } = await board(of)
      expect(rows.map(({ rank, name, points }) => [rank, name, points])).toEqual([
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
      const { rows, people } = await board(of, { top: 2 })
      expect(rows.map(row => row.name)).toEqual(['c', 'b'])
      expect(people).toBe(3)
    })

    it('shows the name that was chosen last, and the score in the class', async () => {
      const { of, idOf } = await classOf({ old: 10 })
      await world.players.show(of, idOf('old'), 'new')
      expect((await board(of)).rows).toEqual([
        {
          personId: idOf('old'),
          name: 'new',
          rank: 1,
          points: 10,
          score: { points: 10, answered: 1, correct: 1, streak: 1, bestStreak: 1, lastDay: '2025-10-09', days: 'x' },
        },
      ])
    })

    it('has who asks with the neighbours, as far as they are not at the top', async () => {
      const names = Array.from({ length: 20 }, (_, index) => `p${String(index).padStart(2, '0')}`)
      const { of, idOf } = await classOf(Object.fromEntries(names.map((name, index) => [name, 100 - index])))
      const around = async (name: string) => {
        const page = await board(of, { personId: idOf(name), around: 3 })
        expect(page.rows).toHaveLength(10)
        return [page.own, page.around.map(row => row.name)]
      }
      expect(await around('p03')).toEqual([{ rank: 4, points: 97, isShown: true }, []])
      expect(await around('p08')).toEqual([{ rank: 9, points: 92, isShown: true }, ['p10', 'p11']])
      expect(await around('p15')).toEqual([
        { rank: 16, points: 85, isShown: true },
        ['p12', 'p13', 'p14', 'p15', 'p16', 'p17', 'p18'],
      ])
      expect(await around('p19')).toEqual([{ rank: 20, points: 81, isShown: true }, ['p16', 'p17', 'p18', 'p19']])
    })

    it('leaves out who has not joined, who sees the rank there would be', async () => {
      const { of, idOf } = await classOf({ a: 10, b: 20, c: 30 })
      const shy = await addPerson(world, 'shy')
      await earn(of, shy, 20)
      const page = await board(of, { personId: shy, around: 3 })
      expect(page.rows.map(row => row.name)).toEqual(['c', 'b', 'a'])
      expect(page).toMatchObject({ people: 3, around: [], own: { rank: 2, points: 20, isShown: false } })
      await world.players.hide(of, idOf('c'))
      expect((await board(of)).rows.map(({ rank, name }) => [rank, name])).toEqual([
        [1, 'b'],
        [2, 'a'],
      ])
      await world.players.show(of, idOf('c'), 'c')
      expect((await board(of)).rows[0]).toMatchObject({ name: 'c', points: 30 })
    })

    it('sums up a stretch of days, its first and last ones too', async () => {
      const { of, idOf } = await classOf({ a: 1, b: 2 })
      await earn(of, idOf('a'), 10, '2025-10-13')
      await earn(of, idOf('a'), 100, '2025-10-20')
      const points = async (from: string, to: string) =>
        (await board(of, { span: { from, to } })).rows.map(row => [row.name, row.points])
      expect(await points('2025-10-09', '2025-10-09')).toEqual([
        ['b', 2],
        ['a', 1],
      ])
      expect(await points('2025-10-10', '2025-10-19')).toEqual([['a', 10]])
      expect(await points('2025-10-13', '2025-10-20')).toEqual([['a', 110]])
      expect(await points('2025-10-21', '2025-10-31')).toEqual([])
      const beyond = { span: { from: '2025-10-21', to: '2025-10-31' }, personId: idOf('a') }
      expect(await board(of, beyond)).toEqual({ rows: [], around: [], people: 0, own: undefined })
    })

    it('sums up a channel, a class or all courses of a community', async () => {
      const { of, idOf } = await classOf({ a: 1 })
      const other = `course-of-${of.courseId}`
      await world.identities.saveCourse(other, 'Another course')
      const elsewhere = { ...of, courseId: other }
      await earn(of, idOf('a'), 10, '2025-10-10', 'general')
      await earn(elsewhere, idOf('a'), 100, '2025-10-09', 'general')
      const points = async (more: Partial<BoardQuery>) =>
        (await board(of, more)).rows.map(row => [row.name, row.points])
      expect(await points({ scope: 'channel', channelId: 'general' })).toEqual([['a', 10]])
      expect(await points({ scope: 'channel', channelId: 'random' })).toEqual([])
      expect(await points({ scope: 'channel' })).toEqual([])
      expect(await points({})).toEqual([['a', 11]])
      // Who joined one course's boards has not joined the other's.
      expect(await points({ scope: 'community' })).toEqual([['a', 11]])
      await world.players.show(elsewhere, idOf('a'), 'alias')
      expect(await points({ scope: 'community' })).toEqual([['a', 111]])
      expect((await board(elsewhere, { scope: 'community' })).rows[0]).toMatchObject({ name: 'alias', points: 111 })
    })
  })

  it('has no score before the first answer', async () => {
    const { of } = await classOf({ a: 10 })
    expect(await world.scores.scoreOf(of, await addPerson(world, 'new'))).toBeUndefined()
  })

  it('keeps classes apart', async () => {
    const { of, idOf } = await classOf({ a: 10 })
    const elsewhere = await addClass(world)
    await earn(elsewhere, idOf('a'), 3)
    expect((await board(elsewhere)).rows).toEqual([])
    await world.players.show(elsewhere, idOf('a'), 'a')
    expect((await board(of)).rows[0]).toMatchObject({ points: 10 })
    expect((await board(elsewhere)).rows[0]).toMatchObject({ points: 3 })
  })

  describe('accuracyByTopic', () => {
    it('counts graded answers by topic, those answered most first, and how the last ones went', async () => {
      const of = await addClass(world)
      const person = await addPerson(world, 'a')
      const raid = { topicId: 'raid', topic: 'RAID' }
      const { id } = await addSession(world, of, person, [
        question(0, { topicId: 'zfs', topic: 'ZFS' }),
        ...[1, 2, 3].map(index => question(index, raid)),
        question(4, { topicId: null, topic: '' }),
        question(5, { topicId: 'nas', topic: 'NAS' }),
        ...[6, 7, 8].map(index => question(index, raid)),
      ])
      const correctness = [0, 0, 0.5, 1, 1, 1, 1, 1, 1]
      for (const [position, value] of correctness.entries()) {
        await world.answers.record(answer(id, position, person, { correctness: value, selfRated: position === 5 }))
      }
      expect(await world.scores.accuracyByTopic(of, person)).toEqual([
        { ...raid, answered: 6, correct: 4, recent: 0.9 },
        { topicId: 'zfs', topic: 'ZFS', answered: 1, correct: 0, recent: 0 },
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
        { topicId: 'ballooning', topic: 'Ballooning', answered: 2, correct: 2, recent: 1 },
      ])
    })
  })
}
