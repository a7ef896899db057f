import type { Setup } from '../community/setup-store.js'
import type { NewId } from '../core/ids.js'
import { localDay } from '../core/local-time.js'
import {
  type Comparison,
  changesToTell,
  compareDeadlines,
  isSettled,
  knownFrom,
  settledDeadlines,
  toKnown,
} from '../deadlines/deadline-changes.js'
import type { Course } from '../notes/course.js'
import { untilDaytime } from './daytime.js'
import type { KnownDeadlines, KnownDeadlinesStore } from './known-deadlines-store.js'
import type { PlannedOccurrence } from './occurrence-store.js'
import { channelOf, type ReminderCourse } from './plan.js'

/** An editor saves more than once: a change counts when it has stood for so many milliseconds of the bot's clock. */
export const STABLE = 2 * 60_000

/** What a community may be reminded of. */
export interface WatchedDeadlines extends Pick<ReminderCourse, 'deadlines'> {
  /** Whether it stays so until setup or notes change. */
  readonly isSettled: boolean
}

export interface DeadlineWatch {
  /** Compares the notes with what communities know, and plans the posts that tell of it once that is due. In order. */
  look(wanted: readonly Watched[], now: number): Promise<readonly WatchedDeadlines[]>
}

export interface Watched {
  readonly setup: Setup
  readonly course: Course
}

interface Seen {
  readonly signature: string
  readonly row: KnownDeadlines
  /** The version that stood when this process first saw its notes as they are: who changes a later one has newer notes. */
  readonly version: number
}

export function createDeadlineWatch(known: KnownDeadlinesStore, newId: NewId): DeadlineWatch {
  const notes = new Map<string, { readonly course: Course; readonly signature: string; readonly since: number }>()
  const communities = new Map<string, Seen>()

  /** Since when the notes of a course say what they say about deadlines. */
  const noticed = (course: Course, now: number): { readonly signature: string; readonly since: number } => {
    const before = notes.get(course.id)
    if (before?.course === course) return before
    const signature = signatureOf(course)
    const since = before?.signature === signature ? before.since : now
    const after = { course, signature, since }
    notes.set(course.id, after)
    return after
  }

  /** What is known; at the first sight of a course all that its notes say, without a word. */
  const read = async (wanted: readonly Watched[]): Promise<ReadonlyMap<string, KnownDeadlines>> => {
    const rows = async (of: readonly Watched[]): Promise<[string, KnownDeadlines][]> =>
      of.length === 0
        ? []
        : (await known.find(of.map(({ setup }) => setup.communityId))).map(row => [row.communityId, row])
    const found = new Map(await rows(wanted))
    const strangers = wanted.filter(({ setup }) => !found.has(setup.communityId))
    await known.begin(strangers.map(each => firstOf(each, 1)))
    for (const [id, row] of await rows(strangers)) found.set(id, row)
    for (const each of wanted) {
      const { communityId } = each.setup
      const row = found.get(communityId)
      if (row === undefined || row.courseId === each.course.id) continue
      const first = firstOf(each, row.version + 1)
      if (await known.advance(first)) found.set(communityId, first)
      else found.delete(communityId)
    }
    return found
  }

  const tell = async (setup: Setup, course: Course, seen: Seen, comparison: Comparison, now: number) => {
    const { communityId } = setup
    const version = seen.row.version + 1
    const next = { communityId, courseId: course.id, version, deadlines: knownFrom(comparison, now) }
    const changes = changesToTell(comparison, { ...setup, timeZone: course.timeZone }, now)
    const channelId = channelOf(setup, 'change')
    const slot = `${localDay(now, course.timeZone)} v${version}`
    const post: (PlannedOccurrence & { readonly memo: unknown }) | undefined =
      changes.length === 0 || channelId === null
        ? undefined
        : { id: newId(), job: 'change', communityId, channelId, slot, dueAt: now, memo: changes }
    return (await known.advance(next, post)) ? { ...seen, row: next, version } : undefined
  }

  const lookAt = async (
    { setup, course }: Watched,
    row: KnownDeadlines | undefined,
    now: number,
  ): Promise<WatchedDeadlines> => {
    if (row === undefined) return { deadlines: [], isSettled: false }
    const { signature, since } = noticed(course, now)
    const before = communities.get(setup.communityId)
    let seen: Seen = { signature, row, version: before?.signature === signature ? before.version : row.version }
    let comparison = compareDeadlines(row.deadlines, course.deadlines)
    if (isSettled(comparison)) seen = { ...seen, version: row.version }
    const isOutvoted = seen.version !== row.version
    if (!isSettled(comparison) && !isOutvoted && isTime(course, since, now)) {
      const told = await tell(setup, course, seen, comparison, now)
      if (told === undefined) return { deadlines: settledDeadlines(comparison), isSettled: false }
      seen = told
      comparison = compareDeadlines(told.row.deadlines, course.deadlines)
    }
    communities.set(setup.communityId, seen)
    return { deadlines: settledDeadlines(comparison), isSettled: isSettled(comparison) || isOutvoted }
  }

  /** What was read before and need not be read again: while a change waits, nobody asks again and again. */
  const remembered = ({ setup, course }: Watched, now: number): KnownDeadlines | undefined => {
    const { signature, since } = noticed(course, now)
    const before = communities.get(setup.communityId)
    return before?.signature === signature && !isTime(course, since, now) ? before.row : undefined
  }

  return {
    look: async (wanted, now) => {
      const isOn = ({ setup }: Watched) => channelOf(setup, 'reminder') !== null
      const rows = await read(wanted.filter(each => isOn(each) && remembered(each, now) === undefined))
      const views: WatchedDeadlines[] = []
      for (const each of wanted) {
        const row = rows.get(each.setup.communityId) ?? remembered(each, now)
        views.push(isOn(each) ? await lookAt(each, row, now) : { deadlines: [], isSettled: true })
      }
      return views
    },
  }
}

function firstOf({ setup: { communityId }, course }: Watched, version: number): KnownDeadlines {
  const deadlines = course.deadlines.map(deadline => toKnown(deadline, 0))
  return { communityId, courseId: course.id, version, deadlines }
}

/** Whether what has stood since then may be told. */
function isTime({ timeZone }: Course, since: number, now: number): boolean {
  return now - since >= STABLE && untilDaytime(now, timeZone) === 0
}

function signatureOf({ id, deadlines }: Course): string {
  return JSON.stringify([id, ...deadlines.map(({ title, date, time, source: { file } }) => [title, date, time, file])])
}
