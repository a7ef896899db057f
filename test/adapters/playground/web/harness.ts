import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createPlayground, type Playground } from '../../../../src/adapters/playground/web/playground.js'
import type { Message, Outcome, State, StreamEvent } from '../../../../src/adapters/playground/web/protocol.js'
import type { ImageSource } from '../../../../src/chat/images.js'
import type { Router } from '../../../../src/chat/router.js'
import { systemClock } from '../../../../src/core/clock.js'
import { createIds } from '../../../../src/core/ids.js'
import type { Logger } from '../../../../src/core/logger.js'
import { createDemoBot } from '../../../fixtures/demo-bot.js'

export const ORIGIN = 'http://localhost:3000'

export interface Warning {
  readonly level: 'warn' | 'error'
  readonly what: object
}

/** A playground with the demo's bot, spoken to without a network. */
export interface Bench {
  readonly playground: Playground
  readonly warnings: readonly Warning[]
  readonly directory: string
  readonly messageLog: string
  request(path: string, init?: RequestInit): Promise<Response>
  post(name: string, body: object): Promise<Response>
  /** As somebody in `#cloud`. */
  as(name: string, channel?: string): Person
}

export interface Person {
  state(): Promise<State>
  messages(): Promise<readonly Message[]>
  /** The last message that this person sees. */
  last(): Promise<Message>
  send(text: string): Promise<Outcome>
  /** Presses the button that has this label in the last message. */
  press(label: string): Promise<Response>
  /** Reads the stream of events until it is told to stop or the test ends. */
  listen(): Promise<Listening>
}

export interface Listening {
  readonly events: readonly StreamEvent[]
  /** Waits for the first event that fits, from the beginning on. */
  until(fits: (event: StreamEvent) => boolean): Promise<StreamEvent>
  /** Whether the server has ended the stream. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export async function createBench(
  options: { directory?: string; router?: Router; images?: ImageSource } = {},
): Promise<Bench> {
  const directory = options.directory ?? (await makeDirectory())
  for (const file of ['index.html', 'app.js', 'app.css']) await writeFile(join(directory, file), `/* ${file} */`)
  const warnings: Warning[] = []
  const logger: Logger = {
    debug: () => {},
    info: () => {},
    warn: (what: object) => warnings.push({ level: 'warn', what }),
    error: (what: object) => warnings.push({ level: 'error', what }),
  } as unknown as Logger
  const messageLog = join(directory, 'playground.jsonl')
  const playground = await createPlayground({
    router: options.router ?? createDemoBot(logger),
    ...(options.images === undefined ? {} : { images: options.images }),
    channels: ['cloud', 'statistik'].map(id => ({ id, name: id, topic: `On ${id}`, communityId: id })),
    messageLog,
    pageDir: directory,
    hosts: ['notes.example'],
    clock: systemClock,
    newId: createIds(systemClock),
    logger,
  })
  onTestFinished(() => playground.close())

  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    playground.routes.request(`${ORIGIN}${path}`, { ...init, headers: { Host: 'localhost:3000', ...init.headers } })
  const post = (name: string, body: object) =>
    request(`/api/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: ORIGIN },
      body: JSON.stringify(body),
    })

  const as = (name: string, channel = 'cloud'): Person => {
    const place = { person: { name, locale: 'en' }, channel }
    const query = new URLSearchParams({ name, locale: 'en', channel })
    const state = async (): Promise<State> => (await request(`/api/state?${query}`)).json()
    const messages = async () => (await state()).messages
    const last = async () => {
      const message = (await messages()).at(-1)
      if (message === undefined) throw new Error('there is no message')
      return message
    }
    return {
      state,
      messages,
      last,
      send: async text => (await post('send', { ...place, text })).json(),
      press: async label => {
        const message = await last()
        return post('press', { ...place, message: message.id, action: actionOf(message, label) })
      },
      listen: async () => listenTo(await request(`/api/events?${query}`)),
    }
  }
  return { playground, warnings, directory, messageLog, request, post, as }
}

/** The reference behind a button's label. */
export function actionOf({ body }: Message, label: string): string {
  const blocks = body.type === 'card' ? body.card.blocks : []
  const buttons = blocks.flatMap(block => (block.type === 'buttons' ? block.buttons : []))
  const button = buttons.find(own => own.label === label)
  if (button === undefined) throw new Error(`no button "${label}" in ${JSON.stringify(body)}`)
  return button.action
}

export const titleOf = ({ body }: Message): string | undefined => (body.type === 'card' ? body.card.title : undefined)

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'bueffel-web-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

function listenTo(response: Response): Listening {
  const events: StreamEvent[] = []
  let wake = () => {}
  const reader = response.body?.getReader()
  const read = async () => {
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const chunk = await reader?.read()
      if (chunk === undefined || chunk.done) return
      text += decoder.decode(chunk.value, { stream: true })
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      events.push(...parts.map(part => JSON.parse(part.replace(/^data: /, ''))))
      wake()
    }
  }
  const ended = read()
  onTestFinished(() => reader?.cancel())
  return {
    events,
    ended,
    until: async fits => {
      for (;;) {
        const found = events.find(fits)
        if (found !== undefined) return found
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
    },
    stop: async () => reader?.cancel(),
  }
}
