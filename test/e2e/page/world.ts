import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import {
  createPlayground,
  type Playground,
  type PlaygroundParts,
} from '../../../src/adapters/playground/web/playground.js'
import { systemClock } from '../../../src/core/clock.js'
import { createIds } from '../../../src/core/ids.js'
import { createLogger } from '../../../src/core/logger.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'

/** A running playground with the demo's bot, and windows that look at it. */
export interface World {
  readonly playground: () => Playground
  /** A window of a browser of its own, as this person. */
  open(browser: Browser, person: string, options?: BrowserContextOptions): Promise<Window>
  /** Ends the server as a crash does, and starts it again with what is on disk. */
  stop(): Promise<void>
  start(): Promise<void>
}

export interface Window {
  readonly page: Page
  readonly composer: Locator
  readonly messages: Locator
  /** The last message in the channel. */
  readonly last: Locator
  /** Types a line and sends it. */
  say(line: string): Promise<void>
}

const LOOPBACK = '127.0.0.1'

export async function createWorld(parts: Partial<Pick<PlaygroundParts, 'router' | 'images'>> = {}): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'bueffel-page-'))
  const logger = createLogger('silent')
  let running: { readonly playground: Playground; readonly server: Server } | undefined
  let port = 0

  const start = async () => {
    const playground = await createPlayground({
      router: createDemoBot(logger),
      channels: ['cloud', 'statistik'].map(id => ({ id, name: id, topic: `On ${id}`, communityId: id })),
      messageLog: join(directory, 'playground.jsonl'),
      pageDir: 'dist/page',
      hosts: [],
      clock: systemClock,
      newId: createIds(systemClock),
      logger,
      ...parts,
    })
    const server = createServer(getRequestListener(playground.routes.fetch))
    await new Promise<void>(resolve => server.listen(port, LOOPBACK, resolve))
    port = (server.address() as AddressInfo).port
    running = { playground, server }
  }
  const stop = async () => {
    if (running === undefined) return
    const { playground, server } = running
    running = undefined
    await playground.close()
    const closed = new Promise(resolve => server.close(resolve))
    server.closeAllConnections()
    await closed
  }

  await start()
  onTestFinished(async () => {
    await stop()
    await rm(directory, { recursive: true, force: true })
  })
  return {
    playground: () => {
      if (running === undefined) throw new Error('the server is not running')
      return running.playground
    },
    start,
    stop,
    open: (browser, person, options) => openWindow(browser, `http://${LOOPBACK}:${port}/?person=${person}`, options),
  }
}

async function openWindow(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ locale: 'en-GB', ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  const failures: string[] = []
  page.on('pageerror', error => failures.push(error.message))
  page.on('console', message => {
    // A server that is down is part of some tests.
    if (message.type() === 'error' && !message.text().includes('net::ERR_')) failures.push(message.text())
  })
  onTestFinished(() => expect(failures.filter(text => !text.includes('status of 4'))).toEqual([]))
  await page.goto(address)
  const composer = page.locator('#composer')
  await composer.waitFor()
  const messages = page.locator('.message')
  return {
    page,
    composer,
    messages,
    last: messages.last(),
    say: async line => {
      await composer.fill(line)
      await composer.press('Escape')
      await composer.press('Enter')
    },
  }
}

/** The text of what has the focus: a button's name, a field's value. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>('(e => e.id || e.getAttribute("aria-label") || e.textContent)(document.activeElement)')
}
