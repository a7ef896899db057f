import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { onSubmit } from '../../../src/chat/action.js'
import { defineAction } from '../../../src/chat/action-ref.js'
import { defineCommand } from '../../../src/chat/command.js'
import { openForm, reply } from '../../../src/chat/reply.js'
import { createRouter } from '../../../src/chat/router.js'
import { UserError } from '../../../src/core/errors.js'
import { paragraph } from '../../../src/core/rich-text.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Home, Student } from '../../fixtures/slack/student.js'
import type { Change } from '../../fixtures/slack/workspace.js'
import { createBench, createLog } from './harness.js'

const HALF_AN_HOUR = 31 * 60_000

describe('ways for an answer', () => {
  test('a form that was open for longer than a response_url lasts is answered all the same', async () => {
    const { ada, slack } = await createBench('http')
    const form = await ada.view(await ada.type('C1', '/bueffel write'))
    const elsewhere = await ada.view(await ada.type('C2', '/bueffel write'))
    slack.workspace.skew = HALF_AN_HOUR
    const here = await ada.message(await ada.submit(form, { answer: 'The guest gives pages back.' }))
    expect(here).toMatchObject({ channel: 'C1', onlyFor: 'U1' })
    const direct = await ada.message(await ada.submit(elsewhere, { answer: 'The guest gives pages back.' }))
    expect(direct).toMatchObject({ channel: 'DU1' })
    slack.workspace.skew = 0
  })

  test('a public card is updated where its response_url does not work', async () => {
    const { ada, slack } = await createBench('http')
    const poll = await ada.message(await ada.type('C1', '/bueffel poll'))
    slack.failNext('response_url', { status: 500, body: 'oops' })
    const voted = await ada.message(await ada.press(poll, 'No'))
    expect(voted.ts).toBe(poll.ts)
    slack.failNext('response_url', { body: { ok: false, error: 'used_url' } })
    expect(await ada.message(await ada.press(voted, 'No'))).toMatchObject({ ts: poll.ts })
  })

  test('an answer that Slack refuses for its blocks is told as text', async () => {
    const { ada, slack } = await createBench('http')
    slack.failNext('response_url', { status: 400, body: 'invalid_blocks' })
    slack.failNext('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } })
    slack.failNext('chat.postMessage', { body: { ok: false, error: 'invalid_blocks' } })
    const message = await ada.message(await ada.type('C1', '/explain ballooning'))
    expect(message.blocks).toEqual([])
    expect(message.text).toContain('Ballooning')
  })

  test('where there is no way, the host is told', async () => {
    const { ada, slack, log } = await createBench('http')
    for (let n = 0; n < 2; n++) slack.failNext('response_url', 'drop')
    for (let n = 0; n < 2; n++) slack.failNext('chat.postMessage', 'drop')
    await ada.type('C1', '/explain ballooning')
    while (log.length === 0) await sleep(10)
    expect(log).toMatchObject([{ level: 'error', message: 'slack: an answer could not be delivered' }])
  })

  test('an answer in a thread stays in it', async () => {
    const { ada } = await createBench('http')
    const term = await ada.message(await ada.type('C1', '/explain ballooning'))
    const inThread = { ...term, threadTs: '1.000001' }
    expect(await ada.message(await ada.press(inThread, 'Live migration'))).toMatchObject({ threadTs: '1.000001' })
  })

  test('an answer to a message that others have replied to stands in the channel, where it was pressed', async () => {
    const { ada } = await createBench('http')
    const term = await ada.message(await ada.type('C1', '/explain ballooning'))
    const answer = await ada.message(await ada.press({ ...term, threadTs: term.ts }, 'Live migration'))
    expect(answer).toMatchObject({ channel: 'C1' })
    expect(answer.threadTs).toBeUndefined()
  })

  test('a form that Slack no longer opens is told', async () => {
    const { bernd, slack } = await createBench('http')
    slack.failNext('views.open', { body: { ok: false, error: 'expired_trigger_id' } })
    const told = await bernd.message(await bernd.type('C1', '/bueffel write'))
    expect(told).toMatchObject({ onlyFor: 'U2' })
    expect(told.text).toContain('Versuch es noch einmal.')
  })
})

describe('a form that takes longer than Slack waits', () => {
  const ask = defineAction('slow.ask', 1, {})
  const slow = createRouter({
    commands: [
      defineCommand({
        name: 'ask',
        description: { de: 'Fragt', en: 'Asks' },
        options: {},
        examples: [],
        pace: 'instant',
        audience: 'everyone',
        run: async () =>
          openForm({
            title: 'Slow',
            submitLabel: 'Go',
            submit: ask.ref({}),
            inputs: [{ name: 'word', label: 'Word', multiline: false, required: true, maxLength: 20 }],
          }),
      }),
    ],
    actions: [
      onSubmit(ask, {
        pace: 'deferred',
        audience: 'everyone',
        fields: ['word'],
        run: async (_context, _params, { word }) => {
          await sleep(2300)
          if (word === 'bad') throw new UserError({ de: 'Nein.', en: 'No.' })
          return reply({ blocks: [{ type: 'text', content: [paragraph(word)] }] })
        },
      }),
    ],
    identify: async () => ({
      person: { id: 'p', name: 'Ada' },
      locale: 'en',
      class: { communityId: 'c', courseId: 'c' },
      classes: [],
      readable: new Set<string>(),
      channel: { platform: 'slack', id: 'c' },
      onPrivateCard: false,
      now: 0,
    }),
    refusal: async () => undefined,
    logger: createLog().logger,
    newIncidentId: () => 'x',
  })

  test('closes in time and is answered later, in private where it failed', async () => {
    const { ada } = await createBench('http', { router: slow })
    const form = async () => ada.view(await ada.type('C1', '/ask'))
    const [first, second] = [await form(), await form()]
    const deeds = await Promise.all([ada.submit(first, { word: 'good' }), ada.submit(second, { word: 'bad' })])
    for (const { ack } of deeds) {
      expect(ack.content).toBeUndefined()
      expect(ack.ms).toBeLessThan(2900)
    }
    const since = Math.min(...deeds.map(deed => deed.since))
    const answers = [await ada.message({ since }), await ada.message({ since }, 1)]
    expect(answers.map(({ text, onlyFor }) => `${text} ${onlyFor ?? 'everyone'}`).sort()).toEqual([
      'No. U1',
      'good everyone',
    ])
  })
})

describe('who asks', () => {
  test('somebody unknown is called by their handle', async () => {
    const { ada, slack } = await createBench('http')
    slack.failNext('users.info', { body: { ok: false, error: 'missing_scope' } })
    const gallery = await ada.message(await ada.type('C1', '/bueffel gallery'))
    const chosen = await ada.message(await ada.choose(gallery, 'Page sharing'))
    expect(chosen.text).toBe('ada picked page-sharing.')
  })

  test('is not waited for', async () => {
    const { ada, slack } = await createBench('http')
    const user = { id: 'U1', profile: { display_name: 'Ada' } }
    slack.failNext('users.info', { body: { ok: true, user }, after: 3000 })
    const before = performance.now()
    const gallery = await ada.message(await ada.type('C1', '/bueffel gallery'))
    expect(performance.now() - before).toBeLessThan(2500)
    expect((await ada.message(await ada.choose(gallery, 'Page sharing'))).text).toBe('ada picked page-sharing.')
  })

  test('is looked up once', async () => {
    const { ada, slack } = await createBench('http')
    for (let n = 0; n < 3; n++) await ada.message(await ada.type('C1', '/explain ballooning'))
    expect(slack.calls.filter(call => call.method === 'users.info')).toHaveLength(1)
  })

  test('a name cannot ping, link or format', async () => {
    const { student } = await createBench('http')
    const mallory = student('U3')
    const gallery = await mallory.message(await mallory.type('C1', '/bueffel gallery'))
    const { text, blocks } = await mallory.message(await mallory.choose(gallery, 'Page sharing'))
    expect(text).toBe('&lt;!channel&gt; *Mallory* _yrollaM_ picked page-sharing.')
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '<!channel> *Mallory* _yrollaM_ picked ' },
              { type: 'text', text: 'page-sharing', style: { bold: true } },
              { type: 'text', text: '.' },
            ],
          },
        ],
      },
    ])
  })
})

