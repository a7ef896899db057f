import { z } from 'zod'
import type { CardBlock } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import type { Setup } from '../community/setup-store.js'
import type { Clock } from '../core/clock.js'
import { fold } from '../core/fold.js'
import { localDay } from '../core/local-time.js'
import { paragraph, strong } from '../core/rich-text.js'
import { deadlineInstant } from '../deadlines/deadline-list.js'
import { type Reminded, reminderCard } from '../deadlines/reminder-card.js'
import { translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Course, Deadline } from '../notes/course.js'
import { dailyPost, revealPost } from '../quiz/daily-cards.js'
import type { DailyService } from '../quiz/daily-service.js'
import { leaderboardCard } from '../scores/leaderboard-card.js'
import type { ScoreStore } from '../scores/score-store.js'
import type { Job, Occurrence } from './occurrence.js'
import type { OccurrenceStore } from './occurrence-store.js'
import { closeOf, remindedOn } from './plan.js'
import type { JobHandler, Prepared } from './scheduler.js'

export interface JobParts {
  readonly daily: DailyService
  readonly scores: ScoreStore
  readonly lookup: Lookup
  readonly occurrences: OccurrenceStore
  readonly clock: Clock
}

const HOUR = 3_600_000
const TOP = 3
const BOARD_ROWS = 10
/** How many past reminders are looked at for a deadline that has moved since. */
const REMEMBERED = 50

/** What is posted by the clock. */
export function createJobs(parts: JobParts): Readonly<Record<Job, JobHandler>> {
  const { daily, lookup, clock } = parts
  const courseOf = (setup: Setup): Course => {
    const course = lookup.course(setup.courseId)
    if (course === undefined) throw new Error(`the notes no longer have the course "${setup.courseId}"`)
    return course
  }
  const classOf = ({ communityId, courseId }: Setup) => ({ communityId, courseId })

  return {
    daily: {
      // Whoever sees it an hour before the close still has time.
      uselessAfter: (setup, { slot, dueAt }) => closeOf(setup, slot, courseOf(setup).timeZone) - dueAt - HOUR,
      // A change of the times or a standstill may have left one without its reveal.
      settle: async (setup, { slot }) => daily.closeBefore(classOf(setup), slot, clock.now()),
      prepare: async (setup, { slot }, isLate) => {
        const session = await daily.open(classOf(setup), slot, clock.now())
        if (session === undefined) return { skip: 'the notes give no questions' }
        if (session.closedAt !== null) return { skip: 'the challenge is closed already' }
        const closesAt = closeOf(setup, slot, courseOf(setup).timeZone)
        return { card: dailyPost(session, closesAt, isLate, translator(setup.locale)) }
      },
    },
    reveal: {
      uselessAfter: () => 72 * HOUR,
      settle: async (setup, { slot }) => {
        const session = await daily.find(classOf(setup), slot)
        if (session !== undefined) await daily.close(session, clock.now())
      },
      prepare: async (setup, { slot }) => {
        const session = await daily.find(classOf(setup), slot)
        if (session === undefined) return { skip: 'there was no challenge to reveal' }
        const t = translator(setup.locale)
        return { card: revealPost(session, await daily.tally(session), await topOfBoard(parts, setup), t) }
      },
    },
    board: {
      uselessAfter: () => 24 * HOUR,
      prepare: async setup => {
        const { rows, people } = await parts.scores.board(classOf(setup), BOARD_ROWS)
        if (rows.length === 0) return { skip: 'nobody has points yet' }
        const course = courseOf(setup)
        const t = translator(setup.locale)
        const today = localDay(clock.now(), course.timeZone)
        const card = leaderboardCard({ courseTitle: course.title, rows, people, own: undefined, today }, t)
        return { card: { ...card, title: fitText(t('board.title', { course: course.title }), LIMITS.title) } }
      },
    },
    reminder: {
      uselessAfter: () => 12 * HOUR,
      prepare: async (setup, occurrence, isLate) => remind(parts, setup, courseOf(setup), occurrence, isLate),
    },
  }
}

async function topOfBoard({ scores, clock, lookup }: JobParts, setup: Setup): Promise<CardBlock[]> {
  const of = { communityId: setup.communityId, courseId: setup.courseId }
  const { rows } = await scores.board(of, TOP)
  if (rows.length === 0) return []
  const t = translator(setup.locale)
  const course = lookup.course(setup.courseId)
  const today = localDay(clock.now(), course?.timeZone ?? 'UTC')
  const board = leaderboardCard(
    { courseTitle: course?.title ?? '', rows, people: rows.length, own: undefined, today },
    t,
  )
  const heading: CardBlock = { type: 'text', content: [paragraph(strong(t('daily.reveal.board')))] }
  return [heading, ...board.blocks]
}

/** What a reminder that is out has said of a deadline. */
interface Announced {
  readonly key: string
  readonly date: string
}

async function remind(
  { occurrences, clock }: JobParts,
  setup: Setup,
  course: Course,
  occurrence: Occurrence,
  isLate: boolean,
): Promise<Prepared> {
  const now = clock.now()
  const due = remindedOn(setup, course.deadlines, occurrence.slot).filter(
    deadline => deadlineInstant(deadline, course.timeZone) > now,
  )
  if (due.length === 0) return { skip: 'the deadlines are over, or no longer in the notes' }
  const before = await announcedBefore(occurrences, setup, occurrence)
  const reminded = due.map((deadline): Reminded => {
    const last = before.get(keyOf(deadline))
    const isMoved =
      last !== undefined && !course.deadlines.some(other => keyOf(other) === last.key && other.date === last.date)
    return { deadline, movedFrom: isMoved ? last.date : undefined }
  })
  const today = localDay(now, course.timeZone)
  const memo: readonly Announced[] = due.map(deadline => ({ key: keyOf(deadline), date: deadline.date }))
  return { card: reminderCard(reminded, course.title, today, isLate, translator(setup.locale)), memo }
}

/** What the community's last reminders have said, by deadline: the latest word counts. */
async function announcedBefore(
  occurrences: OccurrenceStore,
  { communityId }: Setup,
  current: Occurrence,
): Promise<ReadonlyMap<string, Announced>> {
  const past = await occurrences.recent(communityId, REMEMBERED, 'reminder')
  const announced = past
    .filter(({ id, state }) => id !== current.id && state === 'done')
    .reverse()
    .flatMap(({ memo }) => readAnnounced(memo))
  return new Map(announced.map(each => [each.key, each]))
}

function readAnnounced(memo: unknown): readonly Announced[] {
  return ANNOUNCED.safeParse(memo).data ?? []
}

const ANNOUNCED = z.array(z.object({ key: z.string(), date: z.string() }))

/** The same deadline, whenever it is: its title and the file that names it. */
function keyOf({ title, source: { file } }: Deadline): string {
  return `${fold(title)} ${file}`
}
