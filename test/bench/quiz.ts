/**
 * Questions a second, medians of five runs on the notes in `content/`: made of notes that nobody has asked about yet, and
 * drawn for quizzes of ten from then on. After that answers a second, beside bare inserts through the same drivers.
 */

import { createRandom } from '../../src/core/random.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'

const RUNS = 5
const QUIZZES = 200
const COUNT = 10

const [course] = loadCourses('content').courses
if (course === undefined) throw new Error('content/ holds no course')

function report(label: string, measure: () => number): void {
  const rates = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    return (measure() * 1000) / (performance.now() - start)
  }).sort((a, b) => a - b)
  const median = Math.round(rates[Math.floor(RUNS / 2)] ?? 0)
  console.log(`${label.padEnd(52)}${median.toLocaleString('en').padStart(8)} questions/s`)
}

/** A course of its own, so that nothing is remembered of it. */
const newBank = () => createQuestionBank(createLookup([{ ...course }]))

report('made and built, all of the notes', () => {
  const candidates = newBank().candidates(course.id)
  for (const candidate of candidates) candidate.build(createRandom(candidate.id))
  return candidates.length
})
const bank = newBank()
bank.candidates(course.id)
report('drawn, for quizzes of ten', () => {
  let drawn = 0
  for (let quiz = 0; quiz < QUIZZES; quiz++) drawn += bank.draw(course.id, { count: COUNT, seed: `${quiz}` }).length
  return drawn
})
await import('./answers.js')
