import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { localDay } from '../../src/core/local-time.js'
import { joinBoards } from '../../src/scores/actions.js'
import { buttonsOf, classOn, saidBy } from '../e2e/bot/real-bot.js'
import { openWorld } from '../storage/targets.js'
import { choicesOf, chooseRef, type DailyClass, joinRef, sessionIdOf, showRef, startClass } from './daily-class.js'

let daily: DailyClass

afterEach(async () => {
  const isLate = (failure: unknown) => JSON.stringify(failure).includes('too late to be of use')
  expect(daily.real.failures.filter(failure => !isLate(failure))).toEqual([])
  await daily.close()
})

const isClosed = (card: Card): boolean => buttonsOf(card).every(({ action }) => !action.startsWith('daily.choose'))
const posts = (): readonly (string | undefined)[] => daily.platform.posts.map(({ card }) => card.title)
const lastPost = (): Card => {
  const post = daily.platform.posts.at(-1)
  if (post === undefined) throw new Error('nothing was posted')
  return post.card
}

/** Puts people on the boards. */
async function join(...names: string[]): Promise<void> {
  for (const name of names) {
    const student = daily.student(name)
    await student.press(joinBoards.ref(classOn(await student.say('/leaderboard'))))
  }
}

/** Answers all questions of the challenge: rightly, or with the choice after the right one. */
async function answerAll(name: string, card: Card, isRight: boolean): Promise<void> {
  const session = await daily.session(card)
  for (const position of session.questions.keys()) {
    const { count, right } = choicesOf(session, position)
    await daily.student(name).press(chooseRef(session.id, position, isRight ? right : (right + 1) % count))
  }
}

