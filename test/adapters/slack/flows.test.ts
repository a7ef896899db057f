import { describe, expect, test } from 'vitest'
import { readBlocks } from '../../fixtures/slack/reading.js'
import { createBench, type Mode } from './harness.js'

const MODES: readonly Mode[] = ['socket', 'http']

/** Slack gives an app three seconds; the way there and back takes some of them. */
const IN_TIME_MS = 2900

describe.each(MODES)('over %s', mode => {
  test('a command is answered for everyone where it says so', async () => {
    const { ada, slack } = await createBench(mode)
    const deed = await ada.type('C1', '/explain ballooning')
    const message = await ada.message(deed)
    expect(message).toMatchObject({ channel: 'C1' })
    expect(message.onlyFor).toBeUndefined()
    expect(readBlocks(message.blocks)).toContain('# Ballooning')
    expect(deed.ack).toMatchObject({ content: undefined })
    expect(deed.ack.ms).toBeLessThan(1500)
    expect(slack.calls.map(call => call.method)).not.toContain('chat.postMessage')
  })

  test('the same under /bueffel, and under a prefix', async () => {
    const { ada } = await createBench(mode)
    for (const line of ['/bueffel explain Ballooning', '/b-explain ballooning', '/bueffel /explain ballooning']) {
      expect(readBlocks((await ada.message(await ada.type('C1', line))).blocks)).toContain('# Ballooning')
    }
    const help = await ada.message(await ada.type('C1', '/bueffel'))
    expect(help.onlyFor).toBe('U1')
    expect(readBlocks(help.blocks)).toContain('# Commands')
  })

  test('works in a channel that the bot is not in, and in a direct message', async () => {
    const { ada } = await createBench(mode)
    expect(await ada.message(await ada.type('C2', '/explain ballooning'))).toMatchObject({ channel: 'C2' })
    expect(await ada.message(await ada.type('DU1', '/quiz'))).toMatchObject({ channel: 'DU1', onlyFor: 'U1' })
  })

  test('a private card is private, and a press on it takes its place', async () => {
    const { ada } = await createBench(mode)
    const question = await ada.message(await ada.type('C1', '/quiz'))
    expect(question.onlyFor).toBe('U1')
    const pressed = await ada.press(question, 'B')
    const answer = await ada.message(pressed)
    expect(answer).toMatchObject({ ts: question.ts, onlyFor: 'U1' })
    expect(readBlocks(answer.blocks)).toContain('Right! +10 points')
    const next = await ada.message(await ada.press(answer, 'Next'))
    expect(readBlocks(next.blocks)).toContain('# Question 2 of 3')
  })

  test('a press on a card for everyone takes its place for everyone, and its button asks in the open', async () => {
    const { ada, bernd } = await createBench(mode)
    const poll = await ada.message(await ada.type('C2', '/bueffel poll'))
    const voted = await bernd.message(await bernd.press(poll, 'Yes'))
    expect(voted).toMatchObject({ ts: poll.ts })
    expect(readBlocks(voted.blocks)).toContain('| *Yes* ⏎ *1*')
    const term = await ada.message(await ada.type('C1', '/explain ballooning'))
    const other = await bernd.message(await bernd.press(term, 'Live migration'))
    expect(other.ts).not.toBe(term.ts)
    expect(other.onlyFor).toBeUndefined()
  })

  test('what takes its time is acknowledged at once and answered when it is there', async () => {
    const { ada } = await createBench(mode)
    const deeds = await Promise.all([ada.type('C1', '/bueffel report'), ada.type('C1', '/bueffel lazy')])
    for (const { ack } of deeds) expect(ack.ms).toBeLessThan(1500)
    const since = Math.min(...deeds.map(deed => deed.since))
    const texts = [await ada.message({ since }), await ada.message({ since }, 1)].map(({ text }) => text)
    expect(texts.sort()).toEqual(['Late, but here.', 'Report\nHere it is.'])
  })

  test('a private answer does not go into the channel of a public command', async () => {
    const { ada, log } = await createBench(mode)
    const missing = await ada.message(await ada.type('C1', '/explain nothing'))
    expect(missing).toMatchObject({ onlyFor: 'U1' })
    const crash = await ada.message(await ada.type('C1', '/bueffel crash'))
    expect(crash).toMatchObject({ onlyFor: 'U1' })
    expect(crash.text).toContain('demo-1')
    expect(log.filter(line => line.level === 'error')).toHaveLength(1)
  })

  test('unknown commands and outdated buttons are told to whoever tried', async () => {
    const { ada } = await createBench(mode)
    const unknown = await ada.message(await ada.type('C1', '/bueffel explan x'))
    expect(unknown).toMatchObject({ onlyFor: 'U1' })
    expect(unknown.text).toContain('Did you mean /explain?')
    const term = await ada.message(await ada.type('C1', '/explain ballooning'))
    for (const ref of ['demo.term/7/x', 'gone.away/1', 'no reference at all', 'demo.vote/1/1']) {
      const old = {
        ...term,
        blocks: [
          {
            type: 'actions' as const,
            elements: [{ type: 'button' as const, action_id: ref, text: { type: 'plain_text' as const, text: 'Old' } }],
          },
        ],
      }
      const told = await ada.message(await ada.press(old, 'Old'))
      expect(told).toMatchObject({ onlyFor: 'U1' })
      expect(told.text).toContain('from an earlier version')
    }
  })

  test('a select hands over what was chosen', async () => {
    const { ada, bernd } = await createBench(mode)
    const gallery = await ada.message(await ada.type('C1', '/bueffel gallery'))
    const chosen = await bernd.message(await bernd.choose(gallery, 'Page sharing'))
    expect(chosen.text).toBe('Bernd picked page-sharing.')
    const help = await ada.message(await ada.type('C1', '/bueffel'))
    const shown = await ada.message(await ada.choose(help, 'quiz'))
    expect(shown).toMatchObject({ ts: help.ts })
    expect(readBlocks(shown.blocks)).toContain('# Quizzes you on the notes')
  })

  test('a form opens from a command and from a button, says what is wrong, and is answered where it was opened', async () => {
    const { ada } = await createBench(mode)
    const form = await ada.view(await ada.type('C1', '/bueffel write'))
    expect(form.view.title.text).toBe('Your answer')
    const short = await ada.submit(form, { answer: 'too short' })
    expect(short.errors).toEqual({ answer: 'That is too short to be compared. Write a sentence.' })
    expect(short.ack.ms).toBeLessThan(IN_TIME_MS)
    const good = await ada.submit(form, { answer: 'The guest gives pages back.', source: 'line 4' })
    expect(good.errors).toBeUndefined()
    const compared = await ada.message(good)
    expect(compared).toMatchObject({ channel: 'C1', onlyFor: 'U1' })

    const question = await ada.message(await ada.type('C1', '/quiz'))
    const answered = await ada.message(await ada.press(question, 'A'))
    const second = await ada.view(await ada.press(answered, 'Write an answer'))
    const replaced = await ada.message(await ada.submit(second, { answer: 'The balloon driver does.' }))
    expect(replaced).toMatchObject({ ts: question.ts, onlyFor: 'U1' })
    expect(readBlocks(replaced.blocks)).toContain('> The balloon driver does.')
  })

  test('who asks is told in their own language, by name', async () => {
    const { bernd } = await createBench(mode)
    const form = await bernd.view(await bernd.type('C1', '/bueffel write'))
    expect(form.view.title.text).toBe('Deine Antwort')
  })

  test('a request that comes twice is run once', async () => {
    const { ada, slack } = await createBench(mode)
    const deed = await ada.type('C1', '/explain ballooning')
    await ada.message(deed)
    const form = await ada.view(await ada.type('C1', '/bueffel write'))
    const submit = await ada.submit(form, { answer: 'too short' })
    const before = slack.workspace.changes.length
    await ada.again(deed)
    expect((await ada.again(submit)).content).toEqual(submit.ack.content)
    const marker = await ada.type('C1', '/explain ballooning')
    await ada.message(marker)
    expect(slack.workspace.changes).toHaveLength(before + 1)
  })

  test('an old button works after a restart', async () => {
    const { ada, restart } = await createBench(mode)
    const question = await ada.message(await ada.type('C1', '/quiz'))
    await restart()
    const answer = await ada.message(await ada.press(question, 'C'))
    expect(answer.ts).toBe(question.ts)
  })

  test('two at once get their own answers', async () => {
    const { ada, bernd, slack } = await createBench(mode)
    const since = slack.workspace.changes.length
    await Promise.all([ada.type('C1', '/quiz'), bernd.type('C1', '/quiz')])
    const both = [await ada.message({ since }), await ada.message({ since }, 1)]
    expect(both.map(message => message.onlyFor).sort()).toEqual(['U1', 'U2'])
  })
})

test('close waits for what is at work', async () => {
  const { ada, bot, slack } = await createBench('http')
  await ada.type('C1', '/bueffel lazy')
  await bot().close()
  expect(slack.workspace.messages.map(message => message.text)).toEqual(['Late, but here.'])
})
