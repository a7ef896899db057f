import { describe, expect, test } from 'vitest'
import { FORM, httpBody, postSigned } from '../../fixtures/slack/links.js'
import { createBench } from './harness.js'

const now = () => Math.floor(Date.now() / 1000)

describe('requests over HTTP', () => {
  test('a forged or old signature is refused, and nothing is done', async () => {
    const { ada, url, slack, log } = await createBench('http')
    const deed = await ada.type('C1', '/explain ballooning')
    await ada.message(deed)
    const { body, contentType } = httpBody({
      kind: 'slash_commands',
      payload: { ...deed.request.payload, trigger_id: 'X' },
    })
    const before = slack.workspace.changes.length

    const send = (signed: Parameters<typeof postSigned>[3], more?: Record<string, string>) =>
      postSigned(url, body, contentType, signed, more).then(response => response.status)
    expect(await send({ secret: 'another secret' })).toBe(401)
    expect(await send({ time: now() - 6 * 60 })).toBe(401)
    expect(await send({ time: now() + 6 * 60 })).toBe(401)
    expect(await send({}, { 'x-slack-signature': '' })).toBe(401)
    expect(await send({}, { 'x-slack-signature': 'v1=00' })).toBe(401)
    expect(await send({}, { 'x-slack-signature': 'v0=é' }).catch(() => 401)).toBe(401)
    expect(await send({}, { 'x-slack-request-timestamp': 'soon' })).toBe(401)
    const bare = await fetch(url, { method: 'POST', body, headers: { 'content-type': contentType } })
    expect(bare.status).toBe(401)
    // Another body under a good signature.
    const mixed = await postSigned(
      url,
      `${body}&text=other`,
      contentType,
      {},
      signatureOf(await capture(body, contentType)),
    )
    expect(mixed.status).toBe(401)
    expect(slack.workspace.changes).toHaveLength(before)
    expect(log.every(line => line.message.includes('a request was refused'))).toBe(true)
  })

  test('a request that somebody sends again within five minutes is not run again', async () => {
    const { ada, url, slack } = await createBench('http')
    const deed = await ada.type('C1', '/bueffel poll')
    const poll = await ada.message(deed)
    const vote = await ada.press(poll, 'Yes')
    await ada.message(vote)
    const before = slack.workspace.changes.length
    for (const { request } of [deed, vote]) {
      const { body, contentType } = httpBody(request)
      expect((await postSigned(url, body, contentType)).status).toBe(200)
      expect((await postSigned(url, body, contentType, { time: now() - 200 })).status).toBe(200)
    }
    await ada.message(await ada.type('C1', '/explain ballooning'))
    expect(slack.workspace.changes).toHaveLength(before + 1)
  })

  test('a body that is too large is refused, told or untold', async () => {
    const { url } = await createBench('http')
    const large = `text=${'a'.repeat(1024 * 1024)}`
    expect((await postSigned(url, large, FORM)).status).toBe(413)
    const stream = new Response(large).body
    const untold = await fetch(url, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
    expect(untold.status).toBe(413)
  })

  test('what cannot be read is refused, what is unknown is acknowledged', async () => {
    const { url, ada } = await createBench('http')
    const status = async (body: string, type: string) => (await postSigned(url, body, type)).status
    expect(await status('{"type":', 'application/json')).toBe(400)
    expect(await status('[]', 'text/plain')).toBe(200)
    expect(await status('payload=%7B', FORM)).toBe(400)
    expect(await status('null', 'application/json')).toBe(400)
    expect(await status('{}', 'application/json')).toBe(200)
    expect(await status('command=%2Fexplain', FORM)).toBe(200)
    const shortcut = { type: 'shortcut', callback_id: 'x', user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 'T' }
    expect(await status(new URLSearchParams({ payload: JSON.stringify(shortcut) }).toString(), FORM)).toBe(200)
    await ada.message(await ada.type('C1', '/explain ballooning'))
  })

  test("Slack's own checks are answered", async () => {
    const { url } = await createBench('http')
    const challenge = await postSigned(url, '{"type":"url_verification","challenge":"abc"}', 'application/json')
    expect(await challenge.json()).toEqual({ challenge: 'abc' })
    const unsigned = await fetch(url, { method: 'POST', body: '{"type":"url_verification","challenge":"abc"}' })
    expect(unsigned.status).toBe(401)
    const ssl = await fetch(url, { method: 'POST', body: 'ssl_check=1&token=x', headers: { 'content-type': FORM } })
    expect(ssl.status).toBe(200)
    expect((await fetch(url)).status).toBe(404)
  })
})

/** The headers that sign a body. */
async function capture(body: string, contentType: string): Promise<Headers> {
  const original = globalThis.fetch
  let headers = new Headers()
  globalThis.fetch = async (_url, init) => {
    headers = new Headers(init?.headers)
    return new Response()
  }
  try {
    await postSigned('http://127.0.0.1', body, contentType)
  } finally {
    globalThis.fetch = original
  }
  return headers
}

const signatureOf = (headers: Headers) => ({
  'x-slack-signature': headers.get('x-slack-signature') ?? '',
  'x-slack-request-timestamp': headers.get('x-slack-request-timestamp') ?? '',
})
