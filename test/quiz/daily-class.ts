import type { Session } from '../../src/answers/session.js'
import type { Card } from '../../src/chat/card.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { buttonsOf, type RealBot, refOf, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'
import { openWorld } from '../storage/targets.js'

/** The bot as it runs, with a class and a platform that records what the clock posts. */
export interface DailyClass {
  readonly real: RealBot
  readonly platform: FakePlatform
  student(name: string): Visitor
  /** Sets the clock and lets the scheduler run. */
  tick(day: string, time: string): Promise<void>
  /** Sets the clock alone, as while the scheduler stands still. */
  setClock(day: string, time: string): void
  restart(): Promise<void>
  /** What is stored of the challenge that a card is about. */
  session(card: Card): Promise<Session>
  ledger(): Promise<readonly { readonly personId: string; readonly points: number; readonly day: string }[]>
  close(): Promise<void>
}

/** Wednesday, noon. Without `isSetUp` nobody has set anything up. */
export async function startClass(isSetUp = true): Promise<DailyClass> {
  const library = loadCourses('content')
  // Reminders are none of the challenge's.
  const courses = library.courses.map(course => ({ ...course, deadlines: [] }))
  const real = await startBot({ ...library, courses }, at('2025-10-01', '12:00'))
  const platform = createFakePlatform('playground')
  const open = async (): Promise<void> => {
    real.bot.addMessenger(platform)
    const place = { communityId: 'cloud', channelId: 'general' }
    const host = { platform: 'playground', accountId: 'host', name: 'Host', localeTag: 'en', place }
    if (isSetUp) await real.bot.setUpByDefault(host)
  }
  await open()
  const look = async <T>(read: (world: Awaited<ReturnType<typeof openWorld>>) => Promise<T>): Promise<T> => {
    const world = await openWorld(`file:${real.databaseFile}`)
    try {
      return await read(world)
    } finally {
      await world.close()
    }
  }
  const daily: DailyClass = {
    real,
    platform,
    student: name => visitor(real, name),
    setClock: (day, time) => {
      real.clock.now = at(day, time)
    },
    tick: async (day, time) => {
      daily.setClock(day, time)
      await real.bot.scheduler.runDue()
    },
    restart: async () => {
      await real.restart()
      await open()
    },
    session: card =>
      look(async ({ answers }) => {
        const found = await answers.findSession(sessionIdOf(card))
        if (found === undefined) throw new Error('no session')
        return found
      }),
    ledger: () => look(world => world.ledger()),
    close: () => real.close(),
  }
  return daily
}

export function sessionIdOf(card: Card): string {
  const ref = buttonsOf(card).find(({ action }) => action.startsWith('daily.'))?.action
  const id = ref?.split('/')[2]
  if (id === undefined) throw new Error(`no button of a challenge on "${card.title}"`)
  return id
}

export const showRef = (sessionId: string, position: number): string => `daily.show/1/${sessionId}/${position}`
export const chooseRef = (sessionId: string, position: number, choice: number): string =>
  `daily.choose/1/${sessionId}/${position}/${choice}`

export function choicesOf(
  { questions }: Session,
  position: number,
): { readonly count: number; readonly right: number } {
  const question = questions[position]
  const body = question && choiceOf(question)
  if (body === undefined) throw new Error(`no choices at ${position}`)
  return { count: body.choices.length, right: body.correct }
}

export const joinRef = (card: Card): string => refOf(card, /Take part|Mitmachen/)
