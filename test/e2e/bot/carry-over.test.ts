import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/random.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { toAsked } from '../../../src/quiz/kinds/kinds.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { readQuestionEdits } from '../../../src/quiz/question-edits.js'
import { addSession, answer, type World } from '../../contracts/world.js'
import { libraryOf } from '../../fixtures/course.js'
import { openWorld } from '../../storage/targets.js'
import { classOn, type RealBot, saidBy, startBot, visitor } from './real-bot.js'

const notes = (note: string) => libraryOf({ 'cloud/course.toml': 'title = "Cloud"', 'cloud/note.md': note })

const BEFORE = `# Memory

## Memory savers
- **Balooning** – takes memory back from a guest that leaves it idle
- **Overcommitment** – promises more memory to all guests than there is
- **Page sharing** – keeps equal pages of several guests only once
- **Swapping** – moves pages that are seldom used to the disk

## Questions
- Why dose a balloon driver run inside of the guest?
`

/** Two slips are mended, what stood first stands last, and something else is new. */
const AFTER = `# Memory

## Memory savers
- **Swapping** – moves pages that are seldom used to the disk
- **Overcommitment** – promises more memory to all guests than there is
- **Page sharing** – keeps equal pages of several guests only once
- **Ballooning** – takes memory back from a guest that leaves it idle
- **Compression** – packs pages that are seldom used

## Questions
- What is a page?
- Why does a balloon driver run inside of the guest?
`

describe('what was answered about something that is called otherwise now', () => {
  let real: RealBot
  let world: World & { close(): Promise<void> }
  beforeAll(async () => {
    real = await startBot(notes(BEFORE))
    world = await openWorld(`file:${real.databaseFile}`)
  })
  afterAll(async () => {
    await world.close()
    await real.close()
  })

  /** Ada has answered all that can be asked. */
  async function answerAll(): Promise<void> {
    const ada = visitor(real, 'Ada')
    const { community: communityId, course: courseId } = classOn(await ada.say('/leaderboard'))
    const { id: personId } = await world.identities.personOf('playground', 'Ada', 'Ada')
    const questions = createQuestionBank(createLookup(real.bot.courses))
      .candidates(courseId)
      .map(candidate => toAsked(candidate.build(createRandom(candidate.id))))
    const { id } = await addSession(world, { communityId, courseId }, personId, questions)
    for (const position of questions.keys()) await world.answers.record(answer(id, position, personId))
  }

  const about = async (topic: RegExp) =>
    (await world.ledger())
      .filter(entry => topic.test(entry.topic))
      .map(({ questionId, topicId }) => ({ questionId, topicId }))

  it('is carried over while the bot runs, and no other', async () => {
    await answerAll()
    const old = await about(/^Balooning$/)
    expect(old.length).toBeGreaterThan(0)
    const others = await about(/^Page sharing|^Swapping|^Overcommitment/)
    const points = saidBy(await visitor(real, 'Ada').say('/stats'))
    await real.bot.replaceNotes(notes(AFTER))

    expect(await about(/^Balooning$/)).toEqual([])
    const renamed = await about(/^Ballooning$/)
    expect(renamed).toHaveLength(old.length)
    expect(new Set(renamed.map(({ topicId }) => topicId))).toEqual(new Set(['ballooning']))
    const ids = createQuestionBank(createLookup(real.bot.courses)).ids('cloud')
    expect(old.every(({ questionId }) => ids.has(questionId))).toBe(false)
    expect(renamed.every(({ questionId }) => ids.has(questionId))).toBe(true)
    expect(await about(/^Page sharing|^Swapping|^Overcommitment/)).toEqual(others)
    expect(saidBy(await visitor(real, 'Ada').say('/stats'))).toBe(points.replaceAll('Balooning', 'Ballooning'))
    const [question = ''] = real.bot.courses
      .flatMap(({ questions }) => questions.filter(({ text }) => /does a/.test(text)))
      .map(({ id }) => id)
    expect((await world.ledger()).filter(({ questionId }) => questionId === question)).toHaveLength(1)
    expect(real.failures).toEqual([])
  })

  it('is carried over at a start', async () => {
    const before = await about(/^Ballooning$/)
    expect(before.length).toBeGreaterThan(0)
    await real.restart(notes(AFTER.replaceAll('Ballooning', 'Balloonning')))
    expect(await about(/^Balloonning$/)).toHaveLength(before.length)
    expect(await about(/^Ballooning$/)).toEqual([])
  })

  it('stays where it was for a name with another number, or one that could be either of two', async () => {
    const before = await about(/^Ballooning$/)
    await real.bot.replaceNotes(notes(AFTER.replace('**Ballooning**', '**Ballooning 2**')))
    const either = AFTER.replace('**Ballooning**', '**Baloonings**').replace('**Compression**', '**Baloonning**')
    await real.bot.replaceNotes(notes(either))
    expect(await about(/^Ballooning$/)).toEqual(before)
  })
})

