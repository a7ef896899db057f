import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { LOCALES } from '../../src/core/locale.js'
import { text } from '../../src/core/rich-text.js'
import { translator } from '../../src/i18n/translate.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import type { ReviewItem } from '../../src/quiz/question-review.js'
import { reviewCard } from '../../src/quiz/review-card.js'
import { question } from '../contracts/world.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'

let real: RealBot
let host: Visitor
beforeAll(async () => {
  const library = loadCourses('content')
  // One concept: so that a question comes up again.
  const courses = library.courses.map(course => ({ ...course, deadlines: [], questions: [] }))
  real = await startBot({ ...library, courses })
  host = visitor(real, 'Host', 'en', { isManager: true })
})
afterAll(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

/** What is asked, by its words and choices: the same fact may be asked about in several forms. */
const questionOf = (card: Card): string => {
  const first = card.blocks.find(({ type }) => type === 'text')
  const labels = buttonsOf(card).map(({ label }) => label)
  return [saidBy({ blocks: first === undefined ? [] : [first] }), ...labels.sort()].join(' | ')
}

/** Begins quizzes on storage until one begins with choices, and answers that question. */
async function answered(who: Visitor): Promise<{ readonly asked: string; readonly card: Card }> {
  for (let tries = 0; tries < 20; tries++) {
    const card = await who.say('/quiz storage types 20')
    // Whether what is said is true or false, chance decides anew each time.
    const [choice, , third] = buttonsOf(card).filter(({ action }) => action.startsWith('quiz.answer'))
    if (choice !== undefined && third !== undefined)
      return { asked: questionOf(card), card: await who.press(choice.action) }
  }
  throw new Error('no question with choices')
}

async function report(who: Visitor, card: Card, reason: string): Promise<Card> {
  const form = await who.open(refOf(card, '⚑ Report'))
  expect(checkForm(form)).toEqual([])
  const reply = await who.reply(form.submit, { fields: { reason } })
  if (reply.type !== 'card') throw new Error('a form')
  expect(checkCard(reply.card)).toEqual([])
  return reply.card
}

/** Whether a question comes up in so many quizzes on storage that it would, each taken by somebody else. */
async function comesUp(asked: string, name: string): Promise<boolean> {
  for (let quiz = 0; quiz < 40; quiz++) {
    const who = visitor(real, `${name} ${quiz}`)
    let card = await who.say('/quiz storage types 20')
    for (let position = 1; /^Question/.test(card.title ?? ''); position++) {
      if (questionOf(card) === asked) return true
      const session = buttonsOf(card)[0]?.action.split('/')[2]
      card = await who.press(`quiz.question/1/${session}/${position}`)
    }
  }
  return false
}

describe('a question that somebody reports', () => {
  it('rests, is shown to the host with the reason, and comes back as the host decides', async () => {
    const ada = visitor(real, 'Ada')
    const { asked, card } = await answered(ada)
    expect(await comesUp(asked, 'before')).toBe(true)
    expect(saidBy(await report(ada, card, ' '))).toContain('A reason is needed.')
    expect(saidBy(await report(ada, card, 'Two answers are right & <!channel>'))).toContain('goes to the host')
    expect(await comesUp(asked, 'reported')).toBe(false)

    const review = await host.say('/questions')
    expect(review.title).toBe('Question to look at, 1 of 1')
    expect(saidBy(review)).toContain('Two answers are right & <!channel>')
    expect(saidBy(review)).toContain('Reported: it is not asked for now.')
    expect(saidBy(review)).toMatch(/Right at first: [01] of 1/)
    expect(checkCard(review)).toEqual([])
    real.clock.now += 1000
    expect(saidBy(await host.press(refOf(review, 'Ask it again')))).toContain('Nothing to do')
    expect(await comesUp(asked, 'cleared')).toBe(true)

    real.clock.now += 1000
    await report(ada, card, 'I still think so')
    real.clock.now += 1000
    const blocked = await host.press(refOf(await host.say('/questions'), 'Never ask it'))
    expect(saidBy(blocked)).toContain('Blocked by a host')
    expect(buttonsOf(blocked).map(({ label }) => label)).toEqual(['Ask it again'])
    await real.restart()
    expect(await comesUp(asked, 'blocked')).toBe(false)
    await host.press(refOf(await host.say('/questions'), 'Ask it again'))
    expect(await comesUp(asked, 'asked again')).toBe(true)
  })

  it('is reported by those alone who could see it', async () => {
    const { card } = await answered(visitor(real, 'Bo'))
    const ref = refOf(card, '⚑ Report')
    const stranger = visitor(real, 'Stranger')
    expect(saidBy(await stranger.press(ref))).toContain('gone')
    const forged = ref.replace('feedback.report', 'feedback.submit')
    const reply = await stranger.reply(forged, { fields: { reason: 'x' } })
    expect(reply.type === 'card' && saidBy(reply.card)).toContain('gone')
    expect(saidBy(await stranger.press('feedback.report/1/nothing/0'))).toContain('gone')
    expect(saidBy(await host.say('/questions'))).toContain('Nothing to do')
  })

  it('is looked at by managers only', async () => {
    const student = visitor(real, 'Cy')
    expect(saidBy(await student.say('/questions'))).toContain('Only those who manage')
    for (const ref of ['feedback.review/1/0', 'feedback.decide/1/q-1/block/0']) {
      expect(saidBy(await student.press(ref))).toContain('Only those who manage')
    }
  })
})

describe.each(LOCALES)('the card for the host in %s', locale => {
  const t = translator(locale)
  const hostile = [text('<!channel> & *_` '.repeat(200))]
  const body = { prompt: hostile, quotes: [hostile], choices: [hostile, hostile, hostile, hostile], correct: 1 }
  const item: ReviewItem = {
    question: question(0, { body, explanation: [] }),
    because: ['blocked', 'reported', 'chance', 'tooManyReports', 'discrimination'],
    isSetAside: true,
    reasons: Array(30).fill('<!here> & '.repeat(30)),
    answered: 1234,
    right: 12,
    discrimination: -0.341,
  }

  it('fits every platform at its fullest', () => {
    for (const index of [0, 1, 2, 99]) {
      const card = reviewCard([item, item, item], index, t)
      expect(checkCard(card)).toEqual([])
      expect(saidBy(card)).toContain('-0.34')
    }
    const old = { ...item, question: question(0, { body: { old: true } }), because: ['reported' as const] }
    expect(checkCard(reviewCard([old], 0, t))).toEqual([])
    expect(checkCard(reviewCard([], 0, t))).toEqual([])
  })
})
