import type { AnswerStore } from '../answers/answer-store.js'
import type { AskedQuestion, Ballot, Outcome, Session } from '../answers/session.js'
import type { ClassRef, Context } from '../chat/context.js'
import { UserError } from '../core/errors.js'
import type { NewId } from '../core/ids.js'
import { localDay } from '../core/local-time.js'
import { createTurns } from '../core/turns.js'
import { localized, localizedRich } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import type { HistoryStore } from './history-store.js'
import type { Input, Rating } from './kinds/kind.js'
import { findKind, KINDS, readQuestion, toAsked } from './kinds/kinds.js'
import type { QuestionBank } from './question-bank.js'
import { scopeOf } from './topic.js'
import { BY_KIND, pointsOf, type Worth } from './worth.js'

export type SavedBallot = Ballot & { readonly outcome: Outcome | null }

/** One question of a quiz or mock exam as its person sees it. */
export interface QuestionView {
  readonly session: Session
  readonly position: number
  readonly question: AskedQuestion
  /** What the person has put down so far. */
  readonly ballot: SavedBallot | undefined
}

/** An exam that the person is in the middle of, at the first question that they have put nothing down for. */
export interface RunningExam extends QuestionView {
  /** For how many questions something is put down. */
  readonly answered: number
}

export interface QuizResult {
  readonly session: Session
  readonly ballots: readonly SavedBallot[]
}

/** Quizzes and mock exams that one person takes alone. `undefined` stands for one, or a question, that does not exist (any more). */
export interface QuizService {
  /** `undefined` where there is nothing to ask. Quizzes that the person left open are closed. */
  start(
    context: Context,
    asked: { readonly count: number; readonly topic?: string | undefined },
  ): Promise<QuestionView | undefined>
  /** A new quiz of so many questions on the same topic as another one. */
  startAgain(context: Context, sessionId: string, count: number): Promise<QuestionView | undefined>
  /** A new quiz that asks these questions again, for practice alone: it earns nothing. */
  practise(context: Context, of: ClassRef, questions: readonly AskedQuestion[]): Promise<QuestionView | undefined>
  /** `undefined` where the person is in the middle of none. */
  runningExam(context: Context): Promise<RunningExam | undefined>
  /** A new exam, with the notes' own questions first. */
  startExam(
    context: Context,
    asked: { readonly count: number; readonly minutes: number },
  ): Promise<QuestionView | undefined>
  view(context: Context, sessionId: string, position: number): Promise<QuestionView | undefined>
  /**
   * Takes an input. A final answer is graded and counted: the first one counts, later ones show what was counted. In a
   * mock exam every answer may change until it is handed in.
   */
  respond(context: Context, sessionId: string, position: number, input: Input): Promise<QuestionView | undefined>
  /** Counts an open question with the person's own judgement: for practice, not for points. */
  rate(context: Context, sessionId: string, position: number, rating: Rating): Promise<QuestionView | undefined>
  /** Closes the quiz, or hands the exam in. */
  finish(context: Context, sessionId: string): Promise<QuizResult | undefined>
}

/** How many of the last questions are not asked again while there are others. */
const RECENT = 200
const MINUTE = 60_000
const CORRECTNESS: Readonly<Record<Rating, number>> = { good: 1, partly: 0.5, bad: 0 }

