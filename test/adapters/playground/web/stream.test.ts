import { expect, test } from 'vitest'
import { createBench } from './harness.js'

test('a page hears of what happens in its channel, and that something happens in another', async () => {
  const { as } = await createBench()
  await as('Ada').send('before')
  const ben = await as('Ben').listen()
  expect(await ben.until(({ type }) => type === 'state')).toMatchObject({
    state: { person: { id: 'ben', name: 'Ben' }, channelId: 'cloud', messages: [{ body: { text: 'before' } }] },
  })
  await as('Ada').send('after')
  expect(await ben.until(({ type }) => type === 'upsert')).toMatchObject({ message: { body: { text: 'after' } } })
  await as('Ada', 'statistik').send('elsewhere')
  expect(await ben.until(({ type }) => type === 'activity')).toEqual({ type: 'activity', channelId: 'statistik' })
})

test('what is for one person goes to no other page, not even that it goes', async () => {
  const { as, post } = await createBench()
  const ada = await as('Ada').listen()
  const ben = await as('Ben').listen()
  await as('Ada').send('/quiz')
  await as('Ada').press('A')
  const { id } = await as('Ada').last()
  await post('dismiss', { person: { name: 'Ada', locale: 'en' }, channel: 'cloud', message: id })
  await as('Ada', 'statistik').send('/quiz')
  await as('Ada').send('end')
  await ben.until(event => event.type === 'upsert' && event.message.body.type === 'text')
  await ada.until(event => event.type === 'upsert' && event.message.body.type === 'text')
  expect(ada.events.map(({ type }) => type)).toEqual(['state', 'upsert', 'upsert', 'remove', 'activity', 'upsert'])
  expect(ben.events.map(({ type }) => type)).toEqual(['state', 'upsert'])
})

test('a page that comes back has every message once, as it is now', async () => {
  const { as, playground } = await createBench()
  const first = await as('Ada').listen()
  await first.until(({ type }) => type === 'state')
  const card = (text: string) => ({
    blocks: [{ type: 'context' as const, content: [{ type: 'text' as const, value: text }] }],
  })
  const id = await playground.messenger.post('cloud', card('one'), { nonce: 'one', since: 0 })
  await first.until(({ type }) => type === 'upsert')
  await first.stop()
  await as('Ada').send('in between')
  await playground.messenger.edit('cloud', id, card('two'))

  const again = await as('Ada').listen()
  const event = await again.until(({ type }) => type === 'state')
  expect(event).toMatchObject({
    state: { messages: [{ id, body: { card: card('two') } }, { body: { text: 'in between' } }] },
  })
  await as('Ada').send('later')
  await again.until(({ type }) => type === 'upsert')
  expect(again.events).toHaveLength(2)
})

test('closing ends every stream', async () => {
  const { as, playground } = await createBench()
  const pages = await Promise.all([as('Ada').listen(), as('Ben').listen()])
  await Promise.all(pages.map(page => page.until(({ type }) => type === 'state')))
  await playground.close()
  await Promise.all(pages.map(page => page.ended))
})
