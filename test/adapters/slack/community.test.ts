import { expect, onTestFinished, test } from 'vitest'
import { codeOf, type Lists, twoCourses } from '../../community/two-courses.js'
import { startBot } from '../../e2e/bot/real-bot.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Deed, Home, Student } from '../../fixtures/slack/student.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { createBench } from './harness.js'

/** Two hosts' courses: one lists the workspace, the other is opened by its code. */
const LISTS: Lists = { networks: ['slack:T1'], statistics: [] }

async function workspaceWith(lists: Lists = LISTS, mode: 'socket' | 'http' = 'socket') {
  const real = await startBot(twoCourses(lists))
  onTestFinished(() => real.close())
  const bench = await createBench(mode, { router: real.bot.router, home: real.bot.home })
  real.bot.addMessenger(bench.bot().messenger)
  const admin = { id: 'U9', handle: 'admin', name: 'Admin', locale: 'en-GB', isAdmin: true }
  bench.slack.workspace.users.set('U9', admin)
  return { ...bench, real, admin: bench.student('U9') }
}

const said = ({ blocks }: Pick<Message, 'blocks'>): string => readBlocks(blocks)
const answerTo = async (who: Student, deed: Promise<Deed>): Promise<Message> => who.message(await deed)

const elementsOf = ({ blocks }: Pick<Message, 'blocks'>) =>
  blocks.flatMap(block => (block.type === 'actions' ? block.elements : []))

/** The first choice of a question that has its choices as buttons; `undefined` for a question of another kind. */
function choiceOf(question: Pick<Message, 'blocks'>): string | undefined {
  const labels = elementsOf(question).map(element => (element.type === 'button' ? element.text.text : 'Hand in'))
  return labels.some(label => /^(?:Hand in|(?:Type the|Write an) answer)$/.test(label)) ? undefined : labels[0]
}

/** Asks until a question has its choices as buttons, and presses the first. */
async function answerChoice(who: Student, ask: () => Promise<Deed>) {
  for (let asked = 0; asked < 30; asked++) {
    const question = await answerTo(who, ask())
    const choice = choiceOf(question)
    if (choice !== undefined) return answerTo(who, who.press(question, choice))
  }
  throw new Error('no question with choices')
}

async function homeOf(who: Student, doing: Promise<Deed>): Promise<Home> {
  const change = await who.outcome(await doing)
  if (change.kind !== 'home') throw new Error(`no home, but ${change.kind}`)
  return change
}

/** Presses what opens the form for a code, and submits one. */
async function enter(who: Student, opening: Promise<Deed>, code: string) {
  const view = await who.view(await opening)
  const name = view.view.blocks[0]?.block_id ?? ''
  return who.submit(view, { [name]: code })
}

test('an admin opens another course by its code; a wrong one is told in the form', async () => {
  const { admin, ada, real, log } = await workspaceWith()
  const card = await answerTo(admin, admin.type('C1', '/bueffel setup'))
  expect(said(card)).toContain('Networks')
  const wrong = await enter(admin, admin.choose(card, 'Another course…'), 'ABCD-EFGH-JKLM')
  expect(Object.values(wrong.errors ?? {}).join()).toMatch(/No course has this code.*4 tries are left/)
  const right = await enter(admin, admin.choose(card, 'Another course…'), ` ${codeOf(real, 'statistics')} `)
  expect(right.errors).toBeUndefined()
  expect(said(await admin.message(right))).toMatch(/Statistics[\s\S]*Networks \/ Statistics \/ Another|Statistics/)
  expect(said(await answerTo(ada, ada.type('C1', '/explain median')))).toContain('middle value')
  expect(log).toEqual([])
})

test('where no course may be read, an admin gets one from nothing', async () => {
  const { admin, ada, real } = await workspaceWith({ networks: [], statistics: [] }, 'http')
  const refused = await answerTo(ada, ada.type('C1', '/explain tcp'))
  expect(refused.onlyFor).toBe('U1')
  expect(said(refused)).toContain('There is no course here yet.')
  const locked = await answerTo(admin, admin.type('C1', '/bueffel setup'))
  expect(said(locked)).not.toMatch(/Networks|Statistics/)
  await admin.message(await enter(admin, admin.press(locked, 'Enter the code'), codeOf(real, 'networks')))
  expect(said(await answerTo(ada, ada.type('C1', '/explain tcp')))).toContain('stream of bytes')
})

test('an admin names a manager, by the person that Slack proposes', async () => {
  const { admin, ada, bernd } = await workspaceWith()
  expect(said(await answerTo(ada, ada.type('C1', '/bueffel setup')))).toContain('Only those who manage')
  // Where the app's manifest is an older one, Slack sends a name and no person.
  const unknown = await answerTo(admin, admin.type('C1', '/bueffel setup manager:@ada'))
  expect(said(unknown)).toContain('is nobody whom I can find here')
  const named = await answerTo(admin, admin.type('C1', '/bueffel setup @U1'))
  expect(said(named)).toContain('May also manage Büffel here: Ada')
  const card = await answerTo(ada, ada.type('C1', '/bueffel setup'))
  expect(said(card)).toContain('[Change times]')
  expect(said(await answerTo(bernd, bernd.type('C1', '/bueffel setup')))).toContain('Hier ernannt: Ada.')
  await answerTo(admin, admin.choose(card, 'Ada'))
  expect(said(await answerTo(ada, ada.type('C1', '/bueffel setup')))).toContain('Only those who manage')
})

test('a direct message is the workspace’s class, from the first command on, and what is earned counts there', async () => {
  const { ada, real } = await workspaceWith()
  await answerChoice(ada, () => ada.type('DU1', '/quiz topic:protocols 1'))
  expect(said(await answerTo(ada, ada.type('C1', '/leaderboard')))).toMatch(/Networks[\s\S]*in place 1 of 1/)
  expect(said(await answerTo(ada, ada.type('DU1', '/explain tcp')))).toContain('stream of bytes')
  expect(said(await answerTo(ada, ada.type('DU1', '/bueffel setup')))).toContain('not in a direct message')
  expect(real.failures).toEqual([])
})

test('what is asked in the app’s home is of the workspace’s class too', async () => {
  const { ada } = await workspaceWith()
  const home = await homeOf(ada, ada.openHome())
  for (let asked = 0; asked < 30; asked++) {
    const question = await homeOf(ada, ada.pressAtHome(home, 'Start a quiz'))
    const choice = choiceOf(question)
    if (choice === undefined) continue
    await homeOf(ada, ada.pressAtHome(question, choice))
    break
  }
  expect(said(await answerTo(ada, ada.type('C1', '/leaderboard')))).toMatch(/Networks[\s\S]*in place 1 of 1/)
})
