import {
  Client,
  type ClientOptions,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type RESTOptions,
} from 'discord.js'
import { HostError } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import { hostError, TOKEN_ADVICE } from './api-errors.js'
import { createGiveUp } from './give-up.js'

const API_URL = 'https://discord.com/api'
/** The gateway's word for a token that is no longer one. */
const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed
/** How long the gateway may take to let us in. */
const LOGIN_MS = 30_000
/** A request that Discord wants to see only later than this is given up. */
const LONGEST_WAIT_MS = 30_000

export interface Connection {
  readonly client: Client<true>
  readonly applicationId: string
}

export interface ConnectionParts {
  readonly token: string
  /** Discord's base address without a version; a slash at its end is optional. */
  readonly apiUrl?: string
  readonly logger: Logger
  /** Adds listeners before anything can arrive. */
  readonly prepare: (client: Client) => void
  readonly loginTimeout?: number
}

/** Logs in to the gateway. @throws {HostError} where Discord does not let us in or cannot be reached */
export async function connect(parts: ConnectionParts): Promise<Connection> {
  const { logger, prepare, loginTimeout = LOGIN_MS } = parts
  const token = checkedToken(parts.token)
  const rest = restOptions(parts.apiUrl)
  const { buildStrategy, giveUp } = createGiveUp()
  const client = createClient({ rest, ws: { buildStrategy } }, logger)
  let applicationId = ''
  client.ws.on(GatewayDispatchEvents.Ready, (data: { readonly application: { readonly id: string } }) => {
    applicationId = data.application.id
  })
  prepare(client)

  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, loginTimeout, new Error('its gateway does not answer'))
  })
  try {
    await Promise.race([client.login(token), late])
    return { client: client as Client<true>, applicationId }
  } catch (error) {
    await giveUp(client)
    throw hostError(error, rest.api)
  } finally {
    clearTimeout(timer)
  }
}

/** Settings of discord.js's requests. */
export function restOptions(apiUrl: string = API_URL): Partial<RESTOptions> & { readonly api: string } {
  return {
    api: apiUrl.replace(/\/+$/, ''),
    version: '10',
    rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT_MS,
  }
}

/** What cannot be a token is not sent: some of it would break the request's header. */
export function checkedToken(token: string): string {
  const bare = token.trim()
  if (!/^[\w.-]+$/.test(bare)) throw new HostError(TOKEN_ADVICE)
  return bare
}

function createClient(options: Pick<ClientOptions, 'rest' | 'ws'>, logger: Logger): Client {
  const isMe = ({ id, client }: { readonly id: string; readonly client: Client }) => id === client.user?.id
  const client = new Client({
    // Interactions arrive without any; this one tells of channels and of the bot's permissions in them.
    intents: [GatewayIntentBits.Guilds],
    ...options,
    allowedMentions: { parse: [] },
    // The bot keeps nothing of discord.js but servers, channels and roles.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ThreadMemberManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: isMe },
      UserManager: { maxSize: 0, keepOverLimit: isMe },
    }),
  })
  client.on('error', error => logger.error({ err: error }, 'discord: an error'))
  client.on('warn', message => logger.warn(`discord: ${message}`))
  client.on('shardError', error => logger.warn({ err: error }, 'discord: the connection broke'))
  client.on('shardReconnecting', () => logger.info('discord: connecting again'))
  client.on('shardResume', () => logger.info('discord: connected again'))
  client.on('shardDisconnect', ({ code }) =>
    logger.error({ code }, `discord: the connection was ended for good. ${code === TOKEN_REFUSED ? TOKEN_ADVICE : ''}`),
  )
  return client
}
