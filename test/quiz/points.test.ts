import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemShare } from '../../src/quiz/feedback-store.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import { readQuestionEdits } from '../../src/quiz/question-edits.js'
import { judge } from '../../src/quiz/rounds/standings.js'
import { createWorth, pointsOf, worthOf } from '../../src/quiz/worth.js'
import { newSession, question } from '../contracts/world.js'
import { buttonsOf, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { openWorld } from '../storage/targets.js'
import { questionsOf, STORAGE } from './sample.js'

const LIBRARY = libraryOf({
  'cloud/course.toml': 'title = "Cloud"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'cloud/note.md': STORAGE,
})
const [COURSE] = LIBRARY.courses
if (COURSE === undefined) throw new Error('no course')
const ALL = questionsOf(COURSE)

describe('what a question is worth', () => {
  it.each([
    // Too few people say nothing.
    [10, 0.25, 19, 0, 10],
    [10, 0.25, 0, 0, 10],
    // A few more than the least change little.
    [10, 0.25, 20, 10, 10],
    [10, 0.25, 20, 4, 15],
    [10, 0.25, 200, 100, 15],
    [10, 0.25, 200, 120, 10],
    [10, 0.25, 20, 20, 10],
    [10, 0.25, 200, 200, 8],
    // Of two choices half are right whatever is known.
    [5, 0.5, 200, 100, 8],
    [5, 0.5, 200, 150, 5],
    // What is typed is guessed by nobody.
    [20, 0, 200, 60, 30],
    [20, 0, 200, 100, 20],
    [20, 0, 200, 190, 16],
    [0, 0, 200, 10, 0],
  ])('%i points, chance %d, of %i people %i right: %i', (points, chance, answered, right, expected) => {
    expect(worthOf(points, chance, { answered, right })).toBe(expected)
  })

  it('is whole, never more than half as much again, and never more where more know it', () => {
    const people = fc.integer({ min: 0, max: 2000 })
    const chance = fc.constantFrom(0, 0.2, 0.25, 0.5)
    fc.assert(
      fc.property(fc.constantFrom(5, 10, 15, 20), chance, people, people, people, (points, guess, answered, a, b) => {
        const [few, many] = [Math.min(a, b, answered), Math.min(Math.max(a, b), answered)]
        const hard = worthOf(points, guess, { answered, right: few })
        const easy = worthOf(points, guess, { answered, right: many })
        expect(easy).toBeLessThanOrEqual(hard)
        for (const worth of [hard, easy]) {
          expect(Number.isInteger(worth)).toBe(true)
          expect(worth).toBeGreaterThanOrEqual(Math.round(0.8 * points))
          expect(worth).toBeLessThanOrEqual(Math.round(1.5 * points))
        }
      }),
    )
  })

  it('goes by days that are counted to the end, and is kept with the question', async () => {
    const drawn = ALL.filter(({ kind }) => kind === 'single').slice(0, 2)
    const [hard, other] = drawn
    const asked: string[] = []
    const shares = new Map<string, ItemShare>([[hard?.id ?? '', { answered: 100, right: 20 }]])
    const worth = createWorth({
      shares: async (courseId, ids, before) => {
        asked.push([courseId, ...ids, before].join(' '))
        return shares
      },
    })
    const kept = await worth('cloud', '2025-10-06', drawn)
    expect(asked).toEqual([`cloud ${hard?.id} ${other?.id} 2025-10-03`])
    expect(kept.map(({ points }) => points)).toEqual([15, 10])
    expect(kept.map(pointsOf)).toEqual([15, 10])
    // One of an older version.
    expect(pointsOf(question(0, { kind: 'true-false' }))).toBe(5)
  })

  it('is half for being right and half for speed in a round, as what is worth less', () => {
    const single = ALL.find(({ kind }) => kind === 'single')
    if (single === undefined) throw new Error('no question')
    const session = newSession({ communityId: 'c', courseId: 'cloud' }, 'ada', [{ ...toAsked(single), points: 15 }])
    const choice = choiceOf(single)?.correct
    const at = (left: number) => [
      { sessionId: session.id, position: 0, personId: 'ada', given: { choice, left }, at: 1 },
    ]
    expect([20_000, 10_000, 0].map(left => judge(session, at(left), 20)[0]?.points)).toEqual([15, 11, 8])
  })
})

describe('a question that few know', () => {
  it('earns more from the fourth day on, in a quiz and in the challenge, and the ledger keeps what it earned', async () => {
    const real = await startBot(LIBRARY, Date.parse('2025-10-01T10:00:00Z'))
    const world = await openWorld(`file:${real.databaseFile}`)
    const hard = ALL.find(({ kind }) => kind === 'single')
    if (hard === undefined) throw new Error('no question')
    const others = ALL.filter(({ id }) => id !== hard.id).map(({ id }) => `["${id}"]\nblock = true\n`)
    real.bot.replaceEdits(new Map([['cloud', readQuestionEdits('questions.toml', others.join(''), [])]]))
    const asked = async (card: Awaited<ReturnType<Visitor['say']>>, position = 0) => {
      const ref = buttonsOf(card).find(({ action }) => /^(quiz.answer|daily.choose)/.test(action))?.action ?? ''
      const found = (await world.answers.findSession(ref.split('/')[2] ?? ''))?.questions[position]
      if (found === undefined) throw new Error('no question')
      const refTo = (choice: number) => ref.replace(/\d+$/, String(choice))
      const { correct = 0, choices = [] } = choiceOf(found) ?? {}
      return { right: refTo(correct), wrong: refTo((correct + 1) % choices.length) }
    }
    for (let index = 0; index < 24; index++) {
      const who = visitor(real, `Student ${index}`)
      const card = await who.say('/quiz 1')
      expect(saidBy(card)).not.toContain('Hard')
      const { right, wrong } = await asked(card)
      const after = saidBy(await who.press(index < 8 ? right : wrong))
      if (index < 8) expect(after).toContain('+10 points')
    }
    real.clock.now += 3 * 86_400_000
    expect(saidBy(await visitor(real, 'Early').say('/quiz 1'))).not.toContain('Hard')
    real.clock.now += 86_400_000
    const ada = visitor(real, 'Ada')
    const quiz = await ada.say('/quiz 1')
    expect(saidBy(quiz)).toContain('Hard: few have got this right so far, so it earns up to 15 points instead of 10.')
    expect(saidBy(await ada.press((await asked(quiz)).right))).toContain('+15 points')
    const ben = visitor(real, 'Ben')
    const daily = await ben.say('/daily')
    expect(saidBy(daily)).toContain('15 points instead of 10')
    await ben.press((await asked(daily)).right)
    real.clock.now += 86_400_000
    expect(saidBy(await ben.press(refOf(daily, /./)))).toContain('Right!')
    const points = new Map<string, number[]>()
    for (const row of await world.ledger()) points.set(row.kind, [...(points.get(row.kind) ?? []), row.points])
    expect(points.get('single')?.filter(each => each > 0)).toEqual([...Array(8).fill(10), 15, 15])
    expect(await world.rebuild.rebuild(false)).toMatchObject({ differences: [], tallies: 0 })
    expect(real.failures).toEqual([])
    await world.close()
    await real.close()
  })
})
