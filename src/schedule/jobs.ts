import { z } from 'zod'
import type { CardBlock } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import type { Setup } from '../community/setup-store.js'
import type { Clock } from '../core/clock.js'
import { addDays, localDay } from '../core/local-time.js'
import { paragraph, strong } from '../core/rich-text.js'
import { changeCard } from '../deadlines/change-card.js'
import { compareDeadlines, type DeadlineChange, isAhead, settledDeadlines } from '../deadlines/deadline-changes.js'
import { deadlineInstant } from '../deadlines/deadline-list.js'
import { reminderCard } from '../deadlines/reminder-card.js'
import { translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Course } from '../notes/course.js'
import { dailyPost, revealPost } from '../quiz/daily-cards.js'
import type { DailyService } from '../quiz/daily-service.js'
import { readBoard } from '../scores/boards.js'
import { boardLines, leaderboardCard } from '../scores/leaderboard-card.js'
import type { ScoreStore } from '../scores/score-store.js'
import { untilDaytime } from './daytime.js'
import type { KnownDeadlinesStore } from './known-deadlines-store.js'
import type { Job, Occurrence } from './occurrence.js'
import { closeOf, remindedOn } from './plan.js'
import type { JobHandler, Prepared } from './scheduler.js'

export interface JobParts {
  readonly daily: DailyService
  readonly scores: ScoreStore
  readonly lookup: Lookup
  readonly known: KnownDeadlinesStore
  readonly clock: Clock
}

const HOUR = 3_600_000
const TOP = 3
const BOARD_ROWS = 10

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
      prepare: async (setup, { slot }) => {
        const course = courseOf(setup)
        // Friday's challenge is open until Monday: the days since the last board up to yesterday have all been counted.
        const span = { from: addDays(slot, -7), to: addDays(slot, -1) }
        const board = await readBoard(parts.scores, lookup, {
          of: classOf(setup),
          period: 'week',
          span,
          scope: 'class',
          now: clock.now(),
          top: BOARD_ROWS,
        })
        if (board.rows.length === 0) return { skip: 'nobody has points yet' }
        const t = translator(setup.locale)
        const card = leaderboardCard(board, ['class', 'channel'], t)
        return { card: { ...card, title: fitText(t('board.title', { course: course.title }), LIMITS.title) } }
      },
    },
    reminder: {
      uselessAfter: () => 12 * HOUR,
      prepare: async (setup, occurrence, isLate) => remind(parts, setup, courseOf(setup), occurrence, isLate),
    },
    change: {
      uselessAfter: () => Number.POSITIVE_INFINITY,
      prepare: async (setup, occurrence) => tellChanges(clock.now(), setup, courseOf(setup), occurrence),
    },
  }
}

async function topOfBoard({ scores, clock, lookup }: JobParts, setup: Setup): Promise<CardBlock[]> {
  const of = { communityId: setup.communityId, courseId: setup.courseId }
  const board = await readBoard(scores, lookup, { of, period: 'term', scope: 'class', now: clock.now(), top: TOP })
  if (board.rows.length === 0) return []
  const t = translator(setup.locale)
  return [{ type: 'text', content: [paragraph(strong(t('daily.reveal.board'))), ...boardLines(board, t)] }]
}

async function remind(
  { known, clock }: JobParts,
  setup: Setup,
  course: Course,
  { slot }: Occurrence,
  isLate: boolean,
): Promise<Prepared> {
  const now = clock.now()
  const [row] = await known.find([setup.communityId])
  const comparison = compareDeadlines(row?.courseId === course.id ? row.deadlines : [], course.deadlines)
  const settled = { timeZone: course.timeZone, deadlines: settledDeadlines(comparison) }
  const due = remindedOn(setup, settled, slot).filter(deadline => deadlineInstant(deadline, course.timeZone) > now)
  if (due.length === 0) return { skip: 'the deadlines are over, changed, or no longer in the notes' }
  return { card: reminderCard(due, course.title, localDay(now, course.timeZone), isLate, translator(setup.locale)) }
}

/** Tells what was planned to be told, as far as it is still ahead; at night it waits. */
function tellChanges(now: number, setup: Setup, { title, timeZone }: Course, { memo }: Occurrence): Prepared {
  const changes = CHANGES.parse(memo).filter(change => isAhead(change, timeZone, now))
  if (changes.length === 0) return { skip: 'the deadlines are over' }
  const wait = untilDaytime(now, timeZone)
  if (wait > 0) return { postpone: wait, because: 'it waits for the morning' }
  return { card: changeCard(changes, title, localDay(now, timeZone), translator(setup.locale)) }
}

const WHEN = { date: z.string(), time: z.string().nullable() }
const SOURCE = z.object({ file: z.string(), line: z.number(), headings: z.array(z.string()) })
const DEADLINE = z.object({ title: z.string(), ...WHEN, source: SOURCE })
const CHANGES: z.ZodType<readonly DeadlineChange[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('moved'), deadline: DEADLINE, was: z.object(WHEN) }),
    z.object({ kind: z.literal('gone'), deadline: DEADLINE }),
    z.object({ kind: z.literal('new'), deadline: DEADLINE }),
  ]),
)
