import { beforeAll, expect, it } from 'vitest'
import { createRandom } from '../../src/core/random.js'
import { discrimination } from '../../src/quiz/item-statistics.js'
import { reviewCourse, setAsideIn } from '../../src/quiz/question-review.js'
import { addClass, addPeople, addSession, answer, newSession, question, type World } from './world.js'

/** What every store of feedback does. */
export function describeFeedbackStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  /** What is kept of how questions were answered is what the ledger says. */
  const agrees = async (courseId: string) => {
    const kept = await world.feedback.poorItems(courseId, 1, 2)
    const read = await world.feedback.items(courseId)
    expect(kept).toEqual(read.map(({ moments: _, ...item }) => item))
    return kept
  }

  /** What a draw leaves out is what the host is shown as set aside. */
  const review = async (courseId: string) => {
    await agrees(courseId)
    const items = await reviewCourse(world.feedback, courseId)
    const shown = items.filter(({ isSetAside }) => isSetAside).map(({ question: { questionId } }) => questionId)
    expect([...(await setAsideIn(world.feedback, courseId))].sort()).toEqual(shown.sort())
    return items
  }

  it('keeps one report of each person about each question, the latest', async () => {
    const of = await addClass(world)
    const [ada = '', bo = ''] = await addPeople(world, 2)
    const { id: sessionId } = await addSession(world, of, ada)
    const report = (personId: string, position: number, reason: string, at: number) =>
      world.feedback.saveReport({
        courseId: of.courseId,
        questionId: `question-${position}`,
        personId,
        sessionId,
        position,
        reason,
        at,
      })
    await report(ada, 1, 'wrong', 10)
    await report(bo, 1, 'a \0 typo', 20)
    await report(ada, 1, 'still wrong', 30)
    await report(ada, 0, 'odd', 15)
    const reports = await world.feedback.reports(of.courseId)
    expect(reports.map(({ personId, questionId, reason, at }) => [personId, questionId, reason, at])).toEqual([
      [ada, 'question-0', 'odd', 15],
      [bo, 'question-1', 'a \ufffd typo', 20],
      [ada, 'question-1', 'still wrong', 30],
    ])
    expect(reports[1]?.question).toEqual(question(1))
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-1', isBlocked: false, at: 25 })
    expect((await world.feedback.reports(of.courseId)).map(({ reason }) => reason)).toEqual(['odd', 'still wrong'])
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-1', isBlocked: true, at: 40 })
    expect((await world.feedback.reports(of.courseId)).map(({ reason }) => reason)).toEqual(['odd'])
    expect(await world.feedback.verdicts(of.courseId)).toEqual([{ questionId: 'question-1', isBlocked: true, at: 40 }])
    await world.feedback.forget(of.courseId, 'question-1', 45)
    await world.feedback.forget(of.courseId, 'question-0', 45)
    await world.feedback.forget(of.courseId, 'question-0', 50)
    expect(await world.feedback.verdicts(of.courseId)).toEqual(
      expect.arrayContaining([
        { questionId: 'question-1', isBlocked: true, at: 40 },
        { questionId: 'question-0', isBlocked: false, at: 50 },
      ]),
    )
    expect(await world.feedback.reports(of.courseId)).toEqual([])
    const later = { ...newSession(of, ada, [question(1, { topic: 'As it is now' })]), openedAt: 1_770_000_000_000 }
    await world.answers.openSession(later)
    const asked = await world.feedback.lastAsked(of.courseId, ['question-1', 'nothing', 'question-0'])
    expect(asked).toEqual([question(0), question(1, { topic: 'As it is now' })])
    expect(await world.feedback.lastAsked(of.courseId, [])).toEqual([])
    expect(await world.feedback.lastAsked('elsewhere', ['question-1'])).toEqual([])
    expect(await world.feedback.reports('elsewhere')).toEqual([])
  })

  it('tells how questions were answered the first time, and how that goes with the rest', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 24)
    const host = people[0] ?? ''
    const questions = [0, 1, 2, 3].map(index => question(index))
    const { id } = await addSession(world, of, host, questions)
    const again = await addSession(world, of, host, questions)
    const correctness = people.map((_, who) => [who % 2, who % 2, 1 - (who % 2), (who % 3) / 2])
    for (const [who, personId] of people.entries()) {
      for (const [position, value] of (correctness[who] ?? []).entries()) {
        await world.answers.record(answer(id, position, personId, { correctness: value, at: 100 }))
        await world.answers.record(answer(again.id, position, personId, { correctness: 1, at: 200 }))
      }
    }
    const items = await world.feedback.items(of.courseId)
    expect(items.map(({ question: { questionId }, answered, right }) => [questionId, answered, right])).toEqual([
      ['question-0', 24, 12],
      ['question-1', 24, 12],
      ['question-2', 24, 12],
      ['question-3', 24, 8],
    ])
    for (const [position, { moments }] of items.entries()) {
      const pairs = correctness.map(own => {
        const item = own[position] ?? 0
        return [item, (own.reduce((sum, value) => sum + value, 0) - item) / 3] as const
      })
      expect(discrimination(moments)).toBeCloseTo(pearson(pairs), 9)
    }
    // After a decision only what comes later counts.
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-2', isBlocked: false, at: 150 })
    const after = await world.feedback.items(of.courseId)
    expect(after.map(({ answered, right }) => [answered, right])).toEqual([
      [24, 12],
      [24, 12],
      [24, 24],
      [24, 8],
    ])
  })

  it('keeps how questions were answered in step with the ledger, whatever is decided or renamed', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 12)
    const random = createRandom('tallies')
    const ids = ['a', 'b', 'c', 'd']
    const sessions = []
    for (let round = 0; round < 3; round++) {
      const questions = ids.map((questionId, index) => question(index, { questionId, topic: `${questionId} ${round}` }))
      sessions.push(await addSession(world, of, people[0] ?? '', questions))
    }
    for (let step = 0; step < 40; step++) {
      const at = 1000 + 10 * step
      const position = random.below(ids.length)
      const courseId = of.courseId
      const questionId = ids[position] ?? ''
      if (random.below(10) === 0) await world.feedback.saveVerdict(courseId, { questionId, isBlocked: false, at })
      else if (random.below(12) === 0) await world.feedback.forget(courseId, questionId, at - 15)
      // As a challenge, some are counted long after they were given.
      const late = at - 30 * random.below(3)
      const day = `2025-10-0${1 + random.below(3)}`
      const id = sessions[random.below(sessions.length)]?.id ?? ''
      await Promise.all(
        people
          .filter(() => random.below(3) === 0)
          .map(personId =>
            world.answers.record(
              answer(id, position, personId, {
                correctness: random.below(3) / 2,
                selfRated: random.below(5) === 0,
                at: late,
                day,
              }),
            ),
          ),
      )
      await agrees(courseId)
    }
    expect((await agrees(of.courseId)).length).toBeGreaterThan(2)
    await world.carryOver.rename(of.courseId, { topics: [], questions: [{ from: 'a', to: 'z' }] })
    expect((await agrees(of.courseId)).map(item => item.question.questionId)).not.toContain('a')
    await world.carryOver.rename(of.courseId, { topics: [], questions: [{ from: 'b', to: 'd' }] })
    await agrees(of.courseId)
    expect((await world.rebuild.rebuild(false)).tallies).toBe(0)
  })

  it('tells how questions were answered before a day', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 4)
    const { id } = await addSession(world, of, people[0] ?? '', [question(0), question(1)])
    for (const [who, personId] of people.entries()) {
      const day = `2025-10-0${1 + who}`
      await world.answers.record(answer(id, 0, personId, { day, correctness: who === 1 ? 0.5 : 1 }))
      await world.answers.record(answer(id, 1, personId, { day: '2025-10-04', correctness: 1 }))
    }
    const ids = ['question-0', 'question-1', 'nothing']
    expect(await world.feedback.shares(of.courseId, ids, '2025-10-04')).toEqual(
      new Map([['question-0', { answered: 3, right: 2 }]]),
    )
    expect((await world.feedback.shares(of.courseId, ids, '2025-10-05')).get('question-1')).toMatchObject({ right: 4 })
    expect(await world.feedback.shares('elsewhere', ids, '2025-10-05')).toEqual(new Map())
    expect(await world.feedback.shares(of.courseId, [], '2025-10-05')).toEqual(new Map())
  })

  it('finds what is answered worse than chance', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 20)
    const body = { choices: ['true', 'false'] }
    const questions = [0, 1, 2].map(index => question(index, { kind: 'true-false', body }))
    const { id } = await addSession(world, of, people[0] ?? '', questions)
    for (const [who, personId] of people.entries()) {
      await world.answers.record(answer(id, 0, personId, { correctness: 0 }))
      await world.answers.record(answer(id, 1, personId, { correctness: who % 2 }))
      await world.answers.record(answer(id, 2, personId, { correctness: 0, selfRated: true }))
    }
    const items = await review(of.courseId)
    expect(items).toMatchObject([
      { question: { questionId: 'question-0' }, because: ['chance'], isSetAside: true, answered: 20, right: 0 },
    ])
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-0', isBlocked: false, at: 2e12 })
    expect(await review(of.courseId)).toEqual([])
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-1', isBlocked: true, at: 2e12 })
    expect(await review(of.courseId)).toMatchObject([
      { question: { questionId: 'question-1' }, because: ['blocked'], isSetAside: true, answered: 0 },
    ])
  })

  it('lets nobody silence a course alone', async () => {
    const of = await addClass(world)
    const [troll = '', bo = ''] = await addPeople(world, 2)
    const { id: sessionId } = await addSession(
      world,
      of,
      troll,
      Array.from({ length: 9 }, (_, index) => question(index)),
    )
    const report = (personId: string, position: number, at: number) =>
      world.feedback.saveReport({
        ...of,
        questionId: `question-${position}`,
        personId,
        sessionId,
        position,
        reason: 'x',
        at,
      })
    for (let position = 0; position < 9; position++) await report(troll, position, position)
    await report(bo, 8, 100)
    const items = await review(of.courseId)
    expect(items.filter(({ isSetAside }) => isSetAside).map(({ question: { questionId } }) => questionId)).toEqual([
      'question-0',
      'question-1',
      'question-2',
      'question-8',
    ])
    expect(items).toHaveLength(9)
  })
}

/** The textbook's formula. */
function pearson(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)]
  const [mx, my] = [mean(xs), mean(ys)]
  const covariance = mean(pairs.map(([x, y]) => (x - mx) * (y - my)))
  const deviation = (values: readonly number[], of: number) => Math.sqrt(mean(values.map(value => (value - of) ** 2)))
  return covariance / (deviation(xs, mx) * deviation(ys, my))
}
