import { afterEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import type { Caller } from '../../src/chat/context.js'
import { type Library, loadCourses } from '../../src/notes/load-courses.js'
import type { World } from '../contracts/world.js'
import { buttonsOf, type RealBot, refOf, saidBy, selectOf, startBot, type Visitor } from '../e2e/bot/real-bot.js'
import { answerAs } from '../quiz/answering.js'
import { at } from '../schedule/rig.js'
import { openWorld } from '../storage/targets.js'
import { OTHER_SERVER, onDiscord, SERVER, twoCourses } from './two-courses.js'

let real: RealBot
const start = async (
  library: Library = twoCourses({ networks: [`discord:${SERVER}`], statistics: [`discord:${OTHER_SERVER}`] }),
) => {
  real = await startBot(library, at('2025-10-01', '12:00'))
}
afterEach(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

/** Seen in both classes: in statistics last. */
const inBoth = async (name: string): Promise<Visitor> => {
  await onDiscord(real, name, SERVER).say('/help')
  real.clock.now += 1000
  await onDiscord(real, name, OTHER_SERVER).say('/help')
  return onDiscord(real, name)
}
/** The selects that turn to another class: a board has one of its own besides. */
const classSelects = ({ blocks }: Card) =>
  blocks.flatMap(block => (block.type === 'select' && block.action.startsWith('class.use/') ? [block] : []))
const classSelectOf = (card: Card) => {
  const [select, ...more] = classSelects(card)
  if (select === undefined || more.length > 0) throw new Error(`${more.length === 0 ? 'no' : 'several'} to turn by`)
  return select
}
const cardOf = async (who: Visitor, ref: string, value?: string): Promise<Card> => {
  const reply = await who.reply(ref, value === undefined ? undefined : { value })
  if (reply.type !== 'card') throw new Error('a form')
  expect(checkCard(reply.card)).toEqual([])
  return reply.card
}
const inWorld = async <T>(look: (world: World) => Promise<T>): Promise<T> => {
  const world = await openWorld(`file:${real.databaseFile}`)
  try {
    return await look(world)
  } finally {
    await world.close()
  }
}
/** Answers the first question of the quiz on a card, of whatever kind it is. */
const answer = async (who: Visitor, card: Card): Promise<Card> => {
  const id = buttonsOf(card)
    .find(({ action }) => action.startsWith('quiz.'))
    ?.action.split('/')[2]
  const session = await inWorld(({ answers }) => answers.findSession(id ?? ''))
  const [question] = session?.questions ?? []
  if (session === undefined || question === undefined) throw new Error(`no question on ${saidBy(card)}`)
  return answerAs(who, session.id, 0, question, true)
}
const sessions = () =>
  inWorld(async world => {
    const rows = await world.ledger()
    return Promise.all(
      rows.map(async ({ communityId, courseId }) => [
        (await world.identities.findCommunity(communityId))?.externalId,
        courseId,
      ]),
    )
  })

describe('/explain', () => {
  it('looks in all classes, the best answer wins and says whose notes it is from', async () => {
    await start()
    const ada = await inBoth('Ada')
    const tcp = await ada.say('/explain tcp')
    expect(saidBy(tcp)).toMatch(/^Networks .*stream of bytes/)
    expect(saidBy(await ada.say('/explain medain'))).toMatch(/^Statistics .*middle value/)
    expect(checkCard(tcp)).toEqual([])
    const udp = await cardOf(ada, refOf(tcp, /UDP/))
    expect(saidBy(udp)).toMatch(/^Networks /)
    const none = await ada.say('/explain potato')
    expect(saidBy(none)).toMatch(/Statistics, Networks say nothing about *potato/)
  })

  it('proposes what all classes know', async () => {
    await start()
    await inBoth('Ada')
    const caller: Caller = { platform: 'discord', accountId: 'Ada', name: 'Ada', place: { channelId: 'dm-Ada' } }
    const proposals = await real.bot.router.completeOption(caller, 'explain', 'concept', 'm')
    expect(proposals).toContain('Median')
    expect(await real.bot.router.completeOption(caller, 'quiz', 'topic', 't')).toContain('TCP')
  })

  it('says nothing of whose notes where there is but one class, and nothing of the others', async () => {
    await start()
    await onDiscord(real, 'Bea', SERVER).say('/help')
    const bea = onDiscord(real, 'Bea')
    expect(saidBy(await bea.say('/explain tcp'))).not.toMatch(/^Networks /)
    expect(saidBy(await bea.say('/explain median'))).toMatch(/Networks say nothing about *median/)
  })
})

it('/deadlines lists those of all classes in their order, each with its course', async () => {
  await start()
  const card = await (await inBoth('Ada')).say('/deadlines')
  expect(checkCard(card)).toEqual([])
  expect(saidBy(card)).toMatch(/Exercise statistics.*8 October.*Statistics.*Exercise networks.*9 October.*Networks/)
})

describe('/quiz', () => {
  it('asks in the class last used, and in the other one by choice; what is earned belongs to that class', async () => {
    await start()
    const ada = await inBoth('Ada')
    const first = await ada.say('/quiz 3')
    expect(selectOf(first).options.map(({ label }) => label)).toEqual(['Networks'])
    await answer(ada, first)
    const other = await cardOf(ada, selectOf(first).action, selectOf(first).options[0]?.value)
    expect(other.title).toContain('of 3')
    expect(selectOf(other).options.map(({ label }) => label)).toEqual(['Statistics'])
    await answer(ada, other)
    expect(await sessions()).toEqual([
      [OTHER_SERVER, 'statistics'],
      [SERVER, 'networks'],
    ])
    // What was chosen stays.
    expect((await ada.say('/leaderboard')).title).toContain('Networks')
    await real.restart()
    expect((await onDiscord(real, 'Ada').say('/leaderboard')).title).toContain('Networks')
    expect(saidBy(await onDiscord(real, 'Ada', OTHER_SERVER).say('/leaderboard'))).toContain(
      'You would be in place 1 of 1',
    )
  })

  it('offers the boards of the class in which it was earned, whatever was used since', async () => {
    await start()
    const ada = await inBoth('Ada')
    const quiz = await ada.say('/quiz 3')
    real.clock.now += 1000
    // Now networks are the class last used.
    await onDiscord(real, 'Ada', SERVER).say('/help')
    const next = await cardOf(ada, refOf(await answer(ada, quiz), 'Next'))
    const card = await cardOf(ada, refOf(next, 'Stop'))
    expect(saidBy(card)).toContain('You have points in Statistics!')
    const joined = await cardOf(ada, refOf(card, 'Show me as Ada'))
    expect(joined.title).toBe('Leaderboard · Statistics')
    const there = onDiscord(real, 'Bea', OTHER_SERVER)
    expect(saidBy(await there.say('/leaderboard'))).toContain('Ada')
    expect(saidBy(await onDiscord(real, 'Bea', SERVER).say('/leaderboard'))).not.toContain('Ada')
    expect((await cardOf(ada, refOf(joined, 'Leaderboard'))).title).toBe('Leaderboard · Statistics')
    const left = await cardOf(ada, refOf(joined, 'Leave the leaderboard'))
    expect(left.title).toBe('Leaderboard · Statistics')
    expect(saidBy(await there.say('/leaderboard'))).not.toContain('Ada')
    // A class that is not the person's own is none to join.
    const forged = refOf(card, 'Show me as Ada').replace(/\/[^/]+\/statistics$/, '/nowhere/statistics')
    expect(saidBy(await cardOf(ada, forged))).toContain('This button is from an earlier version')
  })

  it('takes a topic where its notes know it, and goes on there', async () => {
    await start()
    const ada = await inBoth('Ada')
    let card = await ada.say('/quiz topic:protocols 1')
    await answer(ada, card)
    expect(await sessions()).toEqual([[SERVER, 'networks']])
    real.clock.now += 1000
    card = await ada.say('/quiz topic:means 1')
    await answer(ada, card)
    expect((await sessions())[1]).toEqual([OTHER_SERVER, 'statistics'])
    expect(saidBy(await ada.say('/quiz topic:potato'))).toContain('in Statistics')
  })

  it('offers the other classes where the one last used has nothing to ask', async () => {
    const { courses, warnings } = twoCourses()
    const empty = courses.map(course =>
      course.id === 'networks' ? course : { ...course, concepts: [], questions: [] },
    )
    const listed = empty.map(course => ({
      ...course,
      communities: [`discord:${course.id === 'networks' ? SERVER : OTHER_SERVER}`],
    }))
    await start({ courses: listed, warnings })
    const ada = await inBoth('Ada')
    const card = await ada.say('/quiz')
    expect(saidBy(card)).toContain('no questions on Statistics')
    const asked = await cardOf(ada, selectOf(card).action, selectOf(card).options[0]?.value)
    await answer(ada, asked)
    expect(await sessions()).toEqual([[SERVER, 'networks']])
  })

  it('belongs to a class of one’s own where none is shared', async () => {
    await start(twoCourses())
    const eve = onDiscord(real, 'Eve')
    const card = await eve.say('/quiz 1')
    expect(card.blocks.filter(block => block.type === 'select' && !block.action.startsWith('quiz.'))).toEqual([])
    await answer(eve, card)
    expect(await sessions()).toEqual([['dm-Eve', 'networks']])
  })
})

describe('cards about one class', () => {
  it.each(['/daily', '/stats', '/leaderboard'])('%s offers the others, and turns to them', async line => {
    await start()
    const ada = await inBoth('Ada')
    const card = await ada.say(line)
    expect(checkCard(card)).toEqual([])
    const { action, options, placeholder } = classSelectOf(card)
    expect(placeholder).toBe('Statistics. Other courses…')
    const reply = await ada.reply(action, { value: options[0]?.value ?? '' })
    expect(reply).toMatchObject({ type: 'card', replaces: true })
    expect(reply.type === 'card' && classSelectOf(reply.card).placeholder).toBe('Networks. Other courses…')
    // A class that the person does not share is none to choose.
    const strange = await ada.reply(action, { value: 'nowhere' })
    expect(strange.type === 'card' && classSelectOf(strange.card).placeholder).toBe('Networks. Other courses…')
  })

  it('take no command that is about none, as from another version', async () => {
    await start()
    const ada = await inBoth('Ada')
    for (const ref of ['class.use/1/setup/0', 'class.use/1/help/0', 'class.use/1/gone/0']) {
      const reply = await ada.reply(ref, { value: 'x' })
      expect(reply.type === 'card' && saidBy(reply.card)).toContain('from an earlier version')
    }
    const reply = await ada.reply('class.use/1/quiz/99', { value: 'x' })
    expect(reply.type === 'card' && saidBy(reply.card)).toContain('from 1 to 20')
  })

  it('offer nothing in a channel', async () => {
    await start()
    await inBoth('Ada')
    expect(classSelects(await onDiscord(real, 'Ada', SERVER).say('/leaderboard'))).toEqual([])
  })
})

it('a day’s challenge answered in private belongs to its class, whichever was used last', async () => {
  await start()
  const ada = await inBoth('Ada')
  const card = await ada.say('/daily')
  const choice = buttonsOf(card).find(({ action }) => action.startsWith('daily.choose/'))?.action ?? ''
  await cardOf(ada, selectOf(card).action, selectOf(card).options[0]?.value)
  expect(saidBy(await cardOf(ada, choice))).toContain('Your answer')
  // The day is over: the next press closes and counts it.
  real.clock.now = at('2025-10-02', '00:10')
  await cardOf(ada, choice)
  expect(await sessions()).toEqual([[OTHER_SERVER, 'statistics']])
})

it('shows no select where there is one course only', async () => {
  await start(loadCourses('content'))
  await onDiscord(real, 'Ada', SERVER).say('/help')
  for (const line of ['/quiz', '/daily', '/stats', '/leaderboard']) {
    expect(classSelects(await onDiscord(real, 'Ada').say(line))).toEqual([])
  }
})
