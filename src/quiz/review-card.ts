import type { Button, Card, CardBlock } from '../chat/card.js'
import { fitText, paginate } from '../chat/paginate.js'
import { type Block, bullets, inlineCode, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { sourceText } from '../lookup/source-line.js'
import { decideQuestion, showReview } from './feedback-actions.js'
import { readQuestion } from './kinds/kinds.js'
import type { ReviewItem } from './question-review.js'

const QUESTION_LENGTH = 1200
const REASONS_SHOWN = 5
const REASON_LENGTH = 200
const SOURCE_LENGTH = 120

/** One of the questions that a host should look at, with the decision to make. */
export function reviewCard(items: readonly ReviewItem[], wanted: number, t: Translator): Card {
  const index = Math.min(wanted, items.length - 1)
  const item = items[index]
  if (item === undefined) {
    return { title: t('review.title'), blocks: [{ type: 'text', content: [paragraph(t('review.none'))] }] }
  }
  const turn = [
    ...(index > 0 ? [{ label: t('daily.back'), action: showReview.ref({ index: index - 1 }) }] : []),
    ...(index < items.length - 1 ? [{ label: t('daily.next'), action: showReview.ref({ index: index + 1 }) }] : []),
  ]
  return {
    title: t('review.number', { number: index + 1, total: items.length }),
    tone: item.isSetAside ? 'warning' : 'neutral',
    blocks: [
      { type: 'text', content: questionBlocks(item, t) },
      {
        type: 'text',
        content: [...item.because.map(why => paragraph(strong(t(`review.because.${why}`)))), ...reasonBlocks(item, t)],
      },
      ...numbersBlock(item, t),
      {
        type: 'context',
        content: [
          text(`📄 ${sourceText(item.question.source, t, SOURCE_LENGTH)} · `),
          inlineCode(item.question.questionId),
        ],
      },
      { type: 'buttons', buttons: decisions(item, index, t) },
      ...(turn.length === 0 ? [] : [{ type: 'buttons', buttons: turn } satisfies CardBlock]),
    ],
  }
}

/** As it was asked, with what is right. */
function questionBlocks({ question }: ReviewItem, t: Translator): readonly Block[] {
  const known = readQuestion(question)
  if (known === undefined) return [paragraph(fitText(question.topic, QUESTION_LENGTH))]
  const { asked, kind } = known
  const isTyped = asked.report().choices === null && !kind.isSelfRated
  const right = isTyped ? [paragraph(`✅ ${asked.solution(t)}`)] : asked.answered(undefined, t)
  const [first = [], ...more] = paginate([...asked.prompt, ...right], QUESTION_LENGTH)
  return more.length === 0 ? first : [...first, paragraph('…')]
}

/** What was asked, in one line: for a list. */
export function questionLine({ question }: ReviewItem): string {
  return readQuestion(question)?.asked.report().prompt ?? question.topic
}

function reasonBlocks({ reasons }: ReviewItem, t: Translator): Block[] {
  if (reasons.length === 0) return []
  const more = reasons.length - REASONS_SHOWN
  return [
    bullets(reasons.slice(0, REASONS_SHOWN).map(reason => [text(fitText(reason, REASON_LENGTH))])),
    ...(more > 0 ? [paragraph(t('review.moreReports', { count: more }))] : []),
  ]
}

function numbersBlock({ answered, right, discrimination, because }: ReviewItem, t: Translator): CardBlock[] {
  // With a decision what was before is forgotten.
  if (answered === 0 && because.includes('blocked')) return []
  const said =
    answered === 0
      ? [t('review.unanswered')]
      : [
          t('review.share', { right, answered, percent: Math.round((100 * right) / answered) }),
          ...(discrimination === undefined ? [] : [t('review.discrimination', { value: discrimination.toFixed(2) })]),
        ]
  return [{ type: 'context', content: [text(said.join(' · '))] }]
}

function decisions({ question, isSetAside, because }: ReviewItem, index: number, t: Translator): Button[] {
  const to = (verdict: 'ask' | 'block') => decideQuestion.ref({ question: question.questionId, verdict, index })
  const block: Button = { label: t('review.block'), action: to('block'), style: 'danger' }
  return [
    { label: t(isSetAside ? 'review.ask' : 'review.fine'), action: to('ask'), style: 'primary' },
    ...(because.includes('blocked') ? [] : [block]),
  ]
}
