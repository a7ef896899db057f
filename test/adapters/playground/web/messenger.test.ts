import { expect, test } from 'vitest'
import type { Card } from '../../../../src/chat/card.js'
import { createBench } from './harness.js'

const card = (text: string): Card => ({ blocks: [{ type: 'context', content: [{ type: 'text', value: text }] }] })
const key = { nonce: 'daily-2026-11-24', since: 0 }

test('a post that is sent again is one message, found by its key also after a restart', async () => {
  const first = await createBench()
  const { messenger } = first.playground
  expect(await messenger.findPost('cloud', key)).toBe('absent')
  const messageId = await messenger.post('cloud', card('one'), key)
  expect(await messenger.post('cloud', card('one'), key)).toBe(messageId)
  await first.playground.close()

  const second = await createBench({ directory: first.directory })
  expect(await second.as('Ada').messages()).toMatchObject([{ id: messageId, author: { type: 'bot' } }])
  expect(await second.playground.messenger.findPost('cloud', key)).toEqual({ messageId })
  expect(await second.playground.messenger.findPost('statistik', key)).toBe('absent')
  await second.playground.messenger.edit('cloud', messageId, card('two'))
  expect(await second.as('Ada').messages()).toMatchObject([{ id: messageId, body: { card: card('two') } }])
  expect(await second.playground.messenger.missingPermissions('cloud')).toEqual([])
})

test('a channel or a post that is not there is said to be gone; a person’s message is no post', async () => {
  const { playground, as } = await createBench()
  const { messenger } = playground
  await expect(messenger.post('none', card('one'), key)).rejects.toMatchObject({ failure: 'gone' })
  await expect(messenger.edit('cloud', 'none', card('one'))).rejects.toMatchObject({ failure: 'gone' })
  await as('Ada').send('Hello')
  const { id } = await as('Ada').last()
  await expect(messenger.edit('cloud', id, card('one'))).rejects.toMatchObject({ failure: 'gone' })
})