describe('what a side file blocks', () => {
  it('stays blocked where a slip in its name is mended, until a host asks it again', async () => {
    const real = await startBot(notes(BEFORE))
    const world = await openWorld(`file:${real.databaseFile}`)
    const ada = visitor(real, 'Ada')
    const { community: communityId, course: courseId } = classOn(await ada.say('/leaderboard'))
    const candidates = () => createQuestionBank(createLookup(real.bot.courses)).candidates(courseId)
    const { id: personId } = await world.identities.personOf('playground', 'Ada', 'Ada')
    const before = candidates().map(candidate => toAsked(candidate.build(createRandom(candidate.id))))
    await addSession(world, { communityId, courseId }, personId, before)
    const old = before.filter(({ topic, kind }) => topic === 'Balooning' && kind !== 'open')
    expect(old.length).toBeGreaterThan(0)
    const blocked = old.map(({ questionId }) => `["${questionId}"]\nblock = true\n`).join('')
    const edits = new Map([[courseId, readQuestionEdits('questions.toml', blocked, [])]])

    /** Which of these come up in a dozen quizzes that ask all there is. */
    const askedOf = async (ids: readonly string[]) => {
      const asked = new Set<string>()
      for (let quiz = 0; quiz < 12; quiz++) {
        const card = JSON.stringify(await visitor(real, `${quiz}`).say('/quiz 20'))
        const { questions = [] } = (await world.answers.findSession(/quiz\.\w+\/1\/(\w+)/.exec(card)?.[1] ?? '')) ?? {}
        expect(questions.length).toBeGreaterThan(0)
        for (const { questionId } of questions) asked.add(questionId)
      }
      return ids.filter(id => asked.has(id))
    }
    const oldIds = old.map(({ questionId }) => questionId)
    expect(await askedOf(oldIds)).not.toEqual([])
    real.bot.replaceEdits(edits)
    expect(await askedOf(oldIds)).toEqual([])
    await real.bot.replaceNotes(notes(AFTER), edits)
    const ids = new Set(candidates().map(({ id }) => id))
    const gone = old.filter(({ questionId }) => !ids.has(questionId))
    expect(gone.length).toBeGreaterThan(0)
    const carried = (await world.feedback.verdicts(courseId)).filter(({ isBlocked }) => isBlocked)
    const now = carried.map(({ questionId }) => questionId)
    expect(now).toHaveLength(gone.length)
    expect(now.every(id => ids.has(id))).toBe(true)
    expect(await askedOf(now)).toEqual([])
    const host = visitor(real, 'Host', 'en', { isManager: true })
    const review = await host.say('/questions')
    expect(saidBy(review)).toContain('Blocked by a host')
    expect(now.filter(id => saidBy(review).includes(id))).toHaveLength(1)
    // The host may well ask it again.
    for (const id of now) await host.press(`feedback.decide/1/${id}/ask/0`)
    expect(await askedOf(now)).not.toEqual([])
    expect(real.failures).toEqual([])
    await world.close()
    await real.close()
  })
})
