import { expect, test } from 'vitest'
import { createTerminalMessenger } from '../../../../src/adapters/playground/terminal/messenger.js'
import type { Card } from '../../../../src/chat/card.js'

const card = (title: string): Card => ({ title, blocks: [{ type: 'divider' }] })
const key = (nonce: string) => ({ nonce, since: 0 })

test('posts are shown as they come, those from before as soon as somebody looks', async () => {
  const { messenger, subscribe } = createTerminalMessenger('playground')
  const shown: (string | undefined)[] = []
  const id = await messenger.post('cloud', card('early'), key('a'))
  const end = subscribe(({ title }) => shown.push(title))
  await messenger.post('cloud', card('now'), key('b'))
  await messenger.edit('cloud', id, card('changed'))
  end()
  await messenger.post('cloud', card('late'), key('c'))
  expect(shown).toEqual(['early', 'now', 'changed'])
  expect(await messenger.findPost('cloud', key('a'))).toBe('unreadable')
})
