import type { AnswerStore } from '../answers/answer-store.js'
import type { AskedQuestion, Ballot, Outcome, Session } from '../answers/session.js'
import type { Context } from '../chat/context.js'
import { UserError } from '../core/errors.js'
import type { NewId } from '../core/ids.js'
import { localDay } from '../core/local-time.js'
import { localized } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Rating } from './actions.js'
import { isChoice, readAsked, toAsked } from './asked.js'
import { POINTS } from './question.js'
import type { QuestionBank } from './question-bank.js'
import { topicIds } from './topic.js'

export type SavedBallot = Ballot & { readonly outcome: Outcome | null }

/** One question of a quiz as its person sees it. */
export interface QuestionView {
  readonly session: Session
  readonly position: number
  readonly question: AskedQuestion
  /** What the person has put down so far. */
  readonly ballot: SavedBallot | undefined
}

export interface QuizResult {
  readonly session: Session
  readonly ballots: readonly SavedBallot[]
}

/** Quizzes that one person takes alone. `undefined` stands for a quiz or question that does not exist (any more). */
export interface QuizService {
  /** `undefined` where there is nothing to ask. */
  start(
    context: Context,
    asked: { readonly count: number; readonly topic?: string | undefined },
  ): Promise<QuestionView | undefined>
  view(context: Context, sessionId: string, position: number): Promise<QuestionView | undefined>
  /** Grades a choice and counts it. The first press counts; later ones show what was counted. */
  answer(context: Context, sessionId: string, position: number, choice: number): Promise<QuestionView | undefined>
  /** Keeps an answer in words, not counted until it is rated. */
  write(context: Context, sessionId: string, position: number, text: string): Promise<QuestionView | undefined>
  /** Counts an open question with the person's own judgement: for practice, not for points. */
  rate(context: Context, sessionId: string, position: number, rating: Rating): Promise<QuestionView | undefined>
  /** Closes the quiz. */
  finish(context: Context, sessionId: string): Promise<QuizResult | undefined>
}

/** How many of the last questions are not asked again while there are others. */
const RECENT = 200
const CORRECTNESS: Readonly<Record<Rating, number>> = { good: 1, partly: 0.5, bad: 0 }

export function createQuizService(bank: QuestionBank, lookup: Lookup, store: AnswerStore, newId: NewId): QuizService {
  const own = async (context: Context, sessionId: string): Promise<Session | undefined> => {
    const session = await store.findSession(sessionId)
    if (session !== undefined && session.personId !== context.person.id) {
      throw new UserError(localized('quiz.notYours'), localized('quiz.notYours.hint'))
    }
    return session
  }

  const viewOf = async (session: Session, position: number): Promise<QuestionView | undefined> => {
    const question = session.questions[position]
    if (question === undefined || session.personId === null || readAsked(question) === undefined) return undefined
    const ballots = await store.ballotsOf(session.id, session.personId)
    return { session, position, question, ballot: ballots.find(ballot => ballot.position === position) }
  }

  const count = async (
    context: Context,
    session: Session,
    position: number,
    given: unknown,
    outcome: Omit<Outcome, 'day'>,
  ): Promise<void> => {
    // What was open when the quiz was ended stays open.
    if (session.closedAt !== null) return
    const timeZone = lookup.course(session.courseId)?.timeZone ?? 'UTC'
    await store.record({
      sessionId: session.id,
      position,
      personId: context.person.id,
      given,
      at: context.now,
      outcome: { ...outcome, day: localDay(context.now, timeZone) },
    })
  }

  return {
    start: async (context, { count, topic }) => {
      const { courseId, communityId } = context.class
      const wanted = topic === undefined ? undefined : topicIds(lookup, courseId, topic)
      const id = newId()
      const recent = await store.recentQuestionIds(courseId, context.person.id, RECENT)
      const questions = bank.draw(courseId, { count, seed: id, topicIds: wanted, recent }).map(toAsked)
      if (questions.length === 0) return undefined
      const session: Session = {
        id,
        kind: 'solo',
        communityId,
        courseId,
        personId: context.person.id,
        openedAt: context.now,
        closedAt: null,
        questions,
      }
      await store.openSession(session)
      return viewOf(session, 0)
    },
    view: async (context, sessionId, position) => {
      const session = await own(context, sessionId)
      return session && viewOf(session, position)
    },
    answer: async (context, sessionId, position, choice) => {
      const session = await own(context, sessionId)
      const view = session && (await viewOf(session, position))
      const question = view && readAsked(view.question)
      if (session === undefined || question === undefined || !isChoice(question)) return undefined
      if (question.body.choices[choice] === undefined) return undefined
      const isRight = choice === question.body.correct
      const points = isRight ? POINTS[question.kind] : 0
      await count(context, session, position, { choice }, { correctness: isRight ? 1 : 0, selfRated: false, points })
      return viewOf(session, position)
    },
    write: async (context, sessionId, position, text) => {
      const session = await own(context, sessionId)
      if (session?.questions[position]?.kind !== 'open') return undefined
      if (text === '' || session.closedAt !== null) return viewOf(session, position)
      await store.saveBallot({ sessionId, position, personId: context.person.id, given: { text }, at: context.now })
      return viewOf(session, position)
    },
    rate: async (context, sessionId, position, rating) => {
      const session = await own(context, sessionId)
      const view = session && (await viewOf(session, position))
      if (session === undefined || view?.question.kind !== 'open') return undefined
      const outcome = { correctness: CORRECTNESS[rating], selfRated: true, points: 0 }
      await count(context, session, position, view.ballot?.given ?? {}, outcome)
      return viewOf(session, position)
    },
    finish: async (context, sessionId) => {
      const session = await own(context, sessionId)
      if (session === undefined) return undefined
      await store.closeSession(session.id, context.now)
      return { session, ballots: await store.ballotsOf(session.id, context.person.id) }
    },
  }
}
