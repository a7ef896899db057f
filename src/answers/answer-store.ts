import type { ClassRef } from '../chat/context.js'
import type { Answer, Ballot, Outcome, Session } from './session.js'

export interface Recorded {
  /** The answer that counts: an earlier one where the question was answered already. */
  readonly answer: Answer
  /** Whether this very call made it count. */
  readonly isNew: boolean
}

/** What is kept of sessions and answers. The one unit of work: an answer and all that follows from it are written together. */
export interface AnswerStore {
  /** Keeps a session with its questions. Returns whether it is new: one with this id that is there already stays as it is. */
  openSession(session: Session): Promise<boolean>
  /** `undefined` for an unknown id. */
  findSession(id: string): Promise<Session | undefined>
  /** Sets the end of the session; a later call changes nothing. */
  closeSession(id: string, at: number): Promise<void>
  /** Sets the end of one of its questions; a later call changes nothing. */
  closeQuestion(sessionId: string, position: number, at: number): Promise<void>
  /** Closes the person's quizzes in the class that were left open: a new one takes their place. */
  closeOwn(of: ClassRef, personId: string, at: number): Promise<void>
  /** The mock exam in the class that the person is in the middle of. */
  findOpenExam(of: ClassRef, personId: string): Promise<Session | undefined>
  /**
   * Keeps what was put down without counting it. Returns whether it was kept: not once an answer counts, nor once the
   * session or the question is closed.
   */
  saveBallot(ballot: Ballot): Promise<boolean>
  /** Everybody's ballots in the session, counted or not. */
  allBallots(sessionId: string): Promise<readonly Ballot[]>
  /** What this person has put down in the session, by position; `outcome` is `null` for what does not count yet. */
  ballotsOf(sessionId: string, personId: string): Promise<readonly (Ballot & { readonly outcome: Outcome | null })[]>
  /**
   * Counts an answer, once for each (session, position, person): ballot, ledger row and the scores that follow from it
   * in one transaction. A question earns a person points once a day in a class: practice beyond that is kept with 0 points.
   * Calls that arrive together are written together. Resolves when the answer is safe on disk.
   * Rejects for a session or position that does not exist, without harm to other calls of the same write.
   */
  record(answer: Answer): Promise<Recorded>
  /** Ids of the questions that this person has answered last in the course, newest first, at most `limit`. */
  recentQuestionIds(courseId: string, personId: string, limit: number): Promise<readonly string[]>
}
