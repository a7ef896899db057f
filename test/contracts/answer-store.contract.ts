import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/answers/session.js'
import type { ClassRef } from '../../src/chat/context.js'
import { addClass, addPeople, addPerson, addSession, answer, question, refold, type World } from './world.js'

/** How every answer store counts, and what it keeps. `open` gives a world whose stores share it; tests leave each other's rows alone. */
export function describeAnswerStore(open: () => World): void {
  let world: World
  let of: ClassRef
  let person: string

  beforeAll(async () => {
    world = open()
    of = await addClass(world)
    person = await addPerson(world, 'Änne')
  })

  describe('stored values', () => {
    const odd = [
      null,
      true,
      0,
      5,
      -0.1,
      1e21,
      1234567890123456,
      '',
      '5',
      'null',
      'äöüß 🧠 日本 "quoted" \'single\' back\\slash \\u0000 \n\t\u2028',
      [],
      {},
      [[0, 'a'], { nested: [null, { deep: 'ß' }] }],
      { "it's": '$1 ?1 :name @p %s', '": {}': '\u0001' },
    ]

    it.each(odd.map(value => [value]))('keeps %j in ballots and answers', async given => {
      const { id } = await addSession(world, of, person)
      await world.answers.saveBallot({ sessionId: id, position: 0, personId: person, given, at: 1 })
      await world.answers.record(answer(id, 1, person, { given }))
      const ballots = await world.answers.ballotsOf(id, person)
      expect(ballots.map(ballot => ballot.given)).toEqual([given, given])
      const again = await world.answers.record(answer(id, 1, person, { given: 'other' }))
      expect(again.answer.given).toEqual(given)
    })

    it('keeps any JSON', async () => {
      const values = fc.array(fc.jsonValue({ stringUnit: 'binary' }), { minLength: 1, maxLength: 10 })
      await fc.assert(
        fc.asyncProperty(values, async givens => {
          const questions = givens.map((body, index) => question(index, { body }))
          const { id } = await addSession(world, of, person, questions)
          await Promise.all(givens.map((given, index) => world.answers.record(answer(id, index, person, { given }))))
          const plain = JSON.parse(JSON.stringify(givens))
          expect((await world.answers.ballotsOf(id, person)).map(ballot => ballot.given)).toEqual(plain)
          expect((await world.answers.findSession(id))?.questions.map(({ body }) => body)).toEqual(plain)
        }),
        { numRuns: 12 },
      )
    })

    it('keeps odd values in questions', async () => {
      const questions = odd.map((body, index) =>
        question(index, { body, topic: typeof body === 'string' ? body : 'x' }),
      )
      const session = await addSession(world, of, person, questions)
      expect((await world.answers.findSession(session.id))?.questions).toEqual(questions)
    })

    it('keeps U+0000 and halves of surrogate pairs in JSON, and replaces them in columns of text', async () => {
      const given = ['\0', '\\\0', '\\u0000', '\ud83e', '🧠', { 'k\0': '\udfff' }]
      const asked = question(0, { topic: 'a\0b\ud800', body: given })
      const session = await addSession(world, of, person, [asked])
      await world.answers.record(answer(session.id, 0, person, { given }))
      expect((await world.answers.ballotsOf(session.id, person))[0]?.given).toEqual(given)
      expect((await world.answers.findSession(session.id))?.questions).toEqual([{ ...asked, topic: 'a\ufffdb\ufffd' }])
      expect((await world.ledger()).at(-1)?.topic).toBe('a\ufffdb\ufffd')
    })
  })

  describe('record', () => {
    it('counts once', async () => {
      const own = await addClass(world)
      const { id } = await addSession(world, own, person)
      const first = answer(id, 0, person, { points: 7 })
      expect(await world.answers.record(first)).toEqual({ answer: first, isNew: true })
      const later = answer(id, 0, person, { points: 99, correctness: 0, given: [1], at: 1_770_000_000_000 })
      expect(await world.answers.record(later)).toEqual({ answer: first, isNew: false })
      expect((await world.scores.scoreOf(own, person))?.points).toBe(7)
    })

    it('pays for a question once a day in a class, and keeps the practice', async () => {
      const own = await addClass(world)
      const [first, second, third] = [
        await addSession(world, own, person),
        await addSession(world, own, person),
        await addSession(world, own, person),
      ]
      const points = async (session: Session, day: string) =>
        (await world.answers.record(answer(session.id, 0, person, { points: 10, day }))).answer.outcome.points
      // Two that arrive together, and one on the next day.
      expect((await Promise.all([points(first, '2025-10-09'), points(second, '2025-10-09')])).sort()).toEqual([0, 10])
      expect(await points(third, '2025-10-10')).toBe(10)
      expect(await world.scores.scoreOf(own, person)).toMatchObject({ points: 20, answered: 3, correct: 3 })
      const elsewhere = await addClass(world)
      expect(await points(await addSession(world, elsewhere, person), '2025-10-10')).toBe(10)
      // Another course of the same community, in the same write.
      const other = { ...own, courseId: elsewhere.courseId }
      const both = [await addSession(world, own, person), await addSession(world, other, person)]
      expect(await Promise.all(both.map(session => points(session, '2025-10-11')))).toEqual([10, 10])
    })

    it('writes a ledger row that says all of its question', async () => {
      const of = await addClass(world)
      const { id } = await addSession(world, of, person, [question(0), question(7, { kind: 'cloze', topicId: null })])
      await world.answers.record(answer(id, 1, person, { correctness: 0.25, points: 2, selfRated: true }))
      expect((await world.ledger()).filter(row => row.sessionId === id)).toEqual([
        {
          sessionId: id,
          position: 1,
          personId: person,
          ...of,
          channelId: null,
          questionId: 'question-7',
          kind: 'cloze',
          topicId: null,
          topic: 'Topic 7',
          correctness: 0.25,
          selfRated: true,
          points: 2,
          day: '2025-10-09',
          onWeekends: false,
          at: 1_760_000_001_000,
        },
      ])
    })

    it('counts the first of 50 callers with the same answer', async () => {
      const own = await addClass(world)
      const { id } = await addSession(world, own, person)
      const calls = Array.from({ length: 50 }, (_, index) => answer(id, 0, person, { points: index + 1 }))
      const recorded = await Promise.all(calls.map(call => world.answers.record(call)))
      expect(recorded.filter(({ isNew }) => isNew)).toEqual([{ answer: calls[0], isNew: true }])
      expect(recorded.map(({ answer }) => answer)).toEqual(calls.map(() => calls[0]))
      expect(await world.scores.scoreOf(own, person)).toMatchObject({ points: 1, answered: 1 })
    })

    it('sums up 500 answers of 100 people that arrive together', async () => {
      const own = await addClass(world)
      const people = await addPeople(world, 100)
      const { id } = await addSession(
        world,
        own,
        person,
        Array.from({ length: 5 }, (_, index) => question(index)),
      )
      const calls = people.flatMap((personId, who) =>
        [0, 1, 2, 3, 4].map(position =>
          answer(id, position, personId, {
            points: who + position,
            correctness: position % 2,
            selfRated: position === 4,
            day: `2025-10-0${position + 1}`,
          }),
        ),
      )
      const recorded = await Promise.all(calls.map(call => world.answers.record(call)))
      expect(recorded.every(({ isNew }) => isNew)).toBe(true)
      const ledger = await world.ledger()
      expect(ledger.filter(row => row.sessionId === id)).toHaveLength(500)
      for (const [who, personId] of people.entries()) {
        const score = await world.scores.scoreOf(own, personId)
        expect(score).toMatchObject({ points: 5 * who + 10, answered: 4, correct: 2, streak: 3 })
        expect(score).toEqual(refold(ledger, own, personId))
      }
    })

    it('lets the first answer count and scores agree with the ledger, whatever arrives', async () => {
      const call = fc.record({
        who: fc.nat(3),
        position: fc.nat(4),
        points: fc.integer({ min: 0, max: 30 }),
        correctness: fc.constantFrom(0, 0.5, 1),
        selfRated: fc.boolean(),
        day: fc.constantFrom('2025-10-08', '2025-10-09', '2025-10-11', '2025-12-31', '2026-01-01'),
      })
      const bursts = fc.array(fc.array(call, { maxLength: 15 }), { maxLength: 4 })
      await fc.assert(
        fc.asyncProperty(bursts, async list => {
          const own = await addClass(world)
          const people = await addPeople(world, 4)
          const questions = Array.from({ length: 5 }, (_, index) => question(index))
          const { id } = await addSession(world, own, person, questions)
          const firsts = new Map<string, number>()
          for (const burst of list) {
            await Promise.all(
              burst.map(({ who, position, ...outcome }) => {
                const key = `${who} ${position}`
                firsts.set(key, firsts.get(key) ?? outcome.points)
                return world.answers.record(answer(id, position, people[who] ?? '', outcome))
              }),
            )
          }
          const ledger = (await world.ledger()).filter(row => row.sessionId === id)
          const counted = ledger.map(row => [`${people.indexOf(row.personId)} ${row.position}`, row.points] as const)
          expect(counted).toEqual([...firsts])
          for (const personId of people) {
            expect(await world.scores.scoreOf(own, personId)).toEqual(refold(ledger, own, personId))
          }
        }),
        { numRuns: 12 },
      )
    })

    it('rejects an unknown session, position or person alone', async () => {
      const { id } = await addSession(world, of, person)
      const settled = await Promise.allSettled([
        world.answers.record(answer(id, 0, person)),
        world.answers.record(answer('nowhere', 0, person)),
        world.answers.record(answer('no\0where', 0, person)),
        world.answers.record(answer(id, 3, person)),
        world.answers.record(answer(id, -1, person)),
        world.answers.record(answer(id, 1, 'no\0body')),
        world.answers.record(answer(id, 2, person)),
      ])
      expect(settled.map(({ status }) => status)).toEqual([
        'fulfilled',
        ...Array.from({ length: 5 }, () => 'rejected'),
        'fulfilled',
      ])
      expect(settled[1]).toMatchObject({
        reason: new Error(`no question 0 in session "nowhere", or no person "${person}"`),
      })
      expect((await world.answers.ballotsOf(id, person)).map(({ position }) => position)).toEqual([0, 2])
    })

    it('rejects values that cannot be stored alone', async () => {
      const { id } = await addSession(world, of, person)
      const settled = await Promise.allSettled([
        world.answers.record(answer(id, 0, person, { correctness: Number.NaN })),
        world.answers.record(answer(id, 0, person, { points: 0.5 })),
        world.answers.record(answer(id, 0.5, person)),
        world.answers.record(answer(id, 0, person, { points: 2 ** 40 })),
        world.answers.record(answer(id, 0, person, { at: Number.POSITIVE_INFINITY })),
        world.answers.record(answer(id, 0, person, { day: 'today' })),
        world.answers.record(answer(id, 1, person)),
      ])
      expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(6)
      expect(await world.answers.ballotsOf(id, person)).toHaveLength(1)
    })
  })

  describe('recentQuestionIds', () => {
    it('lists each question once, the one answered last first', async () => {
      const own = await addClass(world)
      const first = await addSession(world, own, person, [question(1), question(2), question(3)])
      const second = await addSession(world, own, person, [question(1), question(4)])
      const other = await addPerson(world, 'Other')
      for (const position of [0, 1, 2]) await world.answers.record(answer(first.id, position, person))
      await world.answers.record(answer(second.id, 0, person))
      await world.answers.record(answer(second.id, 1, other))
      const recent = (limit: number) => world.answers.recentQuestionIds(own.courseId, person, limit)
      expect(await recent(10)).toEqual(['question-1', 'question-3', 'question-2'])
      expect(await recent(2)).toEqual(['question-1', 'question-3'])
      expect(await world.answers.recentQuestionIds(of.courseId, other, 10)).toEqual([])
    })
  })
}
