import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/random.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { toAsked } from '../../../src/quiz/kinds/kinds.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
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
