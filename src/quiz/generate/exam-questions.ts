import { factBlocks } from '../../lookup/fact-blocks.js'
import type { Lookup } from '../../lookup/lookup.js'
import type { AuthoredQuestion, Concept, Course } from '../../notes/course.js'
import type { Candidate, OpenBody, Question } from '../question.js'
import { languageOf } from './language-of.js'

/** The questions that the notes ask, word for word, with the passages that answer them. */
export function examQuestions(course: Course, lookup: Lookup): Candidate[] {
  return course.questions.map((question): Candidate => {
    const topic = topicOf(lookup, course, question)
    return {
      id: question.id,
      kind: 'open',
      topicId: topic?.id ?? null,
      build: () => examQuestion(course, lookup, question),
    }
  })
}

function examQuestion(course: Course, lookup: Lookup, question: AuthoredQuestion): Question {
  const evidence = lookup.evidence(course.id, question.id)
  const passages = evidence?.passages ?? []
  const topic = topicOf(lookup, course, question)
  const reference: OpenBody['reference'] = passages.map(({ concept, fact }) => ({
    subject: concept.title,
    content: factBlocks([fact]),
    source: fact.source,
  }))
  return {
    id: question.id,
    kind: 'open',
    language: languageOf(course, question.text),
    topicId: topic?.id ?? null,
    topic: topic?.title ?? question.source.headings.at(-2) ?? course.title,
    explanation: reference.flatMap(({ content }) => content),
    source: question.source,
    body: { text: question.text, verdict: evidence?.verdict ?? 'no', reference },
  }
}

/** The concept that answers the question best; none where the notes do not answer it. */
function topicOf(lookup: Lookup, course: Course, question: AuthoredQuestion): Concept | undefined {
  const evidence = lookup.evidence(course.id, question.id)
  return evidence === undefined || evidence.verdict === 'no' ? undefined : evidence.passages[0]?.concept
}
