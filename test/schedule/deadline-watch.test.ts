import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultSetup } from '../../src/community/setup-command.js'
import { addDays, instantOf, localTime } from '../../src/core/local-time.js'
import type { DeadlineChange, KnownDeadline } from '../../src/deadlines/deadline-changes.js'
import type { Course, Deadline } from '../../src/notes/course.js'
import {
  createDeadlineWatch,
  type DeadlineWatch,
  STABLE,
  type WatchedDeadlines,
} from '../../src/schedule/deadline-watch.js'
import type { KnownDeadlines, KnownDeadlinesStore } from '../../src/schedule/known-deadlines-store.js'
import { handmade } from '../fixtures/course.js'
import { at, ZONE } from './rig.js'

const TITLES = ['Projekt', 'Bericht', 'Klausur', 'Vortrag'] as const
const START = at('2025-10-01', '10:00')
const setup = {
  ...defaultSetup({ communityId: 'c', platform: 'test', courseId: 'demo', locale: 'en', activeSince: 0 }),
  reminderChannelId: 'C1',
}

/** What the notes say: the date and time of some deadlines. */
type Notes = Readonly<Partial<Record<(typeof TITLES)[number], { readonly date: string; readonly time: string | null }>>>

const courseOf = (notes: Notes): Course =>
  handmade([], {
    timeZone: ZONE,
    deadlines: TITLES.flatMap((title): Deadline[] => {
      const own = notes[title]
      // Lines move about with every edit.
      const source = { file: 'demo/note.md', line: Object.keys(notes).length, headings: [] }
      return own === undefined ? [] : [{ id: title, title, ...own, source }]
    }),
  })

const instant = ({ date, time }: Pick<Deadline, 'date' | 'time'>) => instantOf(date, time ?? '23:59', ZONE)

interface Told {
  readonly now: number
  readonly before: readonly KnownDeadline[]
  readonly after: readonly KnownDeadline[]
  readonly slot: string | undefined
  readonly changes: readonly DeadlineChange[]
}

/** A store in memory that keeps what was told. */
function createStore(clock: { readonly now: number }): KnownDeadlinesStore & { readonly told: Told[] } {
  let row: KnownDeadlines | undefined
  const told: Told[] = []
  return {
    told,
    find: async () => (row === undefined ? [] : [row]),
    begin: async ([first]) => {
      row ??= first
    },
    advance: async (next, post) => {
      if (next.version !== (row?.version ?? 0) + 1) return false
      const changes = (post?.memo ?? []) as readonly DeadlineChange[]
      const before = row?.deadlines ?? []
      if (row !== undefined) told.push({ now: clock.now, before, after: next.deadlines, slot: post?.slot, changes })
      row = JSON.parse(JSON.stringify(next))
      return true
    },
  }
}

async function look(watch: DeadlineWatch, course: Course, now: number): Promise<WatchedDeadlines> {
  const [view] = await watch.look([{ setup, course }], now)
  if (view === undefined) throw new Error('no view')
  return view
}

/** What is to be told of the step from what was known to what is, said in another way than the program does. */
function expectedOf({ before, after, now }: Told): string[] {
  return TITLES.flatMap(title => {
    const was = before.find(each => each.title === title)
    const is = after.find(each => each.title === title)
    if (was !== undefined && is !== undefined && was.date === is.date && was.time === is.time) return []
    if (is === undefined) return was !== undefined && instant(was) > now ? [`${title} gone`] : []
    if (instant(is) <= now) return []
    const isPostponed = was !== undefined && instant({ ...was, date: addDays(was.date, 14) }) >= now
    if (isPostponed) return [`${title} moved ${was.date} ${was.time} ${is.date} ${is.time}`]
    const reminders = setup.reminderDays.map(days => instantOf(addDays(is.date, -days), setup.reminderTime, ZONE))
    return reminders.some(reminder => reminder > now && reminder < instant(is))
      ? []
      : [`${title} new ${is.date} ${is.time}`]
  })
}

const said = (change: DeadlineChange): string => {
  const { kind, deadline } = change
  const when = `${deadline.date} ${deadline.time}`
  if (kind === 'gone') return `${deadline.title} gone`
  return `${deadline.title} ${kind} ${kind === 'moved' ? `${change.was.date} ${change.was.time} ` : ''}${when}`
}

