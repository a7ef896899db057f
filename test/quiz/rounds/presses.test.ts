import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/answers/session.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { CHOICE_KINDS } from '../../../src/quiz/kinds/choice.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { readQuestionEdits } from '../../../src/quiz/question-edits.js'
import { answerRound, chooseTeam, showOwnAnswer } from '../../../src/quiz/rounds/actions.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../../e2e/bot/real-bot.js'
import { createFakePlatform, type FakePlatform } from '../../schedule/fake-platform.js'
import { type OpenWorld, openWorld } from '../../storage/targets.js'
import { sessionIdOf } from '../daily-class.js'

let real: RealBot
let world: OpenWorld
let platform: FakePlatform
let host: Visitor

beforeAll(async () => {
  real = await startBot()
  world = await openWorld(`file:${real.databaseFile}`)
  platform = createFakePlatform('playground')
  real.bot.addMessenger(platform)
  host = visitor(real, 'Host', 'en', { onPrivateCard: false })
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await world.close()
  await real.close()
})

/** Opens a round, and tells what will be asked in it. */
async function openRound(line: string): Promise<Session> {
  expect(saidBy(await host.say(line))).toContain('The round is open')
  await real.bot.rounds.runDue()
  const lobby = platform.posts.at(-1)?.card
  const id = (lobby && buttonsOf(lobby)[0]?.action.split('/')[2]) ?? ''
  const session = await world.answers.findSession(id)
  if (session === undefined) throw new Error('no session')
  return session
}

describe('a press on what is not asked, or not yet', () => {
  it('shows neither the answer of the question that is open nor the next question', async () => {
    const session = await openRound('/round 2 20')
    await host.press(refOf(platform.posts.at(-1)?.card ?? { blocks: [] }, 'Start'))
    await real.bot.rounds.runDue()
    const ada = visitor(real, 'Ada')
    const own = (position: number) => ada.press(showOwnAnswer.ref({ session: session.id, position }))
    expect(saidBy(await own(0))).toContain('You have no answer to this question.')
    expect(JSON.stringify(await own(0))).not.toContain('✅')
    for (const ref of [
      showOwnAnswer.ref({ session: session.id, position: 1 }),
      showOwnAnswer.ref({ session: session.id, position: 99 }),
      answerRound.ref({ session: session.id, position: 1, choice: 0 }),
    ]) {
      const card = await ada.press(ref)
      expect(saidBy(card)).toContain('no longer exists')
      expect(buttonsOf(card)).toEqual([])
    }
    real.clock.now += 20_000
    await real.bot.rounds.runDue()
    expect(saidBy(await own(0))).toContain('You did not answer this one.')
    expect(JSON.stringify(await own(0))).toContain('✅')
    await host.press(refOf(platform.posts.at(-1)?.card ?? { blocks: [] }, 'Stop'))
    await real.bot.rounds.runDue()
  })
})

describe('a press on a team', () => {
  it('is told that the round is over once it is, and what else to do where nobody plays in teams', async () => {
    const ben = visitor(real, 'Ben')
    const { id } = await openRound('/round 2 20 2')
    const lobby = platform.posts.at(-1)?.card ?? { blocks: [] }
    expect(buttonsOf(lobby).map(({ label }) => label)).toEqual(['🔴 Red', '🔵 Blue', 'Start', 'Stop'])
    expect(saidBy(await ben.press(refOf(lobby, '🔴 Red')))).toContain('You are on team 🔴 Red')
    // Another one begins as this one did.
    await host.press(refOf(lobby, 'Start'))
    await real.bot.rounds.runDue()
    await host.press(refOf(platform.posts.at(-1)?.card ?? { blocks: [] }, 'Stop'))
    await real.bot.rounds.runDue()
    const podium = platform.posts.at(-1)?.card ?? { blocks: [] }
    expect(saidBy(await ben.press(chooseTeam.ref({ session: id, team: 1 })))).toContain('no longer exists')
    await host.press(refOf(podium, 'Another round'))
    await real.bot.rounds.runDue()
    const again = platform.posts.at(-1)?.card ?? { blocks: [] }
    expect(buttonsOf(again)).toHaveLength(4)
    await host.press(refOf(again, 'Stop'))
    const alone = await openRound('/round 2 20')
    const said = saidBy(await ben.press(chooseTeam.ref({ session: alone.id, team: 0 })))
    expect(said).toContain('no such team')
    await host.press(refOf(platform.posts.at(-1)?.card ?? { blocks: [] }, 'Stop'))
    await real.bot.rounds.runDue()
  })
})

describe('what a round asks', () => {
  it('is none of what is open in the challenge, as long as there is something else', async () => {
    const [course] = real.bot.courses
    if (course === undefined) throw new Error('no course')
    const all = createQuestionBank(createLookup([course])).draw(course.id, { count: 6, seed: 's', kinds: CHOICE_KINDS })
    const left = new Set(all.map(({ id }) => id))
    const others = createQuestionBank(createLookup([course]))
      .askable(course.id)
      .filter(({ id }) => !left.has(id))
    const blocked = others.map(({ id }) => `["${id}"]\nblock = true\n`).join('')
    real.bot.replaceEdits(new Map([[course.id, readQuestionEdits('questions.toml', blocked, [])]]))
    const challenge = await world.answers.findSession(sessionIdOf(await host.say('/daily')))
    const open = (challenge?.questions ?? []).map(({ questionId }) => questionId)
    expect(open).toHaveLength(3)
    const round = await openRound('/round 3')
    const asked = round.questions.map(({ questionId }) => questionId)
    expect(asked.toSorted()).toEqual([...left].filter(id => !open.includes(id)).toSorted())
    await host.press(refOf(platform.posts.at(-1)?.card ?? { blocks: [] }, 'Stop'))
    real.bot.replaceEdits(new Map())
  })

  it('is about weeks of the course, as in a quiz', async () => {
    const { questions } = await openRound('/round week 2')
    expect(questions.length).toBeGreaterThan(0)
    for (const { source } of questions) expect(source.file).toContain('week-02')
  })
})
