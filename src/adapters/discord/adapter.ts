import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type APIInteraction, type Client, GatewayDispatchEvents } from 'discord.js'
import { type ImageSource, NO_IMAGES } from '../../chat/images.js'
import type { Messenger } from '../../chat/messenger.js'
import type { Router } from '../../chat/router.js'
import type { Logger } from '../../core/logger.js'
import { hostError, withoutRequest } from './api-errors.js'
import { type CommandMentions, createCommandMentions } from './command-mentions.js'
import { complete } from './complete.js'
import { connect, restOptions } from './connection.js'
import { createExchange } from './exchange.js'
import { inviteUrl } from './invite.js'
import { createMessenger, createPostRest } from './messenger.js'
import { registerCommands } from './register.js'
import { readRequest } from './requests.js'
import { respond } from './respond.js'

export interface DiscordParts {
  readonly router: Router
  readonly token: string
  /** Discord's base address without a version; by default the real one. */
  readonly apiUrl?: string
  /** Registers the commands for this server only. */
  readonly guildId?: string
  /** Where the images come from that cards name; without it their text is shown. */
  readonly images?: ImageSource
  readonly logger: Logger
  readonly newIncidentId?: () => string
  /** Milliseconds that an instant handler may take before its answer is put off. */
  readonly patience?: number
  /** Milliseconds to wait for the gateway. */
  readonly loginTimeout?: number
  /** Milliseconds in which Discord has to take a post. */
  readonly postTimeout?: number
}

export interface Discord {
  readonly messenger: Messenger
  /** For who manages a server. */
  readonly inviteUrl: string
  /** Lets what is running end, then disconnects. */
  close(): Promise<void>
}

/** How long `close` waits for running answers. */
const FAREWELL_MS = 10_000
/** So many interactions are remembered, so that one that is delivered again is not answered again. */
const REMEMBERED = 1000

/** Brings the bot to Discord: logs in, registers the commands where they differ, and answers. @throws {HostError} */
export async function createDiscord(parts: DiscordParts): Promise<Discord> {
  const { router, logger, images = NO_IMAGES, newIncidentId = () => randomBytes(4).toString('hex') } = parts
  const running = new Set<Promise<void>>()
  const seen = new Set<string>()
  const mentions = createCommandMentions(router.commands)
  let isOpen = true

  const answer = async (client: Client, interaction: APIInteraction): Promise<void> => {
    const request = readRequest(interaction)
    if (request === undefined) return
    const exchange = createExchange(client.rest, interaction)
    if (request.type === 'completion') return complete(request, exchange, router, logger)
    const asked =
      request.type === 'command'
        ? { match: router.matchCommand(request.name, request.options), pressed: undefined }
        : { match: router.matchAction(request.ref, request.input), pressed: request.pressed }
    await respond({ ...asked, caller: request.caller }, exchange, {
      ...parts,
      images,
      newIncidentId,
      spell: mentions.spell,
    })
  }

  const take = (client: Client, interaction: APIInteraction): void => {
    if (!isOpen) return
    if (seen.has(interaction.id)) {
      logger.warn({ interaction: interaction.id }, 'discord: an interaction came twice')
      return
    }
    remember(seen, interaction.id)
    const work = answer(client, interaction)
      .catch(error => logger.error({ err: error }, 'discord: an interaction failed'))
      .finally(() => running.delete(work))
    running.add(work)
  }

  const { client, applicationId } = await connect({
    ...parts,
    // The raw event: discord.js holds its own back until every server is known, which can take longer than we have.
    prepare: own => own.ws.on(GatewayDispatchEvents.InteractionCreate, data => take(own, data as APIInteraction)),
  })
  const postRest = createPostRest(parts.token.trim(), restOptions(parts.apiUrl), parts.postTimeout)
  await register(client, applicationId, parts, mentions)
  const invite = inviteUrl(applicationId)
  logger.info({ invite }, `discord: online as ${client.user.username}; invite it with ${invite}`)

  return {
    messenger: createMessenger(client, postRest, images, card => mentions.spell(card, undefined)),
    inviteUrl: invite,
    close: async () => {
      isOpen = false
      const farewell = new AbortController()
      const patience = sleep(FAREWELL_MS, undefined, { signal: farewell.signal }).catch(() => undefined)
      await Promise.race([Promise.allSettled(running), patience])
      farewell.abort()
      postRest.clearHashSweeper()
      postRest.clearHandlerSweeper()
      await client.destroy()
    },
  }
}

/** A bot whose commands Discord knows already works without this. */
async function register(
  client: Client,
  applicationId: string,
  parts: DiscordParts,
  mentions: CommandMentions,
): Promise<void> {
  const { router, guildId, logger } = parts
  try {
    const { isNew, ids } = await registerCommands(client.rest, applicationId, router.commands, guildId)
    mentions.learn(ids)
    logger.info(isNew ? 'discord: registered the commands' : 'discord: the commands are registered')
  } catch (error) {
    const { message } = hostError(error, restOptions(parts.apiUrl).api)
    logger.error({ err: withoutRequest(error) }, `discord: the commands could not be registered. ${message}`)
  }
}

function remember(ids: Set<string>, id: string): void {
  ids.add(id)
  for (const oldest of ids) {
    if (ids.size <= REMEMBERED) break
    ids.delete(oldest)
  }
}
