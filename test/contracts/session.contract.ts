import { beforeAll, describe, expect, it } from 'vitest'
import type { ClassRef } from '../../src/chat/context.js'
import {
  addClass,
  addPeople,
  addPerson,
  addSession,
  answer,
  newSession,
  question,
  refold,
  type World,
} from './world.js'

/** What every answer store does with sessions and ballots. */
export function describeSessions(open: () => World): void {
  let world: World
  let of: ClassRef
  let person: string

  beforeAll(async () => {
    world = open()
    of = await addClass(world)
    person = await addPerson(world, 'Änne')
  })

  describe('sessions', () => {
    it('returns a session as it was opened', async () => {
      const session = await addSession(world, of, person, [question(2), question(0, { topicId: null, topic: '' })])
      expect(await world.answers.findSession(session.id)).toEqual(session)
    })

    it('keeps the end and the topic of one that has them', async () => {
      const session = { ...newSession(of, person), kind: 'exam', endsAt: 1_760_000_900_000, topic: 'Bäume' } as const
      await world.answers.openSession(session)
      expect(await world.answers.findSession(session.id)).toEqual(session)
    })

    it('keeps what a question earns, where that is not what its kind earns', async () => {
      const questions = [question(0, { points: 15 }), question(1, { points: 0 }), question(2)]
      const { id } = await addSession(world, of, person, questions)
      expect((await world.answers.findSession(id))?.questions).toEqual(questions)
    })

    it('finds the exam that somebody is in the middle of, and closes only quizzes left open', async () => {
      const somebody = await addPerson(world, 'Exi')
      expect(await world.answers.findOpenExam(of, somebody)).toBeUndefined()
      const quiz = await addSession(world, of, somebody)
      const exam = { ...newSession(of, somebody), kind: 'exam' } as const
      await world.answers.openSession(exam)
      await world.answers.closeOwn(of, somebody, 1_760_000_005_000)
      expect((await world.answers.findSession(quiz.id))?.closedAt).toBe(1_760_000_005_000)
      expect((await world.answers.findOpenExam(of, somebody))?.id).toBe(exam.id)
      await world.answers.closeSession(exam.id, 1_760_000_006_000)
      expect(await world.answers.findOpenExam(of, somebody)).toBeUndefined()
    })

    it('knows nothing of other ids', async () => {
      expect(await world.answers.findSession('nowhere')).toBeUndefined()
    })

    it('takes a session without questions and one with many', async () => {
      const empty = await addSession(world, of, person, [])
      const many = await addSession(
        world,
        of,
        person,
        Array.from({ length: 300 }, (_, index) => question(index)),
      )
      expect((await world.answers.findSession(empty.id))?.questions).toEqual([])
      expect((await world.answers.findSession(many.id))?.questions).toEqual(many.questions)
    })

    it('opens once, and leaves the first as it is', async () => {
      const session = await addSession(world, of, person)
      await world.answers.closeSession(session.id, 1_760_000_005_000)
      expect(await world.answers.openSession({ ...session, kind: 'daily', questions: [question(9)] })).toBe(false)
      expect(await world.answers.findSession(session.id)).toEqual({ ...session, closedAt: 1_760_000_005_000 })
    })

    it('is new for one of 20 callers, and whole for all of them', async () => {
      const session = newSession(of, null)
      const opened = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const isNew = await world.answers.openSession(session)
          expect(await world.answers.findSession(session.id)).toEqual(session)
          return isNew
        }),
      )
      expect(opened.filter(Boolean)).toHaveLength(1)
    })

    it('rejects one of a class or person that does not exist, and leaves nothing of it', async () => {
      const session = newSession(of, person)
      await expect(world.answers.openSession({ ...session, communityId: 'nowhere' })).rejects.toThrow()
      await expect(world.answers.openSession({ ...session, personId: 'nobody' })).rejects.toThrow()
      expect(await world.answers.findSession(session.id)).toBeUndefined()
      expect(await world.answers.openSession(session)).toBe(true)
    })

    it('closes once', async () => {
      const { id } = await addSession(world, of, person)
      await world.answers.closeSession(id, 1_760_000_005_000)
      await world.answers.closeSession(id, 1_760_000_009_000)
      expect((await world.answers.findSession(id))?.closedAt).toBe(1_760_000_005_000)
    })
  })

  describe('ballots', () => {
    it('keeps the last one, uncounted', async () => {
      const { id } = await addSession(world, of, person)
      const ballot = { sessionId: id, position: 1, personId: person, given: [1], at: 1 }
      expect(await world.answers.saveBallot(ballot)).toBe(true)
      expect(await world.answers.saveBallot({ ...ballot, given: [0], at: 2 })).toBe(true)
      expect(await world.answers.ballotsOf(id, person)).toEqual([{ ...ballot, given: [0], at: 2, outcome: null }])
    })

    it('refuses one once the answer counts', async () => {
      const of = await addClass(world)
      const { id } = await addSession(world, of, person)
      const counted = answer(id, 0, person)
      await world.answers.saveBallot({ ...answer(id, 0, person, { given: [1] }), at: 5 })
      await world.answers.record(counted)
      expect(await world.answers.saveBallot({ ...counted, given: [1] })).toBe(false)
      expect(await world.answers.ballotsOf(id, person)).toEqual([counted])
    })

    it('never changes what counts, whatever arrives at the same time', async () => {
      const { id } = await addSession(world, of, person)
      const ballots = Array.from({ length: 40 }, (_, index) =>
        world.answers.saveBallot(answer(id, 0, person, { given: [index], at: index })),
      )
      const recorded = world.answers.record(answer(id, 0, person, { given: ['counts'] }))
      await Promise.all([...ballots, recorded])
      expect((await world.answers.ballotsOf(id, person)).map(ballot => ballot.given)).toEqual([['counts']])
    })

    it('lists them by position, those of one person only', async () => {
      const { id } = await addSession(world, of, person)
      const other = await addPerson(world, 'Other')
      for (const position of [2, 0, 1]) await world.answers.saveBallot(answer(id, position, person))
      await world.answers.saveBallot(answer(id, 0, other))
      expect((await world.answers.ballotsOf(id, person)).map(ballot => ballot.position)).toEqual([0, 1, 2])
    })

    it('rejects one for a session, question or person that does not exist', async () => {
      const { id } = await addSession(world, of, person)
      await expect(world.answers.saveBallot(answer('nowhere', 0, person))).rejects.toThrow()
      await expect(world.answers.saveBallot(answer(id, 9, person))).rejects.toThrow()
      await expect(world.answers.saveBallot(answer(id, 0, 'nobody'))).rejects.toThrow()
    })

    it('refuses new and changed ones once the session is closed', async () => {
      const { id } = await addSession(world, of, person)
      const ballot = { sessionId: id, position: 0, personId: person, given: [1], at: 1 }
      await world.answers.saveBallot(ballot)
      await world.answers.closeSession(id, 2)
      expect(await world.answers.saveBallot({ ...ballot, given: [0], at: 3 })).toBe(false)
      expect(await world.answers.saveBallot({ ...ballot, position: 1 })).toBe(false)
      expect(await world.answers.allBallots(id)).toEqual([ballot])
    })

    it('keeps exactly those that it said it kept, when the session is closed meanwhile', async () => {
      const people = await addPeople(world, 60)
      for (let round = 0; round < 5; round++) {
        const { id } = await addSession(world, of, null)
        const kept: string[] = []
        const save = async (personId: string): Promise<void> => {
          if (await world.answers.saveBallot(answer(id, 0, personId))) kept.push(personId)
        }
        const early = people.slice(0, 30).map(save)
        const found = world.answers.closeSession(id, 2).then(() => world.answers.allBallots(id))
        await Promise.all([...early, ...people.slice(30).map(save)])
        const voters = (await found).map(ballot => ballot.personId)
        expect(voters.sort()).toEqual(kept.sort())
        expect(await world.answers.allBallots(id)).toHaveLength(kept.length)
      }
    })
  })

  describe('the daily challenge of a class', () => {
    it('is of nobody, and takes ballots and answers of everybody', async () => {
      const own = await addClass(world)
      const people = await addPeople(world, 30)
      const session = await addSession(world, own, null, [question(0), question(1)])
      expect(await world.answers.findSession(session.id)).toEqual({ ...session, kind: 'daily', personId: null })
      await Promise.all(
        people.map((personId, index) => world.answers.saveBallot(answer(session.id, 0, personId, { at: index }))),
      )
      await world.answers.closeSession(session.id, 100)
      const ballots = await world.answers.allBallots(session.id)
      expect(ballots.map(ballot => ballot.personId)).toEqual(people)
      const recorded = await Promise.all(
        ballots.map((ballot, index) =>
          world.answers.record(answer(session.id, 0, ballot.personId, { points: index, at: ballot.at })),
        ),
      )
      expect(recorded.every(({ isNew }) => isNew)).toBe(true)
      const ledger = await world.ledger()
      for (const [index, personId] of people.entries()) {
        const score = await world.scores.scoreOf(own, personId)
        expect(score).toMatchObject({ points: index, answered: 1 })
        expect(score).toEqual(refold(ledger, own, personId))
      }
    })

    it("lists everybody's ballots, by position and time, counted or not", async () => {
      const [first = '', second = ''] = await addPeople(world, 2)
      const { id } = await addSession(world, of, null)
      const ballots = [
        { sessionId: id, position: 0, personId: second, given: { text: 'ß' }, at: 5 },
        { sessionId: id, position: 0, personId: first, given: null, at: 7 },
        { sessionId: id, position: 2, personId: first, given: [1], at: 1 },
      ]
      for (const ballot of [...ballots].reverse()) await world.answers.saveBallot(ballot)
      await world.answers.record(answer(id, 0, first, { given: null, at: 7 }))
      expect(await world.answers.allBallots(id)).toEqual(ballots)
      expect(await world.answers.allBallots('nowhere')).toEqual([])
    })
  })
}
