import type { Button, Card } from '../../chat/card.js'
import { type Block, paragraph, strong } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import { sourceLine } from '../../lookup/source-line.js'
import { choiceList, choiceName } from '../choice-view.js'
import { explanationOf } from '../daily-cards.js'
import { explainButton } from '../explained-card.js'
import { reportButton } from '../feedback-actions.js'
import { stemBlocks } from '../kinds/stem.js'
import { missBlocks } from '../result-card.js'
import { explainOwnAnswer, practiseMisses, showOwnAnswer } from './actions.js'
import { bodyOf } from './round-cards.js'
import { teamName } from './round-names.js'
import type { OwnAnswer, OwnResult } from './round-service.js'
import type { TeamStanding } from './standings.js'

/** What one's answer now is, or that it comes too late; and what it was worth once the question is closed, not before. */
export function receiptCard(own: OwnAnswer, t: Translator): Card {
  const { round, position, choice, isOpen, isClosed, team } = own
  if (isClosed) return ownAnswerCard(own, t)
  const body = bodyOf(own, position)
  const lines: Block[] = []
  if (!isOpen) lines.push(paragraph(strong(t(round.isPaused ? 'round.receipt.paused' : 'round.receipt.late'))))
  if (choice === undefined || body === undefined) lines.push(paragraph(t('round.receipt.none')))
  else lines.push(paragraph(...t.rich('round.receipt', { answer: choiceName(body, choice) })))
  if (team !== undefined) lines.push(paragraph(...t.rich('round.receipt.team', { team: teamName(team, t) })))
  // How long that is stands on the question itself, which changes with a pause.
  if (isOpen) lines.push(paragraph(t('round.changeable')))
  return { blocks: [{ type: 'text', content: lines }] }
}

/** What one's answer to a closed question was worth. */
function ownAnswerCard(own: OwnAnswer, t: Translator): Card {
  const { session, round, position, choice, judged } = own
  const title = t('round.question', { number: position + 1, total: round.total })
  const body = bodyOf(own, position)
  const question = session.questions[position]
  if (body === undefined || question === undefined) {
    return { title, blocks: [{ type: 'text', content: [paragraph(t('round.unreadable'))] }] }
  }
  const isRight = judged?.correctness === 1
  const verdict =
    judged === undefined
      ? t('round.own.none')
      : t(isRight ? 'round.own.right' : 'round.own.wrong', { points: judged.points })
  return {
    title,
    tone: judged === undefined ? 'neutral' : isRight ? 'success' : 'failure',
    blocks: [
      { type: 'text', content: [...stemBlocks(body), ...choiceList(body, { choice })] },
      { type: 'text', content: [paragraph(strong(verdict)), ...explanationOf(session, position, t)] },
      { type: 'context', content: sourceLine(question.source, t) },
      {
        type: 'buttons',
        buttons: [
          ...turnButtons(own, t),
          ...explainButton(session, position, explainOwnAnswer.ref),
          reportButton(session.id, position, t),
        ],
      },
    ],
  }
}

/** The way to the other questions that are closed. */
function turnButtons({ round, session, position, lastClosed }: OwnAnswer, t: Translator): Button[] {
  const to = (target: number, key: 'daily.back' | 'daily.next'): Button => ({
    label: t(key),
    action: showOwnAnswer.ref({ session: round.id, position: target }),
  })
  return [
    ...(position > 0 ? [to(position - 1, 'daily.back')] : []),
    ...(position < Math.min(lastClosed, session.questions.length - 1) ? [to(position + 1, 'daily.next')] : []),
  ]
}

const teamLine = ({ team, rank, points }: TeamStanding, t: Translator): Block =>
  paragraph(...t.rich('round.ownResult.team', { team: teamName(team, t), rank, points }))

/** One's own result of a round, with what to look at again. */
export function ownResultCard(result: OwnResult, t: Translator): Card {
  const { session, points, correct, asked, rank, people, team, counted, misses } = result
  const lines: Block[] =
    rank === undefined
      ? [paragraph(t('round.ownResult.nothing'))]
      : [
          paragraph(...t.rich('round.ownResult.score', { correct, asked, points })),
          paragraph(t('round.ownResult.rank', { rank, people })),
          ...(team === undefined ? [] : [teamLine(team, t)]),
          ...(counted < points ? [paragraph(t('round.ownResult.counted', { counted }))] : []),
        ]
  const isPerfect = asked > 0 && misses.length === 0
  return {
    title: t('round.ownResult'),
    ...(isPerfect ? { tone: 'success' as const } : {}),
    blocks: [
      { type: 'text', content: [...lines, ...(isPerfect ? [paragraph(t('quiz.result.perfect'))] : [])] },
      ...missBlocks(session, misses, t),
      ...(asked === 0 ? [] : [{ type: 'buttons' as const, buttons: [...practise(result, t), review(result, t)] }]),
    ],
  }
}

function practise({ round, misses }: OwnResult, t: Translator): Button[] {
  if (misses.length === 0) return []
  const action = practiseMisses.ref({ session: round.id })
  return [{ label: t('round.practise', { count: misses.length }), action, style: 'primary' }]
}

/** The way to what one may ask or say about each question: begins with the first one that was missed. */
function review({ round, misses: [first = 0] }: OwnResult, t: Translator): Button {
  return { label: t('exam.review'), action: showOwnAnswer.ref({ session: round.id, position: first }) }
}
