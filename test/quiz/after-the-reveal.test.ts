import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { explainDaily } from '../../src/quiz/daily-actions.js'
import { explainOwnAnswer } from '../../src/quiz/rounds/actions.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'

let real: RealBot
let platform: FakePlatform
let host: Visitor

beforeAll(async () => {
  real = await startBot()
  platform = createFakePlatform('playground')
  real.bot.addMessenger(platform)
  host = visitor(real, 'Host', 'en', { isManager: true })
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

const labels = (card: Card): readonly string[] => buttonsOf(card).map(({ label }) => label)
const lastPost = (): Card => platform.posts.at(-1)?.card ?? { blocks: [] }

async function report(who: Visitor, card: Card): Promise<Card> {
  const form = await who.open(refOf(card, '⚑ Report'))
  const reply = await who.reply(form.submit, { fields: { reason: 'It is not said of what' } })
  if (reply.type !== 'card') throw new Error('a form')
  expect(saidBy(reply.card)).toContain('goes to the host')
  return reply.card
}

describe('a round', () => {
  it('lets everybody look each question up and report it, once its answer is shown', async () => {
    await host.say('/round 2 20')
    await real.bot.rounds.runDue()
    await host.press(refOf(lastPost(), 'Start'))
    await real.bot.rounds.runDue()
    const ada = visitor(real, 'Ada')
    const [choice] = buttonsOf(lastPost())
    if (choice === undefined) throw new Error('no choice')
    const receipt = await ada.press(choice.action)
    expect(labels(receipt)).toEqual([])
    const [, , session = ''] = choice.action.split('/')
    const early = await ada.press(explainOwnAnswer.ref({ session, position: 0, page: 0 }))
    expect(saidBy(early)).toContain('You can change it until the time is up.')
    for (const step of [20_000, 15_000, 20_000]) {
      real.clock.now += step
      await real.bot.rounds.runDue()
    }
    const first = platform.posts[1]?.card
    expect(labels(first ?? { blocks: [] })).toContain('My answer')
    const own = await ada.press(refOf(first ?? { blocks: [] }, 'My answer'))
    expect(checkCard(own)).toEqual([])
    expect(labels(own)).toEqual(['Next question', expect.stringContaining('📖'), '⚑ Report'])
    expect(saidBy(own)).toContain('📄')

    const entry = await ada.press(refOf(own, /📖/))
    expect(labels(await ada.press(refOf(entry, 'Back to the question')))).toEqual(labels(own))
    const thanks = await report(ada, own)
    expect((await ada.press(refOf(thanks, 'Back to the question'))).title).toBe(own.title)
    expect(saidBy(await host.say('/questions'))).toContain('It is not said of what')

    real.clock.now += 15_000
    await real.bot.rounds.runDue()
    const result = await ada.press(refOf(lastPost(), 'My result'))
    expect(checkCard(result)).toEqual([])
    const last = await ada.press(refOf(result, 'Go through the answers'))
    expect(labels(last)).toContain('⚑ Report')
    // Who has not played may have read along.
    const ben = visitor(real, 'Ben')
    const seen = await ben.press(refOf(first ?? { blocks: [] }, 'My answer'))
    expect(labels(seen)).toContain('⚑ Report')
  })
})

describe('a challenge', () => {
  it('lets everybody look each question up and report it, once its answers are shown', async () => {
    const ada = visitor(real, 'Ada')
    const open = await ada.say('/daily')
    expect(labels(open).filter(label => /📖|⚑/.test(label))).toEqual([])
    const chosen = await ada.press(buttonsOf(open)[0]?.action ?? '')
    const [, , session = ''] = refOf(chosen, 'Next question').split('/')
    const early = await ada.press(explainDaily.ref({ session, position: 0, page: 0 }))
    expect(saidBy(early)).toContain('You can still change it.')
    real.clock.now += 86_400_000
    const second = await ada.press(refOf(chosen, 'Next question'))
    expect(checkCard(second)).toEqual([])
    // Who was right may be asked, too, under which name to be shown.
    expect(labels(second).slice(0, 4)).toEqual([
      'Previous question',
      'Next question',
      expect.stringContaining('📖'),
      '⚑ Report',
    ])
    const entry = await ada.press(refOf(second, /📖/))
    expect((await ada.press(refOf(entry, 'Back to the question'))).title).toBe(second.title)
    const thanks = await report(ada, second)
    expect((await ada.press(refOf(thanks, 'Back to the question'))).title).toBe(second.title)
  })
})
