import { distance } from 'fastest-levenshtein'
import { fold, words } from '../core/fold.js'
import { addDays, instantOf } from '../core/local-time.js'
import type { Deadline } from '../notes/course.js'
import { deadlineInstant } from './deadline-list.js'

type NotedDeadline = Pick<Deadline, 'title' | 'date' | 'time' | 'source'>

/** A deadline as a class knows it. */
export interface KnownDeadline extends NotedDeadline {
  /** Epoch milliseconds of the bot's clock from when on it is known at this date and time; 0 for always. */
  readonly since: number
}

/** What the notes have changed about a deadline that is still ahead. */
export type DeadlineChange =
  | {
      readonly kind: 'moved'
      readonly deadline: NotedDeadline
      readonly was: Pick<Deadline, 'date' | 'time'>
    }
  /** As it was; the notes no longer have it. */
  | { readonly kind: 'gone'; readonly deadline: NotedDeadline }
  /** So near that no reminder of it is to come. */
  | { readonly kind: 'new'; readonly deadline: NotedDeadline }

/** When a class is reminded, and in which zone. */
export interface ReminderTimes {
  readonly reminderDays: readonly number[]
  /** `HH:MM` */
  readonly reminderTime: string
  readonly timeZone: string
}

export interface Comparison {
  readonly pairs: readonly { readonly known: KnownDeadline; readonly now: Deadline }[]
  readonly gone: readonly KnownDeadline[]
  readonly fresh: readonly Deadline[]
}

/** A title may change by so much of its length, on the same date, and still be the same. */
const SLIGHT = 0.4
/** One that was over for longer is another run of the course rather than a postponement. */
const LONGEST_OVERDUE_DAYS = 14

/**
 * Which deadline of the notes is which known one. It is the same by title and file; on an unchanged date also with a
 * slightly other title, or in another file. Of several of the same name those that are unchanged stay out of it.
 */
export function compareDeadlines(known: readonly KnownDeadline[], current: readonly Deadline[]): Comparison {
  const isSameTime = (a: KnownDeadline, b: Deadline): boolean => a.date === b.date && a.time === b.time
  const rules: readonly ((a: KnownDeadline, b: Deadline) => boolean)[] = [
    (a, b) => isSameTime(a, b) && keyOf(a) === keyOf(b),
    (a, b) => isSameTime(a, b) && fold(a.title) === fold(b.title),
    (a, b) => isSameTime(a, b) && a.source.file === b.source.file && isSlightlyOther(a.title, b.title),
    (a, b) => a.date === b.date && keyOf(a) === keyOf(b),
    (a, b) => keyOf(a) === keyOf(b),
  ]
  const gone = [...known]
  const fresh = [...current]
  const pairs: { known: KnownDeadline; now: Deadline }[] = []
  for (const isSame of rules) {
    for (const own of [...gone]) {
      const at = fresh.findIndex(deadline => isSame(own, deadline))
      const [now] = at < 0 ? [] : fresh.splice(at, 1)
      if (now === undefined) continue
      gone.splice(gone.indexOf(own), 1)
      pairs.push({ known: own, now })
    }
  }
  return { pairs, gone, fresh }
}

/** Whether the class knows all as it is. */
export function isSettled({ pairs, gone, fresh }: Comparison): boolean {
  return gone.length === 0 && fresh.length === 0 && pairs.every(pair => !isMoved(pair))
}

/** Deadlines as the notes have them, where the class knows them so, with the instant since when it does; in order. */
export function settledDeadlines({ pairs }: Comparison): (Deadline & { readonly since: number })[] {
  return pairs
    .filter(pair => !isMoved(pair))
    .map(({ known: { since }, now }) => ({ ...now, since }))
    .sort(byTime)
}

/** What the class knows once all is told. */
export function knownFrom({ pairs, fresh }: Comparison, now: number): KnownDeadline[] {
  return [
    ...pairs.map(pair => toKnown(pair.now, isMoved(pair) ? now : pair.known.since)),
    ...fresh.map(deadline => toKnown(deadline, now)),
  ].sort(byTime)
}

export function toKnown({ title, date, time, source }: Deadline, since: number): KnownDeadline {
  return { title, date, time, source, since }
}

/** What of it is worth a post: nothing that is over, and of new ones those of which no reminder is to come. */
export function changesToTell(comparison: Comparison, times: ReminderTimes, now: number): DeadlineChange[] {
  const { timeZone } = times
  const changes = [
    ...comparison.pairs.filter(isMoved).map(({ known: was, now: deadline }): DeadlineChange => {
      const overdue = addDays(was.date, LONGEST_OVERDUE_DAYS)
      const isAnotherRun = deadlineInstant({ ...was, date: overdue }, timeZone) < now
      return isAnotherRun
        ? { kind: 'new', deadline }
        : { kind: 'moved', deadline, was: { date: was.date, time: was.time } }
    }),
    ...comparison.gone.map((deadline): DeadlineChange => ({ kind: 'gone', deadline })),
    ...comparison.fresh.map((deadline): DeadlineChange => ({ kind: 'new', deadline })),
  ]
  return changes
    .filter(change => isAhead(change, timeZone, now))
    .filter(({ kind, deadline }) => kind !== 'new' || !hasReminderAhead(deadline, times, now))
    .sort((a, b) => deadlineInstant(a.deadline, timeZone) - deadlineInstant(b.deadline, timeZone))
}

/** Whether the deadline is still to come; for one that is gone, as it was. */
export function isAhead({ deadline }: DeadlineChange, timeZone: string, now: number): boolean {
  return deadlineInstant(deadline, timeZone) > now
}

function hasReminderAhead(
  deadline: Pick<Deadline, 'date' | 'time'>,
  { reminderDays, reminderTime, timeZone }: ReminderTimes,
  now: number,
): boolean {
  const over = deadlineInstant(deadline, timeZone)
  return reminderDays
    .map(days => instantOf(addDays(deadline.date, -days), reminderTime, timeZone))
    .some(instant => instant > now && instant < over)
}

/** Those without a time, which last to the end of the day, after the others of their day. */
function byTime(a: NotedDeadline, b: NotedDeadline): number {
  const key = ({ date, time }: NotedDeadline) => `${date} ${time ?? '~'}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

function isMoved({ known, now }: Comparison['pairs'][number]): boolean {
  return known.date !== now.date || known.time !== now.time
}

function keyOf({ title, source: { file } }: Pick<Deadline, 'title' | 'source'>): string {
  return `${fold(title)} ${file}`
}

function isSlightlyOther(one: string, other: string): boolean {
  const [few = [], many = []] = [words(one), words(other)].sort((x, y) => x.length - y.length)
  if (few.length > 0 && few.every(word => many.includes(word))) return true
  const [a, b] = [fold(one), fold(other)]
  return distance(a, b) <= SLIGHT * Math.max(a.length, b.length)
}
