import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../e2e/bot/real-bot.js'
import { askOnly, EVERY_KIND, KINDS_ASKED } from '../../fixtures/every-kind.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { answerWith, type Hands } from '../../quiz/answering.js'
import { openWorld } from '../../storage/targets.js'
import { createBench } from './harness.js'

test.each(KINDS_ASKED)('a question of the kind %s is answered in Slack’s client, and counted', async kind => {
  const real = await startBot(EVERY_KIND)
  onTestFinished(() => real.close())
  askOnly(real, kind)
  const world = await openWorld(`file:${real.databaseFile}`)
  onTestFinished(() => world.close())
  const { ada } = await createBench('socket', { router: real.bot.router, home: real.bot.home })
  let message: Message | undefined
  const seen = (): Message => message ?? expect.unreachable('nothing to see')
  const then = async (doing: ReturnType<typeof ada.press>): Promise<Message> => {
    message = await ada.message(await doing)
    return message
  }
  const hands: Hands<Message> = {
    press: ref => then(ada.press(seen(), ref)),
    choose: (ref, value) => then(ada.choose(seen(), value, ref)),
    write: async (ref, answer) => {
      const view = await ada.view(await ada.press(seen(), ref))
      return then(ada.submit(view, { [view.view.blocks[0]?.block_id ?? '']: answer }))
    },
  }

  for (const isRight of [true, false]) {
    await then(ada.type('C1', '/quiz 1'))
    const [, id = ''] = /quiz\.[a-z]+\/\d+\/([a-z0-9]{20})/.exec(JSON.stringify(seen().blocks)) ?? []
    const session = await world.answers.findSession(id)
    const [question] = session?.questions ?? []
    if (question === undefined) return expect.unreachable(`no question on ${readBlocks(seen().blocks)}`)
    expect(question.kind).toBe(kind)
    await answerWith(hands, { session: id, position: 0 }, question, isRight)
    const shown = readBlocks(seen().blocks)
    if (kind === 'open') expect(shown).toContain('Result')
    else expect(shown).toMatch(isRight ? /Right!/ : /Sorry, that is wrong|Partly right/)
    const [ballot] = await world.answers.ballotsOf(id, session?.personId ?? '')
    if (kind === 'open') expect(ballot?.outcome).toMatchObject({ correctness: isRight ? 1 : 0, selfRated: true })
    else if (isRight) expect(ballot?.outcome?.correctness).toBe(1)
    else expect(ballot?.outcome?.correctness).toBeLessThan(1)
  }
  expect(real.failures).toEqual([])
})
