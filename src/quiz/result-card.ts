import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, paragraph, plainText, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { showConcept } from '../lookup/actions.js'
import { startQuiz } from './actions.js'
import { isChoice, readAsked } from './asked.js'
import type { QuizResult } from './quiz-service.js'

const MISSES_SHOWN = 10
const TOPICS_SHOWN = LIMITS.buttonsPerBlock

/** How a quiz went, what to look at again, and the way on. */
export function resultCard({ session, ballots }: QuizResult, t: Translator): Card {
  const outcomes = ballots.flatMap(({ position, outcome }) => (outcome === null ? [] : [{ position, ...outcome }]))
  const graded = outcomes.filter(outcome => !outcome.selfRated)
  const correct = graded.filter(outcome => outcome.correctness === 1).length
  const points = graded.reduce((sum, outcome) => sum + outcome.points, 0)
  const rated = outcomes.length - graded.length
  const open = session.questions.length - outcomes.length
  const lines: Block[] = [
    ...(graded.length > 0
      ? [paragraph(...t.rich('quiz.result.score', { correct, graded: graded.length, points }))]
      : []),
    ...(rated > 0 ? [paragraph(t('quiz.result.rated', { count: rated }))] : []),
    ...(outcomes.length === 0 ? [paragraph(t('quiz.result.nothing'))] : []),
    ...(open > 0 ? [paragraph(t('quiz.result.open', { count: open }))] : []),
  ]
  const misses = outcomes.filter(outcome => outcome.correctness < 1)
  const isPerfect = misses.length === 0 && graded.length > 0 && open === 0
  return {
    title: t('quiz.result.title'),
    ...(isPerfect ? { tone: 'success' as const } : {}),
    blocks: [
      { type: 'text', content: [...lines, ...(isPerfect ? [paragraph(t('quiz.result.perfect'))] : [])] },
      ...missBlocks(
        session,
        misses.map(miss => miss.position),
        t,
      ),
      { type: 'buttons', buttons: [again(session.questions.length, t)] },
    ],
  }
}

function missBlocks(session: QuizResult['session'], positions: readonly number[], t: Translator): CardBlock[] {
  const missed = positions.map(position => session.questions[position]).filter(question => question !== undefined)
  if (missed.length === 0) return []
  const lines = missed.slice(0, MISSES_SHOWN).map(question => {
    const asked = readAsked(question)
    if (asked === undefined) return [strong(fitText(question.topic, 80))]
    const what = isChoice(asked) ? plainText(asked.body.prompt) : asked.body.text
    return [strong(fitText(question.topic, 80)), text(` – ${fitText(what, 120)}`)]
  })
  const more = missed.length - lines.length
  const topics = new Map(missed.flatMap(({ topicId, topic }) => (topicId === null ? [] : [[topicId, topic] as const])))
  const buttons: Button[] = [...topics].slice(0, TOPICS_SHOWN).map(([concept, topic]) => ({
    label: shorten(`📖 ${topic}`, LIMITS.buttonLabel),
    action: showConcept.ref({ course: session.courseId, concept, page: 0 }),
  }))
  return [
    { type: 'text', content: [paragraph(t('quiz.result.misses')), bullets(lines)] },
    ...(more > 0 ? [{ type: 'context' as const, content: [text(t('quiz.result.more', { count: more }))] }] : []),
    ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
  ]
}

/** The quiz that was pressed is no more; a new one is a press away. */
export function goneCard(t: Translator): Card {
  return {
    tone: 'warning',
    blocks: [
      { type: 'text', content: [paragraph(t('quiz.gone'))] },
      {
        type: 'buttons',
        buttons: [{ label: t('quiz.gone.start'), action: startQuiz.ref({ count: 5 }), style: 'primary' }],
      },
    ],
  }
}

function again(count: number, t: Translator): Button {
  return { label: t('quiz.again'), action: startQuiz.ref({ count: Math.min(count, 20) }), style: 'primary' }
}
