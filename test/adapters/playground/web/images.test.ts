import { describe, expect, it } from 'vitest'
import { createPictureBot, pictures } from '../../../fixtures/picture-bot.js'
import { picture } from '../../../fixtures/pictures.js'
import { createBench } from './harness.js'

async function open() {
  const images = pictures()
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
  return { ...(await createBench({ router: createPictureBot(silent as never), images })), images }
}

const path = (ref: string) => `/images/${encodeURIComponent(ref)}`

describe('the address of an image', () => {
  it('answers with its bytes, its own type, and nothing that a page could do', async () => {
    const { request, images } = await open()
    const response = await request(path('note:balloon'))
    const image = images.all.get('note:balloon')
    if (image === undefined || image instanceof Error) throw new Error('no image')
    expect(response.status).toBe(200)
    expect(Buffer.from(await response.arrayBuffer())).toEqual(image.bytes)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': 'inline; filename="balloon.png"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'cross-origin-resource-policy': 'same-origin',
      etag: `"${image.hash}"`,
    })
  })

  it('spares a browser what it has, until the file changes', async () => {
    const { request, images } = await open()
    const etag = (await request(path('note:balloon'))).headers.get('etag') ?? ''
    const again = await request(path('note:balloon'), { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    images.all.set('note:balloon', picture('balloon.gif', Buffer.from('GIF89a'), 'image/gif'))
    const changed = await request(path('note:balloon'), { headers: { 'If-None-Match': etag } })
    expect([changed.status, changed.headers.get('content-type')]).toEqual([200, 'image/gif'])
  })

  it.each([
    'note:nothing',
    'x',
    '../../package.json',
    'note:../../etc/passwd',
    'a'.repeat(600),
    'note:\u202e',
    ':x',
    '',
  ])('knows only what a card names, not %j', async ref => {
    const { request } = await open()
    expect((await request(path(ref))).status).toBe(404)
  })

  it('is guarded like the page', async () => {
    const { playground, request } = await open()
    const foreign = await playground.routes.request(`http://evil.example${path('note:balloon')}`, {
      headers: { Host: 'evil.example' },
    })
    expect(foreign.status).toBe(421)
    expect((await request(path('note:balloon'), { method: 'POST' })).status).toBe(404)
  })

  it('says so where the image cannot be read', async () => {
    const { request, images } = await open()
    images.all.set('note:balloon', new Error('the disk is gone'))
    expect((await request(path('note:balloon'))).status).toBe(500)
  })
})

it('a card names its images, and keeps them over a restart', async () => {
  const { as, directory, playground } = await open()
  await as('Ada').send('/page 0')
  await playground.close()
  const later = await createBench({ directory })
  const { body } = await later.as('Ada').last()
  expect(body.type === 'card' ? body.card.blocks : []).toContainEqual({
    type: 'image',
    image: 'note:balloon',
    alt: 'A *balloon* <in> the guest',
  })
})
