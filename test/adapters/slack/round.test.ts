import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../e2e/bot/real-bot.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { until } from '../../quiz/rounds/until.js'
import { createBench, type Mode } from './harness.js'

const SECONDS = 10
const CROWD = 20

async function classOnSlack(mode: Mode) {
  const real = await startBot()
  onTestFinished(() => real.close())
  const bench = await createBench(mode, { router: real.bot.router })
  real.bot.addMessenger(bench.bot().messenger)
  const users = Array.from({ length: CROWD }, (_, index) => `U${100 + index}`)
  for (const [index, id] of users.entries()) {
    bench.slack.workspace.users.set(id, {
      id,
      handle: `s${index}`,
      name: `Student ${index}`,
      locale: 'en-GB',
      isAdmin: false,
    })
  }
  const open = () => bench.slack.workspace.messages.filter(({ onlyFor }) => onlyFor === undefined)
  const post = (text: string) => until(real, () => open().findLast(message => said(message).includes(text)), text)
  return { ...bench, real, crowd: users.map(id => bench.student(id)), open, post }
}

const said = ({ blocks }: Pick<Message, 'blocks'>): string => readBlocks(blocks)

const labelOf = ({ blocks }: Message): string => /My result|Mein Ergebnis/.exec(readBlocks(blocks))?.[0] ?? ''

const choices = ({ blocks }: Message): string[] =>
  blocks
    .flatMap(block => (block.type === 'actions' ? block.elements : []))
    .flatMap(element =>
      element.type === 'button' && element.action_id.startsWith('round.answer/') ? [element.text.text] : [],
    )

test.each(['socket', 'http'] as const)(
  'a class plays a round over %s: receipts go by the press itself, and edits keep to what a workspace may',
  async mode => {
    const { real, slack, ada, bernd, crowd, log, open, post } = await classOnSlack(mode)
    const opened = await ada.message(
      await ada.type('C1', `${mode === 'http' ? '/quiz round' : '/bueffel round'} 2 ${SECONDS}`),
    )
    expect(opened).toMatchObject({ onlyFor: 'U1' })
    const lobby = await post('invites you')
    await bernd.message(await bernd.press(lobby, 'Join'))
    await ada.press(lobby, 'Start')
    const question = await post('Question 1 of 2')
    expect(said(question)).toContain('{time_secs}')
    const [first = '', second = ''] = choices(question)
    const before = slack.calls.length
    const since = slack.workspace.changes.length
    const begin = performance.now()
    await Promise.all(crowd.map((student, index) => student.press(question, index % 2 === 0 ? first : second)))
    for (let index = 0; index < 5; index++) await real.bot.rounds.runDue()
    // Who has not been looked up yet is spoken to in the course's language.
    const told = () => slack.workspace.messages.filter(message => /^(?:Your answer|Deine Antwort)/.test(said(message)))
    await until(real, () => (told().length === CROWD ? true : undefined), 'a receipt for each')
    expect(new Set(told().map(({ onlyFor }) => onlyFor)).size).toBe(CROWD)
    expect(slack.workspace.changes.length).toBeGreaterThanOrEqual(since + CROWD)
    const own = slack.calls.slice(before).map(({ method }) => method)
    expect(own.filter(method => method === 'chat.update').length).toBeLessThanOrEqual(
      1 + Math.floor((performance.now() - begin) / 3000),
    )
    expect(own).not.toContain('chat.postEphemeral')
    await post(`${CROWD} answers`)

    real.clock.now += SECONDS * 1000
    const reveal = await post('Question 1 of 2: answer')
    expect(reveal.ts).toBe(question.ts)
    await ada.press(reveal, 'Stop')
    const podium = await post('Podium')
    expect(said(podium)).toContain(`${CROWD} people have played`)
    const result = await bernd.message(await bernd.press(podium, labelOf(podium)))
    expect(result).toMatchObject({ onlyFor: 'U2' })
    expect(open()).toHaveLength(3)
    expect(real.failures).toEqual([])
    expect(log).toEqual([])
  },
  60_000,
)

test('a class plays in teams: each is told its own in private', async () => {
  const { real, ada, bernd, crowd, log, post } = await classOnSlack('socket')
  await ada.message(await ada.type('C1', `/bueffel round 1 ${SECONDS} teams:2`))
  const lobby = await post('You play in teams')
  await bernd.message(await bernd.press(lobby, '🔵 Blue'))
  await post('🔵 Blue (1)')
  await ada.press(lobby, 'Start')
  const question = await post('Question 1 of 1')
  const [student] = crowd
  const [choice = ''] = choices(question)
  if (student === undefined) throw new Error('nobody')
  const receipt = await student.message(await student.press(question, choice))
  // Who has not been looked up yet is spoken to in the course's language.
  expect(said(receipt)).toMatch(/Your team: \*\*🔴 Red|Dein Team: \*\*🔴 Rot/)
  expect(real.failures).toEqual([])
  expect(log).toEqual([])
}, 60_000)
