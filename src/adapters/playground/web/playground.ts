import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type ImageSource, NO_IMAGES } from '../../../chat/images.js'
import type { Messenger } from '../../../chat/messenger.js'
import type { Router } from '../../../chat/router.js'
import type { Clock } from '../../../core/clock.js'
import type { NewId } from '../../../core/ids.js'
import type { Logger } from '../../../core/logger.js'
import { createDesk } from './desk.js'
import { eventStream } from './event-stream.js'
import { pageGuard, postGuard, sizeGuard } from './guard.js'
import { createImageRoute, IMAGE_PATH } from './image-route.js'
import { openMessageLog } from './message-log.js'
import { createMessenger } from './messenger.js'
import { readPageFiles } from './page-files.js'
import type { Channel, StreamEvent } from './protocol.js'
import { Refusal } from './refusal.js'
import { pageQuery, requests, sentence } from './requests.js'
import { type Change, createRoom } from './room.js'

export interface PlaygroundParts {
  readonly router: Router
  /** Where the images come from that cards name; without it their text is shown. */
  readonly images?: ImageSource
  /** At least one; the first is shown first. */
  readonly channels: readonly Channel[]
  /** The file that the messages are kept in. */
  readonly messageLog: string
  /** The folder of the built page. */
  readonly pageDir: string
  /** Names under which the page is opened, besides this machine's own. */
  readonly hosts: readonly string[]
  readonly clock: Clock
  readonly newId: NewId
  readonly logger: Logger
}

/** A chat in the browser in which the bot can be tried without an account anywhere. */
export interface Playground {
  readonly routes: Hono
  readonly messenger: Messenger
  /** Ends the pages' streams and writes what is not yet on disk. */
  close(): Promise<void>
}

const API = '/api'
const KEPT_MESSAGES = 300

/** @throws {HostError} where the page was not built */
export async function createPlayground(parts: PlaygroundParts): Promise<Playground> {
  const { router, channels, clock, newId, logger } = parts
  const files = await readPageFiles(parts.pageDir)
  const { log, messages } = await openMessageLog({ path: parts.messageLog, keep: KEPT_MESSAGES, logger })
  const room = createRoom({ messages, log, keep: KEPT_MESSAGES })
  const desk = createDesk({ router, channels, room, clock, newId })
  const closing = new AbortController()

  const routes = new Hono()
  // Each guard by its path: these routes share a server with those of other adapters.
  const guard = pageGuard(parts.hosts)
  for (const { path, type, content } of files) {
    routes.get(path, guard, context =>
      context.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }),
    )
  }
  routes.get(IMAGE_PATH, guard, createImageRoute(parts.images ?? NO_IMAGES))
  routes.use(`${API}/*`, guard)
  routes.get(`${API}/state`, context => {
    const { person, channel } = read(pageQuery, context.req.query())
    return context.json(desk.state(person, channel))
  })
  routes.get(`${API}/events`, context => {
    const { person, channel } = read(pageQuery, context.req.query())
    // Before the stream begins, so that a channel that is not there is refused.
    const { person: account, channelId } = desk.state(person, channel)
    return eventStream(context, {
      signal: closing.signal,
      heartbeat: () => ({ type: 'ping', now: clock.now() }),
      source: emit => {
        emit({ type: 'state', state: desk.state(person, channelId) })
        return room.subscribe(account.id, change => {
          const event = toEvent(change, channelId, clock.now())
          if (event !== undefined) emit(event)
        })
      },
    })
  })

  const post = <S extends z.ZodType>(name: string, schema: S, work: (body: z.infer<S>) => Promise<object>) => {
    routes.post(`${API}/${name}`, postGuard, sizeGuard, async context =>
      context.json(await work(read(schema, await readJson(context)))),
    )
  }
  post('send', requests.send, desk.send)
  post('press', requests.press, desk.press)
  post('select', requests.select, desk.select)
  post('submit', requests.submit, desk.submit)
  post('propose', requests.propose, desk.propose)
  post('complete', requests.complete, desk.complete)
  post('dismiss', requests.dismiss, desk.dismiss)

  routes.onError((error, context) => {
    if (error instanceof Refusal) return context.json({ error: error.message }, error.status)
    logger.error({ err: error, path: context.req.path }, 'a request of the playground failed')
    return context.json({ error: 'Something went wrong; the log of the server says what.' }, 500)
  })

  return {
    routes,
    messenger: createMessenger(room, channels, clock),
    close: async () => {
      closing.abort()
      await log.flush()
    },
  }
}

/** What a page that shows `channelId` is told of a change. */
function toEvent(change: Change, channelId: string, now: number): StreamEvent | undefined {
  const { message } = change
  if (message.channelId !== channelId) {
    return change.type === 'upsert' && change.isNew ? { type: 'activity', channelId: message.channelId } : undefined
  }
  return change.type === 'upsert' ? { type: 'upsert', message, now } : { type: 'remove', id: message.id }
}

function read<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const result = schema.safeParse(given)
  if (!result.success) throw new Refusal(400, sentence(result.error))
  return result.data
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json()
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(400, 'The body is no JSON.')
    throw error
  }
}
