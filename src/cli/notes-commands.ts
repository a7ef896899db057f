import { randomBytes } from 'node:crypto'
import { relative } from 'node:path'
import { createInterface } from 'node:readline'
import { readConfig } from '../config.js'
import { systemClock } from '../core/clock.js'
import { HostError } from '../core/errors.js'
import { createLogger } from '../core/logger.js'
import { createLookup, type Lookup } from '../lookup/lookup.js'
import type { Warning } from '../notes/course.js'
import { type Library, loadCourses } from '../notes/load-courses.js'
import { KINDS } from '../quiz/kinds/kinds.js'
import { loadQuestionEdits } from '../quiz/load-question-edits.js'
import type { Question } from '../quiz/question.js'
import { createQuestionBank, type QuestionBank } from '../quiz/question-bank.js'
import type { QuestionEdits } from '../quiz/question-edits.js'
import { scopeOf } from '../quiz/topic.js'
import { checkReport, checkText, deadlineReport } from './check.js'
import { coverageOf } from './coverage.js'
import { deadlinesIcs, deadlinesText } from './deadlines.js'
import { explain } from './explain.js'
import { openSource } from './open-source.js'
import { print, printJson, warn } from './output.js'
import type { CheckOptions, DeadlinesOptions, ExplainOptions, QuizOptions } from './program.js'
import { readReview, reviewReport, reviewText } from './questions.js'
import { questionReport, questionText } from './quiz.js'
import { setupCodes } from './setup-codes.js'

/** `bueffel check`. Without a folder it reads what `bueffel start` would read. */
export async function check(named: string | undefined, { json, data }: CheckOptions): Promise<void> {
  const dir = named ?? (await fetchedNotes(data)) ?? 'content'
  const read = loadCourses(dir)
  const lookup = createLookup(read.courses)
  const { bank, warnings } = openBank(dir, lookup)
  const library = { ...read, warnings: [...read.warnings, ...warnings] }
  const review = await readReview(library.courses, data)
  if (json) {
    // Only where there is something to say: what scripts know of the report stays as it is.
    const more = review.length === 0 ? {} : { review: reviewReport(review) }
    return printJson({ ...checkReport(library, lookup), ...more }, 2)
  }
  const codes = codesOf(library, data)
  const text = checkText(library, { lookup, coverageOf: course => coverageOf(course, bank), codes })
  await print([text, reviewText(review)].filter(part => part !== undefined).join('\n\n'))
}

/** The folder of the notes that come from a repository, where the host has named one. */
async function fetchedNotes(data: string): Promise<string | undefined> {
  const source = await openSource(readConfig({ data }), createLogger('error'))
  if (source === undefined) return undefined
  warn(`bueffel: these are the notes of CONTENT_GIT, in ${relative('', source.dir)}.`)
  return source.dir
}

/** None where the environment or the data folder does not allow it: what was understood is worth printing all the same. */
function codesOf({ courses }: Library, data: string): ReadonlyMap<string, string> {
  try {
    return setupCodes(readConfig({ data }), courses)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    warn(`bueffel: no setup codes are shown. ${error.message}`)
    return new Map()
  }
}

/** `bueffel explain`. That the notes do not cover a query is an answer too; `found` tells a script. */
export async function explainQueries(
  query: readonly string[],
  { content, json, stdin }: ExplainOptions,
): Promise<void> {
  const asked = query.join(' ').trim()
  if (stdin && asked !== '') {
    throw new HostError('explain takes its queries from the command line or with --stdin: leave one of them out.', 2)
  }
  if (!stdin && asked === '') {
    throw new HostError('explain needs a query: bueffel explain ballooning, or --stdin with a query a line.', 2)
  }
  const lookup = createLookup(loadCourses(content).courses)
  let isFirst = true
  const answer = async (line: string): Promise<void> => {
    const explanation = explain(lookup, line)
    await (json ? printJson(explanation) : print(`${isFirst ? '' : '\n'}${explanation.text}`))
    isFirst = false
  }
  if (!stdin) return answer(asked)
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') await answer(line.trim())
  }
}

/** `bueffel quiz` */
export async function quiz({ content, json, count, seed, kind, topic }: QuizOptions): Promise<void> {
  const kinds = KINDS.map(({ name }) => name)
  if (kind !== undefined && !kinds.includes(kind)) {
    throw new HostError(`option --kind: there is no kind "${kind}"; allowed are ${kinds.join(', ')}.`, 2)
  }
  const { courses } = loadCourses(content)
  const lookup = createLookup(courses)
  const { bank, warnings } = openBank(content, lookup)
  for (const { file, line, message } of warnings) warn(`${file}:${line}: ${message}`)
  const drawn: Question[][] = courses.map(course =>
    bank.draw(course.id, {
      count,
      seed: seed ?? randomBytes(8).toString('hex'),
      kinds: kind === undefined ? undefined : [kind],
      ...scopeOf(lookup, course.id, topic),
    }),
  )
  // Several courses take turns, so that each has its share.
  const turns = Array.from({ length: count }, (_, turn) => drawn.map(questions => questions[turn]))
  const questions = turns
    .flat()
    .filter(question => question !== undefined)
    .slice(0, count)
  if (questions.length === 0) {
    const which = `${kind === undefined ? '' : ` of kind ${kind}`}${topic === undefined ? '' : ` on "${topic}"`}`
    throw new HostError(`${content} gives no question${which}: bueffel check ${content} shows what it holds.`)
  }
  if (questions.length < count)
    warn(`bueffel: only ${questions.length} of ${count} questions: a draw asks about each line of the notes once.`)
  for (const [index, question] of questions.entries()) {
    await (json
      ? printJson(questionReport(question))
      : print(`${index === 0 ? '' : '\n'}${questionText(question, index + 1)}`))
  }
}

/** The questions that can be asked, as the hosts have changed them, and what of their changes does not fit. */
function openBank(dir: string, lookup: Lookup): { readonly bank: QuestionBank; readonly warnings: readonly Warning[] } {
  const warnings: Warning[] = []
  const edits = loadQuestionEdits(dir, lookup.courses, warnings)
  const bank = createQuestionBank(lookup, courseId => edits.get(courseId))
  return { bank, warnings: [...warnings, ...unknownIds(bank, edits)] }
}

/** What a side file names and the notes do not yield. */
function unknownIds(bank: QuestionBank, edits: ReadonlyMap<string, QuestionEdits>): Warning[] {
  return [...edits].flatMap(([courseId, { places }]) => {
    const known = bank.ids(courseId)
    return [...places]
      .filter(([id]) => !known.has(id))
      .map(([id, place]) => ({
        ...place,
        message: `"${id}" is no question of ${courseId} any more: remove it, or look its new id up with bueffel quiz`,
      }))
  })
}

/** `bueffel deadlines` */
export async function deadlines({ content, json, ics }: DeadlinesOptions): Promise<void> {
  const { courses } = loadCourses(content)
  if (json) {
    const reports = courses.flatMap(course => course.deadlines.map(deadlineReport))
    return printJson(reports, 2)
  }
  await print(ics ? deadlinesIcs(courses, systemClock.now()) : deadlinesText(courses, systemClock.now()))
}
