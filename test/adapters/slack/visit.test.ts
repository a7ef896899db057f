import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readConfig } from '../../../src/config.js'
import { createBot } from '../../../src/main.js'
import { libraryOf } from '../../fixtures/course.js'
import { readChange } from '../../fixtures/slack/reading.js'
import type { Deed } from '../../fixtures/slack/student.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { createBench, createLog } from './harness.js'

// Ids seed the questions: with bytes that count, each visit is asked the same.
vi.mock('node:crypto', async original => {
  let count = 0
  return {
    ...(await original<typeof import('node:crypto')>()),
    randomBytes: (size: number) => Buffer.alloc(size, count++),
  }
})

const NOTES = {
  'netze/course.toml': 'title = "Networks & <Systems>"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'netze/week-01.md': `# Transport

## Protocols
- **TCP** – delivers a stream of bytes in order
- **UDP** – sends datagrams without a connection & <without> waiting
- **SCTP** – carries several streams in one association
- **QUIC** – sets up encrypted streams over UDP

## Sliding window
- Lets a sender have several segments on the way
- + keeps a long line busy
- − needs a buffer_on_both sides

## Questions
- Why does UDP suit live video?

## Deadlines
- Exercise 1: hand in by 9.10.2025, 23:59
`,
}

test('a student’s whole visit', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bueffel-slack-'))
  const { logger, lines } = createLog()
  const clock = { now: () => Date.parse('2025-10-01T10:00:00Z') }
  const config = readConfig({ data: dataDir }, {})
  const bot = await createBot({ config, library: libraryOf(NOTES), clock, logger })
  onTestFinished(async () => {
    await bot.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const { ada, bernd, slack } = await createBench('socket', { router: bot.router })

  const transcript: string[] = []
  const note = async (said: string, doing: Promise<Deed>): Promise<Message> => {
    const deed = await doing
    const change = await ada.outcome(deed)
    transcript.push(`>> ${said}`, readChange(change, slack.workspace), '')
    return change.kind === 'posted' || change.kind === 'replaced' ? change.message : EMPTY
  }
  const type = (line: string, channel = 'C1', who = ada) =>
    note(`${who === ada ? 'Ada' : 'Bernd'} in ${channel}: ${line}`, who.type(channel, line))
  const press = (message: Message, label: string, who = ada) =>
    note(`${who === ada ? 'Ada' : 'Bernd'} presses [${label}]`, who.press(message, label))

  await note('Ada opens the home of the app', ada.openHome())
  const help = await type('/bueffel')
  await note('Ada chooses /quiz', ada.choose(help, '/quiz'))
  await type('/explain sliding window')
  await type('/explain <!channel> *bold* sliding windw')
  await type('/explian tcp')

  let question = await type('/quiz 3', 'C2')
  while (labels(question).every(label => label !== 'Another round')) {
    const open = labels(question)
    const label = open.find(own => own === 'Hand in') ?? open.find(own => own !== 'Stop') ?? 'Stop'
    if (/^(?:Type the|Write an) answer$/.test(label)) question = await writeAnswer(question, label)
    else question = await press(question, label)
  }
  await type('/bueffel leaderboard', 'C1', bernd)
  const stats = await type('/bueffel stats')
  const rename = await ada.press(stats, 'Change name')
  const form = await ada.view(rename)
  transcript.push('>> Ada changes her name', readChange(await ada.outcome(rename), slack.workspace))
  const blank = await ada.submit(form, { [form.view.blocks[0]?.block_id ?? '']: ' ' })
  transcript.push('>> Ada submits a blank', `<< ${Object.values(blank.errors ?? {}).join()}`, '')
  await note(
    'Ada submits <!here> *Ada*',
    ada.submit(form, { [form.view.blocks[0]?.block_id ?? '']: '<!here> *Ada* _L_' }),
  )
  await type('/leaderboard')
  await type('/deadlines', 'C1', bernd)

  async function writeAnswer(asked: Message, label: string): Promise<Message> {
    const opened = await ada.press(asked, label)
    const view = await ada.view(opened)
    transcript.push(`>> Ada presses [${label}]`, readChange(await ada.outcome(opened), slack.workspace), '')
    const name = view.view.blocks[0]?.block_id ?? ''
    return note('Ada submits an answer', ada.submit(view, { [name]: 'Because *late* is lost & <gone>.' }))
  }

  expect(lines).toEqual([])
  await expect(`${transcript.join('\n')}`).toMatchFileSnapshot('goldens/visit.txt')
})

const EMPTY: Message = { channel: '', ts: '', text: '', blocks: [] }

const labels = ({ blocks }: Message) =>
  blocks.flatMap(block =>
    block.type === 'actions'
      ? block.elements.flatMap(element => (element.type === 'button' ? [element.text.text] : []))
      : [],
  )
