import { words } from '../core/fold.js'
import { sentencesOf } from '../core/sentences.js'
import type { AuthoredQuestion } from '../notes/course.js'
import type { CourseIndex } from './course-index.js'
import { findEvidence } from './evidence.js'
import { type Findings, type Hit, MOST_HITS, type Verdict } from './findings.js'

/** Fewer words are a term, not a question. */
const LEAST_WORDS = 4
/** The share of the words that a query and a question have in common, of all that either has. */
const SAME = 0.8
const SCORES: Readonly<Record<Verdict, number>> = { yes: 0.78, partly: 0.65, no: 0.5 }

/**
 * Finds what answers the question of the notes that a query repeats, whole or one of its sentences; nothing where it is
 * none. Their words are read with the first query.
 */
export function createAskedQuestions(index: CourseIndex): (query: string) => Findings | undefined {
  let known: readonly Repeatable[] | undefined
  return query => {
    const typed = new Set(words(query))
    if (typed.size < LEAST_WORDS) return undefined
    known ??= index.course.questions.filter(({ form }) => form === undefined).map(readQuestion)
    const question = known.find(({ wordings }) => wordings.some(wording => isSame(typed, wording)))?.question
    return question === undefined ? undefined : answerOf(index, question)
  }
}

interface Repeatable {
  readonly question: AuthoredQuestion
  /** Their words: of all of it and of each of its sentences. */
  readonly wordings: readonly ReadonlySet<string>[]
}

function readQuestion(question: AuthoredQuestion): Repeatable {
  const { text } = question
  return { question, wordings: [text, ...sentencesOf(text)].map(part => new Set(words(part))) }
}

function answerOf(index: CourseIndex, question: AuthoredQuestion): Findings {
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

function isSame(typed: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = [...typed].filter(word => other.has(word)).length
  return common / (typed.size + other.size - common) >= SAME
}
