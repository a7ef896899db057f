import { afterEach, expect } from 'vitest'
import { createDiscord, type Discord, type DiscordParts } from '../../../src/adapters/discord/adapter.js'
import type { Router } from '../../../src/chat/router.js'
import type { Logger } from '../../../src/core/logger.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { TOKEN } from '../../fixtures/discord/ids.js'
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../fixtures/discord/server.js'

/** A logger that keeps what was said. */
export interface Listener extends Logger {
  readonly lines: { readonly level: string; readonly message: string }[]
}

export function createListener(): Listener {
  const lines: Listener['lines'] = []
  const say = (level: string) => (about: unknown, message?: unknown) => {
    lines.push({ level, message: String(message ?? about) })
  }
  return { lines, debug: say('debug'), info: say('info'), warn: say('warn'), error: say('error') }
}

export interface Online {
  readonly fake: FakeDiscord
  readonly discord: Discord
  readonly log: Listener
  /** Ends the bot and starts it again at the same Discord. */
  restart(): Promise<void>
}

const opened: { close(): Promise<void> }[] = []

/** Closes what a test opened, and holds it against Discord's rules. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const part of opened.splice(0).reverse()) await part.close()
  })
}

export interface OnlineOptions extends FakeOptions {
  readonly router?: (logger: Logger) => Router
  readonly parts?: Partial<DiscordParts>
  readonly violations?: readonly (string | RegExp)[]
}

/** A bot that is online at a local Discord. */
export async function goOnline({ router = createDemoBot, parts, violations = [], ...options }: OnlineOptions = {}) {
  const fake = await startFakeDiscord(options)
  opened.push({
    close: async () => {
      await fake.close()
      expect(fake.violations).toEqual(
        violations.map(one => (typeof one === 'string' ? one : expect.stringMatching(one))),
      )
    },
  })
  const log = createListener()
  const bot = router(log)
  const start = () => {
    let incidents = 0
    return createDiscord({
      router: bot,
      token: TOKEN,
      apiUrl: fake.apiUrl,
      logger: log,
      newIncidentId: () => `incident-${++incidents}`,
      ...parts,
    })
  }
  let discord = await start()
  opened.push({ close: () => discord.close() })
  const online: Online = {
    fake,
    log,
    get discord() {
      return discord
    },
    restart: async () => {
      await discord.close()
      discord = await start()
    },
  }
  return online
}
