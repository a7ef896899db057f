import { beforeAll, expect, it } from 'vitest'
import { addClass, addPerson, addSession, answer, question, type World } from './world.js'

/** What every store does with ids that are called otherwise now. */
export function describeCarryOverStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  it('knows what was asked in a course, and as what it was asked last', async () => {
    const of = await addClass(world)
    await addSession(world, of, null, [question(1, { topic: 'Old' }), question(2, { topicId: null })])
    await addSession(world, of, await addPerson(world, 'Ada'), [question(1), question(3, { topicId: 'topic-1' })])
    await addSession(world, await addClass(world), null, [question(9)])
    expect(await world.carryOver.known(of.courseId)).toEqual({
      questionIds: ['question-1', 'question-2', 'question-3'],
      topicIds: ['topic-1'],
    })
    const asked = (questionIds: string[], topicIds: string[]) =>
      world.carryOver.asked(of.courseId, { questionIds, topicIds })
    expect(await asked(['question-2', 'question-9'], [])).toEqual([question(2, { topicId: null })])
    expect((await asked([], ['topic-1'])).map(({ questionId }) => questionId)).toEqual(['question-1', 'question-3'])
    expect(await asked([], [])).toEqual([])
  })

  it('gives everything of a course its new ids', async () => {
    const of = await addClass(world)
    const other = await addClass(world)
    const ada = await addPerson(world, 'Ada')
    const { id } = await addSession(world, of, ada, [question(1), question(2)])
    const { id: elsewhere } = await addSession(world, other, ada, [question(1)])
    for (const session of [id, elsewhere]) await world.answers.record(answer(session, 0, ada))
    await world.feedback.saveReport({
      ...{ courseId: of.courseId, questionId: 'question-1', personId: ada, sessionId: id, position: 0 },
      ...{ reason: 'odd', at: 5 },
    })
    await world.feedback.saveVerdict(of.courseId, { questionId: 'question-1', isBlocked: true, at: 3 })
    await world.carryOver.rename(of.courseId, {
      topics: [{ from: 'topic-1', to: 'topic-one', title: 'Topic one' }],
      questions: [{ from: 'question-1', to: 'question-one' }],
    })
    expect(await world.carryOver.known(of.courseId)).toEqual({
      questionIds: ['question-2', 'question-one'],
      topicIds: ['topic-2', 'topic-one'],
    })
    const renamed = { questionId: 'question-one', topicId: 'topic-one', topic: 'Topic one' }
    const own = (await world.ledger()).filter(({ personId }) => personId === ada)
    expect(own.map(({ questionId, topicId, topic }) => ({ questionId, topicId, topic }))).toEqual([
      renamed,
      { questionId: 'question-1', topicId: 'topic-1', topic: 'Topic 1' },
    ])
    expect((await world.feedback.reports(of.courseId)).map(report => report.questionId)).toEqual(['question-one'])
    expect(await world.feedback.verdicts(of.courseId)).toEqual([{ questionId: 'question-one', isBlocked: true, at: 3 }])
    expect((await world.answers.findSession(id))?.questions[0]).toEqual(question(1, renamed))
  })
}
