import type { AskedQuestion } from '../answers/session.js'
import type { FeedbackStore, ItemRecord, ItemTally, Report, Verdict } from './feedback-store.js'
import {
  BEST_CHANCE,
  chanceOf,
  discrimination,
  ENOUGH_PEOPLE,
  isSurelyNegative,
  isWorseThanChance,
} from './item-statistics.js'

/** A question of which the host should know. */
export interface ReviewItem {
  readonly question: AskedQuestion
  /** Why; the first three keep it from being asked. */
  readonly because: readonly ('blocked' | 'reported' | 'chance' | 'tooManyReports' | 'discrimination')[]
  readonly isSetAside: boolean
  /** What people say is wrong, the oldest first. */
  readonly reasons: readonly string[]
  /** First answers, one a person. */
  readonly answered: number
  readonly right: number
  readonly discrimination: number | undefined
}

/** The reports of one person set so many questions aside at the same time; more are shown, and asked on. */
const PER_PERSON = 3

/** All questions of a course that are set aside or look wrong, those set aside first. */
export async function reviewCourse(store: FeedbackStore, courseId: string): Promise<readonly ReviewItem[]> {
  const [reports, items, verdicts] = await Promise.all([
    store.reports(courseId),
    store.items(courseId),
    store.verdicts(courseId),
  ])
  const records = new Map(items.map(item => [item.question.questionId, item]))
  const questions = new Map<string, AskedQuestion>(items.map(({ question }) => [question.questionId, question]))
  for (const { question } of reports) questions.set(question.questionId, question)
  const blocked = blockedBy(verdicts)
  const unseen = [...blocked].filter(id => !questions.has(id))
  for (const question of await store.lastAsked(courseId, unseen)) questions.set(question.questionId, question)
  const held = heldByReports(reports)
  return [...questions.values()]
    .map(question => {
      const { questionId } = question
      const own = reports.filter(report => report.questionId === questionId)
      return toItem(question, records.get(questionId), own, blocked.has(questionId), held.has(questionId))
    })
    .filter(({ because }) => because.length > 0)
    .sort(
      (a, b) => Number(b.isSetAside) - Number(a.isSetAside) || (a.question.questionId < b.question.questionId ? -1 : 1),
    )
}

/** The ids of what is set aside in a course: all that a draw has to know, so no question is looked up for it. */
export async function setAsideIn(store: FeedbackStore, courseId: string): Promise<ReadonlySet<string>> {
  const [reports, items, verdicts] = await Promise.all([
    store.reports(courseId),
    store.poorItems(courseId, ENOUGH_PEOPLE, BEST_CHANCE),
    store.verdicts(courseId),
  ])
  const worse = items.filter(isWorse).map(({ question }) => question.questionId)
  return new Set([...blockedBy(verdicts), ...heldByReports(reports), ...worse])
}

const blockedBy = (verdicts: readonly Verdict[]): ReadonlySet<string> =>
  new Set(verdicts.filter(({ isBlocked }) => isBlocked).map(({ questionId }) => questionId))

const isWorse = ({ question, answered, right }: ItemTally): boolean =>
  isWorseThanChance(right, answered, chanceOf(question))

function toItem(
  question: AskedQuestion,
  record: ItemRecord | undefined,
  reports: readonly Report[],
  isBlocked: boolean,
  isHeld: boolean,
): ReviewItem {
  const { answered = 0, right = 0 } = record ?? {}
  const correlation = record && discrimination(record.moments)
  const isChance = record !== undefined && isWorse(record)
  const isSuspicious =
    record !== undefined && correlation !== undefined && isSurelyNegative(correlation, record.moments.count)
  return {
    question,
    because: [
      ...(isBlocked ? ['blocked' as const] : []),
      ...(isHeld ? ['reported' as const] : []),
      ...(isChance ? ['chance' as const] : []),
      ...(reports.length > 0 && !isHeld ? ['tooManyReports' as const] : []),
      ...(isSuspicious ? ['discrimination' as const] : []),
    ],
    isSetAside: isBlocked || isHeld || isChance,
    reasons: reports.map(({ reason }) => reason),
    answered,
    right,
    discrimination: correlation,
  }
}

/** Nobody can silence a course alone: only the oldest few open reports of each person count. */
function heldByReports(reports: readonly Report[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  const held = new Set<string>()
  for (const { personId, questionId } of reports) {
    const count = counts.get(personId) ?? 0
    counts.set(personId, count + 1)
    if (count < PER_PERSON) held.add(questionId)
  }
  return held
}
