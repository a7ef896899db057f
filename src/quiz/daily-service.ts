import { createHash } from 'node:crypto'
import type { AnswerStore } from '../answers/answer-store.js'
import type { Ballot, Session } from '../answers/session.js'
import type { ClassRef, Context } from '../chat/context.js'
import { addDays, localDay } from '../core/local-time.js'
import type { Lookup } from '../lookup/lookup.js'
import { drawDaily } from './daily-draw.js'
import type { HistoryStore } from './history-store.js'
import { choiceOf, chosen } from './kinds/choice.js'
import type { QuestionBank } from './question-bank.js'
import { filesOf } from './topic.js'
import { BY_KIND, pointsOf, type Worth } from './worth.js'

/** One person's way through a challenge. */
export interface DailyView {
  readonly session: Session
  readonly position: number
  /** What the person has chosen so far, by position. */
  readonly choices: ReadonlyMap<number, number>
  /** Whether all that the person has chosen counts already. */
  readonly isCounted: boolean
}

/** How the class answered one question. */
export interface Tally {
  /** How many chose each choice, in the order in which they were shown. */
  readonly counts: readonly number[]
  readonly answered: number
}

/** The daily challenge: the same questions for everybody in a class, answered in private, changeable until it closes. */
export interface DailyService {
  /**
   * The class's challenge of a day, made at the first call; `undefined` where the notes give no questions. It counts for the
   * channel that is set up for it, else for `channelId`, the platform's id of the one in which it is first asked for.
   */
  open(of: ClassRef, day: string, now: number, channelId?: string): Promise<Session | undefined>
  /** The day to which a challenge belongs, `YYYY-MM-DD`: it may have been made later, as when the post was late. */
  dayOf(session: Session): string
  /** Closes what is still open of the days before, however long ago: after holidays nothing that was answered is lost. */
  closeBefore(of: ClassRef, day: string, now: number): Promise<void>
  /** The challenge that was made for a day, if any. */
  find(of: ClassRef, day: string): Promise<Session | undefined>
  /** `undefined` for a challenge that does not exist. */
  view(context: Context, sessionId: string, position: number): Promise<DailyView | undefined>
  /** Keeps a choice until the challenge closes; after that it changes nothing. */
  choose(context: Context, sessionId: string, position: number, choice: number): Promise<DailyView | undefined>
  /** Closes the challenge and counts every ballot. May be called again: each counts once. */
  close(session: Session, now: number): Promise<void>
  tally(session: Session): Promise<readonly Tally[]>
}

/** What a class has set up for its challenge. */
export interface DailyPlan {
  /** Questions a day, 1 to 5. */
  readonly count: number
  /** The platform's id of the channel in which it is posted. */
  readonly channelId?: string
}

export const DEFAULT_QUESTIONS = 3
/** So many days back tell what the class gets wrong, */
const LOOK_BACK = 28
/** and so many challenges what it was asked. */
const CHALLENGES = 60
/** A challenge is made within so many days. */
const LONGEST = 8

/** One challenge a day for each class: whoever asks for it first makes it, and makes the same as anybody else. */
function dailyId({ communityId, courseId }: ClassRef, day: string): string {
  return `d${createHash('sha256').update([communityId, courseId, day].join('\u0000')).digest('hex').slice(0, 24)}`
}

