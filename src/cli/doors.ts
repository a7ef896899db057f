import type { Hono } from 'hono'
import type { Messenger } from '../chat/messenger.js'
import type { Config } from '../config.js'
import type { Logger } from '../core/logger.js'
import type { Bot } from '../main.js'

/** A platform on which the bot is open. */
export interface Door {
  /** What the host is told at start. */
  readonly greeting: string
  readonly messenger: Messenger
  /** What the one HTTP server answers for it. */
  readonly routes: readonly Hono[]
  close(): Promise<void>
}

/** Opens the platforms that have their tokens; none where there is none. A platform's SDK is loaded only then. */
export async function openDoors(
  { discord, slack, slackNames }: Config,
  { router, home, images, uploads }: Bot,
  logger: Logger,
): Promise<readonly Door[]> {
  const doors: Door[] = []
  try {
    if (discord !== undefined) {
      const { createDiscord } = await import('../adapters/discord/adapter.js')
      const { token, apiUrl } = discord
      const { messenger, inviteUrl, close } = await createDiscord({
        router,
        images,
        token,
        logger,
        ...(apiUrl === undefined ? {} : { apiUrl }),
      })
      doors.push({ greeting: `Discord is connected. Invite the bot: ${inviteUrl}`, messenger, routes: [], close })
    }
    if (slack !== undefined) {
      const { createSlack } = await import('../adapters/slack/adapter.js')
      const { botToken, appToken, signingSecret, apiUrl } = slack
      const { messenger, routes, workspace, close } = await createSlack({
        router,
        images,
        uploads,
        botToken,
        names: slackNames,
        home,
        logger,
        ...(appToken === undefined ? {} : { appToken }),
        ...(signingSecret === undefined ? {} : { signingSecret }),
        ...(apiUrl === undefined ? {} : { apiUrl }),
      })
      doors.push({ greeting: `Slack is connected to ${workspace}.`, messenger, routes: [routes], close })
    }
  } catch (error) {
    for (const door of doors) await door.close()
    throw error
  }
  return doors
}