describe('a challenge that is set up', () => {
  beforeEach(async () => {
    daily = await startClass()
  })

  it('is the same for everybody, and another one on another day', async () => {
    await daily.tick('2025-10-02', '08:00')
    expect(posts()).toEqual(['Daily challenge'])
    expect(checkCard(lastPost())).toEqual([])
    const seen = async (name: string) => {
      const first = await daily.student(name).press(joinRef(lastPost()))
      const id = sessionIdOf(first)
      return [first, await daily.student(name).press(showRef(id, 1)), await daily.student(name).press(showRef(id, 2))]
    }
    const thursday = await seen('Ada')
    expect(await seen('Bo')).toEqual(thursday)
    expect(await daily.student('Cy').say('/daily')).toEqual(thursday[0])
    await daily.tick('2025-10-03', '08:00')
    const friday = await seen('Ada')
    expect(friday.map(saidBy)).not.toEqual(thursday.map(saidBy))
    expect((await daily.session(lastPost())).questions).toHaveLength(3)
  })

  it('can be changed until it closes and not after', async () => {
    await daily.tick('2025-10-02', '08:00')
    const id = sessionIdOf(lastPost())
    const ada = daily.student('Ada')
    const chosen = (card: Card) => buttonsOf(card).filter(({ label }) => label.startsWith('☑')).length
    expect(chosen(await ada.press(showRef(id, 0)))).toBe(0)
    for (const choice of [0, 1, 0]) {
      const card = await ada.press(chooseRef(id, 0, choice))
      expect(chosen(card)).toBe(1)
      expect(saidBy(card)).toContain('You can still change it.')
      expect(checkCard(card)).toEqual([])
    }
    daily.setClock('2025-10-03', '07:58')
    expect(isClosed(await ada.press(chooseRef(id, 0, 1)))).toBe(false)
    // The scheduler has not come yet, the time is over all the same.
    daily.setClock('2025-10-03', '07:59')
    const after = await ada.press(chooseRef(id, 0, 0))
    expect(isClosed(after)).toBe(true)
    await daily.tick('2025-10-03', '08:00')
    const { ballots } = await ballotsOf(id)
    expect(ballots).toMatchObject([{ position: 0, given: { choice: 1 } }])
  })

  it('is closed, counted and revealed once, whatever is restarted', async () => {
    await daily.tick('2025-10-02', '08:00')
    const [card] = [lastPost()]
    await answerAll('Ada', card, true)
    await answerAll('Bo', card, false)
    await answerAll('Cy', card, true)
    await answerAll('Cy', card, false)
    await daily.student('Di').press(chooseRef(sessionIdOf(card), 1, choicesOf(await daily.session(card), 1).right))
    expect(await daily.ledger()).toEqual([])
    await join('Ada', 'Bo', 'Di')
    await daily.tick('2025-10-03', '07:59')
    expect(posts()).toEqual(['Daily challenge', "The challenge's answers"])
    const reveal = saidBy(lastPost())
    expect(reveal).toContain('4 people took part.')
    expect(reveal).toContain('Ada')
    expect(checkCard(lastPost())).toEqual([])
    // Rounds of three people, and a fourth at the second question.
    const votes = [...reveal.matchAll(/[▰▱]{10} (\d+)/g)].map(([, count]) => Number(count))
    expect(votes.reduce((sum, count) => sum + count, 0)).toBe(10)
    const ledger = await daily.ledger()
    expect(ledger).toHaveLength(10)
    expect(new Set(ledger.map(({ day }) => day))).toEqual(new Set(['2025-10-02']))
    await daily.restart()
    await daily.tick('2025-10-03', '07:59')
    await daily.student('Bo').press(showRef(sessionIdOf(card), 0))
    expect(await daily.ledger()).toHaveLength(10)
    expect(posts()).toHaveLength(2)
    const board = saidBy(await daily.student('Bo').say('/leaderboard'))
    expect(board.indexOf('Ada')).toBeGreaterThan(-1)
    expect(board.indexOf('Ada')).toBeLessThan(board.indexOf('Di'))
    expect(board.indexOf('Di')).toBeLessThan(board.indexOf('Bo'))
  })

  it('shows everyone their own answers once it is closed', async () => {
    await daily.tick('2025-10-02', '08:00')
    await answerAll('Ada', lastPost(), true)
    await answerAll('Bo', lastPost(), false)
    await daily.tick('2025-10-03', '07:59')
    const own = buttonsOf(lastPost()).find(({ label }) => label === 'My answers')?.action ?? ''
    const seen = async (name: string) => daily.student(name).press(own)
    expect(await seen('Ada')).toMatchObject({ tone: 'success' })
    expect(await seen('Bo')).toMatchObject({ tone: 'failure' })
    expect(saidBy(await seen('Cy'))).toContain('You did not answer this one.')
    for (const name of ['Ada', 'Bo', 'Cy']) {
      expect(isClosed(await seen(name))).toBe(true)
      expect(checkCard(await seen(name))).toEqual([])
    }
  })

  it('is what /daily opens: yesterday’s before the new one, Friday’s over the weekend', async () => {
    const opened = async (day: string, time: string) => {
      await daily.tick(day, time)
      return sessionIdOf(await daily.student('Ada').say('/daily'))
    }
    const thursday = await opened('2025-10-02', '08:00')
    const friday = await opened('2025-10-03', '08:00')
    expect(friday).not.toBe(thursday)
    expect(await opened('2025-10-04', '12:00')).toBe(friday)
    expect(await opened('2025-10-05', '23:00')).toBe(friday)
    expect(await opened('2025-10-06', '07:58')).toBe(friday)
    const monday = await opened('2025-10-06', '07:59')
    expect(monday).not.toBe(friday)
    expect(await opened('2025-10-06', '08:00')).toBe(monday)
    expect(sessionIdOf(lastPost())).toBe(monday)
    expect(await opened('2025-10-07', '07:30')).toBe(monday)
  })

  it('belongs to its day also where it is posted the morning after', async () => {
    daily.setClock('2025-10-03', '06:00')
    await daily.tick('2025-10-03', '06:00')
    expect(saidBy(lastPost())).toContain('A little late today.')
    const card = await daily.student('Ada').press(joinRef(lastPost()))
    const close = JSON.stringify(card).match(/"at":(\d+)/)?.[1]
    expect(new Date(Number(close)).toISOString()).toBe('2025-10-03T05:59:00.000Z')
    await answerAll('Ada', lastPost(), true)
    await daily.tick('2025-10-03', '08:00')
    expect(posts()).toEqual(['Daily challenge', "The challenge's answers", 'Daily challenge'])
    expect(new Set((await daily.ledger()).map(({ day }) => day))).toEqual(new Set(['2025-10-02']))
  })

  it('counts even where a standstill has left out its reveal', async () => {
    await daily.tick('2025-10-02', '08:00')
    await answerAll('Ada', lastPost(), true)
    await daily.tick('2025-10-14', '08:00')
    const ledger = await daily.ledger()
    expect(ledger).toHaveLength(3)
    expect(posts().filter(title => title === 'Daily challenge')).toHaveLength(2)
  })

  it('is refused to no one who asks for it before it is posted, and posted then', async () => {
    const early = sessionIdOf(await daily.student('Ada').say('/daily'))
    await daily.tick('2025-10-02', '08:00')
    expect(sessionIdOf(lastPost())).not.toBe(early)
    expect(await daily.session(lastPost())).toMatchObject({ closedAt: null })
  })

  it('has a board on Friday', async () => {
    await daily.tick('2025-10-02', '08:00')
    await answerAll('Ada', lastPost(), true)
    await join('Ada')
    await daily.tick('2025-10-03', '08:00')
    await daily.tick('2025-10-03', '16:00')
    expect(posts().at(-1)).toMatch(/standings/)
    expect(saidBy(lastPost())).toContain('Ada')
    expect(checkCard(lastPost())).toEqual([])
  })

  it('has the challenge of a Friday, which is counted on Monday, on the next board', async () => {
    await daily.tick('2025-10-03', '08:00')
    await answerAll('Ada', lastPost(), true)
    await join('Ada')
    await daily.tick('2025-10-03', '16:00')
    expect(posts().at(-1)).not.toMatch(/standings/)
    await daily.tick('2025-10-06', '08:00')
    await daily.tick('2025-10-10', '16:00')
    expect(posts().at(-1)).toMatch(/standings/)
    expect(saidBy(lastPost())).toContain('Ada')
    await daily.tick('2025-10-17', '16:00')
    expect(posts().filter(title => /standings/.test(title ?? ''))).toHaveLength(1)
  })

  it.each([
    ['no session', 'daily.show/1/nothing/0'],
    ['no question', 'POSITION'],
    ['no choice', 'CHOICE'],
  ])('answers a press on %s', async (_what, ref) => {
    await daily.tick('2025-10-02', '08:00')
    const id = sessionIdOf(lastPost())
    const card = await daily
      .student('Ada')
      .press(ref === 'POSITION' ? showRef(id, 3) : ref === 'CHOICE' ? chooseRef(id, 0, 25) : ref)
    expect(saidBy(card)).toContain('This challenge is gone.')
    expect((await ballotsOf(id)).ballots).toEqual([])
  })
})

