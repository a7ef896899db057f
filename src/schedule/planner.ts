import type { Setup, SetupStore } from '../community/setup-store.js'
import type { NewId } from '../core/ids.js'
import type { Course } from '../notes/course.js'
import { createDeadlineWatch, type Watched, type WatchedDeadlines } from './deadline-watch.js'
import type { KnownDeadlinesStore } from './known-deadlines-store.js'
import type { OccurrenceStore } from './occurrence-store.js'
import { agenda, type Due } from './plan.js'

export interface PlannerParts {
  readonly occurrences: OccurrenceStore
  readonly setups: SetupStore
  readonly known: KnownDeadlinesStore
  readonly courseOf: (courseId: string) => Course | undefined
  readonly newId: NewId
}

export interface Planner {
  /** Remembers what has become due by `now` for the setups whose door is open. */
  plan(now: number, isOpen: (setup: Setup) => boolean): Promise<void>
}

/** What has been planned for a setup as it was, and until when nothing more is due. */
interface Planned extends WatchedDeadlines {
  /** The setup, to be compared. */
  readonly text: string
  readonly course: Course
  readonly at: number
  readonly next: number
}

interface Candidate extends Watched {
  readonly text: string
  /** What was planned before for the very same. */
  readonly before: Planned | undefined
}

export function createPlanner({ occurrences, setups, known, courseOf, newId }: PlannerParts): Planner {
  const watch = createDeadlineWatch(known, newId)
  let planned: ReadonlyMap<string, Planned> = new Map()

  return {
    plan: async (now, isOpen) => {
      const open = (await setups.all()).flatMap(setup => {
        const course = courseOf(setup.courseId)
        return course === undefined || setup.pausedBecause !== null || !isOpen(setup) ? [] : [{ setup, course }]
      })
      const after = new Map<string, Planned>()
      const restless: Candidate[] = []
      const due: Due[] = []
      const planFor = (
        { setup, course, text, before }: Candidate,
        { deadlines, isSettled }: WatchedDeadlines,
      ): void => {
        const { due: all, next } = agenda(setup, { timeZone: course.timeZone, deadlines }, now)
        // What was planned before need not be planned again, though it would do no harm.
        const isPlanned = before !== undefined && JSON.stringify(deadlines) === JSON.stringify(before.deadlines)
        due.push(...(isPlanned ? all.filter(({ dueAt }) => dueAt > before.at) : all))
        after.set(setup.communityId, { text, course, deadlines, isSettled, at: now, next })
      }
      for (const { setup, course } of open) {
        const text = JSON.stringify(setup)
        const last = planned.get(setup.communityId)
        const before = last?.text === text && last.course === course && last.at <= now ? last : undefined
        if (before === undefined || !before.isSettled) restless.push({ setup, course, text, before })
        else if (now < before.next) after.set(setup.communityId, before)
        else planFor({ setup, course, text, before }, before)
      }
      const views = await watch.look(restless, now)
      for (const [index, candidate] of restless.entries()) {
        const view = views[index]
        if (view !== undefined) planFor(candidate, view)
      }
      if (due.length > 0) await occurrences.plan(due.map(occurrence => ({ ...occurrence, id: newId() })))
      planned = after
    },
  }
}
