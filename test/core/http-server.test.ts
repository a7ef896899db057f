import { once } from 'node:events'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serveHttp } from '../../src/http-server.js'

const LOOPBACK = '127.0.0.1'

it('answers for its health, and for its routes', async () => {
  const routes = new Hono().get('/own', context => context.text('mine'))
  const server = await serveHttp(LOOPBACK, 0, [routes])
  expect(server.url).toMatch(/^http:\/\/localhost:\d+$/)
  const health = await fetch(`${server.url}/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  expect(await (await fetch(`${server.url}/own`)).text()).toBe('mine')
  expect((await fetch(`${server.url}/other`)).status).toBe(404)
  expect((await fetch(`${server.url}/health`, { method: 'POST' })).status).toBe(404)
  await server.close()
})

it('says whose port is taken and what to do', async () => {
  const server = await serveHttp(LOOPBACK, 0, [])
  const port = Number(new URL(server.url).port)
  await expect(serveHttp(LOOPBACK, port, [])).rejects.toMatchObject({
    name: 'HostError',
    exitCode: 1,
    message: `Port ${port} on 127.0.0.1 is taken: stop what runs there, or set PORT to another one.`,
  })
  await server.close()
})

it('can use a port again at once', async () => {
  const first = await serveHttp(LOOPBACK, 0, [])
  const port = Number(new URL(first.url).port)
  await fetch(`${first.url}/health`)
  await first.close()
  const second = await serveHttp(LOOPBACK, port, [])
  expect(second.url).toBe(first.url)
  await second.close()
})

it.each(['192.0.2.1', 'no such host'])('says that %s is no address of this machine', async host => {
  await expect(serveHttp(host, 0, [])).rejects.toThrow(`HOST "${host}" is no address of this machine`)
})

it('names an address that needs brackets as a browser takes it', async context => {
  const probe = createServer()
  const isThere = await new Promise<boolean>(resolve => {
    probe.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true))
  })
  probe.close()
  if (!isThere) return context.skip('no IPv6 on this machine')
  const server = await serveHttp('::1', 0, [])
  expect(server.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
  expect((await fetch(`${server.url}/health`)).status).toBe(200)
  await server.close()
})

it('closes although connections are open, used and unused', async () => {
  const routes = new Hono().get('/endless', () => new Response(new ReadableStream({ start: c => c.enqueue('data\n') })))
  const server = await serveHttp(LOOPBACK, 0, [routes])
  const request = get(`${server.url}/endless`)
  const [response] = await once(request, 'response')
  const ended = new Promise(resolve => response.once('error', resolve).once('close', resolve))
  await once(response, 'data')
  await fetch(`${server.url}/health`)
  const start = performance.now()
  await server.close()
  await ended
  expect(performance.now() - start).toBeLessThan(2000)
})
