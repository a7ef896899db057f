import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/local-time.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { type DailyDraw, drawDaily } from '../../src/quiz/daily-draw.js'
import { createQuestionBank, type QuestionBank } from '../../src/quiz/question-bank.js'

const bank = createQuestionBank(createLookup(loadCourses('content').courses))
const draw = (more: Partial<DailyDraw> = {}) =>
  drawDaily(bank, { courseId: 'cloud', day: '2025-10-02', count: 3, records: [], before: [], ...more })
const days = Array.from({ length: 30 }, (_, index) => addDays('2025-10-01', index))
const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id)

describe('the questions of a challenge', () => {
  it.each([1, 2, 3, 4, 5])('are %i, by course and day alone', count => {
    for (const day of days) {
      const drawn = draw({ day, count })
      expect(drawn).toHaveLength(count)
      expect(draw({ day, count })).toEqual(drawn)
      expect(new Set(ids(drawn)).size).toBe(count)
      const topics = drawn.map(({ topicId }) => topicId)
      expect(new Set(topics).size).toBe(count)
      const trueFalse = drawn.filter(({ kind }) => kind === 'true-false').length
      expect(trueFalse).toBeLessThanOrEqual(Math.ceil(count / 2))
      expect(drawn.every(({ kind }) => kind === 'single' || kind === 'true-false')).toBe(true)
    }
    expect(new Set(days.map(day => ids(draw({ day, count })).join())).size).toBeGreaterThan(8)
  })

  it('ask about what the class gets wrong, about half of them', () => {
    const records = ['san', 'nas', 'das'].map(topicId => ({ topicId, people: 9, correctness: 0.3 }))
    const isWeak = ({ topicId }: { readonly topicId: string | null }) => ['san', 'nas', 'das'].includes(topicId ?? '')
    const share = (more: Partial<DailyDraw>, count: number) =>
      days.flatMap(day => draw({ day, count, ...more })).filter(isWeak).length / (days.length * count)
    for (const count of [1, 2, 3, 5]) {
      expect(share({ records }, count)).toBeGreaterThan(0.3)
      expect(share({ records }, count)).toBeLessThan(0.75)
      expect(share({}, count)).toBeLessThan(share({ records }, count) + 0.15)
    }
    // What one person alone got wrong, or most got right, weighs nothing.
    const alone = records.map(record => ({ ...record, people: 1 }))
    const good = records.map(record => ({ ...record, correctness: 0.9 }))
    for (const day of days) {
      expect(draw({ day, records: alone })).toEqual(draw({ day }))
      expect(draw({ day, records: good })).toEqual(draw({ day }))
    }
  })

  it('do not come back within three challenges, and go through the notes before they repeat', () => {
    const before: string[][] = []
    const records = ['san', 'hypervisor'].map(topicId => ({ topicId, people: 9, correctness: 0.1 }))
    for (const day of days.slice(0, 12)) {
      const drawn = ids(draw({ day, records, before }))
      const recent = new Set(before.slice(0, 3).flat())
      expect(drawn.filter(id => recent.has(id))).toEqual([])
      before.unshift(drawn)
    }
    expect(new Set(before.flat()).size).toBeGreaterThan(10)
  })

  it('are as many as the notes give, and come back where there are no others', () => {
    const few: QuestionBank = {
      ...bank,
      draw: (_course, { count }) => bank.draw('cloud', { count: 2, seed: 's', kinds: ['single'] }).slice(0, count),
    }
    const all = drawDaily(few, { courseId: 'cloud', day: '2025-10-02', count: 3, records: [], before: [] })
    expect(all).toHaveLength(2)
    const again = drawDaily(few, { courseId: 'cloud', day: '2025-10-03', count: 3, records: [], before: [ids(all)] })
    expect(ids(again).sort()).toEqual(ids(all).sort())
    expect(draw({ courseId: 'nowhere' })).toEqual([])
  })
})
