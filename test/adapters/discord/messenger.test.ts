import { beforeEach, describe, expect, it } from 'vitest'
import type { ActionRef } from '../../../src/chat/action-ref.js'
import type { Card } from '../../../src/chat/card.js'
import { PostError } from '../../../src/chat/messenger.js'
import { paragraph } from '../../../src/core/rich-text.js'
import { CHANNEL_ID, LOCKED_CHANNEL_ID, UNREADABLE_CHANNEL_ID } from '../../fixtures/discord/ids.js'
import { string } from '../../fixtures/discord/json.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { Refusal, tooMany } from '../../fixtures/discord/refusal.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { closeAfterEach, goOnline, type Online } from './online.js'

closeAfterEach()

const NOWHERE = '900000000000000099'
const MESSAGES = /\/messages$/
const BUTTONS: Card = {
  title: 'Daily challenge',
  blocks: [
    { type: 'text', content: [paragraph('Three questions for @everyone.')] },
    { type: 'buttons', buttons: [{ label: 'Answer', action: 'demo.vote/1/0/0/yes' as ActionRef }] },
  ],
}
const PLAIN: Card = { blocks: [{ type: 'text', content: [paragraph('Lab 2 is due on Thursday.')] }] }

let online: Online
let since: number
beforeEach(async () => {
  since = Date.now()
  online = await goOnline()
})

const key = (nonce: string) => ({ nonce, since })

async function failure(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (own: unknown) => own,
  )
  expect(error).toBeInstanceOf(PostError)
  return error instanceof PostError ? error : undefined
}

describe('posting', () => {
  it.each([
    ['with buttons', BUTTONS],
    ['without', PLAIN],
  ])('posts with content, which a push notification shows (%s)', async (_what, card) => {
    const { fake, discord } = online
    const id = await discord.messenger.post(CHANNEL_ID, card, key('daily-2025-10-02'))
    const [message] = fake.messages.all
    expect(message?.id).toBe(id)
    expect(message?.nonce).toBe('daily-2025-10-02')
    expect(string(message?.body['content'])).not.toBe('')
    expect(fake.requests.at(-1)?.body).toMatchObject({ enforce_nonce: true, allowed_mentions: { parse: [] } })
  })

  it('posts once, however often it is asked with the same key', async () => {
    const { fake, discord } = online
    const first = await discord.messenger.post(CHANNEL_ID, PLAIN, key('a'))
    expect(await discord.messenger.post(CHANNEL_ID, PLAIN, key('a'))).toBe(first)
    expect(await discord.messenger.post(CHANNEL_ID, PLAIN, key('b'))).not.toBe(first)
    expect(fake.messages.all).toHaveLength(2)
  })

  it('answers a press on a post, which stays one', async () => {
    const { fake, discord } = online
    await discord.messenger.post(CHANNEL_ID, BUTTONS, key('a'))
    const mia = createPerson(fake)
    const [post] = mia.sees()
    if (post === undefined) throw new Error('no post')
    await mia.press(post, 'Answer')
    expect(printMessage(post)).toContain('**Another round on Friday?**')
  })

  it('edits a post', async () => {
    const { fake, discord } = online
    const id = await discord.messenger.post(CHANNEL_ID, BUTTONS, key('a'))
    await discord.messenger.edit(CHANNEL_ID, id, PLAIN)
    expect(fake.messages.all.map(printMessage)).toEqual(['Lab 2 is due on Thursday.'])
  })
})

describe('finding', () => {
  it.each([
    ['with buttons', BUTTONS],
    ['without', PLAIN],
  ])('finds a post whose sending was uncertain (%s)', async (_what, card) => {
    const { fake, discord } = online
    const { messenger } = discord
    await messenger.post(CHANNEL_ID, card, key('another'))
    fake.fail({ method: 'POST', path: MESSAGES, breaksAfterwards: true })
    const error = await failure(messenger.post(CHANNEL_ID, card, key('wanted')))
    expect(error?.failure).toBe('uncertain')
    expect(await messenger.findPost(CHANNEL_ID, key('wanted'))).toEqual({ messageId: fake.messages.all[1]?.id })
    expect(await messenger.findPost(CHANNEL_ID, key('never-sent'))).toBe('absent')
  })

  it('looks beyond a page of messages', async () => {
    const { fake, discord } = online
    for (let count = 0; count < 250; count++) {
      fake.messages.add(CHANNEL_ID, { content: `message ${count}`, allowed_mentions: { parse: [] } })
    }
    const messageId = await discord.messenger.post(CHANNEL_ID, PLAIN, key('a'))
    expect(await discord.messenger.findPost(CHANNEL_ID, key('a'))).toEqual({ messageId })
    expect(await discord.messenger.findPost(CHANNEL_ID, key('b'))).toBe('absent')
    expect(await discord.messenger.findPost(CHANNEL_ID, { nonce: 'a', since: Date.now() + 120_000 })).toBe('absent')
  })

  it('says so where it may not look', async () => {
    const { messenger } = online.discord
    await messenger.post(UNREADABLE_CHANNEL_ID, PLAIN, key('a'))
    expect(await messenger.findPost(UNREADABLE_CHANNEL_ID, key('a'))).toBe('unreadable')
    online.fake.fail({ method: 'GET', path: MESSAGES, refusal: new Refusal(403, 50001, 'Missing Access') })
    expect(await messenger.findPost(CHANNEL_ID, key('a'))).toBe('unreadable')
    expect((await failure(messenger.findPost(NOWHERE, key('a'))))?.failure).toBe('gone')
  })
})

