import { describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/card.js'
import { PostError } from '../../../src/chat/messenger.js'
import { paragraph } from '../../../src/core/rich-text.js'
import { createBench } from './harness.js'

const card = (text: string): Card => ({ title: 'Daily', blocks: [{ type: 'text', content: [paragraph(text)] }] })

const NONCE = 'daily-2025-10-02-C1'

async function messengerBench() {
  const bench = await createBench('http')
  return { ...bench, messenger: bench.bot().messenger, key: { nonce: NONCE, since: Date.now() } }
}

/** How a post fails. */
async function failure(posting: Promise<unknown>) {
  const error = await posting.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof PostError)) throw new Error('no PostError', { cause: error })
  return { failure: error.failure, retryAfter: error.retryAfter }
}

test('a Slack that never answers is not waited for, and leaves it uncertain', async () => {
  const bench = await createBench('http', { timeout: 2000 })
  const { messenger } = bench.bot()
  for (const method of ['chat.postMessage', 'chat.update', 'conversations.history', 'conversations.info']) {
    bench.slack.failNext(method, { body: { ok: true }, after: 60_000 })
  }
  const key = { nonce: NONCE, since: Date.now() }
  const failures = [
    await failure(messenger.post('C1', card('Three questions.'), key)),
    await failure(messenger.edit('C1', '1.2', card('Closed.'))),
    await failure(messenger.findPost('C1', key)),
    await failure(messenger.missingPermissions('C1')),
  ]
  expect(failures.map(each => each.failure)).toEqual(failures.map(() => 'uncertain'))
  expect(bench.slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
  expect(bench.slack.workspace.messages).toEqual([])
})

describe('posts that nobody asked for', () => {
  test('are posted, found again by their nonce, and changed', async () => {
    const { messenger, key, slack } = await messengerBench()
    expect(await messenger.findPost('C1', key)).toBe('absent')
    const messageId = await messenger.post('C1', card('Three questions.'), key)
    expect(slack.workspace.messages).toMatchObject([
      { channel: 'C1', ts: messageId, metadata: { event_type: 'bueffel_post', event_payload: { nonce: NONCE } } },
    ])
    expect(await messenger.findPost('C1', key)).toEqual({ messageId })
    expect(await messenger.findPost('C1', { ...key, nonce: 'another' })).toBe('absent')
    expect(await messenger.findPost('C1', { ...key, since: Date.now() + 10 * 60_000 })).toBe('absent')
    await messenger.edit('C1', messageId, card('Closed.'))
    expect(slack.workspace.messages).toMatchObject([{ ts: messageId, text: 'Daily\nClosed.' }])
  })

  test('are found on a later page, and not looked for without end', async () => {
    const { messenger, key } = await messengerBench()
    const messageId = await messenger.post('C1', card('First'), key)
    for (let n = 0; n < 250; n++) await messenger.post('C1', card(String(n)), { ...key, nonce: `n${n}` })
    expect(await messenger.findPost('C1', key)).toEqual({ messageId })
  })

  test('fail in a way that says what to do', async () => {
    const { messenger, key, slack } = await messengerBench()
    const post = (channel: string) => failure(messenger.post(channel, card('x'), key))
    expect(await post('C2')).toEqual({ failure: 'forbidden', retryAfter: undefined })
    expect(await post('C3')).toMatchObject({ failure: 'gone' })
    expect(await post('C4')).toMatchObject({ failure: 'forbidden' })
    expect(await post('C9')).toMatchObject({ failure: 'gone' })
    slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '7' }, body: { ok: false } })
    expect(await post('C1')).toEqual({ failure: 'temporary', retryAfter: 7000 })
    slack.failNext('chat.postMessage', 'drop')
    expect(await post('C1')).toMatchObject({ failure: 'uncertain' })
    slack.failNext('chat.postMessage', { status: 503, body: 'Service Unavailable' })
    expect(await post('C1')).toMatchObject({ failure: 'uncertain' })
    for (const error of ['invalid_blocks', 'msg_too_long', 'no_text']) {
      slack.failNext('chat.postMessage', { body: { ok: false, error } })
      expect(await post('C1')).toMatchObject({ failure: 'refused' })
    }
    slack.failNext('chat.postMessage', { body: { ok: false, error: 'token_revoked' } })
    expect(await post('C1')).toMatchObject({ failure: 'temporary' })
    expect(await failure(messenger.edit('C1', '1.000001', card('x')))).toMatchObject({ failure: 'refused' })
    expect(slack.workspace.messages).toEqual([])
  })

  test('an unreachable Slack has posted nothing', async () => {
    const { messenger, key, slack } = await messengerBench()
    await slack.close()
    expect(await failure(messenger.post('C1', card('x'), key))).toMatchObject({ failure: 'temporary' })
  })

  test('cannot be looked for where the bot may not read', async () => {
    const { messenger, key, slack } = await messengerBench()
    expect(await messenger.findPost('C2', key)).toBe('unreadable')
    expect(await messenger.findPost('C9', key)).toBe('unreadable')
    slack.failNext('conversations.history', { body: { ok: false, error: 'missing_scope' } })
    expect(await messenger.findPost('C1', key)).toBe('unreadable')
    slack.failNext('conversations.history', { status: 429, headers: { 'retry-after': '30' }, body: { ok: false } })
    expect(await failure(messenger.findPost('C1', key))).toEqual({ failure: 'temporary', retryAfter: 30_000 })
  })

  test('what is missing is named', async () => {
    const bench = await messengerBench()
    const { messenger, slack, restart, bot } = bench
    expect(await messenger.missingPermissions('C1')).toEqual([])
    expect(await messenger.missingPermissions('G1')).toEqual([])
    expect(await messenger.missingPermissions('C2')).toEqual(['membership of the channel (/invite @bueffel)'])
    expect(await messenger.missingPermissions('C3')).toEqual(['a channel that is not archived'])
    expect(await messenger.missingPermissions('C9')).toEqual(['membership of the channel (/invite @bueffel)'])
    slack.scopes = 'commands,chat:write,files:write,users:read,channels:read,groups:read,groups:history'
    await restart()
    expect(await bot().messenger.missingPermissions('C1')).toEqual(['channels:history'])
    expect(await bot().messenger.missingPermissions('G1')).toEqual([])
  })
})
