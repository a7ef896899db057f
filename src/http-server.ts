import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { errorCode, HostError } from './core/errors.js'

export interface HttpServer {
  /** As the host may write it into a browser. */
  readonly url: string
  /** Ends open connections too: a chat page's stream would else keep the program alive. */
  close(): Promise<void>
}

/** The one HTTP server: a health check, and the routes of every adapter that has some. */
export async function serveHttp(host: string, port: number, routes: readonly Hono[]): Promise<HttpServer> {
  const app = new Hono()
  app.get('/health', context => context.json({ status: 'ok' }))
  for (const route of routes) app.route('/', route)
  const server = createServer(getRequestListener(app.fetch))
  await listen(server, host, port)
  const { port: chosen } = server.address() as AddressInfo
  const name = ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${chosen}`,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(explain(error, host, port)))
    server.listen(port, host, resolve)
  })
}

function explain(error: Error, host: string, port: number): Error {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new HostError(`Port ${port} on ${host} is taken: stop what runs there, or set PORT to another one.`)
    case 'EACCES':
      return new HostError(`Port ${port} may not be opened by this user: set PORT to one from 1024 on.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new HostError(`HOST "${host}" is no address of this machine: 127.0.0.1 and 0.0.0.0 are.`)
    default:
      return error
  }
}
