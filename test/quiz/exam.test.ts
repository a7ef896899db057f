import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import { localDay } from '../../src/core/local-time.js'
import { finishQuiz, showQuestion } from '../../src/quiz/actions.js'
import { type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { type OpenWorld, openWorld } from '../storage/targets.js'
import { answerAs } from './answering.js'

let real: RealBot

beforeAll(async () => {
  real = await startBot()
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

const sessionIn = (ref: string): string => ref.split('/')[2] ?? ''

describe('a mock exam', () => {
  it('asks the notes’ own questions, shows nothing before it is handed in, and is rated after', async () => {
    const who = visitor(real, 'Anna')
    const first = await who.say('/exam 2 30')
    expect(checkCard(first)).toEqual([])
    expect(first.title).toBe('Mock exam, question 1 of 2 · Exam question')
    expect(saidBy(first)).not.toContain('Show the reference')
    const form = await who.open(refOf(first, 'Write an answer'))
    const written = await who.reply(form.submit, { fields: { answer: 'Because of the hypervisor.' } })
    expect(written.type === 'card' && saidBy(written.card)).toContain('Because of the hypervisor.')
    const second = await who.press(refOf(first, 'Next question'))
    expect(second.title).toContain('question 2 of 2')
    const result = await who.press(refOf(second, 'Hand in the exam'))
    expect(result.title).toBe('Mock exam: result')
    expect(saidBy(result)).toContain('2 questions are yours to rate')
    expect(checkCard(result)).toEqual([])
    const review = await who.press(refOf(result, 'Go through the answers'))
    expect(checkCard(review)).toEqual([])
    expect(saidBy(review)).toContain('Because of the hypervisor.')
    const rated = await who.press(refOf(review, 'Partly'))
    expect(rated.title).toContain('question 2 of 2')
    expect(saidBy(await who.say('/leaderboard'))).not.toMatch(/[1-9]\d* points/)
  })

  /** Begins an exam, answers rightly what is graded in it, and tells how much that was. */
  const answerGraded = async (who: Visitor, world: OpenWorld) => {
    const session = sessionIn(refOf(await who.say('/exam 20 30'), 'Hand in the exam'))
    const { questions = [] } = (await world.answers.findSession(session)) ?? {}
    const graded = [...questions.entries()].filter(([, { kind }]) => kind !== 'open')
    for (const [position, question] of graded) await answerAs(who, session, position, question, true)
    return { session, count: graded.length }
  }

  it('counts answers on the day on which they were given, whenever it is handed in', async () => {
    const who = visitor(real, 'Cleo')
    const world = await openWorld(`file:${real.databaseFile}`)
    const { session, count } = await answerGraded(who, world)
    expect(count).toBeGreaterThan(0)
    const day = localDay(real.clock.now, 'Europe/Zurich')
    real.clock.now += 3 * 86_400_000
    await who.press(finishQuiz.ref({ session }))
    const rows = (await world.ledger()).filter(({ sessionId }) => sessionId === session)
    expect(rows.map(row => row.day)).toEqual(Array(count).fill(day))
    await world.close()
  })

  it('is counted to the end where whoever handed it in died in between', async () => {
    const who = visitor(real, 'Dora')
    const world = await openWorld(`file:${real.databaseFile}`)
    const { session, count } = await answerGraded(who, world)
    await world.answers.closeSession(session, real.clock.now)
    expect(saidBy(await who.press(finishQuiz.ref({ session })))).toContain(`${count} of ${count}`)
    expect(saidBy(await who.press(finishQuiz.ref({ session })))).toContain(`${count} of ${count}`)
    await world.close()
  })

  it('is not begun twice unasked: one goes on, or hands it in and begins anew', async () => {
    const who = visitor(real, 'Eva')
    const first = await who.say('/exam 3 30')
    const session = sessionIn(refOf(first, 'Hand in the exam'))
    const form = await who.open(refOf(first, 'Write an answer'))
    await who.reply(form.submit, { fields: { answer: 'A hypervisor.' } })
    const running = await who.say('/exam 2 10')
    expect(checkCard(running)).toEqual([])
    expect(running.title).toBe('A mock exam is running')
    expect(saidBy(running)).toContain('1 of 3 questions answered')
    const on = await who.press(refOf(running, 'Go on with it'))
    expect(on.title).toContain('question 2 of 3')
    expect(sessionIn(refOf(on, 'Hand in the exam'))).toBe(session)
    const anew = await who.press(refOf(running, 'Hand it in, start another'))
    expect(anew.title).toContain('question 1 of 2')
    expect(sessionIn(refOf(anew, 'Hand in the exam'))).not.toBe(session)
    expect((await who.press(finishQuiz.ref({ session }))).title).toBe('Mock exam: result')
    // Pressed again, it hands nothing in but what was meant.
    expect((await who.press(refOf(running, 'Hand it in, start another'))).title).toBe('A mock exam is running')
    const stranger = visitor(real, 'Fritz')
    expect(saidBy(await stranger.press(refOf(running, 'Hand it in, start another')))).toContain('somebody else')
  })

  it('goes on after a restart, and ends at the first press after its time', async () => {
    const who = visitor(real, 'Beat')
    const first = await who.say('/exam 3 10')
    const session = sessionIn(refOf(first, 'Hand in the exam'))
    await real.restart()
    expect(sessionIn(refOf(await who.press(refOf(await who.say('/exam'), 'Go on with it')), 'Hand in the exam'))).toBe(
      session,
    )
    real.clock.now += 11 * 60_000
    const late = await who.press(showQuestion.ref({ session, position: 1 }))
    expect(saidBy(late)).not.toContain('Hand in the exam')
    const result = await who.press(finishQuiz.ref({ session }))
    expect(result.title).toBe('Mock exam: result')
    expect(sessionIn(refOf(await who.say('/exam 1'), 'Hand in the exam'))).not.toBe(session)
  })
})
