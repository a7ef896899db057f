import { describe, expect, onTestFinished, test } from 'vitest'
import { suggestions } from '../../../src/adapters/slack/render/suggestions.js'
import { startBot } from '../../e2e/bot/real-bot.js'
import { libraryOf } from '../../fixtures/course.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Home, Student } from '../../fixtures/slack/student.js'
import type { Change, Message } from '../../fixtures/slack/workspace.js'
import { createBench, type Mode } from './harness.js'

const NOTES = {
  'netze/course.toml': 'title = "Networks"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'netze/week-01.md': `# Transport

## Protocols
- **TCP** – delivers a stream of bytes in order
- **UDP** – sends datagrams without a connection
- **SCTP** – carries several streams in one association
- **QUIC** – sets up encrypted streams over UDP & <TLS>

## Sliding window
- Lets a sender have several segments on the way
- + keeps a long line busy

## Deadlines
- Exercise 1: hand in by 9.10.2025, 23:59
- Exercise 2: hand in by 16.10.2025, 23:59
- Exercise 3: hand in by 23.10.2025, 23:59
- Exercise 4: hand in by 30.10.2025, 23:59
`,
}

/** The real bot, with the home that it has on Slack. */
async function open(mode: Mode) {
  const real = await startBot(libraryOf(NOTES))
  onTestFinished(async () => {
    await real.close()
    expect(real.failures).toEqual([])
  })
  const { bot } = real
  return createBench(mode, { router: bot.router, home: bot.home })
}

function toHome(change: Change): Home {
  if (change.kind !== 'home') throw new Error(`no home, but ${change.kind}`)
  return change
}

const labels = ({ blocks }: Pick<Message, 'blocks'>) =>
  blocks.flatMap(block =>
    block.type === 'actions'
      ? block.elements.flatMap(element => (element.type === 'button' ? [element.text.text] : []))
      : [],
  )

describe.each<Mode>(['socket', 'http'])('over %s', mode => {
  test('the home says where one stands, opens the challenge, takes its answers and comes back anew', async () => {
    const { ada, slack } = await open(mode)
    const transcript: string[] = []
    const at = async (said: string, doing: ReturnType<Student['openHome']>): Promise<Home> => {
      const home = toHome(await ada.outcome(await doing))
      transcript.push(`>> ${said}`, readBlocks(home.blocks), '')
      return home
    }
    const press = (home: Home, label: string) => at(`Ada presses [${label}]`, ada.pressAtHome(home, label))

    let home = await at('Ada opens the home', ada.openHome())
    home = await press(home, 'Open the challenge')
    home = await press(home, labels(home)[0] ?? '')
    home = await press(home, 'Back to the overview')
    expect(readBlocks(home.blocks)).toContain('1 of 3 questions answered')
    home = await at('Ada looks for "stream"', ada.find(home, 'strea', 'strea'))
    home = await at('Ada opens the home', ada.openHome())
    home = await at('Ada looks for "quic"', ada.find(home, 'qui', 'QUIC'))
    home = await press(home, 'Back to the overview')
    home = await press(home, 'Start a quiz')
    await press(home, 'Stop')
    expect(slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([])
    if (mode === 'socket') await expect(transcript.join('\n')).toMatchFileSnapshot('goldens/home.txt')
  })

  test('/explain alone asks with proposals, whose choice is answered to all', async () => {
    const { ada } = await open(mode)
    const asked = await ada.message(await ada.type('C1', '/explain'))
    expect(asked).toMatchObject({ onlyFor: 'U1' })
    expect(readBlocks(asked.blocks)).toContain('[Term or question 🔎]')
    expect(await ada.suggest(asked, 's')).toEqual(['SCTP', 'Sliding window', 's'])
    expect(await ada.suggest(asked, '<!channel> *x*')).toEqual(['<!channel> *x*'])
    const shown = await ada.message(await ada.find(asked, 'sli', 'Sliding window'))
    expect(shown.onlyFor).toBeUndefined()
    expect(readBlocks(shown.blocks)).toContain('# Sliding window')
    const missing = await ada.message(await ada.find(asked, '<!channel> *x*', '<!channel> *x*'))
    expect(missing).toMatchObject({ onlyFor: 'U1' })
    expect(readBlocks(missing.blocks)).toContain('[Term or question 🔎]')
  })

  test('a quiz on an unknown topic asks for another one, with as many questions', async () => {
    const { ada } = await open(mode)
    const asked = await ada.message(await ada.type('C1', '/quiz potatoes 2'))
    expect(asked).toMatchObject({ onlyFor: 'U1' })
    const question = await ada.message(await ada.find(asked, 'trans', 'Transport'))
    expect(question).toMatchObject({ ts: asked.ts, onlyFor: 'U1' })
    expect(readBlocks(question.blocks)).toContain('# Question 1 of 2')
  })
})

test('somebody whose name Slack does not tell is greeted by the one that they had', async () => {
  const { ada, restart, slack } = await open('http')
  const greeting = async () => readBlocks(toHome(await ada.outcome(await ada.openHome())).blocks).split('\n')[0]
  const named = await greeting()
  expect(named).toContain('Ada')
  await restart()
  slack.failNext('users.info', { body: { ok: false, error: 'ratelimited' } })
  expect(await greeting()).toBe(named)
})

describe('proposals', () => {
  const texts = (...given: Parameters<typeof suggestions>) => suggestions(...given).map(({ text }) => text.text)

  test('are as many and as long as Slack takes, and never cut where they come back', () => {
    const many = Array.from({ length: 150 }, (_, index) => `Term ${index}`)
    expect(suggestions(many, 'term')).toHaveLength(100)
    expect(texts(many, 'term').at(-1)).toBe('term')
    const long = 'x'.repeat(120)
    expect(suggestions([long, 'y'.repeat(151)], 'x')).toEqual([
      { text: { type: 'plain_text', text: `${'x'.repeat(74)}…`, emoji: false }, value: long },
      { text: { type: 'plain_text', text: 'x', emoji: false }, value: 'x' },
    ])
  })

  test('stand there once, on one line, and what was typed only where it is not among them', () => {
    expect(texts(['TCP', 'TCP', 'a\nb', ' '], 'tcp')).toEqual(['TCP', 'a b'])
    expect(texts([], '  ')).toEqual([])
    expect(texts([], 'z'.repeat(200))).toEqual([])
  })
})
