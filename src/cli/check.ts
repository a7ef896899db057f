import type { Lookup } from '../lookup/lookup.js'
import type { Concept, Course, Deadline, HeldBackNote, Warning } from '../notes/course.js'
import type { Library } from '../notes/load-courses.js'
import { UNKNOWN_DAY } from '../notes/release.js'
import type { Coverage } from './coverage.js'

/** What `bueffel check --json` prints; scripts depend on its shape. */
export function checkReport({ courses, warnings }: Library, lookup: Lookup) {
  const heldBack = courses.flatMap(course =>
    (course.heldBack ?? []).map(({ file, title, release }) => ({ course: course.id, file, title, until: release })),
  )
  return {
    courses: courses.map(({ id, title, language, notes }) => ({ id, title, language, notes })),
    concepts: courses.flatMap(course =>
      course.concepts.map(({ id, title, aliases, source: { file, line } }) => ({
        id,
        title,
        aliases,
        course: course.id,
        file,
        line,
      })),
    ),
    questions: courses.flatMap(course =>
      course.questions.map(({ id, text, origin, source: { file, line } }) => {
        const { verdict, passages } = lookup.evidence(course.id, id) ?? { verdict: 'no', passages: [] }
        const sources = verdict === 'no' ? [] : passages.map(({ fact }) => fact.source)
        return {
          id,
          text,
          file,
          line,
          origin,
          answered: verdict,
          sources: sources.map(source => ({ file: source.file, line: source.line })),
        }
      }),
    ),
    deadlines: courses.flatMap(course => course.deadlines.map(deadlineReport)),
    ...(heldBack.length === 0 ? {} : { heldBack }),
    warnings: allWarnings(courses, warnings).map(({ file, line, message }) => ({ file, line, message })),
  }
}

export function deadlineReport({ id, title, date, time, source: { file, line } }: Deadline) {
  return { id, title, date, time, file, line }
}

function allWarnings(courses: readonly Course[], others: readonly Warning[]): Warning[] {
  return [...others, ...courses.flatMap(course => course.warnings)]
}

export interface CheckParts {
  readonly lookup: Lookup
  readonly coverageOf: (course: Course) => Coverage
  /** Setup codes by the course's id. */
  readonly codes: ReadonlyMap<string, string>
}

/** The same for a person: what was understood, course by course, and what was not; and who may read and set up a course. */
export function checkText({ courses, warnings }: Library, parts: CheckParts): string {
  const complaints = allWarnings(courses, warnings)
  return [
    ...courses.map(course => courseText(course, parts)),
    complaints.length === 0
      ? 'No warnings.'
      : [
          `${count(complaints.length, 'warning')}:`,
          ...complaints.map(({ file, line, message }) => `  ${file}:${line}  ${message}`),
        ].join('\n'),
  ].join('\n\n')
}

function courseText(course: Course, { lookup, coverageOf, codes }: CheckParts): string {
  const { title, id, language, timeZone, notes, concepts, questions, deadlines, heldBack = [] } = course
  const code = codes.get(id)
  const { kinds, atOnce, uncovered, duplicates } = coverageOf(course)
  const askable = kinds.reduce((sum, [, number]) => sum + number, 0)
  return [
    `${title}  (${id}, ${language}, ${timeZone}, ${count(notes, 'note')})`,
    `read by: ${readers(course)}`,
    ...(code === undefined ? [] : [`setup code: ${code}  (for /setup on Discord and Slack)`]),
    '',
    `${count(askable, 'question')} can be asked, about ${concepts.length - uncovered.length} of ${count(concepts.length, 'concept')}`,
    ...(kinds.length === 0 ? [] : [`  ${kinds.map(([kind, number]) => `${number} ${kind}`).join(' · ')}`]),
    ...(atOnce === askable ? [] : [`  ${atOnce} of them in one quiz, which asks about a line of the notes once`]),
    '',
    `${count(concepts.length, 'concept')}${uncovered.length === 0 ? '' : ' (○ about these nothing is asked)'}:`,
    ...conceptTree(concepts, new Set(uncovered)),
    ...(duplicates.length === 0
      ? []
      : [
          '',
          'Perhaps the same twice (aliases in the notes or in course.toml make them one):',
          ...duplicates.map(pair => `  ${pair.map(({ title, source }) => `${title}  ${place(source)}`).join('  ~  ')}`),
        ]),
    '',
    `${count(questions.length, 'question')} in the notes (answered by them: ✓ yes, ~ partly, ✗ no):`,
    ...questions.map(question => {
      const mark = { yes: '✓', partly: '~', no: '✗' }[lookup.evidence(course.id, question.id)?.verdict ?? 'no']
      return `  ${mark} ${question.text}  ${place(question.source)}`
    }),
    '',
    `${count(deadlines.length, 'deadline')}:`,
    ...deadlines.map(
      ({ date, time, title: what, source }) => `  ${date} ${time ?? '     '}  ${what}  ${place(source)}`,
    ),
    ...heldBackLines(heldBack),
  ].join('\n')
}

function heldBackLines(notes: readonly HeldBackNote[]): string[] {
  if (notes.length === 0) return []
  const whose = notes.length === 1 ? 'its' : 'their'
  return [
    '',
    `${count(notes.length, 'note')} held back, all but ${whose} deadlines, until:`,
    ...notes.map(
      ({ file, title, release }) => `  ${release === UNKNOWN_DAY ? 'no day    ' : release}  ${title}  ${file}`,
    ),
  ]
}

function readers({ communities }: Course): string {
  if (communities === undefined) return 'every community'
  const listed = communities.length === 0 ? 'no community' : communities.join(', ')
  return `${listed}, and where the setup code is entered`
}

function conceptTree(concepts: readonly Concept[], uncovered: ReadonlySet<Concept>): string[] {
  const byId = new Map(concepts.map(concept => [concept.id, concept]))
  const lines = (concept: Concept, depth: number): string[] => {
    const aliases = concept.aliases.length === 0 ? '' : ` (${concept.aliases.join(', ')})`
    const children = concept.childIds.map(id => byId.get(id)).filter(child => child !== undefined)
    return [
      `${uncovered.has(concept) ? '○' : ' '} ${'  '.repeat(depth)}${concept.title}${aliases}  ${place(concept.source)}`,
      ...children.flatMap(child => lines(child, depth + 1)),
    ]
  }
  return concepts.filter(({ parentId }) => parentId === undefined).flatMap(concept => lines(concept, 0))
}

const place = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${line}`

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
