import { describe, expect, test } from 'vitest'
import { createUploadMemory, type UploadStore } from '../../../src/chat/upload-store.js'
import { createPictureBot, pageCard, pictures } from '../../fixtures/picture-bot.js'
import { picture } from '../../fixtures/pictures.js'
import { readBlocks } from '../../fixtures/slack/reading.js'
import type { Message } from '../../fixtures/slack/workspace.js'
import { type BenchOptions, createBench, createLog } from './harness.js'

async function visit(options: BenchOptions = {}) {
  const images = pictures()
  const bench = await createBench('http', { router: createPictureBot(createLog().logger), images, ...options })
  const { slack, ada } = bench
  return {
    ...bench,
    images,
    uploads: () => slack.calls.filter(({ method }) => method === 'upload').length,
    ask: async (line: string, channel = 'C1') => {
      const { since } = await ada.type(channel, line)
      const change = await slack.workspace.changeAt(since, 10_000)
      if (change.kind !== 'posted' && change.kind !== 'replaced') throw new Error(`no message, but ${change.kind}`)
      return change.message
    },
    press: async (message: Message, label: string) => ada.message(await ada.press(message, label)),
  }
}

const imageLines = ({ blocks }: Message) =>
  readBlocks(blocks)
    .split('\n')
    .filter(line => /image|🖼/.test(line))

describe('an answer with images', () => {
  test('gives the workspace no file for the home, where none is shown', async () => {
    const { ada, slack, uploads } = await visit({ home: async () => pageCard(0) })
    const open = await ada.outcome(await ada.openHome())
    if (open.kind !== 'home') throw new Error(open.kind)
    const shown = await ada.outcome(await ada.pressAtHome(open, 'Page 1'))
    expect(shown.kind === 'home' && readBlocks(shown.blocks)).toContain('🖼')
    expect(uploads()).toBe(0)
    expect(slack.workspace.files.size).toBe(0)
  })

  test('shows files that its message shares into the channel', async () => {
    const { ask, slack, images } = await visit()
    const message = await ask('/page 0')
    const [file] = [...slack.workspace.files.values()]
    expect(message.blocks[2]).toEqual({
      type: 'image',
      slack_file: { id: file?.id },
      alt_text: 'A *balloon* <in> the guest',
      title: { type: 'plain_text', text: 'A *balloon* <in> the guest', emoji: false },
    })
    expect(message.text).toContain('🖼 A *balloon* &lt;in&gt; the guest')
    expect([...(file?.sharedIn ?? [])]).toEqual(['C1'])
    const image = images.all.get('note:balloon')
    expect(image instanceof Error ? undefined : file?.bytes).toEqual(image instanceof Error ? 0 : image?.bytes)
    // One message: sharing makes no second one.
    expect(slack.workspace.messages).toHaveLength(1)
  })

  test('is acknowledged before anything is uploaded', async () => {
    const { ada, slack } = await visit()
    slack.failNext('files.getUploadURLExternal', { body: { ok: false, error: 'internal_error' }, after: 3500 })
    const deed = await ada.type('C1', '/page 0')
    expect(deed.ack.ms).toBeLessThan(1000)
    expect(imageLines(await ada.message(deed))).toEqual(['🖼 A *balloon* <in> the guest'])
  })

  test('waits while Slack looks at a file', async () => {
    const { ask, slack, log } = await visit()
    slack.workspace.processingMs = 2000
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
    expect(log).toEqual([])
  })

  test('uploads each image once, by its content', async () => {
    const { ask, press, uploads, images, slack } = await visit()
    const message = await ask('/page 0')
    await press(await press(message, 'Page 1'), 'Page 0')
    await ask('/page 0', 'C2')
    await Promise.all([ask('/page 1'), ask('/page 1')])
    expect(uploads()).toBe(3)
    images.all.set('note:balloon', images.all.get('note:ring') ?? new Error('no ring'))
    await ask('/page 0')
    expect(uploads()).toBe(3)
    expect(slack.workspace.files.size).toBe(3)
  })

  test('remembers over a restart', async () => {
    const { ask, uploads, restart } = await visit({ uploads: createUploadMemory() })
    await ask('/page 0')
    await restart()
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
    expect(uploads()).toBe(1)
  })

  test('turns its pages', async () => {
    const { ask, press } = await visit()
    const message = await ask('/page 0')
    const turned = await press(message, 'Page 1')
    expect(turned.ts).toBe(message.ts)
    expect(imageLines(turned)).toHaveLength(2)
    expect(imageLines(await press(turned, 'Page 2'))).toEqual([])
  })
})

describe('an answer for one person', () => {
  test('shows only what the channel has seen, and gives Slack nothing', async () => {
    const { ask, uploads } = await visit()
    expect(imageLines(await ask('/bueffel mine 0'))).toEqual(['🖼 A *balloon* <in> the guest'])
    expect(uploads()).toBe(0)
    await ask('/page 0')
    expect(imageLines(await ask('/bueffel mine 0'))).toEqual([expect.stringContaining('[image F')])
    expect(imageLines(await ask('/bueffel mine 0', 'C2'))).toEqual(['🖼 A *balloon* <in> the guest'])
  })

  test('in a direct message of its own shows them all', async () => {
    const { slack, ask } = await visit()
    await ask('/page 0')
    slack.failNext('response_url', { status: 404, body: 'expired_url' })
    slack.failNext('chat.postEphemeral', { body: { ok: false, error: 'user_not_in_channel' } })
    const message = await ask('/bueffel mine 0')
    expect(message.channel).toBe('DU1')
    expect(imageLines(message)).toEqual([expect.stringContaining('[image F')])
  })
})

