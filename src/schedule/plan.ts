import type { Setup } from '../community/setup-store.js'
import { addDays, instantOf, isWeekend, localDay } from '../core/local-time.js'
import type { Deadline } from '../notes/course.js'
import type { Job, OccurrenceKey } from './occurrence.js'

/** An occurrence before it has an id. */
export interface Due extends OccurrenceKey {
  readonly dueAt: number
}

/** Wall time of the week's board on Friday. */
const BOARD_TIME = '16:00'
const FRIDAY = 5
/** The answers of a challenge come just before the next one. */
const REVEAL_LEAD = 60_000
/** How many days back it is looked for what a standstill has missed. */
const DAYS_BACK = 8

/** What reminders need of a course; a deadline is reminded of from the instant on since when it is known as it is. */
export interface ReminderCourse {
  readonly timeZone: string
  readonly deadlines: readonly (Deadline & { readonly since?: number })[]
}

/**
 * What should have happened up to `now` for one setup, and is not older than `DAYS_BACK` days nor than the setup. Asked
 * again it yields the same again: the store keeps one of each.
 */
export function dueOccurrences(setup: Setup, course: ReminderCourse, now: number): Due[] {
  return agenda(setup, course, now).due
}

/** The same with what comes next: as long as it is before `next`, nothing else is due. */
export function agenda(
  setup: Setup,
  course: ReminderCourse,
  now: number,
): { readonly due: Due[]; readonly next: number } {
  const today = localDay(now, course.timeZone)
  const all = occurrencesAround(setup, course, today)
  const ahead = all.map(({ dueAt }) => dueAt).filter(dueAt => dueAt > now)
  const tomorrow = instantOf(addDays(today, 1), '00:00', course.timeZone)
  return { due: all.filter(({ dueAt }) => dueAt <= now), next: Math.min(tomorrow, ...ahead) }
}

/** All of the days up to today, and what is still to come of them. */
function occurrencesAround(setup: Setup, course: ReminderCourse, today: string): Due[] {
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => addDays(today, back - DAYS_BACK))
  const reminders = reminderSlots(setup, course)
  const at = (day: string, time: string): number => instantOf(day, time, course.timeZone)
  const { communityId } = setup
  const due = (job: Job, slot: string, dueAt: number): Due[] => {
    const channelId = channelOf(setup, job)
    if (channelId === null || dueAt < setup.activeSince) return []
    return [{ job, communityId, channelId, slot, dueAt }]
  }
  return days.flatMap(day => [
    ...(isChallengeDay(setup, day) ? due('daily', day, at(day, setup.dailyTime)) : []),
    ...(isChallengeDay(setup, day)
      ? due('reveal', day, at(nextChallengeDay(setup, day), setup.dailyTime) - REVEAL_LEAD)
      : []),
    ...(new Date(`${day}T00:00:00Z`).getUTCDay() === FRIDAY ? due('board', day, at(day, BOARD_TIME)) : []),
    ...(reminders.has(day) ? due('reminder', day, at(day, setup.reminderTime)) : []),
  ])
}

/** Where a job posts; `null` while it is switched off. */
export function channelOf({ dailyChannelId, reminderChannelId }: Setup, job: Job): string | null {
  return job === 'reminder' || job === 'change' ? reminderChannelId : dailyChannelId
}

/** The deadlines of which a day's reminder speaks. */
export function remindedOn(setup: Setup, course: ReminderCourse, day: string): Deadline[] {
  return reminderSlots(setup, course).get(day) ?? []
}

/** The days on which there is a reminder, with what each speaks of. */
function reminderSlots(
  { reminderDays, reminderTime }: Setup,
  { timeZone, deadlines }: ReminderCourse,
): ReadonlyMap<string, Deadline[]> {
  const slots = new Map<string, Deadline[]>()
  for (const deadline of deadlines) {
    const { since = 0 } = deadline
    for (const days of reminderDays) {
      const slot = addDays(deadline.date, -days)
      if (since > 0 && since > instantOf(slot, reminderTime, timeZone)) continue
      slots.set(slot, [...(slots.get(slot) ?? []), deadline])
    }
  }
  return slots
}

export function isChallengeDay({ dailyOnWeekends }: Setup, day: string): boolean {
  return dailyOnWeekends || !isWeekend(day)
}

/** Friday's challenge stays open over a weekend without one. */
export function nextChallengeDay(setup: Setup, day: string): string {
  let next = addDays(day, 1)
  while (!isChallengeDay(setup, next)) next = addDays(next, 1)
  return next
}

/** The instant at which a day's challenge closes. */
export function closeOf(setup: Setup, day: string, timeZone: string): number {
  return instantOf(nextChallengeDay(setup, day), setup.dailyTime, timeZone) - REVEAL_LEAD
}
