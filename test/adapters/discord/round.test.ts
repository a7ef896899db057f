import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../e2e/bot/real-bot.js'
import { CHANNEL_ID } from '../../fixtures/discord/ids.js'
import type { Exchange } from '../../fixtures/discord/interactions.js'
import { allComponents } from '../../fixtures/discord/message-rules.js'
import type { StoredMessage } from '../../fixtures/discord/message-store.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { until } from '../../quiz/rounds/until.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

const CROWD = 30
const SECONDS = 10

async function classOnDiscord() {
  const real = await startBot()
  onTestFinished(() => real.close())
  const { fake, discord, log, restart } = await goOnline({ router: () => real.bot.router })
  real.bot.addMessenger(discord.messenger)
  const crowd = Array.from({ length: CROWD }, (_, index) =>
    createPerson(fake, { id: `9000000000000${String(10_000 + index)}`, nick: `Student ${index}` }),
  )
  const posts = () =>
    fake.messages.all.filter(({ onlyFor, channelId }) => onlyFor === undefined && channelId === CHANNEL_ID)
  const post = (text: string) =>
    until(real, () => posts().findLast(message => printMessage(message).includes(text)), text)
  return { real, fake, log, restart, crowd, host: createPerson(fake, { nick: 'Host' }), posts, post }
}

const choices = (message: StoredMessage): string[] =>
  allComponents(message.body['components']).flatMap(part =>
    String(part['custom_id']).startsWith('round.answer/') ? [String(part['label'])] : [],
  )

const told = ({ original, followUps }: Exchange): string => {
  const message = followUps.at(-1) ?? original
  expect(message?.onlyFor).toBeDefined()
  return message === undefined ? '' : printMessage(message)
}

test('a class plays a round: everybody presses at once, each is told in private, and the message is edited once a second', async () => {
  const { real, fake, log, crowd, host, posts, post } = await classOnDiscord()
  expect(told(await host.command('round', { count: 2, seconds: SECONDS }))).toContain('The round is open')
  const lobby = await post('invites you')
  const [mia, ben] = crowd
  if (mia === undefined || ben === undefined) throw new Error('nobody')
  expect(told(await mia.press(lobby, 'Join'))).toContain('You are in')
  expect(told(await ben.press(lobby, 'Start'))).toContain('Only the host')
  expect((await host.press(lobby, 'Start')).first?.type).toBe(7)

  const question = await post('Question 1 of 2')
  expect(printMessage(question)).toMatch(/<t:\d+:R>/)
  const edits = question.edits
  const begin = performance.now()
  const [first = '', second = ''] = choices(question)
  const receipts = await Promise.all(
    crowd.map((person, index) => person.press(question, index % 2 === 0 ? first : second)),
  )
  for (const receipt of receipts) expect(told(receipt)).toContain('Your answer')
  await Promise.all(Array.from({ length: 5 }, () => real.bot.rounds.runDue()))
  expect(question.edits - edits).toBeLessThanOrEqual(1 + Math.floor((performance.now() - begin) / 1000))
  await post(`${CROWD} answers`)

  real.clock.now += SECONDS * 1000
  const reveal = await post('Question 1 of 2: answer')
  expect(reveal.id).toBe(question.id)
  expect(choices(reveal)).toEqual([])
  expect(told(await mia.press(reveal, 'My answer'))).toMatch(/Right!|Wrong/)

  // A press that was under way when the message changed.
  const late = mia.send(`round.answer/1/${sessionOf(reveal)}/0/0`, reveal)
  await fake.until(() => late.isDone, 'an answer')
  expect(told(late)).toMatch(/Right!|Wrong/)

  await host.press(reveal, 'Next')
  const next = await post('Question 2 of 2')
  expect(next.id).not.toBe(reveal.id)
  await host.press(next, 'Stop')
  const podium = await post('Podium')
  expect(printMessage(podium)).toContain(`${CROWD} people have played`)
  expect(told(await ben.press(podium, 'My result'))).toMatch(/of 2.* right/)
  expect(posts()).toHaveLength(4)
  expect(real.failures).toEqual([])
  expect(log.lines.filter(({ level }) => level !== 'debug' && level !== 'info')).toEqual([])
}, 60_000)

test('a class plays in teams: the lobby shows who is where, and the result names the teams first', async () => {
  const { real, log, crowd, host, post } = await classOnDiscord()
  await host.command('round', { count: 1, seconds: SECONDS, teams: 2 })
  const lobby = await post('You play in teams')
  const [mia, ben, late] = crowd
  if (mia === undefined || ben === undefined || late === undefined) throw new Error('nobody')
  expect(told(await mia.press(lobby, '🔴 Red'))).toContain('You are on team 🔴 Red.')
  expect(told(await ben.press(lobby, '🔴 Red'))).toContain('You are on team 🔴 Red.')
  expect(told(await ben.press(lobby, '🔵 Blue'))).toContain('You are on team 🔵 Blue now.')
  await post('🔵 Blue (1)')
  await host.press(lobby, 'Start')
  const question = await post('Question 1 of 1')
  for (const label of choices(question)) expect(told(await late.press(question, label))).toContain('🔴 Red')
  real.clock.now += SECONDS * 1000
  await host.press(await post('Question 1 of 1: answer'), 'Next')
  await post('Podium')
  expect(real.failures).toEqual([])
  expect(log.lines.filter(({ level }) => level !== 'debug' && level !== 'info')).toEqual([])
}, 60_000)

const sessionOf = (message: StoredMessage): string => {
  const own = allComponents(message.body['components']).find(part => String(part['custom_id']).startsWith('round.own/'))
  return String(own?.['custom_id']).split('/')[2] ?? ''
}
