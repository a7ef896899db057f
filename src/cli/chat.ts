import { userInfo } from 'node:os'
import { accountOf } from '../adapters/playground/account.js'
import { createTerminalMessenger, type TerminalMessenger } from '../adapters/playground/terminal/messenger.js'
import { runTerminal } from '../adapters/playground/terminal/terminal.js'
import type { Caller } from '../chat/context.js'
import { readConfig } from '../config.js'
import { HostError } from '../core/errors.js'
import { toLocale } from '../core/locale.js'
import { createLogger, type Logger } from '../core/logger.js'
import { keepFresh } from '../library/keep-fresh.js'
import { type Bot, createBot } from '../main.js'
import { startRounds } from '../quiz/rounds/round-ticker.js'
import { startTicking } from '../schedule/ticker.js'
import { readClock } from './clock-option.js'
import { createReadEdits, loadLibrary, zoneOf } from './load-library.js'
import { openSource } from './open-source.js'
import type { ChatOptions } from './program.js'

const DEFAULT_COLUMNS = 80

/** `bueffel chat`: the bot in the terminal, on the same database as the playground's page. */
export async function chat({ content, data, course, as, clock: walltime, speed }: ChatOptions): Promise<void> {
  const given = readConfig({ content, data })
  // Notes that need mending are the business of `check` and `start`; here they would stand between the answers.
  const logger = createLogger(given.logLevel === 'info' ? 'error' : given.logLevel)
  const source = await openSource(given, logger)
  const config = source === undefined ? given : { ...given, contentDir: source.dir }
  const clock = readClock(walltime, speed, () => zoneOf(config.contentDir, course))
  const library = loadLibrary(config.contentDir, clock.now(), logger)
  const ids = library.courses.map(({ id }) => id)
  if (course !== undefined && !ids.includes(course)) {
    throw new HostError(`There is no course "${course}" in ${config.contentDir}: there is ${ids.join(', ')}.`, 2)
  }
  const communityId = course ?? ids[0] ?? ''
  const current = library.courses.find(({ id }) => id === communityId)
  const readEdits = createReadEdits(config.contentDir, logger)
  const bot = await createBot({ config, library, questionEdits: readEdits(library.courses), clock, logger })
  const name = as ?? loginName()
  const caller: Caller = {
    platform: 'playground',
    accountId: accountOf(name),
    name,
    ...(config.terminalLocale === undefined ? {} : { localeTag: config.terminalLocale }),
    isManager: true,
    place: { communityId, channelId: communityId },
  }
  const isInteractive = process.stdin.isTTY === true && process.stdout.isTTY === true
  let posts: Posts | undefined
  let fresh: Awaited<ReturnType<typeof keepFresh>> | undefined
  try {
    fresh = await keepFresh({
      dir: config.contentDir,
      source,
      first: library,
      onChange: notes => bot.replaceNotes(notes, readEdits(notes.courses)),
      onSame: () => bot.replaceEdits(readEdits(bot.courses)),
      clock,
      logger,
    })
    // Only where somebody reads along: answers to piped lines are not mixed with what happens to be due.
    if (isInteractive) posts = await openPosts(bot, caller, speed !== undefined, logger)
    await runTerminal({
      router: bot.router,
      images: bot.images,
      caller,
      input: process.stdin,
      output: process.stdout,
      locale: toLocale(config.terminalLocale) ?? toLocale(current?.language) ?? 'en',
      columns: () => process.stdout.columns ?? DEFAULT_COLUMNS,
      isInteractive,
      // Deadlines are told by the course's zone; two zones on one screen would be read as one.
      timeZone: current?.timeZone,
      ...(posts === undefined ? {} : { subscribe: posts.subscribe }),
      ansi: process.stdout.isTTY === true && !config.noColor,
    })
  } finally {
    await posts?.close()
    await fresh?.close()
    await bot.close()
  }
}

interface Posts {
  readonly subscribe: TerminalMessenger['subscribe']
  close(): Promise<void>
}

/** Challenge, reminders and rounds, as the playground's page has them: in the terminal when they are due. */
async function openPosts(bot: Bot, caller: Caller, isFast: boolean, logger: Logger): Promise<Posts> {
  const { messenger, subscribe } = createTerminalMessenger(caller.platform)
  await bot.setUpByDefault(caller)
  bot.addMessenger(messenger)
  const tickers = [startTicking(bot.scheduler, isFast, logger), startRounds(bot.rounds, logger)]
  const close = async (): Promise<void> => {
    for (const ticker of tickers) await ticker.close()
  }
  return { subscribe, close }
}

function loginName(): string {
  try {
    return userInfo().username
  } catch {
    return 'you'
  }
}
