/**
 * What large notes cost, medians of three runs in milliseconds: reading them, indexing, the first draw of a quiz,
 * completing a name and looking up what the notes do not have: `npm run bench -- large`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import {
  abbreviations,
  examQuestions,
  type Notes,
  prosAndCons,
  siblingHeadings,
  termLists,
} from '../quiz/large-notes.js'

const RUNS = 3
const QUERIES = 20
const SHAPES: Readonly<Record<string, () => Notes>> = {
  '400 sibling headings': () => siblingHeadings(400),
  '1,000 sibling headings': () => siblingHeadings(1000),
  '10,000 headings in files of 20': () => siblingHeadings(10_000, 20),
  '10,000 with pro and con in files of 20': () => prosAndCons(10_000, 20),
  'a list of 800 terms': () => termLists(800),
  'a list of 2,000 terms': () => termLists(2000),
  '10,000 terms in lists of 20': () => termLists(10_000, 20),
  '1,000 abbreviations': () => abbreviations(1000),
  '1,000 exam questions on 10,000 terms': () => examQuestions(1000, 10_000),
}
const STEPS = ['load', 'index', 'first draw', 'next draw', 'complete', 'miss'] as const

/** Every run has a course of its own, so that none finds what another has kept. */
function measure(notes: Notes): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'bueffel-bench-'))
  try {
    for (const [file, content] of Object.entries(notes)) {
      const path = join(folder, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
    }
    const [courses, load] = timed(() => loadCourses(folder).courses)
    const [lookup, index] = timed(() => createLookup(courses))
    const bank = createQuestionBank(lookup)
    const draw = (seed: string) => timed(() => bank.draw('large', { count: 10, seed }))[1]
    const queries = Array.from({ length: QUERIES }, (_, at) => at)
    const complete = median(
      queries.map(at => timed(() => lookup.complete('large', `rela${'tion'.slice(0, at % 5)}`, 25))[1]),
    )
    const miss = median(queries.map(at => timed(() => lookup.find('large', `photosynthese ${at}`))[1]))
    return [load, index, draw('first'), draw('next'), complete, miss]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function timed<T>(step: () => T): [T, number] {
  const start = performance.now()
  const result = step()
  return [result, performance.now() - start]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(40) : cell.padStart(12))).join(''))
row('', ...STEPS)
for (const [name, notesOf] of Object.entries(SHAPES)) {
  const notes = notesOf()
  const runs = Array.from({ length: RUNS }, () => measure(notes))
  row(name, ...STEPS.map((_, at) => median(runs.map(run => run[at] ?? Number.NaN)).toFixed(1)))
}
