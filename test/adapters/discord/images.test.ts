import { describe, expect, it } from 'vitest'
import { CHANNEL_ID } from '../../fixtures/discord/ids.js'
import { string } from '../../fixtures/discord/json.js'
import type { StoredMessage } from '../../fixtures/discord/message-store.js'
import { createPerson, type Person } from '../../fixtures/discord/person.js'
import { Refusal } from '../../fixtures/discord/refusal.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { fileNames } from '../../fixtures/discord/uploads.js'
import { createPictureBot, pageCard, pictures } from '../../fixtures/picture-bot.js'
import { closeAfterEach, goOnline, type OnlineOptions } from './online.js'

closeAfterEach()

async function visit(options: OnlineOptions = {}) {
  const images = pictures()
  const online = await goOnline({ router: createPictureBot, ...options, parts: { images, ...options.parts } })
  return { ...online, images, mia: createPerson(online.fake) }
}

function last(person: Person): StoredMessage {
  const message = person.sees().at(-1)
  if (message === undefined) throw new Error('nothing to see')
  return message
}

const TOO_LARGE = new Refusal(413, 40005, 'Request entity too large')

describe('an answer with images', () => {
  it.each(['page', 'mine'])('carries them as files that it shows (/%s)', async name => {
    const { fake, mia, images } = await visit()
    const { first } = await mia.command(name, { page: 0 })
    expect(first?.type).toBe(4)
    const [file] = fake.requests.at(-1)?.files ?? []
    expect(file).toMatchObject({ part: 'files[0]', name: 'balloon.png', type: 'image/png' })
    const image = images.all.get('note:balloon')
    expect(
      Buffer.from(file?.bytes ?? []).equals(image instanceof Error ? Buffer.alloc(0) : (image?.bytes as Buffer)),
    ).toBe(true)
    expect(printMessage(last(mia))).toBe(
      '## Page 0\nWhat page 0 says.\n(image attachment://balloon.png: A *balloon* <in> the guest)\n(Page 0) [Page 1] [Page 2] [Page 3]',
    )
  })

  it('comes after a deferral too', async () => {
    const { mia } = await visit()
    const { first } = await mia.command('later', { page: 1 })
    expect(first?.type).toBe(5)
    expect(fileNames(last(mia).body)).toEqual(['rings.png', '2-rings.png'])
  })

  it('is put off first where its files are large', async () => {
    const { mia } = await visit()
    const { first } = await mia.command('page', { page: 3 })
    expect(first?.type).toBe(5)
    expect(fileNames(last(mia).body)).toEqual(['poster.png'])
  })
})

describe('turning a page', () => {
  it('takes the old images away and brings the new ones', async () => {
    const { mia } = await visit()
    await mia.command('page', { page: 0 })
    const message = last(mia)
    await mia.press(message, 'Page 1')
    expect(fileNames(message.body)).toEqual(['rings.png', '2-rings.png'])
    await mia.press(message, 'Page 2')
    expect(fileNames(message.body)).toEqual([])
    await mia.press(message, 'Page 3')
    expect(fileNames(message.body)).toEqual(['poster.png'])
    await mia.press(message, 'Page 0')
    expect(fileNames(message.body)).toEqual(['balloon.png'])
    expect(mia.sees()).toHaveLength(1)
  })

  it('works on a card from before a restart', async () => {
    const { mia, restart } = await visit()
    await mia.command('page', { page: 0 })
    await restart()
    await mia.press(last(mia), 'Page 1')
    expect(fileNames(last(mia).body)).toEqual(['rings.png', '2-rings.png'])
  })
})

describe('an image that cannot be had', () => {
  it('is told by its text, escaped', async () => {
    const { mia, images, log } = await visit()
    images.all.delete('note:balloon')
    await mia.command('page', { page: 0 })
    expect(printMessage(last(mia))).toContain('\n🖼 A \\*balloon\\* \\<in> the guest\n')
    images.all.set('note:balloon', new Error('the disk is gone'))
    await mia.command('page', { page: 0 })
    expect(printMessage(last(mia))).toContain('🖼 A ')
    expect(log.lines).toContainEqual({ level: 'warn', message: 'discord: an image was not loaded' })
  })

  it('leaves the others', async () => {
    const { mia, images } = await visit()
    images.all.delete('note:ring')
    await mia.command('page', { page: 1 })
    expect(printMessage(last(mia))).toContain('🖼 Four rings\n(image attachment://rings.png: The same rings)')
  })

  it.each([
    ['page', 'POST', /\/callback$/],
    ['later', 'PATCH', /@original$/],
  ] as const)('goes as text where Discord does not take the file (/%s)', async (name, method, path) => {
    const { fake, mia, log } = await visit()
    fake.fail({ method, path, refusal: TOO_LARGE })
    await mia.command(name, { page: 0 })
    expect(printMessage(last(mia))).toContain('🖼 A ')
    expect(log.lines.map(({ level }) => level)).toContain('warn')
    expect(log.lines.map(({ level }) => level)).not.toContain('error')
  })
})

describe('a post with images', () => {
  const key = { nonce: 'daily-1', since: 0 }

  it('carries them beside its text, with a mark to find it by', async () => {
    const { fake, discord, mia } = await visit()
    const { messenger } = discord
    const id = await messenger.post(CHANNEL_ID, pageCard(1), { ...key, since: Date.now() })
    expect(string(last(mia).body['content'])).toContain('**Page 1**')
    expect(fileNames(last(mia).body)).toEqual(['rings.png', '2-rings.png'])
    expect(await messenger.findPost(CHANNEL_ID, { ...key, since: Date.now() })).toEqual({ messageId: id })
    await messenger.edit(CHANNEL_ID, id, pageCard(0))
    expect(fileNames(last(mia).body)).toEqual(['balloon.png'])
    await messenger.edit(CHANNEL_ID, id, pageCard(2))
    expect(fileNames(last(mia).body)).toEqual([])
    expect(fake.messages.all).toHaveLength(1)
  })

  it('keeps its form when a press turns its page', async () => {
    const { discord, mia } = await visit()
    await discord.messenger.post(CHANNEL_ID, pageCard(0), { ...key, since: Date.now() })
    await mia.press(last(mia), 'Page 1')
    expect(printMessage(last(mia))).toContain('**Page 1**\n\nWhat page 1 says.\n(image rings.png: Four rings)')
  })

  it.each([
    ['files are not allowed', new Refusal(403, 50013, 'Missing Permissions')],
    ['a file is too large', TOO_LARGE],
  ])('goes without them where %s', async (_why, refusal) => {
    const { fake, discord, mia } = await visit()
    fake.fail({ method: 'POST', path: /\/messages$/, refusal })
    await discord.messenger.post(CHANNEL_ID, pageCard(0), { ...key, since: Date.now() })
    expect(string(last(mia).body['content'])).toContain('🖼 A \\*balloon')
    expect(fake.messages.all).toHaveLength(1)
  })

  it('is not sent a second time where it is uncertain whether it arrived', async () => {
    const { fake, discord } = await visit()
    fake.fail({ method: 'POST', path: /\/messages$/, breaksAfterwards: true })
    await expect(discord.messenger.post(CHANNEL_ID, pageCard(0), key)).rejects.toMatchObject({ failure: 'uncertain' })
    expect(fake.messages.all).toHaveLength(1)
  })
})