describe('a challenge without a setup', () => {
  beforeEach(async () => {
    daily = await startClass(false)
  })

  it('closes at the end of its day, by the next press', async () => {
    const card = await daily.student('Ada').say('/daily')
    await answerAll('Ada', card, true)
    await answerAll('Bo', card, false)
    daily.setClock('2025-10-01', '23:59')
    expect(isClosed(await daily.student('Ada').press(showRef(sessionIdOf(card), 0)))).toBe(false)
    daily.setClock('2025-10-02', '00:00')
    expect(await daily.ledger()).toEqual([])
    const closed = await daily.student('Bo').press(chooseRef(sessionIdOf(card), 0, 0))
    expect(isClosed(closed)).toBe(true)
    expect(await daily.ledger()).toHaveLength(6)
  })

  it('closes as somebody opens the next one', async () => {
    const card = await daily.student('Ada').say('/daily')
    await answerAll('Ada', card, true)
    daily.setClock('2025-10-03', '10:00')
    const next = await daily.student('Bo').say('/daily')
    expect(sessionIdOf(next)).not.toBe(sessionIdOf(card))
    expect(await daily.session(card)).toMatchObject({ closedAt: daily.real.clock.now })
    await join('Ada')
    expect(saidBy(await daily.student('Ada').say('/leaderboard'))).toContain('Ada')
  })

  it('counts however long it takes until somebody opens the next one', async () => {
    const card = await daily.student('Ada').say('/daily')
    await answerAll('Ada', card, true)
    daily.setClock('2025-11-10', '10:00')
    const next = await daily.student('Bo').say('/daily')
    expect(await daily.session(card)).toMatchObject({ closedAt: daily.real.clock.now })
    expect(await daily.session(next)).toMatchObject({ closedAt: null })
    expect((await daily.ledger()).map(({ day }) => day)).toEqual(Array(3).fill('2025-10-01'))
  })

  it('is counted to the end where whoever closed it died in between', async () => {
    const card = await daily.student('Ada').say('/daily')
    await answerAll('Ada', card, true)
    await answerAll('Bo', card, true)
    daily.setClock('2025-10-02', '09:00')
    const world = await openWorld(`file:${daily.real.databaseFile}`)
    await world.answers.closeSession(sessionIdOf(card), daily.real.clock.now)
    await world.close()
    await daily.student('Ada').press(showRef(sessionIdOf(card), 0))
    expect(await daily.ledger()).toHaveLength(6)
  })
})

async function ballotsOf(sessionId: string) {
  const world = await openWorld(`file:${daily.real.databaseFile}`)
  try {
    return { ballots: await world.answers.allBallots(sessionId), day: localDay(daily.real.clock.now, 'Europe/Zurich') }
  } finally {
    await world.close()
  }
}