describe("the app's home", () => {
  const show = async (who: Student): Promise<Home> => readHome(await who.outcome(await who.openHome()))
  const readHome = (change: Change): Home => {
    if (change.kind !== 'home') throw new Error(change.kind)
    return change
  }

  test('shows the help where nothing else is given, a press there changes it, and a button leads back', async () => {
    const { ada } = await createBench('socket')
    const home = await show(ada)
    expect(readBlocks(home.blocks)).toContain('# Commands')
    const chosen = readHome(await ada.outcome(await ada.chooseAtHome(home, 'quiz')))
    expect(readBlocks(chosen.blocks)).toContain('# Quizzes you on the notes')
    const back = readHome(await ada.outcome(await ada.pressAtHome(chosen, 'Back to the overview')))
    expect(readBlocks(back.blocks)).toBe(readBlocks(home.blocks))
  })

  test('shows what is given, by whoever looks at it, made anew each time', async () => {
    let count = 0
    const { bernd } = await createBench('http', {
      home: async caller => ({
        blocks: [
          {
            type: 'text',
            content: [paragraph(`${caller.name} ${caller.localeTag} ${JSON.stringify(caller.place)} ${++count}`)],
          },
        ],
      }),
    })
    for (const time of [1, 2]) {
      const { blocks } = await show(bernd)
      expect(readBlocks(blocks)).toBe(`Bernd de-DE {"channelId":"DU2"} ${time}`)
    }
  })

  test('an outdated button there is told there, with the way back', async () => {
    const action = defineAction('gone.away', 1, {}).ref({})
    const { ada } = await createBench('http', {
      home: async () => ({ blocks: [{ type: 'buttons', buttons: [{ label: 'Old', action }] }] }),
    })
    const told = readHome(await ada.outcome(await ada.pressAtHome(await show(ada), 'Old')))
    expect(readBlocks(told.blocks)).toContain('earlier version')
    expect(readBlocks(told.blocks)).toContain('[Back to the overview]')
  })

  test('where Slack takes no page, what was asked is answered in a direct message', async () => {
    const { ada, slack } = await createBench('http')
    const home = await show(ada)
    slack.failNext('views.publish', { body: { ok: false, error: 'not_enabled' } })
    const told = await ada.message(await ada.chooseAtHome(home, 'quiz'))
    expect(told).toMatchObject({ channel: 'DU1' })
  })
})
