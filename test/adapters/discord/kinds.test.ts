import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../e2e/bot/real-bot.js'
import type { Exchange } from '../../fixtures/discord/interactions.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { askOnly, EVERY_KIND, KINDS_ASKED } from '../../fixtures/every-kind.js'
import { answerWith, type Hands } from '../../quiz/answering.js'
import { openWorld } from '../../storage/targets.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

test.each(KINDS_ASKED)('a question of the kind %s is answered in Discord’s client, and counted', async kind => {
  const real = await startBot(EVERY_KIND)
  onTestFinished(() => real.close())
  askOnly(real, kind)
  const world = await openWorld(`file:${real.databaseFile}`)
  onTestFinished(() => world.close())
  const { fake } = await goOnline({ router: () => real.bot.router })
  const mia = createPerson(fake)
  const message = () => mia.sees().at(-1) ?? expect.unreachable('nothing to see')
  const hands: Hands<Exchange> = {
    press: ref => mia.press(message(), ref),
    choose: (ref, value) => mia.choose(message(), value, ref),
    write: async (ref, answer) => mia.submit(await mia.press(message(), ref), { answer }),
  }

  for (const isRight of [true, false]) {
    await mia.command('quiz', { count: 1 })
    const [, id = ''] = /quiz\.[a-z]+\/\d+\/([a-z0-9]{20})/.exec(JSON.stringify(message().body)) ?? []
    const question = (await world.answers.findSession(id))?.questions[0]
    if (question === undefined) return expect.unreachable(`no question on ${printMessage(message())}`)
    expect(question.kind).toBe(kind)
    await answerWith(hands, { session: id, position: 0 }, question, isRight)
    const shown = printMessage(message())
    if (kind === 'open') expect(shown).toContain('Result')
    else expect(shown).toMatch(isRight ? /Right!/ : /Sorry, that is wrong|Partly right/)
    const [ballot] = await world.answers.ballotsOf(id, (await world.answers.findSession(id))?.personId ?? '')
    if (kind === 'open') expect(ballot?.outcome).toMatchObject({ correctness: isRight ? 1 : 0, selfRated: true })
    else if (isRight) expect(ballot?.outcome?.correctness).toBe(1)
    else expect(ballot?.outcome?.correctness).toBeLessThan(1)
  }
  expect(real.failures).toEqual([])
})
