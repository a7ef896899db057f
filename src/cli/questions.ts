import { existsSync } from 'node:fs'
import { readConfig } from '../config.js'
import type { Course } from '../notes/course.js'
import { type ReviewItem, reviewCourse } from '../quiz/question-review.js'
import { questionLine } from '../quiz/review-card.js'
import { sqlitePath } from '../storage/sqlite-path.js'
import { warn } from './output.js'

/** A question of a course that a host should look at. */
interface CourseReviewItem extends ReviewItem {
  readonly courseId: string
}

/**
 * What classes have reported or got wrong. Empty where there is no database yet; one that cannot be read is warned of and
 * changes nothing else.
 */
export async function readReview(courses: readonly Course[], data: string): Promise<readonly CourseReviewItem[]> {
  const { databaseUrl } = readConfig({ data })
  if (databaseUrl.startsWith('file:') && !existsSync(sqlitePath(databaseUrl))) return []
  try {
    const [{ openDatabase }, { createFeedbackStore }] = await Promise.all([
      import('../storage/database.js'),
      import('../storage/feedback-store.js'),
    ])
    const database = await openDatabase(databaseUrl)
    try {
      const store = createFeedbackStore(database)
      const items: CourseReviewItem[] = []
      for (const { id: courseId } of courses) {
        for (const item of await reviewCourse(store, courseId)) items.push({ ...item, courseId })
      }
      return items
    } finally {
      await database.close()
    }
  } catch (error) {
    warn(`bueffel: What classes say of the questions cannot be read: ${error instanceof Error ? error.message : error}`)
    return []
  }
}

/** As `bueffel check --json` prints it. */
export function reviewReport(items: readonly CourseReviewItem[]) {
  return items.map(item => {
    const { courseId, question, because, isSetAside, reasons, answered, right, discrimination } = item
    const { file, line } = question.source
    return {
      id: question.questionId,
      course: courseId,
      text: questionLine(item),
      file,
      line,
      setAside: isSetAside,
      because,
      reports: reasons,
      answered,
      share: answered === 0 ? null : right / answered,
      discrimination: discrimination ?? null,
    }
  })
}

const BECAUSE = {
  blocked: 'blocked by a host',
  reported: 'reported',
  chance: 'answered worse than by guessing',
  tooManyReports: 'reported by somebody who has reported many',
  discrimination: 'wrong with those who do well elsewhere',
} as const satisfies Record<ReviewItem['because'][number], string>

/** The same for a person; `undefined` where there is nothing to look at. */
export function reviewText(items: readonly CourseReviewItem[]): string | undefined {
  if (items.length === 0) return undefined
  const setAside = items.filter(({ isSetAside }) => isSetAside).length
  return [
    `Questions to look at: ${items.length}, of which ${setAside} not asked for now (/questions decides):`,
    ...items.flatMap(item => {
      const { question, because, reasons, answered, right, discrimination } = item
      const { file, line } = question.source
      const details = [
        ...because.map(why => BECAUSE[why]),
        ...(answered === 0 ? [] : [`${right} of ${answered} right at first`]),
        ...(discrimination === undefined ? [] : [`discrimination ${discrimination.toFixed(2)}`]),
      ]
      return [
        `  ${item.isSetAside ? '✗' : '?'} ${questionLine(item)}  ${file}:${line}  ${question.questionId}`,
        `      ${details.join(', ')}`,
        ...reasons.map(reason => `      “${reason}”`),
      ]
    }),
  ].join('\n')
}
