import { once } from 'node:events'
import { join } from 'node:path'
import { createPlayground } from '../adapters/playground/web/playground.js'
import type { Caller } from '../chat/context.js'
import { type Config, readConfig } from '../config.js'
import type { Clock } from '../core/clock.js'
import { HostError } from '../core/errors.js'
import { createLogger, type Logger } from '../core/logger.js'
import { packageRoot } from '../core/package-root.js'
import { serveHttp } from '../http-server.js'
import { keepFresh } from '../library/keep-fresh.js'
import { type Bot, createBot } from '../main.js'
import type { Library } from '../notes/load-courses.js'
import { startRounds } from '../quiz/rounds/round-ticker.js'
import { startTicking } from '../schedule/ticker.js'
import { readClock } from './clock-option.js'
import { type Door, openDoors } from './doors.js'
import { createReadEdits, loadLibrary, zoneOf } from './load-library.js'
import { openSource } from './open-source.js'
import { print } from './output.js'
import type { StartOptions } from './program.js'
import { setupCodesText } from './setup-codes.js'

/** `bueffel start`: runs until it is told to stop. */
export async function start({ content, data, clock: walltime, speed }: StartOptions): Promise<void> {
  // From the very beginning: a container's first process gets no default handling of signals.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const given = readConfig({ content, data })
  if (walltime !== undefined) refuseShiftedClock(given)
  const logger = createLogger(given.logLevel)
  const source = await openSource(given, logger)
  const config = source === undefined ? given : { ...given, contentDir: source.dir }
  const clock = readClock(walltime, speed, () => zoneOf(config.contentDir))
  const library = loadLibrary(config.contentDir, clock.now(), logger)
  const readEdits = createReadEdits(config.contentDir, logger)
  // What is open is closed again in the opposite order, also where a later step fails.
  const opened: { close(): Promise<void> }[] = [logForgotten(logger)]
  try {
    const bot = await createBot({
      config,
      library,
      questionEdits: readEdits(library.courses),
      clock,
      logger,
    })
    opened.push(bot)
    const platforms = await openDoors(config, bot, logger)
    const doors = platforms.length > 0 ? platforms : [await openPlayground(bot, config, clock, logger)]
    opened.push(...doors)
    // In the playground everything is open; a key that cannot be made is told before anybody needs it.
    const codes = platforms.length > 0 ? setupCodesText(config, library.courses) : undefined
    const server = await serveHttp(
      config.host,
      config.port,
      doors.flatMap(door => door.routes),
    )
    opened.push(server)
    for (const { messenger } of doors) bot.addMessenger(messenger)
    const onChange = (fresh: Library) => bot.replaceNotes(fresh, readEdits(fresh.courses))
    const onSame = () => bot.replaceEdits(readEdits(bot.courses))
    opened.push(await keepFresh({ dir: config.contentDir, source, first: library, onChange, onSame, clock, logger }))
    opened.push(startTicking(bot.scheduler, speed !== undefined, logger))
    opened.push(startRounds(bot.rounds, logger))
    for (const { greeting } of doors) if (greeting !== '') await print(greeting)
    if (codes !== undefined) await print(codes)
    await print(`Büffel is ready: ${server.url}`)
    void bot.catchUp()
    await stopped
  } finally {
    for (const part of opened.reverse()) await part.close()
  }
}

/** A failure that nobody waited for ends no bot that answers everybody else; it is a fault of ours, so it is told as one. */
function logForgotten(logger: Logger): { close(): Promise<void> } {
  const log = (error: unknown): void => logger.error({ err: error }, 'something failed that nothing waited for')
  process.on('unhandledRejection', log)
  return {
    close: async () => {
      process.off('unhandledRejection', log)
    },
  }
}

/** The playground has a channel for each course; challenge and reminders come there without a setup. */
async function openPlayground(bot: Bot, config: Config, clock: Clock, logger: Logger): Promise<Door> {
  const { routes, messenger, close } = await createPlayground({
    router: bot.router,
    images: bot.images,
    channels: bot.courses.map(({ id, title }) => ({ id, name: id, topic: title, communityId: id })),
    messageLog: join(config.dataDir, 'playground.jsonl'),
    pageDir: join(packageRoot(), 'dist', 'page'),
    hosts: [config.host],
    clock,
    newId: bot.newId,
    logger,
  })
  for (const { id } of bot.courses) await bot.setUpByDefault(playgroundHost(id))
  return { greeting: '', routes: [routes], messenger, close }
}

function playgroundHost(courseId: string): Caller {
  const place = { communityId: courseId, channelId: courseId }
  return { platform: 'playground', accountId: 'host', name: 'Host', isManager: true, place }
}

/** On a real platform posts at an invented time would reach real people. */
function refuseShiftedClock({ discord, slack }: Config): void {
  const isReal = (apiUrl: string | undefined): boolean =>
    apiUrl === undefined || !['localhost', '127.0.0.1', '[::1]'].includes(new URL(apiUrl).hostname)
  if ((discord !== undefined && isReal(discord.apiUrl)) || (slack !== undefined && isReal(slack.apiUrl))) {
    throw new HostError('--clock is for trying things out: leave out the tokens of Discord and Slack with it.', 2)
  }
}