describe('failing', () => {
  it('tells what a failure means', async () => {
    const { fake, discord } = online
    const { messenger } = discord
    const post = (channelId = CHANNEL_ID) => failure(messenger.post(channelId, PLAIN, key('a')))
    expect((await post(LOCKED_CHANNEL_ID))?.failure).toBe('forbidden')
    expect((await post(NOWHERE))?.failure).toBe('gone')
    expect((await failure(messenger.edit(CHANNEL_ID, NOWHERE, PLAIN)))?.failure).toBe('gone')
    const refusals = [
      [new Refusal(500, 0, 'Internal Server Error'), 'uncertain'],
      [new Refusal(400, 50035, 'Invalid Form Body'), 'refused'],
      [new Refusal(403, 50001, 'Missing Access'), 'forbidden'],
    ] as const
    for (const [refusal, failed] of refusals) {
      fake.fail({ method: 'POST', path: MESSAGES, refusal })
      expect((await post())?.failure).toBe(failed)
    }
    expect(fake.messages.all).toEqual([])
  })

  it('waits a moment where Discord asks for it, and hands on where it asks for longer', async () => {
    const { fake, discord } = online
    fake.fail({ method: 'POST', path: MESSAGES, refusal: tooMany(0.2) })
    await discord.messenger.post(CHANNEL_ID, PLAIN, key('a'))
    fake.fail({ method: 'POST', path: MESSAGES, refusal: tooMany(40) })
    const error = await failure(discord.messenger.post(CHANNEL_ID, PLAIN, key('b')))
    expect(error?.failure).toBe('temporary')
    expect(error?.retryAfter).toBeGreaterThanOrEqual(40_000)
  })

  it('waits for a Discord that never answers only so long, and leaves it uncertain', async () => {
    const { fake, discord } = await goOnline({ parts: { postTimeout: 200 } })
    const { messenger } = discord
    for (const method of ['POST', 'PATCH', 'GET']) {
      fake.fail({ method, path: /\/messages(\/|$)/, delayMs: 60_000 })
    }
    const begin = performance.now()
    expect((await failure(messenger.post(CHANNEL_ID, PLAIN, key('a'))))?.failure).toBe('uncertain')
    expect((await failure(messenger.edit(CHANNEL_ID, NOWHERE, PLAIN)))?.failure).toBe('uncertain')
    expect((await failure(messenger.findPost(CHANNEL_ID, key('a'))))?.failure).toBe('uncertain')
    expect(performance.now() - begin).toBeLessThan(3 * 200 + 2000)
    expect(fake.requests.filter(({ method, path }) => method === 'POST' && MESSAGES.test(path))).toHaveLength(1)
    expect(fake.messages.all).toEqual([])
  })

  it('knows that nothing was sent where nobody listens', async () => {
    await online.fake.close()
    expect((await failure(online.discord.messenger.post(CHANNEL_ID, PLAIN, key('a'))))?.failure).toBe('temporary')
  })
})

it('names the permissions that are missing', async () => {
  const { messenger } = online.discord
  expect(await messenger.missingPermissions(CHANNEL_ID)).toEqual([])
  expect(await messenger.missingPermissions(LOCKED_CHANNEL_ID)).toEqual(['Send Messages'])
  expect(await messenger.missingPermissions(UNREADABLE_CHANNEL_ID)).toEqual(['Read Message History'])
  expect((await failure(messenger.missingPermissions(NOWHERE)))?.failure).toBe('gone')
})
