import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AskedQuestion } from '../../src/answers/session.js'
import { answerQuestion, handInAnswer, selectAnswer } from '../../src/quiz/actions.js'
import { buttonsOf, type RealBot, startBot, visitor } from '../e2e/bot/real-bot.js'
import { askOnly, EVERY_KIND } from '../fixtures/every-kind.js'
import { type OpenWorld, openWorld } from '../storage/targets.js'
import { openQuestion } from './sample.js'

let real: RealBot
let world: OpenWorld

beforeAll(async () => {
  real = await startBot(EVERY_KIND)
  world = await openWorld(`file:${real.databaseFile}`)
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await world.close()
  await real.close()
})

interface Step {
  readonly ref: string
  readonly value?: string
}

/** All that a right answer takes, as presses and choices. */
function stepsOf(session: string, question: AskedQuestion): Step[] {
  const { correct, choices } = openQuestion({ id: question.questionId, ...question }).report()
  if (!Array.isArray(correct)) return []
  const half = (choices?.length ?? 0) / 2
  return correct.map(right =>
    typeof right === 'number'
      ? { ref: answerQuestion.ref({ session, position: 0, choice: right }) }
      : { ref: selectAnswer.ref({ session, position: 0, slot: right[0] }), value: String(right[1] - half) },
  )
}

describe('an answer of several presses', () => {
  it.each(['matching', 'multiple'])('loses none of those that come at once: %s', async kind => {
    askOnly(real, kind)
    const who = visitor(real, 'Anna')
    const session = buttonsOf(await who.say('/quiz 1'))[0]?.action.split('/')[2] ?? ''
    const [question] = (await world.answers.findSession(session))?.questions ?? []
    if (question?.kind !== kind) throw new Error(`no question of the kind ${kind}`)
    const steps = stepsOf(session, question)
    expect(steps.length).toBeGreaterThan(1)
    const handIn: Step = { ref: handInAnswer.ref({ session, position: 0 }) }
    await Promise.all([...steps, handIn].map(({ ref, value }) => who.reply(ref, value === undefined ? {} : { value })))
    const rows = (await world.ledger()).filter(({ sessionId }) => sessionId === session)
    expect(rows).toMatchObject([{ correctness: 1 }])
  })
})
