import type { Card } from '../../src/chat/card.js'
import { LESSONS } from './lessons.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

/** A mock exam of three: the first answered rightly, the second wrongly, the last not at all. */
async function sat(stage: Stage): Promise<Card> {
  const first = await stage.answer(await stage.say('/exam 3 30'), true)
  const second = await stage.answer(await stage.press(first, 'Next question'), false)
  return stage.press(await stage.press(second, 'Next question'), 'Hand in the exam')
}

/** One of the notes' own questions: written to, and handed in. */
async function written(stage: Stage): Promise<Card> {
  const card = await stage.say('/exam 2 20')
  const form = await stage.open(card, 'Write an answer')
  await stage.person('Ada').reply(form.submit, { fields: { answer: 'It keeps a *state* <b>of</b> the disk.' } })
  return stage.press(card, 'Next question')
}

/** Mock exams. */
export const SHOWN_EXAM: readonly Shown[] = [
  { name: 'exam', show: stage => stage.say('/exam 3 30') },
  { name: 'exam-german', locale: 'de', show: stage => stage.say('/klausur 3 30') },
  {
    name: 'exam-running',
    show: async stage => {
      await written(stage)
      return stage.say('/exam 3')
    },
  },
  {
    name: 'exam-running-german',
    locale: 'de',
    show: async stage => {
      await stage.say('/klausur 1 30')
      return stage.say('/klausur 3')
    },
  },
  {
    name: 'exam-written',
    show: async stage => stage.press(await written(stage), 'Previous question'),
  },
  { name: 'exam-last-question', show: written },
  { name: 'exam-answered', notes: LESSONS, show: async stage => stage.answer(await stage.say('/exam 3 30'), true) },
  {
    name: 'exam-result-to-rate',
    show: async stage => stage.press(await written(stage), 'Hand in the exam'),
  },
  {
    name: 'exam-result-to-rate-german',
    locale: 'de',
    show: async stage => stage.press(await stage.say('/klausur 2'), 'Prüfung abgeben'),
  },
  {
    name: 'exam-review-to-rate',
    show: async stage =>
      stage.press(await stage.press(await written(stage), 'Hand in the exam'), 'Go through the answers'),
  },
  { name: 'exam-result', notes: LESSONS, show: sat },
  {
    name: 'exam-review-right',
    notes: LESSONS,
    show: async stage => stage.press(await sat(stage), 'Go through the answers'),
  },
  {
    name: 'exam-review-unanswered',
    notes: LESSONS,
    show: async stage => {
      const review = await stage.press(await sat(stage), 'Go through the answers')
      return stage.press(await stage.press(review, 'Next'), 'Next')
    },
  },
  {
    name: 'exam-time-is-up',
    notes: LESSONS,
    show: async stage => {
      const card = await stage.say('/exam 3 30')
      stage.bot.clock.now += 31 * 60_000
      return stage.answer(card, true)
    },
  },
]
