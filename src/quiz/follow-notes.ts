import type { AnswerStore } from '../answers/answer-store.js'
import type { Logger } from '../core/logger.js'
import { createTurns } from '../core/turns.js'
import type { Lookup } from '../lookup/lookup.js'
import type { Course } from '../notes/course.js'
import { carryOver } from './carry-over.js'
import type { CarryOverStore } from './carry-over-store.js'
import type { ChangedAnswers } from './changed-answers.js'
import type { QuestionBank } from './question-bank.js'
import type { SetAside } from './set-aside.js'

/** Keeps what was answered and reported beside notes that change, while the bot runs and while it does not. */
export interface FollowNotes {
  /** What must be right from the first moment on: the names of things, and what rests. */
  start(courses: readonly Course[]): Promise<void>
  /** All that has changed, for notes that the lookup has now. */
  follow(courses: readonly Course[]): Promise<void>
  /** All that had changed when the bot started, unless it has been looked for since. Never rejects. */
  catchUp(courseId: string): Promise<void>
  /** Waits for what is under way. */
  settled(): Promise<void>
  /** The same, and begins nothing more. */
  close(): Promise<void>
}

export interface FollowParts {
  readonly bank: QuestionBank
  readonly lookup: Pick<Lookup, 'course'>
  readonly store: CarryOverStore
  readonly changedAnswers: ChangedAnswers
  readonly setAside: Pick<SetAside, 'refresh'>
  readonly logger: Logger
  /** Keeps a question blocked under its new id, where it is blocked by the old one. */
  keepBlocked(courseId: string, from: string, to: string): Promise<void>
}

export function createFollowNotes(parts: FollowParts): FollowNotes {
  const { bank, lookup, store, changedAnswers, setAside, logger, keepBlocked } = parts
  const inTurn = createTurns()
  // Making all questions takes long, so a start leaves a part for later.
  const behind = new Set<string>()
  const known = new Set<string>()
  const settled = async (): Promise<void> => {
    for (const courseId of known) await inTurn(courseId, async () => {})
  }
  let isClosed = false

  const compare = async (course: Course, isStart: boolean): Promise<void> => {
    const carried = await carryOver(course, bank, store, isStart)
    const isCarried = carried.topics.length + carried.questions.length > 0
    if (isCarried) {
      logger.info({ course: course.id, ...carried }, 'renamed in the notes: what was answered is carried over')
    }
    for (const { from, to } of carried.questions) await keepBlocked(course.id, from, to)
    const changed = await changedAnswers.forget(course, isStart ? await setAside.refresh(course.id) : undefined)
    if (changed.length > 0) {
      const message = 'answered otherwise in the notes now: what was reported and answered before counts no more'
      logger.info({ course: course.id, questions: changed }, message)
    }
    if ((isCarried && !isStart) || changed.length > 0) await setAside.refresh(course.id)
  }

  return {
    start: async courses => {
      for (const course of courses) {
        known.add(course.id)
        await inTurn(course.id, () => compare(course, true))
        behind.add(course.id)
      }
    },
    follow: async courses => {
      for (const course of courses) {
        known.add(course.id)
        await inTurn(course.id, () => compare(course, false))
        behind.delete(course.id)
      }
    },
    catchUp: courseId =>
      inTurn(courseId, async () => {
        const course = lookup.course(courseId)
        if (course === undefined || isClosed || !behind.has(courseId)) return
        try {
          await compare(course, false)
          behind.delete(courseId)
        } catch (error) {
          logger.warn(
            { err: error, course: courseId },
            'what has changed in the notes since the last start is not known',
          )
        }
      }),
    settled,
    close: () => {
      isClosed = true
      return settled()
    },
  }
}

/**
 * What was asked last is what the notes are compared with. So that is done before anything of a course is asked anew,
 * with what the notes answer now.
 */
export function comparedBeforeAsking(answers: AnswerStore, { catchUp }: Pick<FollowNotes, 'catchUp'>): AnswerStore {
  return {
    ...answers,
    openSession: async session => {
      await catchUp(session.courseId)
      return answers.openSession(session)
    },
  }
}
