import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../chat/command.js'
import { readConfig } from '../config.js'
import { systemClock } from '../core/clock.js'
import { HostError } from '../core/errors.js'
import { createLogger } from '../core/logger.js'
import { createBot } from '../main.js'
import { loadCourses } from '../notes/load-courses.js'
import { print, printJson } from './output.js'
import type { ManifestCommandOptions, RegisterOptions } from './program.js'

/** `bueffel register` */
export async function register({ content, guild, dryRun }: RegisterOptions): Promise<void> {
  const commands = await declaredCommands(content)
  if (dryRun) {
    const { registrationOf } = await import('../adapters/discord/registration.js')
    return printJson(registrationOf(commands), 2)
  }
  const { discord } = readConfig({ content })
  if (discord === undefined) throw new HostError('Set DISCORD_TOKEN to register the commands, or use --dry-run.', 2)
  const { registerDiscord } = await import('../adapters/discord/register.js')
  const hasChanged = await registerDiscord({
    commands,
    token: discord.token,
    ...(discord.apiUrl === undefined ? {} : { apiUrl: discord.apiUrl }),
    ...(guild === undefined ? {} : { guildId: guild }),
  })
  await print(hasChanged ? `${commands.length} commands registered.` : 'Discord knows these commands already.')
}

/** `bueffel manifest` */
export async function manifest({ content, url, prefix, all }: ManifestCommandOptions): Promise<void> {
  const { slackManifest } = await import('../adapters/slack/manifest.js')
  const commands = await declaredCommands(content)
  const { slackNames } = readConfig({ content })
  const names = { prefix: prefix ?? slackNames.prefix, all: all === true || slackNames.all }
  await printJson(slackManifest(commands, { ...names, ...(url === undefined ? {} : { url }) }), 2)
  const missing = [
    ...(names.prefix === slackNames.prefix ? [] : [`SLACK_PREFIX=${names.prefix}`]),
    ...(names.all === slackNames.all ? [] : ['SLACK_ALL=true']),
  ]
  // The manifest goes to Slack; how the commands are called there, the bot learns from its environment only.
  if (missing.length > 0) {
    process.stderr.write(
      `Start the bot with ${missing.join(' and ')}, so that its texts name the commands as this manifest does.\n`,
    )
  }
}

/** The bot's commands as they are declared; the database that a bot needs is thrown away again. */
async function declaredCommands(content: string): Promise<readonly Command[]> {
  const library = loadCourses(content)
  const data = mkdtempSync(join(tmpdir(), 'bueffel-'))
  try {
    const config = { ...readConfig({ content, data }), databaseUrl: `file:${join(data, 'declarations.db')}` }
    const bot = await createBot({ config, library, clock: systemClock, logger: createLogger('error') })
    await bot.close()
    return bot.router.commands
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
