import { once } from 'node:events'
import { join } from 'node:path'
import { createPlayground, type Playground } from '../adapters/playground/web/playground.js'
import { type Config, readConfig } from '../config.js'
import type { Clock } from '../core/clock.js'
import { createLogger, type Logger } from '../core/logger.js'
import { packageRoot } from '../core/package-root.js'
import { serveHttp } from '../http-server.js'
import { type Bot, createBot } from '../main.js'
import { readClock } from './clock-option.js'
import { loadLibrary } from './load-library.js'
import { print } from './output.js'
import type { StartOptions } from './program.js'

/** `bueffel start`: runs until it is told to stop. */
export async function start({ content, data, clock: walltime, speed }: StartOptions): Promise<void> {
  // From the very beginning: a container's first process gets no default handling of signals.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const config = readConfig({ content, data })
  const logger = createLogger(config.logLevel)
  const library = loadLibrary(config.contentDir, logger)
  const clock = readClock(walltime, speed, library.courses[0]?.timeZone ?? 'UTC')
  // What is open is closed again in the opposite order, also where a later step fails.
  const opened: { close(): Promise<void> }[] = []
  try {
    const bot = await createBot({ config, library, clock, logger })
    opened.push(bot)
    const playground = await openPlayground(bot, config, clock, logger)
    opened.push(playground)
    const server = await serveHttp(config.host, config.port, [playground.routes])
    opened.push(server)
    await print(`Büffel is ready: ${server.url}`)
    await stopped
  } finally {
    for (const part of opened.reverse()) await part.close()
  }
}

/** The playground has a channel for each course. */
function openPlayground(bot: Bot, config: Config, clock: Clock, logger: Logger): Promise<Playground> {
  return createPlayground({
    router: bot.router,
    channels: bot.courses.map(({ id, title }) => ({ id, name: id, topic: title, communityId: id })),
    messageLog: join(config.dataDir, 'playground.jsonl'),
    pageDir: join(packageRoot(), 'dist', 'page'),
    hosts: [config.host],
    clock,
    newId: bot.newId,
    logger,
  })
}
