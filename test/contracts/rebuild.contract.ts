import { beforeAll, expect, it } from 'vitest'
import { addDays } from '../../src/core/local-time.js'
import { createRandom } from '../../src/core/random.js'
import type { OpenWorld } from '../storage/targets.js'
import { addClass, addPeople, addSession, answer, question, refold } from './world.js'

const PEOPLE = 300
const QUESTIONS = 20
const DAYS = 12

/** A simulated class: what it has answered, its scores, its boards and a rebuild all say the same. */
export function describeRebuild(open: () => OpenWorld): void {
  let world: ReturnType<typeof open>
  beforeAll(() => {
    world = open()
  })

  it(`agrees with the scores and boards of ${PEOPLE} people, and puts right what is spoilt`, {
    timeout: 120_000,
  }, async () => {
    const random = createRandom('a class')
    const of = await addClass(world)
    const people = await addPeople(world, PEOPLE)
    const host = people[0] ?? ''
    const questions = Array.from({ length: QUESTIONS }, (_, index) => question(index))
    const days = Array.from({ length: DAYS }, (_, index) => addDays('2025-10-01', index))
    for (const [index, day] of days.entries()) {
      const { id } = await addSession(world, of, host, questions, `channel-${index % 2}`)
      const busy = people.filter(() => random.below(3) > 0)
      await Promise.all(
        busy.flatMap(personId =>
          [0, 1, 2].map(() => {
            const correctness = random.below(5) / 4
            const position = random.below(QUESTIONS)
            return world.answers.record(
              answer(id, position, personId, { day, correctness, points: Math.round(10 * correctness) }),
            )
          }),
        ),
      )
    }
    const shown = people.filter((_, index) => index % 4 > 0)
    for (const [index, id] of shown.entries()) await world.players.show(of, id, `Name ${index}`)

    const ledger = (await world.ledger()).filter(row => row.communityId === of.communityId)
    const sums = (isCounted: (row: (typeof ledger)[number]) => boolean) => {
      const points = new Map<string, number>()
      for (const row of ledger.filter(isCounted)) points.set(row.personId, (points.get(row.personId) ?? 0) + row.points)
      return points
    }
    const onBoard = async (more: object) => {
      const { rows, people: count } = await world.scores.board({ of, scope: 'class', top: PEOPLE, ...more })
      expect(count).toBe(rows.length)
      for (const { rank, points } of rows) expect(rank).toBe(1 + rows.filter(row => row.points > points).length)
      return new Map(rows.map(row => [row.personId, row.points]))
    }
    const isShown = (id: string) => shown.includes(id)
    const expected = (isCounted: (row: (typeof ledger)[number]) => boolean) =>
      new Map([...sums(isCounted)].filter(([id]) => isShown(id)))
    expect(await onBoard({})).toEqual(expected(() => true))
    const span = { from: '2025-10-04', to: '2025-10-08' }
    expect(await onBoard({ span })).toEqual(expected(({ day }) => day >= span.from && day <= span.to))
    const channel = { scope: 'channel', channelId: 'channel-1' }
    expect(await onBoard(channel)).toEqual(expected(({ channelId }) => channelId === 'channel-1'))

    const active = [...new Set(ledger.map(row => row.personId))]
    for (const id of active) expect(await world.scores.scoreOf(of, id)).toEqual(refold(ledger, of, id))
    expect(await world.rebuild.rebuild(false)).toMatchObject({ differences: [], tallies: 0 })

    const [spoilt = ''] = active
    await world.spoil(spoilt)
    const report = await world.rebuild.rebuild(false)
    expect(report.differences).toEqual([
      {
        personId: spoilt,
        ...of,
        before: expect.objectContaining({ points: -1, days: '' }),
        after: refold(ledger, of, spoilt),
      },
    ])
    expect(await world.rebuild.hasOutdated()).toBe(true)
    expect((await world.rebuild.rebuild(true)).differences).toHaveLength(1)
    expect((await world.rebuild.rebuild(true)).differences).toEqual([])
    expect(await world.rebuild.hasOutdated()).toBe(false)
    expect(await world.scores.scoreOf(of, spoilt)).toEqual(refold(ledger, of, spoilt))
    const items = await world.feedback.items(of.courseId)
    await world.spoilTallies(of.courseId)
    const { tallies } = await world.rebuild.rebuild(false)
    expect(tallies).toBeGreaterThanOrEqual(QUESTIONS)
    expect((await world.rebuild.rebuild(true)).tallies).toBe(tallies)
    expect((await world.rebuild.rebuild(false)).tallies).toBe(0)
    expect(await world.feedback.poorItems(of.courseId, 1, 2)).toEqual(items.map(({ moments: _, ...item }) => item))
  })

  it('finds nothing amiss while answers arrive', { timeout: 60_000 }, async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 40)
    const questions = Array.from({ length: QUESTIONS }, (_, index) => question(index))
    const { id } = await addSession(world, of, people[0] ?? '', questions)
    const recording = people.map(async personId => {
      for (const position of questions.keys()) await world.answers.record(answer(id, position, personId))
    })
    const done = Promise.all(recording).then(() => true)
    let isDone = false
    while (!isDone) {
      expect(await world.rebuild.rebuild(true)).toMatchObject({ differences: [], tallies: 0 })
      isDone = await Promise.race([done, Promise.resolve(false)])
    }
    for (const personId of people) {
      expect(await world.scores.scoreOf(of, personId)).toMatchObject({ answered: QUESTIONS, points: 10 * QUESTIONS })
    }
  })
}
