import { describe, expect, test } from 'vitest'
import { createBench, ORIGIN } from './harness.js'

const body = JSON.stringify({ person: { name: 'Ada', locale: 'en' }, channel: 'cloud', text: 'Hi' })
const json = { 'Content-Type': 'application/json', Origin: ORIGIN }

describe('who may ask', () => {
  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'notes.example', 'LOCALHOST'])(
    'the page opens as %s',
    async host => {
      const bench = await createBench()
      const response = await bench.request('/', { headers: { Host: host } })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe')
    },
  )

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3000', '', 'a b'])(
    'a name that is not this machine’s is refused: "%s"',
    async host => {
      const bench = await createBench()
      for (const path of ['/', '/app.js', '/api/state?name=Ada&locale=en', '/api/events?name=Ada&locale=en']) {
        const response = await bench.request(path, { headers: { Host: host } })
        expect(response.status).toBe(421)
        expect(await response.json()).toEqual({ error: expect.stringContaining('does not answer for') })
      }
    },
  )

  test.each([
    ['another origin', { ...json, Origin: 'https://evil.example' }, 403],
    ['another port of this machine', { ...json, Origin: 'http://localhost:3001' }, 403],
    ['no origin', { 'Content-Type': 'application/json' }, 403],
    ['an opaque origin', { ...json, Origin: 'null' }, 403],
    ['a form’s type', { ...json, 'Content-Type': 'text/plain' }, 415],
  ])('a POST with %s is refused', async (_what, headers, status) => {
    const bench = await createBench()
    const response = await bench.request('/api/send', { method: 'POST', headers, body })
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.any(String) })
    expect(await bench.as('Ada').messages()).toEqual([])
  })

  test('a POST from the page itself is taken', async () => {
    const bench = await createBench()
    expect((await bench.request('/api/send', { method: 'POST', headers: json, body })).status).toBe(200)
    const headers = { ...json, Host: 'localhost:80', Origin: 'http://localhost' }
    expect((await bench.request('/api/send', { method: 'POST', headers, body })).status).toBe(200)
  })

  test('other adapters’ addresses on the same server are left alone', async () => {
    const bench = await createBench()
    expect((await bench.request('/slack/events', { method: 'POST', headers: { Host: 'evil.example' } })).status).toBe(
      404,
    )
  })
})

describe('what may be asked', () => {
  const place = { person: { name: 'Ada', locale: 'en' }, channel: 'cloud' }

  test.each([
    ['send', { ...place }, 400, '"text"'],
    ['send', { ...place, text: '   ' }, 400, '"text"'],
    ['send', { ...place, text: 'x'.repeat(5000) }, 400, '"text"'],
    ['send', { ...place, text: 'Hi', person: { name: ' ', locale: 'en' } }, 400, '"person.name"'],
    ['send', { ...place, text: 'Hi', person: { name: 'Ada', locale: 'fr' } }, 400, '"person.locale"'],
    ['send', { ...place, text: 'Hi', channel: 'none' }, 404, '"none"'],
    ['send', { ...place, text: '/help', channel: 'none' }, 404, '"none"'],
    ['press', { ...place, message: 'gone', action: 'help.list/1' }, 404, 'no longer there'],
    ['submit', { ...place, action: 'demo.submit/1', fields: { answer: 1 } }, 400, '"fields.answer"'],
    [
      'submit',
      { ...place, action: 'demo.submit/1', fields: { a: '', b: '', c: '', d: '', e: '', f: '' } },
      400,
      'at most 5',
    ],
  ])('%s %j is refused with a sentence', async (name, request, status, sentence) => {
    const bench = await createBench()
    const response = await bench.post(name, request)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: expect.stringContaining(sentence) })
  })

  test('what is no JSON, or far too much of it, is refused', async () => {
    const bench = await createBench()
    const broken = await bench.request('/api/send', { method: 'POST', headers: json, body: '{' })
    expect(broken.status).toBe(400)
    const large = await bench.request('/api/send', { method: 'POST', headers: json, body: ' '.repeat(300_000) + body })
    expect(large.status).toBe(413)
    const query = await bench.request('/api/state?name=Ada')
    expect(query.status).toBe(400)
    expect(await query.json()).toEqual({ error: expect.stringContaining('"locale"') })
  })
})
