import type { Session } from '../../../src/answers/session.js'
import type { Card } from '../../../src/chat/card.js'
import type { Context } from '../../../src/chat/context.js'
import type { EditPace } from '../../../src/chat/messenger.js'
import { createIds } from '../../../src/core/ids.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { loadCourses } from '../../../src/notes/load-courses.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import type { Control, Round } from '../../../src/quiz/rounds/round.js'
import { stepOf } from '../../../src/quiz/rounds/round.js'
import { createRoundRunner, leaseOf, type RoundRunner } from '../../../src/quiz/rounds/round-runner.js'
import { createRoundService, type RoundInPlay, type RoundService } from '../../../src/quiz/rounds/round-service.js'
import { unique, type World } from '../../contracts/world.js'
import { createFakePlatform, type FakePlatform } from '../../schedule/fake-platform.js'
import { choicesOf } from '../daily-class.js'

const COURSES = loadCourses('content').courses
export const LOOKUP = createLookup(COURSES)
export const BANK = createQuestionBank(LOOKUP)
export const START = Date.parse('2025-10-02T08:00:00Z')

/** One process that runs rounds. */
export interface Process {
  readonly service: RoundService
  readonly runner: RoundRunner
}

/** A channel in which rounds are played, with clocks that stand still and a platform that records. */
export interface Table {
  readonly world: World
  readonly of: { readonly communityId: string; readonly courseId: string }
  readonly platform: FakePlatform
  readonly errors: unknown[]
  readonly warnings: unknown[]
  readonly host: Player
  /** The process that runs now. */
  process: Process
  start(): Process
  players(count: number): Promise<readonly Player[]>
  /** Epoch milliseconds of the bot's clock, and of the real one. */
  now(): number
  realNow(): number
  /** Lets time go by without anybody looking. */
  wait(milliseconds: number): void
  /** Lets time go by, a look every half second. */
  play(milliseconds: number): Promise<void>
  tick(): Promise<void>
  /** Opens a round as the host, and lets its lobby be posted. */
  open(wanted?: {
    readonly count?: number
    readonly seconds?: number
    readonly teams?: number
    readonly channelId?: string
  }): Promise<Session>
  round(session: Session): Promise<Round>
  control(session: Session, what: Control): Promise<Round>
  /** What the channel sees: the messages as they now look. */
  seen(): readonly Card[]
}

export interface Player {
  readonly id: string
  readonly name: string
}

export async function createTable(world: World, pace?: EditPace): Promise<Table> {
  const courseId = 'cloud'
  await world.identities.saveCourse(courseId, 'Cloud')
  const { id: communityId } = await world.identities.communityOf('test', unique(), 'Class', courseId)
  const of = { communityId, courseId }
  const platformName = `test-${unique()}`
  const fake = createFakePlatform(platformName)
  const platform: FakePlatform = pace === undefined ? fake : Object.assign(fake, { editPace: pace })
  const clock = { at: START }
  const realClock = { at: 1_800_000_000_000 }
  const errors: unknown[] = []
  const warnings: unknown[] = []
  const logger = {
    debug: () => {},
    info: () => {},
    warn: (fields: unknown) => void warnings.push(fields),
    error: (fields: unknown) => void errors.push(fields),
  }
  const newId = createIds({ now: () => realClock.at })
  const person = async (name: string): Promise<Player> => world.identities.personOf('test', unique(), name)
  const host = await person('Host')

  const start = (): Process => {
    const worker = newId()
    const service = createRoundService({
      bank: BANK,
      lookup: LOOKUP,
      answers: world.answers,
      store: world.rounds,
      history: world.history,
      newId,
      lease: () => leaseOf(worker, realClock.at),
      localeOf: async () => 'en',
    })
    const runner = createRoundRunner({
      service,
      store: world.rounds,
      answers: world.answers,
      messengers: () => [platform],
      clock: { now: () => clock.at },
      realClock: { now: () => realClock.at },
      worker,
      logger,
    })
    return { service, runner }
  }

  const context = ({ id, name }: Player, channelId = 'C1'): Context => ({
    person: { id, name },
    locale: 'en',
    class: of,
    classes: [{ ...of, name: 'Cloud' }],
    readable: new Set([courseId]),
    community: { id: communityId, externalId: 'class' },
    channel: { platform: platformName, id: channelId },
    onPrivateCard: false,
    now: clock.at,
  })
  contexts.set(fake, context)

  const table: Table = {
    world,
    of,
    platform,
    errors,
    warnings,
    host,
    process: start(),
    start,
    players: count => Promise.all(Array.from({ length: count }, (_, index) => person(`Player ${index}`))),
    now: () => clock.at,
    realNow: () => realClock.at,
    wait: milliseconds => {
      clock.at += milliseconds
      realClock.at += milliseconds
    },
    tick: () => table.process.runner.runDue(),
    play: async milliseconds => {
      for (let gone = 0; gone < milliseconds; gone += 500) {
        table.wait(500)
        await table.tick()
      }
    },
    open: async ({ count = 3, seconds = 20, teams, channelId = 'C1' } = {}) => {
      const opened = await table.process.service.open(context(host, channelId), { count, seconds, teams })
      if (typeof opened === 'string') throw new Error(opened)
      table.process.runner.wake(opened.round.id)
      await table.tick()
      return opened.session
    },
    round: async session => playOf(await world.rounds.find(session.id), session).round,
    control: async (session, what) => {
      const play = playOf(await world.rounds.find(session.id), session)
      const after = await table.process.service.control(context(host), play, stepOf(play.round), what)
      return after.round
    },
    seen: () => platform.posts.map(({ card }) => card),
  }
  return table
}

const contexts = new WeakMap<FakePlatform, (player: Player, channelId?: string) => Context>()

export function contextOf({ platform }: Table, player: Player): Context {
  const context = contexts.get(platform)
  if (context === undefined) throw new Error('no such table')
  return context(player)
}

function playOf(round: Round | undefined, session: Session): RoundInPlay {
  if (round === undefined) throw new Error('no round')
  return { round, session }
}

/** Presses an answer to the question that is asked: the right one, or one that is wrong. */
export async function answer(
  table: Table,
  session: Session,
  player: Player,
  isRight: boolean,
  position?: number,
): Promise<boolean> {
  const round = await table.round(session)
  const at = position ?? round.position
  const { right, count } = choicesOf(session, at)
  const choice = isRight ? right : (right + 1) % count
  const own = await table.process.service.answer(contextOf(table, player), { round, session }, at, choice)
  return own?.isOpen === true && own.choice === choice
}