describe('where an image does not come through', () => {
  const alt = '🖼 A *balloon* <in> the guest'

  test('without the scope its text is shown, and the host is told at start', async () => {
    const { ask, slack, restart, log, uploads } = await visit()
    slack.scopes = slack.scopes.replace('files:write,', '')
    await restart()
    expect(imageLines(await ask('/page 0'))).toEqual([alt])
    expect(uploads()).toBe(0)
    expect(log.map(({ message }) => message)).toEqual([
      'slack: the scope files:write is missing, which is to show the images of the notes in its answers',
    ])
  })

  test('a scope that is taken away later is asked for once', async () => {
    const { ask, slack } = await visit()
    slack.scopes = slack.scopes.replace('files:write,', '')
    await ask('/page 0')
    await ask('/page 1')
    expect(slack.calls.filter(({ method }) => method.startsWith('files.'))).toHaveLength(1)
  })

  test.each([
    ['files.getUploadURLExternal', { body: { ok: false, error: 'internal_error' } }],
    ['upload', { status: 500, body: 'oops' }],
    ['upload', 'drop'],
    ['files.completeUploadExternal', { body: { ok: false, error: 'file_upload_size_restricted' } }],
  ] as const)('%s fails (%o)', async (method, reply) => {
    const { ask, slack, log } = await visit()
    slack.failNext(method, reply)
    expect(imageLines(await ask('/page 0'))).toEqual([alt])
    expect(log).toMatchObject([{ level: 'warn', message: expect.stringContaining('an image was not uploaded') }])
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
  })

  test('Slack is not asked again before its rate limit is over', async () => {
    const { ask, slack } = await visit()
    slack.failNext('files.getUploadURLExternal', {
      status: 429,
      headers: { 'retry-after': '30' },
      body: { ok: false, error: 'ratelimited' },
    })
    await ask('/page 0')
    await ask('/page 1')
    expect(slack.calls.filter(({ method }) => method === 'files.getUploadURLExternal')).toHaveLength(1)
  })

  test('a file that Slack takes too long for is a link, and shown the next time', async () => {
    const { ask, slack, log, uploads } = await visit()
    slack.workspace.processingMs = 60_000
    const message = await ask('/page 0')
    expect(imageLines(message)).toEqual([
      expect.stringMatching(/^🖼 .*<https:\/\/cloud-class\.slack\.com\/files\/UBOT\/F/),
    ])
    expect(log).toMatchObject([{ level: 'warn', message: expect.stringContaining('images were refused') }])
    slack.workspace.processingMs = 0
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
    expect(uploads()).toBe(1)
  }, 15_000)

  test('a file that was deleted at Slack is given anew', async () => {
    const { ask, slack, uploads } = await visit()
    await ask('/page 0')
    for (const file of slack.workspace.files.values()) file.isDeleted = true
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('🖼')])
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
    expect(uploads()).toBe(2)
  })

  test('a WebP is not given to Slack, which does not show it', async () => {
    const { ask, images, uploads } = await visit()
    images.all.set('note:balloon', picture('balloon.webp', Buffer.from('RIFF0000WEBPVP8 '), 'image/webp'))
    expect(imageLines(await ask('/page 0'))).toEqual([alt])
    expect(uploads()).toBe(0)
  })

  test('a store that fails breaks nothing', async () => {
    const broken: UploadStore = {
      find: () => Promise.reject(new Error('no database')),
      save: () => Promise.reject(new Error('no database')),
      forget: () => Promise.reject(new Error('no database')),
    }
    const { ask } = await visit({ uploads: broken })
    expect(imageLines(await ask('/page 0'))).toEqual([expect.stringContaining('[image F')])
  })

  test('an image that is gone', async () => {
    const { ask, images } = await visit()
    images.all.set('note:balloon', new Error('the disk is gone'))
    expect(imageLines(await ask('/page 0'))).toEqual([alt])
  })
})

describe('a post with images', () => {
  const key = { nonce: 'n', since: Date.now() }

  test('carries them, also when it is edited', async () => {
    const { bot, slack } = await visit()
    const { messenger } = bot()
    const id = await messenger.post('C1', pageCard(0), key)
    expect(imageLines(slack.workspace.messages[0] as Message)).toEqual([expect.stringContaining('[image F')])
    await messenger.edit('C1', id, pageCard(1))
    expect(imageLines(slack.workspace.messages[0] as Message)).toHaveLength(2)
    expect(await messenger.findPost('C1', key)).toEqual({ messageId: id })
  })

  test('is posted once where it is uncertain whether it arrived', async () => {
    const { bot, slack } = await visit()
    slack.failNext('chat.postMessage', 'drop')
    await expect(bot().messenger.post('C1', pageCard(0), key)).rejects.toMatchObject({ failure: 'uncertain' })
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1)
  })

  test('goes with their text where Slack does not show them', async () => {
    const { bot, slack } = await visit()
    slack.scopes = ''
    await bot().messenger.post('C1', pageCard(0), key)
    expect(imageLines(slack.workspace.messages[0] as Message)).toEqual(['🖼 A *balloon* <in> the guest'])
  })
})