type Step =
  | { readonly do: 'edit'; readonly notes: Notes }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'restart' }

const when = fc.record({
  date: fc.integer({ min: -20, max: 25 }).map(days => addDays('2025-10-05', days)),
  time: fc.constantFrom(null, null, '09:30', '18:00', '23:59'),
})
const notesArb: fc.Arbitrary<Notes> = fc.record(
  { Projekt: when, Bericht: when, Klausur: when, Vortrag: when },
  { requiredKeys: [] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: notesArb.map(notes => ({ do: 'edit', notes }) as const) },
  {
    weight: 5,
    arbitrary: fc
      .oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 900 }), fc.integer({ min: 1000, max: 9000 }))
      .map(minutes => ({ do: 'wait', minutes }) as const),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'restart' } as const) },
)

it(
  'tells each change once, none that is over, whatever is edited, restarted and slept through',
  { timeout: 60_000 },
  () =>
    fc.assert(
      fc.asyncProperty(notesArb, fc.array(step, { maxLength: 25 }), async (first, steps) => {
        const clock = { now: START }
        const store = createStore(clock)
        let count = 0
        const newWatch = () => createDeadlineWatch(store, () => `id${count++}`)
        // Two processes that read the same notes.
        let watches = [newWatch(), newWatch()]
        let course = courseOf(first)
        let editedAt = START
        const tick = async () => {
          const known = store.told.length
          const views = await Promise.all(watches.map(watch => look(watch, course, clock.now)))
          for (const told of store.told.slice(known)) {
            expect(clock.now - editedAt).toBeGreaterThanOrEqual(STABLE)
            expect(localTime(clock.now, ZONE) >= '08:00' && localTime(clock.now, ZONE) < '20:00').toBe(true)
            expect(told.changes.map(said).sort()).toEqual(expectedOf(told).sort())
            expect(told.changes.every(({ deadline }) => instant(deadline) > clock.now)).toBe(true)
            expect(told.slot !== undefined).toBe(told.changes.length > 0)
          }
          return views
        }
        await tick()
        expect(store.told).toEqual([])
        for (const each of steps) {
          if (each.do === 'restart') watches = [newWatch(), newWatch()]
          if (each.do === 'edit') {
            course = courseOf(each.notes)
            editedAt = clock.now
          }
          if (each.do === 'wait') clock.now += each.minutes * 60_000
          await tick()
        }
        // In the end, by day, all is told, and nothing follows.
        clock.now = at('2026-01-05', '12:00')
        await tick()
        clock.now += STABLE
        await tick()
        const { length } = store.told
        const views = await tick()
        expect(views.map(({ isSettled }) => isSettled)).toEqual([true, true])
        expect(views[0]?.deadlines.map(({ title }) => title).sort()).toEqual(
          course.deadlines.map(({ title }) => title).sort(),
        )
        expect(store.told).toHaveLength(length)
        const slots = store.told.map(({ slot }) => slot).filter(slot => slot !== undefined)
        expect(new Set(slots).size).toBe(slots.length)
        // Each step begins where the last one ended: nothing falls between two posts.
        for (const [index, { before }] of store.told.entries()) {
          if (index > 0) expect(before).toEqual(JSON.parse(JSON.stringify(store.told[index - 1]?.after)))
        }
      }),
      { numRuns: Number(process.env.SOAK_RUNS ?? 300) },
    ),
)

it('lets who has older notes say nothing of newer ones', async () => {
  const clock = { now: START }
  const store = createStore(clock)
  const [older, newer] = [createDeadlineWatch(store, () => 'a'), createDeadlineWatch(store, () => 'b')]
  const before = courseOf({ Projekt: { date: '2025-10-09', time: null } })
  const after = courseOf({ Projekt: { date: '2025-10-16', time: null } })
  await look(older, before, clock.now)
  for (let minute = 0; minute < 10; minute++) {
    clock.now += 60_000
    await Promise.all([look(older, before, clock.now), look(newer, after, clock.now)])
  }
  expect(store.told.map(({ changes }) => changes.map(said))).toEqual([
    ['Projekt moved 2025-10-09 null 2025-10-16 null'],
  ])
  // Nor is anybody reminded of what is no longer so.
  const restarted = createDeadlineWatch(store, () => 'c')
  expect((await look(restarted, before, clock.now)).deadlines).toEqual([])
})
