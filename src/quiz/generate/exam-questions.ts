import { paragraph } from '../../core/rich-text.js'
import { translate } from '../../i18n/translate.js'
import type { Evidence } from '../../lookup/evidence.js'
import { factBlocks } from '../../lookup/fact-blocks.js'
import { isStopWord, stemAll } from '../../lookup/normalize.js'
import type { AuthoredQuestion } from '../../notes/course.js'
import { endsInQuestions, isQuestionSection } from '../../notes/marks.js'
import { asks } from '../../notes/question-sections.js'
import type { Candidate } from '../question.js'
import { cardsOf } from './authored.js'
import type { GenerationView } from './generation-view.js'
import { hangsOnItsPlace } from './hanging.js'
import { keyPoints } from './key-points.js'
import { labelOf } from './label.js'

/** The questions that the notes ask, word for word, with the passages that answer them. */
export function examQuestions(view: GenerationView): Candidate[] {
  const { course, lookup } = view
  const titles = new Map((course.noteInfos ?? []).map(({ file, title }) => [file, title]))
  return cardsOf(view, 'free')
    .filter(card => stands(card) && isAnswerable(card, lookup.evidence(course.id, card.id)))
    .flatMap((card): Candidate[] => {
      const evidence = lookup.evidence(course.id, card.id)
      const asked = withSubject(card, titles.get(card.source.file) ?? course.title)
      if (asked === undefined) return []
      const topic = topicOf(evidence)
      const topicId = topic?.id ?? null
      const candidate: Candidate = {
        id: card.id,
        kind: 'open',
        topicId,
        file: card.source.file,
        about: [card.id],
        build: () => {
          const passages = evidence?.passages ?? []
          const own = card.answer ?? []
          const reference = [
            ...(own.length === 0 ? [] : [{ subject: topic?.title ?? course.title, content: own, source: card.source }]),
            ...passages.map(({ concept, fact }) => ({
              subject: concept.title,
              content: factBlocks([fact]),
              source: fact.source,
            })),
          ]
          // An answer of the notes' own leaves nothing to be found.
          const shown = own.length > 0 ? reference.slice(0, 1) : reference
          const language = view.language(card.text, card.source)
          const verdict = own.length > 0 ? 'yes' : (evidence?.verdict ?? 'no')
          return {
            id: card.id,
            kind: 'open',
            language,
            topicId,
            topic: topic?.title ?? card.source.headings.at(-2) ?? course.title,
            difficulty: 3,
            explanation:
              shown.length === 0
                ? [paragraph(translate(language, 'quiz.reference.none'))]
                : shown.flatMap(({ content }) => content),
            source: card.source,
            body: {
              text: asked,
              given: card.given ?? [],
              verdict,
              reference: shown,
              keyPoints:
                verdict === 'no'
                  ? []
                  : keyPoints(
                      view,
                      card.text,
                      shown.flatMap(({ content }) => content),
                    ),
            },
          }
        },
      }
      return [candidate]
    })
}

/** Whether a question can be asked away from its place; what it points at may be given with it. */
const stands = ({ text, given = [] }: AuthoredQuestion): boolean => given.length > 0 || !hangsOnItsPlace(text)

/** What the notes do not answer is asked only where they collect questions for the exam; in passing they ask themselves. */
function isAnswerable(
  { answer = [], given = [], text, source }: AuthoredQuestion,
  evidence: Evidence | undefined,
): boolean {
  if (answer.length > 0) return true
  const verdict = evidence?.verdict ?? 'no'
  if (source.headings.some(isQuestionSection))
    return verdict === 'no' ? given.length > 0 || asks(text) : !endsInQuestions(text)
  // What is set off as a likely exam question need not ask.
  const isAnsweredHere = verdict !== 'no' && evidence?.passages[0]?.fact.source.file === source.file
  return isAnsweredHere || !asks(text) || source.headings.some(endsInQuestions)
}

/**
 * A card behind what it is about, where none of its words says so: "Byte: How many bits are there?". `undefined` where it
 * only points at that, and nothing over it has a name.
 */
function withSubject({ text, answer = [], source }: AuthoredQuestion, note: string): string | undefined {
  if (answer.length === 0) return text
  const over = [...source.headings.toReversed(), note].filter(
    title => !isQuestionSection(title) && !endsInQuestions(title) && title !== text,
  )
  const own = new Set(stemAll(text))
  const names = (title: string): boolean => {
    const stems = stemAll(title).filter(stem => !isStopWord(stem))
    return stems.length > 0 && stems.filter(stem => own.has(stem)).length * 2 >= stems.length
  }
  if (over.some(names)) return text
  const label = over.map(labelOf).find(found => found !== undefined)
  if (label === undefined) return POINTS.test(text) ? undefined : text
  return `${label}: ${text}`
}

/** What has been named before. */
const POINTS = /\b(?:it|its|they|them|this|that|these|those|es|sie|ihn|ihm|diese[nmrs]?)\b/i

/** The concept that answers the question best; none where the notes do not answer it. */
function topicOf(evidence: Evidence | undefined) {
  return evidence === undefined || evidence.verdict === 'no' ? undefined : evidence.passages[0]?.concept
}
