import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSetup } from '../../src/community/setup-command.js'
import type { Setup } from '../../src/community/setup-store.js'
import { addDays, isWeekend, localDay } from '../../src/core/local-time.js'
import type { Course, Deadline } from '../../src/notes/course.js'
import { closeOf, type Due, dueOccurrences, nextChallengeDay } from '../../src/schedule/plan.js'
import { handmade } from '../fixtures/course.js'
import { at, HOUR, ZONE } from './rig.js'

const DAY = 24 * HOUR

function setupOf(more: Partial<Setup> = {}): Setup {
  const basis = { communityId: 'class', platform: 'test', courseId: 'demo', locale: 'en', activeSince: 0 } as const
  return { ...defaultSetup(basis), dailyChannelId: 'C1', reminderChannelId: 'C2', ...more }
}

const courseIn = (timeZone: string, deadlines: readonly Deadline[] = []): Course =>
  handmade([], { timeZone, deadlines })

const deadline = (date: string, more: Partial<Deadline> = {}): Deadline => ({
  id: date,
  title: 'Project',
  date,
  time: null,
  source: { file: 'demo/note.md', line: 1, headings: [] },
  ...more,
})

const keyOf = ({ job, slot }: Due): string => `${job} ${slot}`

/** All that becomes due while somebody asks so often; each must come once and in time. */
function watch(setup: Setup, course: Course, from: number, to: number, step: number): Map<string, Due> {
  const seen = new Map<string, Due>()
  for (let now = from; now <= to; now += step) {
    for (const due of dueOccurrences(setup, course, now)) {
      const known = seen.get(keyOf(due))
      if (known === undefined) {
        if (now > from) expect(due.dueAt).toBeGreaterThan(now - step)
        seen.set(keyOf(due), due)
      } else expect(due).toEqual(known)
      expect(due.dueAt).toBeLessThanOrEqual(now)
      expect(due.dueAt).toBeGreaterThanOrEqual(setup.activeSince)
    }
  }
  return seen
}

const wallTime = (instant: number, timeZone: string): string =>
  new Date(instant).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })

const slotsOf = (due: Iterable<Due>, job: string): string[] =>
  [...due].filter(each => each.job === job).map(({ slot }) => slot)

