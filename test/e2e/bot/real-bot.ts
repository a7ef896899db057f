import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionInput } from '../../../src/chat/action.js'
import type { Button, Card, Form, Select } from '../../../src/chat/card.js'
import type { Caller } from '../../../src/chat/context.js'
import type { CardReply, FormReply } from '../../../src/chat/reply.js'
import type { Match } from '../../../src/chat/router.js'
import { readConfig } from '../../../src/config.js'
import { createIds } from '../../../src/core/ids.js'
import type { Logger } from '../../../src/core/logger.js'
import { createRandom } from '../../../src/core/random.js'
import { type Bot, createBot } from '../../../src/main.js'
import { type Library, loadCourses } from '../../../src/notes/load-courses.js'

/** The bot as it runs, on an embedded database in a folder of its own, with a clock that stands still. */
export interface RealBot {
  readonly bot: Bot
  readonly databaseFile: string
  readonly dataDir: string
  /** What went wrong so far; a test expects none. */
  readonly failures: readonly unknown[]
  /** Epoch milliseconds; a test may set it. */
  readonly clock: { now: number }
  /** Starts again on the same database, with other notes where given. */
  restart(library?: Library): Promise<void>
  close(): Promise<void>
}

export async function startBot(
  library = loadCourses('content'),
  start = Date.parse('2025-10-01T10:00:00Z'),
  environment: Readonly<Record<string, string>> = {},
  bytes = repeatableBytes(),
): Promise<RealBot> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bueffel-bot-'))
  const failures: unknown[] = []
  const clock = { now: start }
  const note = (fields: unknown): void => {
    failures.push(fields)
  }
  const logger: Logger = { debug: () => {}, info: () => {}, warn: note, error: note }
  const config = readConfig({ data: dataDir }, environment)
  const newId = createIds({ now: () => clock.now }, bytes)
  const open = (notes: Library) => createBot({ config, library: notes, clock: { now: () => clock.now }, logger, newId })
  let notes = library
  const real: RealBot & { bot: Bot } = {
    bot: await open(notes),
    clock,
    dataDir,
    databaseFile: join(dataDir, 'bueffel.db'),
    failures,
    restart: async (other?: Library) => {
      await real.bot.close()
      notes = other ?? notes
      real.bot = await open(notes)
    },
    close: async () => {
      await real.bot.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return real
}

let started = 0

/** Ids, and with them the questions that are drawn, are the same in each run of a test file. */
function repeatableBytes(): (size: number) => Uint8Array {
  const random = createRandom(`bot ${started++}`)
  return size => Uint8Array.from({ length: size }, () => random.below(256))
}

/** Somebody at the playground, as one types and presses. */
export interface Visitor {
  say(line: string): Promise<Card>
  press(ref: string): Promise<Card>
  /** Presses what must open a form. */
  open(ref: string): Promise<Form>
  reply(ref: string, input?: ActionInput): Promise<CardReply | FormReply>
}

export function visitor(real: RealBot, name: string, localeTag = 'en', more: Partial<Caller> = {}): Visitor {
  const caller: Caller = {
    platform: 'playground',
    accountId: name,
    name,
    localeTag,
    place: { communityId: 'cloud', channelId: 'general' },
    onPrivateCard: true,
    ...more,
  }
  const card = async (match: Match): Promise<Card> => {
    const answer = await match.run(caller)
    if (answer.type !== 'card') throw new Error('a form')
    return answer.card
  }
  const reply = (ref: string, input?: ActionInput) => real.bot.router.matchAction(ref, input).run(caller)
  return {
    say: line => card(real.bot.router.matchLine(line)),
    press: ref => card(real.bot.router.matchAction(ref)),
    reply,
    open: async ref => {
      const answer = await reply(ref)
      if (answer.type !== 'form') throw new Error(`a card: ${JSON.stringify(answer.card)}`)
      return answer.form
    },
  }
}

export const buttonsOf = (card: Card): readonly Button[] =>
  card.blocks.flatMap(block => (block.type === 'buttons' ? block.buttons : []))

/** The reference of the button with this label, or a label that matches. */
export function refOf(card: Card, label: string | RegExp): string {
  const button = buttonsOf(card).find(({ label: own }) => (typeof label === 'string' ? own === label : label.test(own)))
  if (button === undefined)
    throw new Error(
      `no button ${label}: ${buttonsOf(card)
        .map(({ label: own }) => own)
        .join(', ')}`,
    )
  return button.action
}

/** The class of a leaderboard, as its buttons name it. */
export function classOn(board: Card): { readonly community: string; readonly course: string } {
  const [community = '', course = ''] = selectOf(board, 'board.period/').action.split('/').slice(3)
  return { community, course }
}

/** The one select of a card, or the one whose action begins so. */
export function selectOf(card: Card, action = ''): Select {
  const selects = card.blocks.filter(block => block.type === 'select')
  const [select, ...more] = selects.filter(own => own.action.startsWith(action))
  if (select === undefined || more.length > 0) throw new Error(`${more.length + 1} selects, or none`)
  return select
}

/** All that a card says, in order. */
export const saidBy = (card: Card): string => textsIn(card.blocks).join(' ')

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'command' && 'name' in value) return [`/${value.name}`]
  const own = 'value' in value && typeof value.value === 'string' ? [value.value] : []
  return [...own, ...Object.values(value).flatMap(textsIn)]
}
