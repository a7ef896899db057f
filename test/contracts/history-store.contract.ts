import { beforeAll, expect, it } from 'vitest'
import { addClass, addPeople, addSession, answer, newSession, question, type World } from './world.js'

/** What every store of a class's history does. */
export function describeHistoryStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  it('lists the questions of the last challenges, and of those that are open', async () => {
    const of = await addClass(world)
    const ids: string[] = []
    for (const [index, openedAt] of [1000, 3000, 2000].entries()) {
      const session = { ...newSession(of, null, [question(2 * index), question(2 * index + 1)]), openedAt }
      await world.answers.openSession(session)
      ids.push(session.id)
    }
    const [person = ''] = await addPeople(world, 1)
    await addSession(world, of, person, [question(9)])
    await addSession(world, await addClass(world), null, [question(8)])
    const all = [
      ['question-2', 'question-3'],
      ['question-4', 'question-5'],
      ['question-0', 'question-1'],
    ]
    expect(await world.history.recentChallenges(of, 10)).toEqual(all)
    expect(await world.history.recentChallenges(of, 2)).toEqual(all.slice(0, 2))
    expect(await world.history.openChallenges(of)).toEqual([ids[0], ids[2], ids[1]])
    for (const id of ids.slice(0, 2)) await world.answers.closeSession(id, 4000)
    expect(await world.history.openQuestionIds(of)).toEqual(['question-4', 'question-5'])
    expect(await world.history.openChallenges(of)).toEqual(ids.slice(2))
  })

  it('tells how a class did on its concepts, everybody counting the same', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 3)
    const [ada = '', bo = '', cy = ''] = people
    const san = { topicId: 'san', topic: 'SAN' }
    const questions = [
      ...Array.from({ length: 6 }, (_, index) => question(index, san)),
      question(6, { topicId: 'nas' }),
    ]
    const { id } = await addSession(world, of, ada, questions)
    const put = (position: number, who: string, correctness: number, more = {}) =>
      world.answers.record(answer(id, position, who, { correctness, day: '2025-10-09', ...more }))
    for (const position of [0, 1, 2, 3]) await put(position, ada, 0)
    await put(0, bo, 1)
    await put(1, bo, 0.5)
    await put(4, cy, 1, { selfRated: true })
    await put(5, cy, 0, { day: '2025-10-10' })
    await put(6, cy, 1)
    expect(await world.history.topicRecords(of, '2025-10-09', '2025-10-10')).toEqual([
      { topicId: 'nas', people: 1, correctness: 1 },
      { topicId: 'san', people: 2, correctness: 0.375 },
    ])
    expect(await world.history.topicRecords(of, '2025-10-10', '2025-10-11')).toEqual([
      { topicId: 'san', people: 1, correctness: 0 },
    ])
    expect(await world.history.topicRecords(await addClass(world), '2025-10-01', '2025-11-01')).toEqual([])
  })
}
