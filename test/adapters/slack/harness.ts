import { Hono } from 'hono'
import { expect, onTestFinished } from 'vitest'
import { createSlack, type Slack, type SlackParts } from '../../../src/adapters/slack/adapter.js'
import type { Router } from '../../../src/chat/router.js'
import type { Logger } from '../../../src/core/logger.js'
import { type HttpServer, serveHttp } from '../../../src/http-server.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { httpLink, type Link, socketLink } from '../../fixtures/slack/links.js'
import {
  APP_TOKEN,
  BOT_TOKEN,
  SIGNING_SECRET,
  type SlackServer,
  startSlackServer,
} from '../../fixtures/slack/slack-server.js'
import { createStudent, type Student } from '../../fixtures/slack/student.js'

export type Mode = 'socket' | 'http'

export interface LogLine {
  readonly level: 'warn' | 'error'
  readonly what: Readonly<Record<string, unknown>>
  readonly message: string
}

/** The bot on a Slack of this machine. */
export interface Bench {
  readonly slack: SlackServer
  readonly log: readonly LogLine[]
  /** Where requests over HTTP go. */
  readonly url: string
  readonly link: Link
  readonly ada: Student
  readonly bernd: Student
  bot(): Slack
  student(id: string): Student
  /** Ends the bot and starts it again, as a new version does. */
  restart(): Promise<void>
}

export interface BenchOptions extends Partial<Pick<SlackParts, 'home' | 'timeout' | 'images' | 'uploads'>> {
  readonly router?: Router
  /** Requests that Slack would refuse are wanted. */
  readonly expectsProblems?: boolean
}

export function createLog(): { readonly logger: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']) => (what: object, message: string) => {
    lines.push({ level, what: what as LogLine['what'], message })
  }
  // Pino's methods have more overloads than the bot uses.
  const logger = { debug: () => {}, info: () => {}, warn: at('warn'), error: at('error') } as unknown as Logger
  return { logger, lines }
}

export async function createBench(mode: Mode, options: BenchOptions = {}): Promise<Bench> {
  const slack = await startSlackServer()
  const { logger, lines } = createLog()
  const router = options.router ?? createDemoBot(logger)
  const parts: SlackParts = {
    router,
    botToken: BOT_TOKEN,
    apiUrl: slack.apiUrl,
    logger,
    ...(mode === 'socket' ? { appToken: APP_TOKEN } : { signingSecret: SIGNING_SECRET }),
    ...(options.home === undefined ? {} : { home: options.home }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    ...(options.images === undefined ? {} : { images: options.images }),
    ...(options.uploads === undefined ? {} : { uploads: options.uploads }),
  }
  let bot = await createSlack(parts)
  let server: HttpServer | undefined
  // One address for all the bots of a test.
  if (mode === 'http') server = await serveHttp('127.0.0.1', 0, [proxy(() => bot)])
  const url = `${server?.url.replace('localhost', '127.0.0.1') ?? ''}/slack/events`
  const link = mode === 'socket' ? socketLink(slack) : httpLink(url)
  onTestFinished(async () => {
    await bot.close()
    await server?.close()
    await slack.close()
    if (options.expectsProblems !== true) expect(slack.problems).toEqual([])
  })
  return {
    slack,
    log: lines,
    url,
    link,
    ada: createStudent(slack, link, 'U1'),
    bernd: createStudent(slack, link, 'U2'),
    bot: () => bot,
    student: id => createStudent(slack, link, id),
    restart: async () => {
      await bot.close()
      bot = await createSlack(parts)
    },
  }
}

function proxy(bot: () => Slack) {
  return new Hono().all('*', context => bot().routes.fetch(context.req.raw))
}
