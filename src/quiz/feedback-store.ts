import type { AskedQuestion } from '../answers/session.js'

/** What somebody says is wrong with a question. */
export interface Report {
  readonly courseId: string
  readonly questionId: string
  readonly personId: string
  /** Where it was asked like this. */
  readonly sessionId: string
  readonly position: number
  readonly reason: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** Sums over people, of `item`, their correctness in a question, and `rest`, their mean correctness in all others. */
export interface Moments {
  readonly count: number
  readonly item: number
  readonly rest: number
  readonly itemRest: number
  readonly itemItem: number
  readonly restRest: number
}

/** By so many people a question was answered for the first time, and by so many of them wholly rightly. */
export interface ItemShare {
  readonly answered: number
  readonly right: number
}

/** How a question was answered, the first time by each person: what comes after is practice. */
export interface ItemTally extends ItemShare {
  /** As it was asked last. */
  readonly question: AskedQuestion
}

export interface ItemRecord extends ItemTally {
  readonly moments: Moments
}

/** What a host has decided about a question. */
export interface Verdict {
  readonly questionId: string
  /** Never asked again, or asked with what was before forgotten. */
  readonly isBlocked: boolean
  /** Epoch milliseconds. */
  readonly at: number
}

/** What comes back about the questions of a course, from all its classes. */
export interface FeedbackStore {
  /** Keeps a report, in the place of an earlier one of the same person about the same question. */
  saveReport(report: Report): Promise<void>
  /** Reports that came after the host's last decision, the oldest first, with their question. */
  reports(courseId: string): Promise<readonly (Report & { readonly question: AskedQuestion })[]>
  /** Answers that came after the host's last decision. Reads all of them: for a host, who looks now and then. */
  items(courseId: string): Promise<readonly ItemRecord[]>
  /** The same of what at least so many people have answered, and less than this share of them rightly: quick at any size. */
  poorItems(courseId: string, people: number, share: number): Promise<readonly ItemTally[]>
  /** How these questions were answered before a day, `YYYY-MM-DD`. What nobody has answered is left out. */
  shares(courseId: string, questionIds: readonly string[], before: string): Promise<ReadonlyMap<string, ItemShare>>
  verdicts(courseId: string): Promise<readonly Verdict[]>
  saveVerdict(courseId: string, verdict: Verdict): Promise<void>
  /** Forgets what came before `at` (epoch milliseconds), unless a host has blocked the question meanwhile. */
  forget(courseId: string, questionId: string, at: number): Promise<void>
  /** Those of the questions that were ever asked, each as it was asked last, in the order of their ids. */
  lastAsked(courseId: string, questionIds: readonly string[]): Promise<readonly AskedQuestion[]>
}
