import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/random.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { toAsked } from '../../../src/quiz/kinds/kinds.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { addSession, answer, type World } from '../../contracts/world.js'
import { libraryOf } from '../../fixtures/course.js'
import { openWorld } from '../../storage/targets.js'
import { classOn, type RealBot, startBot, visitor } from './real-bot.js'

const notes = (note: string) => libraryOf({ 'cloud/course.toml': 'title = "Cloud"', 'cloud/note.md': note })

const NOTE = `# Memory

## Memory savers
- **Ballooning** – takes memory back from a guest that leaves it idle.
- **Overcommitment** – promises more memory to all guests than there is.
- **Page sharing** – keeps equal pages of several guests only once.
- **Swapping** – moves pages that are seldom used to the disk.

- Ballooning and swapping cost time
- Page sharing and overcommitment save memory
`
const CHANGED = NOTE.replace('pages that are seldom used to the disk', 'whole guests to another host')

describe('a question that the notes answer otherwise since the bot was down', () => {
  let real: RealBot
  let world: World & { close(): Promise<void> }
  beforeEach(async () => {
    real = await startBot(notes(NOTE))
    world = await openWorld(`file:${real.databaseFile}`)
    const { community: communityId, course: courseId } = classOn(await visitor(real, 'Ada').say('/leaderboard'))
    const personId = (await world.identities.personOf('playground', 'Ada', 'Ada')).id
    const questions = candidates().map(candidate => toAsked(candidate.build(createRandom(candidate.id))))
    const { id } = await addSession(world, { communityId, courseId }, personId, questions)
    for (const position of questions.keys()) {
      await world.answers.record(answer(id, position, personId, { at: real.clock.now }))
    }
    real.clock.now++
  })
  afterEach(async () => {
    await world.close()
    await real.close()
  })

  const candidates = () => createQuestionBank(createLookup(real.bot.courses)).candidates('cloud')
  const idsAbout = (said: RegExp): string[] =>
    candidates()
      .filter(
        ({ id, build }) => id.startsWith('g-short') && said.test(JSON.stringify(build(createRandom(id)).explanation)),
      )
      .map(({ id }) => id)
  const answered = async () => (await world.feedback.items('cloud')).map(({ question }) => question.questionId)

  it('is noticed after the start, and the others stay', async () => {
    const [swapping = 'none'] = idsAbout(/seldom used/)
    const [idle = 'none'] = idsAbout(/leaves it idle/)
    expect(await answered()).toEqual(expect.arrayContaining([swapping, idle]))
    await real.restart(notes(CHANGED))
    expect(idsAbout(/another host/)).toEqual([swapping])
    await real.bot.catchUp()
    expect(await answered()).not.toContain(swapping)
    expect(await answered()).toContain(idle)
    expect((await world.ledger()).filter(({ questionId }) => questionId === swapping)).toHaveLength(1)
    expect(real.failures).toEqual([])
  })

  it('is noticed before anything is asked anew, and what is answered from then on counts', async () => {
    const [swapping = 'none'] = idsAbout(/seldom used/)
    expect(await answered()).toContain(swapping)
    await real.restart(notes(CHANGED))
    await visitor(real, 'Ada').say('/quiz swapping')
    expect(await answered()).not.toContain(swapping)
    real.clock.now++
    await real.bot.replaceNotes(notes(`${CHANGED}\n## Disks\n- **Disk** – a store that turns\n`))
    expect(await answered()).not.toContain(swapping)
    expect(real.failures).toEqual([])
  })

  it('is noticed once, and nothing where the notes are the same', async () => {
    const before = await answered()
    await real.restart(notes(NOTE))
    await real.bot.catchUp()
    expect(await answered()).toEqual(before)
    expect(await world.feedback.verdicts('cloud')).toEqual([])
  })

  it('and one whose statement was only mended keep what belongs to them', async () => {
    const before = (await answered()).filter(id => id.startsWith('g-short'))
    expect(before).not.toEqual([])
    await real.restart(notes(NOTE.replaceAll(/swapping/gi, 'Swaping')))
    await real.bot.catchUp()
    const ids = new Set(candidates().map(({ id }) => id))
    const after = (await answered()).filter(id => id.startsWith('g-short'))
    expect(after).toHaveLength(before.length)
    expect(after.filter(id => !ids.has(id))).toEqual([])
  })
})
