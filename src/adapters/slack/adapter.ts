import { App, LogLevel, webApi } from '@slack/bolt'
import { Hono } from 'hono'
import type { Card } from '../../chat/card.js'
import type { Caller } from '../../chat/context.js'
import { type ImageSource, NO_IMAGES } from '../../chat/images.js'
import { type Messenger, POST_TIMEOUT } from '../../chat/messenger.js'
import type { Router } from '../../chat/router.js'
import { createUploadMemory, type UploadStore } from '../../chat/upload-store.js'
import { HostError } from '../../core/errors.js'
import type { Logger } from '../../core/logger.js'
import { createDeliver } from './delivery.js'
import { createShowHome } from './home.js'
import { createHttpReceiver } from './http-receiver.js'
import { createIllustrate } from './illustrate.js'
import { registerListeners } from './listeners.js'
import { EVENTS_PATH } from './manifest.js'
import { createMessenger } from './messenger.js'
import { createProfiles } from './profiles.js'
import { createResponder } from './responder.js'
import { sdkLogger } from './sdk-logger.js'
import { explainSocket, signIn } from './sign-in.js'
import type { SlashNames } from './slash-names.js'
import { createSocketDoor } from './socket-receiver.js'
import { createUploads } from './uploads.js'
import { within } from './within.js'

export interface SlackParts {
  readonly router: Router
  /** `xoxb-…` */
  readonly botToken: string
  /** `xapp-…`, for Socket Mode. */
  readonly appToken?: string
  /** For requests over HTTP, where there is no app token. */
  readonly signingSecret?: string
  /** The base address of Slack's Web API, with or without a slash at its end. */
  readonly apiUrl?: string
  /** What somebody sees in the app's home; the help where it is not given. */
  readonly home?: (caller: Caller) => Promise<Card>
  /** Where the images come from that cards name; without it their text is shown. */
  readonly images?: ImageSource
  /** Remembers what the workspace was given; without it for as long as the program runs. */
  readonly uploads?: UploadStore
  /** How the app's manifest names the commands. */
  readonly names?: SlashNames
  readonly logger: Logger
  /** Milliseconds in which Slack has to answer a request. */
  readonly timeout?: number
}

/** The bot on Slack. */
export interface Slack {
  /** Takes Slack's requests over HTTP; nothing in Socket Mode. */
  readonly routes: Hono
  readonly messenger: Messenger
  /** The name of the workspace. */
  readonly workspace: string
  /** Takes nothing new, finishes what runs and disconnects. */
  close(): Promise<void>
}

const API_URL = 'https://slack.com/api/'
/** How long a handler that still runs is waited for at the end. */
const LAST_WORK_MS = 10_000

/**
 * Brings the bot to Slack: by Socket Mode where there is an app token, else by the routes, which the host's one HTTP server
 * serves.
 * @throws {HostError} where a token does not work, allows too little, or Slack cannot be reached
 */
export async function createSlack(parts: SlackParts): Promise<Slack> {
  const { router, botToken, appToken, signingSecret, logger, home, names = {} } = parts
  const apiUrl = (parts.apiUrl ?? API_URL).replace(/\/*$/, '/')
  if (appToken === undefined && signingSecret === undefined) {
    throw new HostError(
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) besides the bot token.',
      2,
    )
  }
  const sdk = sdkLogger(logger, LogLevel)
  // Whoever calls decides what is tried again: a form's trigger and a post's claim do not wait for half an hour.
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: parts.timeout ?? POST_TIMEOUT,
    logger: sdk,
  }
  const client = new webApi.WebClient(botToken, clientOptions)
  const identity = await signIn(client, apiUrl, logger)

  const socket = appToken === undefined ? undefined : createSocketDoor({ appToken, apiUrl, logger, sdkLogger: sdk })
  const http = socket === undefined ? createHttpReceiver(signingSecret ?? '', logger) : undefined
  const app = new App({
    token: botToken,
    botId: identity.botId,
    botUserId: identity.botUserId,
    ...(socket === undefined ? (http === undefined ? {} : { receiver: http }) : { receiver: socket.receiver }),
    clientOptions,
    convoStore: false,
    logger: sdk,
    logLevel: LogLevel.INFO,
  })
  const running = new Set<Promise<unknown>>()
  const uploads = createUploads({
    client,
    store: parts.uploads ?? createUploadMemory(),
    workspaceId: identity.workspaceId,
    isAllowed: !identity.missing.includes('files:write'),
    logger,
    fetcher: fetch,
  })
  const illustrate = createIllustrate(parts.images ?? NO_IMAGES, uploads, logger, names)
  const deliver = createDeliver(client, illustrate, logger)
  const responder = createResponder({ router, client, profiles: createProfiles(client, logger), deliver, logger })
  const showHome = createShowHome(client, names, home ?? (caller => helpCard(router, caller)))
  registerListeners({ app, router, responder, logger, running, names, showHome })

  const routes = new Hono()
  if (http !== undefined) routes.post(EVENTS_PATH, context => http.handle(context.req.raw))
  await socket?.open().catch(async error => {
    await socket.close()
    throw explainSocket(error, apiUrl)
  })
  return {
    routes,
    messenger: createMessenger(client, identity, illustrate),
    workspace: identity.workspace,
    close: async () => {
      await socket?.close()
      await within(Promise.allSettled(running), LAST_WORK_MS)
    },
  }
}

async function helpCard(router: Router, caller: Caller): Promise<Card> {
  const reply = await router.matchCommand('help', {}).run(caller)
  return reply.type === 'card' ? reply.card : { blocks: [] }
}
