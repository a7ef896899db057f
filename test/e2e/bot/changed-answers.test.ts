import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/random.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { toAsked } from '../../../src/quiz/kinds/kinds.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { setAsideIn } from '../../../src/quiz/question-review.js'
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

## Questions
- Why is swapping slow?
- What does a balloon driver do?::It takes memory from the guest that it runs in.
`

describe('a question that the notes answer otherwise now', () => {
  let real: RealBot
  let world: World & { close(): Promise<void> }
  let positions: ReadonlyMap<string, number>
  let sessionId: string
  let personId: string
  beforeAll(async () => {
    real = await startBot(notes(NOTE))
    world = await openWorld(`file:${real.databaseFile}`)
    const { community: communityId, course: courseId } = classOn(await visitor(real, 'Ada').say('/leaderboard'))
    personId = (await world.identities.personOf('playground', 'Ada', 'Ada')).id
    const questions = candidates().map(candidate => toAsked(candidate.build(createRandom(candidate.id))))
    sessionId = (await addSession(world, { communityId, courseId }, personId, questions)).id
    positions = new Map(questions.map(({ questionId }, position) => [questionId, position]))
    for (const position of positions.values()) {
      await world.answers.record(answer(sessionId, position, personId, { at: real.clock.now }))
    }
  })
  afterAll(async () => {
    await world.close()
    await real.close()
  })

  const candidates = () => createQuestionBank(createLookup(real.bot.courses)).candidates('cloud')
  const idOf = (rule: 'g-short' | 'q', said: RegExp): string => {
    const quoting = candidates().filter(
      ({ id, build }) => id.startsWith(`${rule}-`) && said.test(JSON.stringify(build(createRandom(id)).explanation)),
    )
    expect(quoting).toHaveLength(1)
    return quoting[0]?.id ?? ''
  }
  const report = async (questionId: string) => {
    const position = positions.get(questionId) ?? -1
    const at = real.clock.now++
    await world.feedback.saveReport({
      ...{ courseId: 'cloud', questionId, personId, sessionId, position, reason: 'odd', at },
    })
  }
  const resting = async () => [...(await setAsideIn(world.feedback, 'cloud'))].sort()
  const answered = async () => (await world.feedback.items('cloud')).map(({ question }) => question.questionId)

  it('forgets what was reported and answered, of it alone', async () => {
    const swapping = idOf('g-short', /pages that are seldom/)
    const idle = idOf('g-short', /leaves it idle/)
    const card = idOf('q', /takes memory from the guest/)
    for (const id of [swapping, idle, card]) await report(id)
    expect(await resting()).toEqual([swapping, idle, card].sort())
    real.clock.now++
    await real.bot.replaceNotes(
      notes(
        NOTE.replace('pages that are seldom', 'pages which are seldom').replace('leaves it idle', 'leaves it Idle!'),
      ),
    )
    expect(await resting()).toEqual([idle, card].sort())
    expect(await answered()).toContain(idle)
    expect(await answered()).not.toContain(swapping)
    expect((await world.ledger()).filter(({ questionId }) => questionId === swapping)).toHaveLength(1)
  })

  it('does so at a start for what rests, and keeps what a host has blocked', async () => {
    const idle = idOf('g-short', /leaves it idle/i)
    const card = idOf('q', /takes memory from the guest/)
    await world.feedback.saveVerdict('cloud', { questionId: idle, isBlocked: true, at: real.clock.now++ })
    await real.restart(
      notes(NOTE.replace('from the guest', 'from every guest').replace('leaves it idle', 'seldom uses it')),
    )
    expect(await resting()).toEqual([idle])
    expect((await world.feedback.verdicts('cloud')).map(({ questionId }) => questionId)).toContain(card)
    expect(real.failures).toEqual([])
  })

  it('leaves alone what others say about a question that the notes only ask', async () => {
    const why = candidates().find(({ kind }) => kind === 'open')?.id ?? ''
    const open = candidates()
      .filter(({ kind }) => kind === 'open')
      .map(({ id }) => id)
    for (const id of open) await report(id)
    real.clock.now++
    await real.bot.replaceNotes(
      notes(`${NOTE}\n## Disks\n- **Disk** – swapping is slow, since a disk is a thousand times slower than memory\n`),
    )
    expect(await resting()).toContain(why)
  })

  it('forgets nothing where a slip in the name is mended', async () => {
    const swapping = idOf('g-short', /pages that are seldom/)
    await report(swapping)
    real.clock.now++
    await real.bot.replaceNotes(notes(NOTE.replaceAll(/swapping/gi, 'Swaping')))
    const renamed = idOf('g-short', /pages that are seldom/)
    expect(renamed).not.toBe(swapping)
    expect(await resting()).toContain(renamed)
  })
})