describe('the plan', () => {
  it.each([
    ['spring', '2025-03-27', '2025-04-02', 7],
    ['autumn', '2025-10-23', '2025-10-29', 7],
  ])('keeps 08:00 at 08:00 over the change of clocks in %s', (_season, first, last, days) => {
    const setup = setupOf({ dailyOnWeekends: true, activeSince: at(first, '00:00') })
    const seen = watch(setup, courseIn(ZONE), at(first, '00:00'), at(last, '23:59'), 30 * 60_000)
    const daily = [...seen.values()].filter(({ job }) => job === 'daily')
    expect(daily).toHaveLength(days)
    expect(daily.map(({ dueAt }) => wallTime(dueAt, ZONE))).toEqual(daily.map(() => '08:00'))
    expect(new Set(daily.map(({ dueAt, slot }) => localDay(dueAt, ZONE) === slot))).toEqual(new Set([true]))
    const gaps = daily.slice(1).map(({ dueAt }, index) => (dueAt - (daily[index]?.dueAt ?? 0)) / HOUR)
    expect(gaps.filter(gap => gap !== 24)).toEqual([first < '2025-06' ? 23 : 25])
  })

  it('comes once at a time that a change of clocks skips or doubles', () => {
    const setup = setupOf({ dailyOnWeekends: true, dailyTime: '02:30' })
    const on = (day: string) =>
      dueOccurrences(setup, courseIn(ZONE), at(day, '23:00')).filter(({ job, slot }) => job === 'daily' && slot === day)
    expect(on('2025-03-30').map(({ dueAt }) => wallTime(dueAt, ZONE))).toEqual(['03:30'])
    expect(on('2025-10-26').map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual(['2025-10-26T00:30:00.000Z'])
  })

  it('has challenges from Monday to Friday, each revealed a minute before the next, and the board on Friday', () => {
    const from = at('2025-09-29', '07:00')
    const setup = setupOf({ activeSince: from })
    const seen = [...watch(setup, courseIn(ZONE), from, at('2025-10-06', '12:00'), 30 * 60_000).values()]
    const week = ['2025-09-29', '2025-09-30', '2025-10-01', '2025-10-02', '2025-10-03']
    expect(slotsOf(seen, 'daily')).toEqual([...week, '2025-10-06'])
    // The first is of a challenge that was never posted: the job finds none.
    expect(slotsOf(seen, 'reveal')).toEqual(['2025-09-26', ...week])
    expect(seen.find(({ job, slot }) => job === 'reveal' && slot === '2025-10-03')?.dueAt).toBe(
      at('2025-10-06', '07:59'),
    )
    expect(seen.filter(({ job }) => job === 'board').map(({ dueAt }) => dueAt)).toEqual([at('2025-10-03', '16:00')])
    const order = seen.filter(({ dueAt }) => localDay(dueAt, ZONE) === '2025-10-06').sort((a, b) => a.dueAt - b.dueAt)
    expect(order.map(keyOf)).toEqual(['reveal 2025-10-03', 'daily 2025-10-06'])
  })

  it('has challenges on weekends where wanted', () => {
    const setup = setupOf({ dailyOnWeekends: true })
    const due = dueOccurrences(setup, courseIn(ZONE), at('2025-10-06', '12:00'))
    expect(slotsOf(due, 'daily').slice(-3)).toEqual(['2025-10-04', '2025-10-05', '2025-10-06'])
    expect(nextChallengeDay(setup, '2025-10-03')).toBe('2025-10-04')
    expect(nextChallengeDay(setupOf(), '2025-10-03')).toBe('2025-10-06')
  })

  it('reminds on the days that are set, once for deadlines that fall together', () => {
    const course = courseIn(ZONE, [deadline('2025-10-09'), deadline('2025-10-09', { id: 'b' }), deadline('2025-10-15')])
    const from = at('2025-09-28', '00:00')
    const seen = watch(setupOf({ activeSince: from }), course, from, at('2025-10-16', '00:00'), 3 * HOUR)
    const reminders = [...seen.values()].filter(({ job }) => job === 'reminder')
    // The 8th is one day before the first and seven before the last.
    expect(reminders.map(({ slot }) => slot)).toEqual([
      '2025-10-02',
      '2025-10-06',
      '2025-10-08',
      '2025-10-12',
      '2025-10-14',
    ])
    expect(reminders.every(({ dueAt, slot }) => dueAt === at(slot, '09:00'))).toBe(true)
    expect(reminders.every(({ channelId }) => channelId === 'C2')).toBe(true)
  })

  it('has nothing of before it was set up, nothing of what is switched off', () => {
    const now = at('2025-10-06', '12:00')
    const course = courseIn(ZONE, [deadline('2025-10-07'), deadline('2025-10-13')])
    expect(dueOccurrences(setupOf({ activeSince: now }), course, now)).toEqual([])
    const morning = dueOccurrences(setupOf({ activeSince: at('2025-10-06', '08:00') }), course, now)
    expect(morning.map(keyOf)).toEqual(['daily 2025-10-06', 'reminder 2025-10-06'])
    const off = dueOccurrences(setupOf({ dailyChannelId: null }), course, now)
    expect(new Set(off.map(({ job }) => job))).toEqual(new Set(['reminder']))
    expect(dueOccurrences(setupOf({ dailyChannelId: null, reminderChannelId: null }), course, now)).toEqual([])
  })

  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) })

  it('yields, asked every minute of a month, each occurrence once and none early', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(zones, times, fc.boolean(), fc.constantFrom(2, 9), fc.integer({ min: 0, max: 28 }), (...drawn) => {
        const [timeZone, dailyTime, dailyOnWeekends, month, day] = drawn
        const from = Date.UTC(2025, month, 1)
        const setup = setupOf({ dailyTime, dailyOnWeekends, activeSince: from })
        const course = courseIn(timeZone, [deadline(addDays('2025-10-01', day))])
        // In between nothing changes, so that it is asked less often there.
        const seen = watch(setup, course, from, from + 31 * DAY, 3 * HOUR)
        for (const { dueAt, job, slot } of seen.values()) {
          const has = (now: number) =>
            dueOccurrences(setup, course, now).some(due => due.job === job && due.slot === slot)
          const minutes = [-3, -2, -1, -1 / 60_000, 0, 1, 2]
          expect(minutes.map(minute => has(dueAt + minute * 60_000))).toEqual(minutes.map(minute => minute >= 0))
        }
        const challenges = slotsOf(seen.values(), 'daily')
        const days = Array.from({ length: 29 }, (_, index) => addDays(`2025-${month === 2 ? '03' : '10'}-02`, index))
        expect(challenges).toEqual(expect.arrayContaining(days.filter(each => dailyOnWeekends || !isWeekend(each))))
      }),
      { numRuns: 3 },
    )
  })

  it('closes every challenge after it has begun and before the next, in every zone', () => {
    fc.assert(
      fc.property(zones, times, fc.boolean(), instants, (timeZone, dailyTime, dailyOnWeekends, now) => {
        const setup = setupOf({ dailyTime, dailyOnWeekends })
        const due = dueOccurrences(setup, courseIn(timeZone), now)
        for (const { slot, dueAt } of due.filter(({ job }) => job === 'daily')) {
          expect(dailyOnWeekends || !isWeekend(slot)).toBe(true)
          expect(localDay(dueAt, timeZone)).toBe(slot)
          const close = closeOf(setup, slot, timeZone)
          expect(close).toBeGreaterThan(dueAt + 20 * HOUR)
          expect(close).toBe(at(nextChallengeDay(setup, slot), dailyTime, timeZone) - 60_000)
          const reveal = due.find(each => each.job === 'reveal' && each.slot === slot)
          expect(reveal?.dueAt).toBe(close <= now ? close : undefined)
        }
        expect(new Set(due.map(keyOf)).size).toBe(due.length)
        expect(dueOccurrences(setup, courseIn(timeZone), now)).toEqual(due)
      }),
      { numRuns: 150 },
    )
  })
})
