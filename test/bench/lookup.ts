/**
 * How well and how fast terms are found: `npm run bench -- lookup`. The shares are those of the query set in
 * test/fixtures/lookup, beside three libraries as they come on the same documents; the times are of 10,000 concepts.
 */
import { createLookup } from '../../src/lookup/lookup.js'
import type { Course } from '../../src/notes/course.js'
import { plainLibraries, plainMiniSearch } from '../lookup/plain-libraries.js'
import { type Answer, collections, type Part, readQueries, type Shares, score } from '../lookup/query-set.js'
import { manyConcepts } from './many-concepts.js'

const CONCEPTS = 10_000
const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(28) : cell.padStart(18))).join(''))
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function printShares(): void {
  const courses = collections()
  const lookup = createLookup(courses)
  const own = (courseId: string, query: string): Answer => {
    const { found, hits, sides, role } = lookup.find(courseId, query)
    return { found, role, titles: hits.map(hit => hit.concept.title), sides: sides?.map(side => side.title) }
  }
  const libraries = new Map(courses.map(course => [course.id, plainLibraries(course)]))
  for (const part of ['dev', 'held'] as const satisfies readonly Part[]) {
    const queries = readQueries(part)
    // What a library cannot know is not asked of it: which kind of fact comes first.
    const easier = queries.map(({ role: _, ...rest }) => rest)
    row(`${queries.length} queries (${part})`, 'first is right', 'wrongly refused', 'rightly refused')
    printRow('Büffel', score(queries, own))
    for (const [at, { name }] of (libraries.values().next().value ?? []).entries()) {
      printRow(
        `plain ${name}`,
        score(easier, (courseId, query) => libraries.get(courseId)?.[at]?.ask(query) ?? { found: false, titles: [] }),
      )
    }
    console.log()
  }
}

function printRow(name: string, { right, refusedWrongly, refusedRightly }: Shares): void {
  row(name, percent(right), percent(refusedWrongly), percent(refusedRightly))
}

function printTimes(): void {
  const { course, queries } = manyConcepts(CONCEPTS)
  const [lookup, build] = timed(() => createLookup([course]))
  const [plain, plainBuild] = timed(() => plainMiniSearch(course))
  console.log(
    `${CONCEPTS} concepts: indexed in ${build.toFixed(0)} ms, by plain MiniSearch in ${plainBuild.toFixed(0)} ms`,
  )
  row('milliseconds', 'median', '99th percentile', 'MiniSearch median', 'MiniSearch 99th')
  for (const [name, asked] of Object.entries(queries)) {
    const own = asked.map(query => timed(() => lookup.find(course.id, query))[1])
    const other = asked.map(query => timed(() => plain.ask(query))[1])
    row(name, ...[own, other].flatMap(times => [at(times, 0.5), at(times, 0.99)]).map(time => time.toFixed(2)))
  }
  for (const letters of [1, 2, 3, 4, 6]) {
    const typed = Object.values(queries).flat()
    const own = typed.map(query => timed(() => lookup.complete(course.id, query.slice(0, letters), 25))[1])
    row(`completing ${letters} letters`, at(own, 0.5).toFixed(2), at(own, 0.99).toFixed(2))
  }
  printEvidence(course)
}

function printEvidence(course: Course): void {
  const lookup = createLookup([course])
  const [first] = course.questions
  const [, time] = timed(() => lookup.evidence(course.id, first?.id ?? ''))
  console.log(`${course.questions.length} exam questions: evidence in ${time.toFixed(0)} ms`)
}

function timed<T>(step: () => T): [T, number] {
  const start = performance.now()
  const result = step()
  return [result, performance.now() - start]
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

printShares()
printTimes()
