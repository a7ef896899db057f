import { expect, onTestFinished, test } from 'vitest'
import { codeOf } from '../../community/two-courses.js'
import { startBot } from '../../e2e/bot/real-bot.js'
import { readChange } from '../../fixtures/slack/reading.js'
import type { Deed, Student } from '../../fixtures/slack/student.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { visitNotes } from '../../fixtures/visit-notes.js'
import { at } from '../../schedule/rig.js'
import { createBench } from './harness.js'

test('a student’s whole visit', async () => {
  const real = await startBot(visitNotes('Networks & <Systems>'))
  onTestFinished(() => real.close())
  const bench = await createBench('socket', { router: real.bot.router, home: real.bot.home })
  const { ada, bernd, slack, log } = bench
  real.bot.addMessenger(bench.bot().messenger)
  slack.workspace.users.set('U9', { id: 'U9', handle: 'host', name: 'Host', locale: 'en-GB', isAdmin: true })
  const host = bench.student('U9')

  const transcript: string[] = []
  const note = async (said: string, doing: Promise<Deed>): Promise<Message> => {
    const deed = await doing
    const change = await ada.outcome(deed)
    transcript.push(`>> ${said}`, readChange(change, slack.workspace), '')
    return change.kind === 'posted' || change.kind === 'replaced' ? change.message : EMPTY
  }
  const nameOf = (who: Student) => (who === ada ? 'Ada' : who === bernd ? 'Bernd' : 'The host')
  const type = (line: string, channel = 'C1', who = ada) =>
    note(`${nameOf(who)} in ${channel}: ${line}`, who.type(channel, line))
  const press = (message: Message, label: string, who = ada) =>
    note(`${nameOf(who)} presses [${label}]`, who.press(message, label))

  await note('Ada opens the home of the app', ada.openHome())
  const help = await type('/bueffel')
  await note('Ada chooses /quiz', ada.choose(help, 'quiz'))
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
  const rename = await ada.press(stats, 'Another name…')
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

  const locked = await host.press(await type('/bueffel setup', 'C1', host), 'Enter the code')
  const lock = await host.view(locked)
  transcript.push('>> The host presses [Enter the code]', readChange(await host.outcome(locked), slack.workspace))
  const code = { [lock.view.blocks[0]?.block_id ?? '']: codeOf(real, 'netze') }
  const setup = await note('The host submits the code', host.submit(lock, code))
  const challenge = await press(setup, 'Challenge in this channel', host)
  await press(challenge, 'Reminders in this channel', host)
  for (const [day, time] of [
    ['2025-10-02', '08:00'],
    ['2025-10-02', '09:00'],
    ['2025-10-03', '07:59'],
  ] as const) {
    real.clock.now = at(day, time)
    const before = slack.workspace.changes.length
    await real.bot.scheduler.runDue()
    const changes = slack.workspace.changes.slice(before)
    transcript.push(`>> ${day} ${time}`, ...changes.map(change => readChange(change, slack.workspace)), '')
  }

  async function writeAnswer(asked: Message, label: string): Promise<Message> {
    const opened = await ada.press(asked, label)
    const view = await ada.view(opened)
    transcript.push(`>> Ada presses [${label}]`, readChange(await ada.outcome(opened), slack.workspace), '')
    const name = view.view.blocks[0]?.block_id ?? ''
    return note('Ada submits an answer', ada.submit(view, { [name]: 'Because *late* is lost & <gone>.' }))
  }

  expect([log, real.failures]).toEqual([[], []])
  await expect(`${transcript.join('\n')}`).toMatchFileSnapshot('goldens/visit.txt')
})

const EMPTY: Message = { channel: '', ts: '', text: '', blocks: [] }

const labels = ({ blocks }: Message) =>
  blocks.flatMap(block =>
    block.type === 'actions'
      ? block.elements.flatMap(element => (element.type === 'button' ? [element.text.text] : []))
      : [],
  )
