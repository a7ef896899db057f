import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FeedbackStore } from '../../src/quiz/feedback-store.js'
import { createSetAside } from '../../src/quiz/set-aside.js'
import { addClass, addPeople, addSession } from '../contracts/world.js'
import { createSqlite, type OpenWorld, openWorld } from '../storage/targets.js'

const { url, drop } = createSqlite()
const clock = { now: () => 1_760_000_000_000 }
let world: OpenWorld
beforeAll(async () => {
  world = await openWorld(url)
})
afterAll(async () => {
  await world.close()
  await drop()
})

/** A course in which somebody may report the first question. */
async function course() {
  const of = await addClass(world)
  const [personId = ''] = await addPeople(world, 1)
  const { id: sessionId } = await addSession(world, of, personId)
  const { courseId } = of
  const report = { courseId, questionId: 'question-0', personId, sessionId, position: 0, reason: 'odd', at: 1 }
  return { courseId, report: () => world.feedback.saveReport(report) }
}

type Reports = ReturnType<FeedbackStore['reports']>

/** The store, whose first look at the reports goes as `first` says. */
function withFirst(first: (reports: Reports) => Reports): FeedbackStore {
  let isFirst = true
  return {
    ...world.feedback,
    reports: courseId => {
      const reports = world.feedback.reports(courseId)
      if (!isFirst) return reports
      isFirst = false
      return first(reports)
    },
  }
}

describe('what is set aside', () => {
  it('is what the reading that was begun last has found, whichever is done last', async () => {
    const { courseId, report } = await course()
    let goOn = () => {}
    const held = new Promise<void>(resolve => {
      goOn = resolve
    })
    const store = withFirst(async reports => {
      const before = await reports
      await held
      return before
    })
    const setAside = createSetAside(store, clock, () => {})
    const slow = setAside.refresh(courseId)
    await report()
    await setAside.refresh(courseId)
    goOn()
    await slow
    expect(setAside.leftOut(courseId).isBlocked('question-0')).toBe(true)
  })

  it('is read again by the next draw where it could not be read', async () => {
    const { courseId, report } = await course()
    await report()
    const failures: unknown[] = []
    const store = withFirst(() => Promise.reject(new Error('the database is away')))
    const setAside = createSetAside(store, clock, error => failures.push(error))
    await expect(setAside.ensureFresh(courseId)).rejects.toThrow('away')
    await setAside.ensureFresh(courseId)
    expect(setAside.leftOut(courseId).isBlocked('question-0')).toBe(true)
    expect(failures).toEqual([])
  })
})
