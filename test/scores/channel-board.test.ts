import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { joinBoards } from '../../src/scores/actions.js'
import {
  buttonsOf,
  classOn,
  type RealBot,
  refOf,
  saidBy,
  startBot,
  type Visitor,
  visitor,
} from '../e2e/bot/real-bot.js'

let real: RealBot
beforeAll(async () => {
  real = await startBot()
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

const inChannel = (name: string, channelId: string): Visitor =>
  visitor(real, name, 'en', { place: { communityId: 'cloud', channelId } })

/** Presses the first answer of quizzes until one was a question with choices. */
async function answers(who: Visitor): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const choice = buttonsOf(await who.say('/quiz')).find(({ action }) => action.startsWith('quiz.answer/'))
    if (choice === undefined) continue
    await who.press(choice.action)
    return
  }
  throw new Error('no question with choices')
}

const joins = async (who: Visitor): Promise<Card> => who.press(joinBoards.ref(classOn(await who.say('/leaderboard'))))

const channelBoard = async (who: Visitor): Promise<string> =>
  saidBy(await who.press(refOf(await who.say('/leaderboard'), 'This channel')))

it('counts for a channel what was answered in it', async () => {
  for (const [name, channel] of [
    ['Ada', 'general'],
    ['Bo', 'homework'],
  ] as const) {
    const who = inChannel(name, channel)
    await answers(who)
    await joins(who)
  }
  const general = await channelBoard(inChannel('Cy', 'general'))
  expect(general).toContain('Ada')
  expect(general).not.toContain('Bo')
  const homework = await channelBoard(inChannel('Cy', 'homework'))
  expect(homework).toContain('Bo')
  expect(homework).not.toContain('Ada')
  expect(await channelBoard(inChannel('Cy', 'elsewhere'))).toContain('Nobody is on this leaderboard yet.')
})

it('counts the challenge for the channel in which it was opened, where none is set up for it', async () => {
  const ada = visitor(real, 'Ada', 'en', { place: { communityId: 'other', channelId: 'lounge' } })
  let card = await ada.say('/daily')
  for (;;) {
    const [choice] = buttonsOf(card).filter(({ action }) => action.startsWith('daily.choose/'))
    card = await ada.press(choice?.action ?? '')
    const next = buttonsOf(card).find(({ label }) => label === 'Next question')
    if (next === undefined) break
    card = await ada.press(next.action)
  }
  await joins(ada)
  real.clock.now += 24 * 3_600_000
  // The first press after its time closes and counts it.
  await ada.press(refOf(card, 'Previous question'))
  expect(await channelBoard(ada)).toContain('Ada')
  const elsewhere = visitor(real, 'Bo', 'en', { place: { communityId: 'other', channelId: 'attic' } })
  expect(await channelBoard(elsewhere)).toContain('Nobody is on this leaderboard yet.')
})