export function createQuizService(
  bank: QuestionBank,
  lookup: Lookup,
  store: AnswerStore,
  history: HistoryStore,
  newId: NewId,
  worth: Worth = BY_KIND,
): QuizService {
  // An answer of several presses is read, changed and written: of two presses at once the second builds on the first.
  const inTurn = createTurns()

  const dayOf = (courseId: string, at: number): string => localDay(at, lookup.course(courseId)?.timeZone ?? 'UTC')

  const count = (
    { courseId }: Session,
    { sessionId, position, personId, given, at }: Ballot,
    outcome: Omit<Outcome, 'day'>,
  ): Promise<unknown> => {
    const day = dayOf(courseId, at)
    return store.record({ sessionId, position, personId, given, at, outcome: { ...outcome, day } })
  }

  /**
   * Closes an exam and counts what was put down in it, for practice and not for rank, on the days on which it was: an exam
   * whose time is up is handed in by the next press, whenever that is. May be called again: each answer counts once.
   */
  const handIn = async ({ person, now }: Context, session: Session): Promise<void> => {
    await store.closeSession(session.id, Math.min(now, session.endsAt ?? now))
    for (const ballot of await store.ballotsOf(session.id, person.id)) {
      const question = session.questions[ballot.position]
      const known = question && readQuestion(question)
      if (known === undefined || known.kind.isSelfRated || ballot.outcome !== null) continue
      await count(session, ballot, { correctness: known.asked.grade(ballot.given), selfRated: false, points: 0 })
    }
  }

  const own = async (context: Context, sessionId: string): Promise<Session | undefined> => {
    const session = await store.findSession(sessionId)
    if (session !== undefined && session.personId !== context.person.id) {
      throw new UserError(localized('quiz.notYours'), localizedRich('quiz.notYours.hint'))
    }
    if (session?.kind !== 'exam') return session
    const isOverdue = session.closedAt === null && session.endsAt !== undefined && context.now >= session.endsAt
    // One that is closed may not be counted to its end: whoever handed it in may have died in between.
    if (isOverdue || session.closedAt !== null) await handIn(context, session)
    return isOverdue ? store.findSession(sessionId) : session
  }

  const viewOf = async (session: Session, position: number): Promise<QuestionView | undefined> => {
    const question = session.questions[position]
    if (question === undefined || session.personId === null || readQuestion(question) === undefined) return undefined
    const ballots = await store.ballotsOf(session.id, session.personId)
    return { session, position, question, ballot: ballots.find(ballot => ballot.position === position) }
  }

  /** What comes last: besides what the person answered also what the class is being asked today, whose answers it would give away. */
  const recentlyAsked = async (context: Context): Promise<readonly string[]> => {
    const [today, answered] = await Promise.all([
      history.openQuestionIds(context.class),
      store.recentQuestionIds(context.class.courseId, context.person.id, RECENT),
    ])
    return [...today, ...answered]
  }

  const open = async (
    context: Context,
    { communityId, courseId }: ClassRef,
    more: Pick<Session, 'id' | 'kind' | 'questions' | 'topic' | 'endsAt'>,
  ): Promise<QuestionView | undefined> => {
    if (more.questions.length === 0) return undefined
    const session: Session = {
      communityId,
      courseId,
      personId: context.person.id,
      // A direct message is no channel of the class's.
      ...(context.community === undefined ? {} : { channelId: context.channel.id }),
      openedAt: context.now,
      closedAt: null,
      ...more,
    }
    await store.openSession(session)
    return viewOf(session, 0)
  }

  const start: QuizService['start'] = async (context, { count: wanted, topic }) => {
    const { courseId } = context.class
    const id = newId()
    const recent = await recentlyAsked(context)
    const questions = bank.draw(courseId, {
      count: wanted,
      seed: id,
      ...scopeOf(lookup, courseId, topic),
      recent,
    })
    if (questions.length > 0) await store.closeOwn(context.class, context.person.id, context.now)
    return open(context, context.class, {
      id,
      kind: 'solo',
      questions: await worth(courseId, dayOf(courseId, context.now), questions),
      ...(topic === undefined ? {} : { topic }),
    })
  }

  const respond: QuizService['respond'] = async (context, sessionId, position, input) => {
    const session = await own(context, sessionId)
    const view = session && (await viewOf(session, position))
    const known = view && readQuestion(view.question)
    if (session === undefined || known === undefined) return undefined
    // What was open when the quiz was ended stays open; what counts stays as it is.
    if (view === undefined || session.closedAt !== null || view.ballot?.outcome != null) return view
    const step = known.asked.take(view.ballot?.given, input)
    if (step === undefined) return input.type === 'form' || input.type === 'submit' ? view : undefined
    const ballot = { sessionId, position, personId: context.person.id, given: step.given, at: context.now }
    if (session.kind === 'exam' || !step.isFinal) {
      await store.saveBallot(ballot)
    } else {
      const correctness = known.asked.grade(step.given)
      const points = session.kind === 'practice' ? 0 : Math.round(pointsOf(view.question) * correctness)
      await count(session, ballot, { correctness, selfRated: false, points })
    }
    return viewOf(session, position)
  }

  const finish: QuizService['finish'] = async (context, sessionId) => {
    const session = await own(context, sessionId)
    if (session === undefined) return undefined
    if (session.closedAt === null) {
      await (session.kind === 'exam' ? handIn(context, session) : store.closeSession(session.id, context.now))
    }
    const closed = (await store.findSession(sessionId)) ?? session
    return { session: closed, ballots: await store.ballotsOf(session.id, context.person.id) }
  }

  return {
    start,
    startAgain: async (context, sessionId, wanted) => {
      const session = await own(context, sessionId)
      return session && start(context, { count: wanted, topic: session.topic })
    },
    practise: async (context, of, questions) => {
      if (questions.length > 0) await store.closeOwn(of, context.person.id, context.now)
      return open(context, of, { id: newId(), kind: 'practice', questions })
    },
    runningExam: async context => {
      const found = await store.findOpenExam(context.class, context.person.id)
      const session = found && (await own(context, found.id))
      if (session === undefined || session.closedAt !== null) return undefined
      const answered = new Set((await store.ballotsOf(session.id, context.person.id)).map(({ position }) => position))
      const next = session.questions.findIndex((_, position) => !answered.has(position))
      const view = await viewOf(session, Math.max(0, next))
      return view && { ...view, answered: answered.size }
    },
    startExam: async (context, { count: wanted, minutes }) => {
      const { courseId } = context.class
      const id = newId()
      const recent = await recentlyAsked(context)
      const draw = (most: number, isOwn: boolean) =>
        bank.draw(courseId, {
          count: most,
          seed: id,
          kinds: KINDS.filter(({ isSelfRated }) => isSelfRated === isOwn).map(({ name }) => name),
          recent,
        })
      const asked = draw(wanted, true)
      const questions = [...asked, ...(asked.length < wanted ? draw(wanted - asked.length, false) : [])]
      return open(context, context.class, {
        id,
        kind: 'exam',
        questions: questions.map(toAsked),
        endsAt: context.now + minutes * MINUTE,
      })
    },
    view: async (context, sessionId, position) => {
      const session = await own(context, sessionId)
      return session && viewOf(session, position)
    },
    respond: (context, sessionId, position, input) =>
      inTurn(sessionId, () => respond(context, sessionId, position, input)),
    rate: async (context, sessionId, position, rating) => {
      const session = await own(context, sessionId)
      const view = session && (await viewOf(session, position))
      if (session === undefined || view === undefined || !findKind(view.question.kind)?.isSelfRated) return undefined
      // An exam is rated once it is handed in, anything else only while it runs.
      if ((session.closedAt === null) === (session.kind === 'exam')) return view
      const given = view.ballot?.given ?? {}
      const ballot = { sessionId, position, personId: context.person.id, given, at: context.now }
      await count(session, ballot, { correctness: CORRECTNESS[rating], selfRated: true, points: 0 })
      return viewOf(session, position)
    },
    // An answer that is on its way is in before the end.
    finish: (context, sessionId) => inTurn(sessionId, () => finish(context, sessionId)),
  }
}
