import { text } from '../../src/core/rich-text.js'
import type { AuthoredQuestion, Concept, Course, Fact } from '../../src/notes/course.js'

const SYLLABLES =
  `ba ce di fo gu ha ke li mo nu pa re si to va we xi yo za bro cla dre fli gro pla sta tri ver chi mar lon
  tis ren dor sul`.split(/\s+/)

/** A course of so many concepts with made-up names, three facts each, a thousand exam questions, and queries on them. */
export function manyConcepts(count: number): {
  readonly course: Course
  readonly queries: Readonly<Record<string, readonly string[]>>
} {
  const random = seeded(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join('')
  const vocabulary = Array.from({ length: 12_000 }, word)
  const common = vocabulary.slice(0, 300)
  const sentence = () => Array.from({ length: 9 }, (_, at) => pick(at % 2 === 0 ? common : vocabulary)).join(' ')
  const concepts = Array.from({ length: count }, (_, number): Concept => {
    const source = { file: `large/note-${number % 500}.md`, line: 3, headings: [`Chapter ${number % 200}`] }
    const fact = (): Fact => ({ role: 'property', content: [text(sentence())], children: [], source })
    const title = random() < 0.5 ? word() : `${word()} ${word()}`
    return { id: `c${number}`, title, aliases: [], facts: [fact(), fact(), fact()], childIds: [], source }
  })
  const questions = Array.from({ length: 1000 }, (_, number): AuthoredQuestion => {
    const { title, source } = pick(concepts)
    return {
      id: `q${number}`,
      text: `Why does ${title} need ${pick(vocabulary)} and ${pick(common)}?`,
      origin: 'exam',
      source,
    }
  })
  const sample = Array.from({ length: 200 }, () => pick(concepts))
  return {
    course: {
      id: 'large',
      title: 'Large',
      language: 'en',
      timeZone: 'UTC',
      notes: 500,
      concepts,
      questions,
      deadlines: [],
      images: [],
      warnings: [],
    },
    queries: {
      'by name': sample.map(({ title }) => title.toLowerCase()),
      'with a typo': sample.map(({ title }) => title.slice(0, 3) + title.slice(4)),
      'as a question': sample.map(({ title }) => `what does ${title} have to do with ${pick(vocabulary)}?`),
      'by what is said': sample.map(() => `${pick(vocabulary)} ${pick(common)} ${pick(vocabulary)}`),
      'not in the notes': sample.map(() => `${word()}qu${word()} krz${word()}`),
    },
  }
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