export function createDailyService(
  bank: QuestionBank,
  lookup: Lookup,
  store: AnswerStore,
  history: HistoryStore,
  planOf: (of: ClassRef) => Promise<DailyPlan> = async () => ({ count: DEFAULT_QUESTIONS }),
  worth: Worth = BY_KIND,
): DailyService {
  const viewOf = async (session: Session, personId: string, position: number): Promise<DailyView | undefined> => {
    if (session.questions[position] === undefined) return undefined
    const ballots = await store.ballotsOf(session.id, personId)
    return {
      session,
      position,
      choices: choicesOf(ballots),
      isCounted: ballots.every(ballot => ballot.outcome !== null),
    }
  }

  const findDaily = async (sessionId: string): Promise<Session | undefined> => {
    const session = await store.findSession(sessionId)
    return session?.kind === 'daily' ? session : undefined
  }

  const dayOf = (session: Session): string => {
    const made = localDay(session.openedAt, lookup.course(session.courseId)?.timeZone ?? 'UTC')
    return daysBefore(addDays(made, 1)).find(day => dailyId(session, day) === session.id) ?? made
  }

  const close: DailyService['close'] = async (session, now) => {
    // First the door, then the counting: a ballot that is in by now is counted, no later one gets in.
    await store.closeSession(session.id, now)
    const day = dayOf(session)
    const ballots = await store.allBallots(session.id)
    await Promise.all(
      ballots.flatMap(ballot => {
        const isRight = judge(session, ballot)
        const question = session.questions[ballot.position]
        if (isRight === undefined || question === undefined) return []
        const points = isRight ? pointsOf(question) : 0
        const outcome = { correctness: isRight ? 1 : 0, selfRated: false, points, day }
        return [store.record({ ...ballot, outcome })]
      }),
    )
  }

  return {
    dayOf,
    close,
    closeBefore: async (of, day, now) => {
      for (const id of await history.openChallenges(of)) {
        const session = await store.findSession(id)
        if (session !== undefined && dayOf(session) < day) await close(session, now)
      }
    },
    open: async (of, day, now, openedIn) => {
      const id = dailyId(of, day)
      const existing = await store.findSession(id)
      if (existing !== undefined) return existing
      const { count, channelId = openedIn } = await planOf(of)
      const [records, before] = await Promise.all([
        history.topicRecords(of, addDays(day, -LOOK_BACK), day),
        history.recentChallenges(of, CHALLENGES),
      ])
      const { courseId } = of
      const weeks = lookup.course(courseId)?.dailyWeeks
      const files = weeks && filesOf(lookup, courseId, weeks)
      // The class and the days before decide, not the moment nor who asks.
      const drawn = drawDaily(bank, { courseId, day, count, files, records, before })
      if (drawn.length === 0) return undefined
      await store.openSession({
        id,
        kind: 'daily',
        ...of,
        personId: null,
        ...(channelId === undefined ? {} : { channelId }),
        openedAt: now,
        closedAt: null,
        questions: await worth(of.courseId, day, drawn),
      })
      return store.findSession(id)
    },
    find: (of, day) => store.findSession(dailyId(of, day)),
    view: async (context, sessionId, position) => {
      const session = await findDaily(sessionId)
      return session && viewOf(session, context.person.id, position)
    },
    choose: async (context, sessionId, position, choice) => {
      const session = await findDaily(sessionId)
      const question = session?.questions[position]
      const body = question && choiceOf(question)
      if (session === undefined || body?.choices[choice] === undefined) return undefined
      await store.saveBallot({ sessionId, position, personId: context.person.id, given: { choice }, at: context.now })
      const current = (await findDaily(sessionId)) ?? session
      return viewOf(current, context.person.id, position)
    },
    tally: async session => {
      const ballots = await store.allBallots(session.id)
      return session.questions.map((question, position): Tally => {
        const choices = choiceOf(question)?.choices ?? []
        const given = ballots.filter(ballot => ballot.position === position).map(ballot => chosen(ballot.given))
        const counts = choices.map((_, choice) => given.filter(other => other === choice).length)
        return { counts, answered: counts.reduce((sum, count) => sum + count, 0) }
      })
    },
  }
}

/** The days before one, the last first. */
function daysBefore(day: string): string[] {
  return Array.from({ length: LONGEST }, (_, back) => addDays(day, -1 - back))
}

function choicesOf(ballots: readonly Ballot[]): ReadonlyMap<number, number> {
  return new Map(
    ballots.flatMap(({ position, given }) => {
      const choice = chosen(given)
      return choice === undefined ? [] : [[position, choice] as const]
    }),
  )
}

/** `undefined` for a ballot that fits no question. */
function judge({ questions }: Session, { position, given }: Ballot): boolean | undefined {
  const question = questions[position]
  const body = question && choiceOf(question)
  const choice = chosen(given)
  return body === undefined || choice === undefined ? undefined : choice === body.correct
}
