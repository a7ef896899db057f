import { paragraph } from '../../core/rich-text.js'
import { translate } from '../../i18n/translate.js'
import type { Evidence } from '../../lookup/evidence.js'
import { factBlocks } from '../../lookup/fact-blocks.js'
import type { Candidate } from '../question.js'
import { cardsOf } from './authored.js'
import type { GenerationView } from './generation-view.js'
import { hangsOnItsPlace } from './hanging.js'
import { keyPoints } from './key-points.js'

/** The questions that the notes ask, word for word, with the passages that answer them. */
export function examQuestions(view: GenerationView): Candidate[] {
  const { course, lookup } = view
  return cardsOf(view, 'free')
    .filter(stands)
    .map((card): Candidate => {
      const evidence = lookup.evidence(course.id, card.id)
      const topic = topicOf(evidence)
      const topicId = topic?.id ?? null
      return {
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
              text: card.text,
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
    })
}

/** Whether a question can be asked away from its place; what it points at may be given with it. */
const stands = ({ text, given = [] }: ReturnType<typeof cardsOf>[number]): boolean =>
  given.length > 0 || !hangsOnItsPlace(text)

/** The concept that answers the question best; none where the notes do not answer it. */
function topicOf(evidence: Evidence | undefined) {
  return evidence === undefined || evidence.verdict === 'no' ? undefined : evidence.passages[0]?.concept
}
