import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCourses } from '../../src/notes/load-courses.js'

/** Small collections of notes of our own, each with the queries that one is tuned on and those held back. */
export const COLLECTIONS = 'test/fixtures/lookup'

/** `dev` is what search was tuned on, `held` was written before and looked at only to report. */
export type Part = 'dev' | 'held'

export interface Wanted {
  readonly courseId: string
  readonly query: string
  /** Answers that are right, each of one title or of two that stand side by side; none where the notes have nothing. */
  readonly answers: readonly (readonly string[])[]
  /** What the answer begins with, where the query asks for it: `disadvantage`. */
  readonly role?: string
}

export interface Answer {
  readonly found: boolean
  /** Best first. */
  readonly titles: readonly string[]
  readonly sides?: readonly string[] | undefined
  readonly role?: string | undefined
}

export const collections = () => loadCourses(COLLECTIONS).courses

/** A query a line: `query => Title / Other title`, two with `+` side by side, `-` for none, `!role` behind. */
export function readQueries(part: Part): Wanted[] {
  return readdirSync(COLLECTIONS).flatMap(courseId =>
    readFileSync(join(COLLECTIONS, courseId, `queries.${part}.txt`), 'utf8')
      .split('\n')
      .filter(line => line.trim() !== '' && !line.startsWith('#'))
      .map(line => readQuery(courseId, line)),
  )
}

function readQuery(courseId: string, line: string): Wanted {
  const [query = '', wanted = ''] = line.split(' => ')
  const [titles = '', role] = wanted.split(' !')
  const answers =
    titles.trim() === '-' ? [] : titles.split(' / ').map(one => one.split(' + ').map(title => title.trim()))
  return { courseId, query, answers, ...(role === undefined ? {} : { role: role.trim() }) }
}

/** Whether the first answer is the wanted one; where none is wanted, whether none was given. */
export function isRight({ answers, role }: Wanted, answer: Answer): boolean {
  if (answers.length === 0) return !answer.found
  if (!answer.found || (role !== undefined && answer.role !== role)) return false
  return answers.some(titles => {
    if (titles.length === 1) return answer.titles[0] === titles[0]
    return titles.length === answer.sides?.length && titles.every(title => answer.sides?.includes(title))
  })
}

export interface Shares {
  /** Covered queries whose first answer is the wanted one. */
  readonly right: number
  /** Covered queries that were refused. */
  readonly refusedWrongly: number
  /** Queries that the notes do not cover and that were refused. */
  readonly refusedRightly: number
  readonly covered: number
  readonly uncovered: number
  readonly misses: readonly string[]
}

export function score(wanted: readonly Wanted[], ask: (courseId: string, query: string) => Answer): Shares {
  const asked = wanted.map(each => ({ each, answer: ask(each.courseId, each.query) }))
  const covered = asked.filter(({ each }) => each.answers.length > 0)
  const uncovered = asked.filter(({ each }) => each.answers.length === 0)
  const share = (part: typeof asked, of: typeof asked) => part.length / Math.max(1, of.length)
  return {
    right: share(
      covered.filter(({ each, answer }) => isRight(each, answer)),
      covered,
    ),
    refusedWrongly: share(
      covered.filter(({ answer }) => !answer.found),
      covered,
    ),
    refusedRightly: share(
      uncovered.filter(({ answer }) => !answer.found),
      uncovered,
    ),
    covered: covered.length,
    uncovered: uncovered.length,
    misses: asked
      .filter(({ each, answer }) => !isRight(each, answer))
      .map(({ each, answer }) => {
        const wish = each.answers.map(titles => titles.join(' + ')).join(' / ') || '-'
        const got =
          answer.sides?.join(' + ') ?? (answer.found ? answer.titles[0] : `(refused) ${answer.titles[0] ?? ''}`)
        return `${each.courseId}  ${each.query} => ${wish}${each.role === undefined ? '' : ` !${each.role}`}  but: ${got} ${answer.role ?? ''}`
      }),
  }
}
