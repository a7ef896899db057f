import { words } from '../core/fold.js'
import type { CourseIndex } from './course-index.js'
import { findEvidence } from './evidence.js'
import { type Findings, type Hit, MOST_HITS, type Verdict } from './findings.js'

/** Fewer words are a term, not a question. */
const LEAST_WORDS = 4
/** The share of the words that a query and a question have in common, of all that either has. */
const SAME = 0.8
const SCORES: Readonly<Record<Verdict, number>> = { yes: 0.78, partly: 0.65, no: 0.5 }

/** What answers the question of the notes that a query repeats, whole or one of its sentences; `undefined` where it is none. */
export function findAskedQuestion(index: CourseIndex, query: string): Findings | undefined {
  const typed = new Set(words(query))
  if (typed.size < LEAST_WORDS) return undefined
  const question = index.course.questions.find(
    ({ text, form }) => form === undefined && [text, ...sentencesOf(text)].some(part => isSame(typed, words(part))),
  )
  if (question === undefined) return undefined
  const { verdict, passages } = findEvidence(index, question.text, question.source)
  const isAnswered = question.answer !== undefined
  const hits = new Map<string, Hit>()
  for (const { concept, fact } of passages) {
    const facts = [...(hits.get(concept.id)?.facts ?? []), fact]
    hits.set(concept.id, { concept, facts, score: SCORES[isAnswered ? 'yes' : verdict], isMention: true })
  }
  return {
    found: isAnswered || verdict !== 'no',
    hits: [...hits.values()].slice(0, MOST_HITS),
    asked: { question, verdict: isAnswered ? 'yes' : verdict },
  }
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/)

function isSame(typed: ReadonlySet<string>, others: readonly string[]): boolean {
  const other = new Set(others)
  const common = [...other].filter(word => typed.has(word)).length
  return common / (typed.size + other.size - common) >= SAME
}
