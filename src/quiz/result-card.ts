import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, paragraph, plainText, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { showConcept } from '../lookup/actions.js'
import { anotherQuiz, showQuestion, startQuiz } from './actions.js'
import { DEFAULT_QUESTIONS, MOST_QUESTIONS } from './counts.js'
import { readQuestion } from './kinds/kinds.js'
import type { QuizResult } from './quiz-service.js'

const MISSES_SHOWN = 10
const MISS_LENGTH = 160
const TOPICS_SHOWN = LIMITS.buttonsPerBlock

/** How a quiz went, what to look at again, and the way on. */
export function resultCard({ session, ballots }: QuizResult, t: Translator): Card {
  const outcomes = ballots.flatMap(({ position, outcome }) => (outcome === null ? [] : [{ position, ...outcome }]))
  const graded = outcomes.filter(outcome => !outcome.selfRated)
  const correct = graded.filter(outcome => outcome.correctness === 1).length
  const points = graded.reduce((sum, outcome) => sum + outcome.points, 0)
  const rated = outcomes.length - graded.length
  const open =
    session.questions.length - outcomes.length - (session.kind === 'exam' ? selfRatedIn(session).length - rated : 0)
  const isExam = session.kind === 'exam'
  const score = { correct, graded: graded.length, points }
  const toRate = isExam ? selfRatedIn(session).filter(position => outcomes.every(one => one.position !== position)) : []
  const isWritten = toRate.some(position => ballots.some(ballot => ballot.position === position))
  const isTimeUp = isExam && session.closedAt !== null && session.closedAt === session.endsAt
  const lines: Block[] = [
    ...(isTimeUp ? [paragraph(t('exam.result.timeUp'))] : []),
    ...(graded.length > 0
      ? [paragraph(...(isExam ? t.rich('exam.result.score', score) : t.rich('quiz.result.score', score)))]
      : []),
    ...(toRate.length > 0 ? [paragraph(t('exam.result.toRate', { count: toRate.length }))] : []),
    ...(rated > 0 ? [paragraph(t('quiz.result.rated', { count: rated }))] : []),
    ...(outcomes.length === 0 && !isWritten ? [paragraph(t('quiz.result.nothing'))] : []),
    ...(open > 0 ? [paragraph(t('quiz.result.open', { count: open }))] : []),
  ]
  const misses = outcomes.filter(outcome => outcome.correctness < 1)
  const isPerfect = misses.length === 0 && graded.length > 0 && open === 0
  return {
    title: t(isExam ? 'exam.result.title' : 'quiz.result.title'),
    ...(isPerfect ? { tone: 'success' as const } : {}),
    blocks: [
      { type: 'text', content: [...lines, ...(isPerfect ? [paragraph(t('quiz.result.perfect'))] : [])] },
      ...missBlocks(
        session,
        misses.map(miss => miss.position),
        t,
      ),
      { type: 'buttons', buttons: [isExam ? review(session.id, t) : again(session, t)] },
    ],
  }
}

function selfRatedIn({ questions }: QuizResult['session']): number[] {
  return questions.flatMap((question, position) => (readQuestion(question)?.kind.isSelfRated ? [position] : []))
}

export function missBlocks(session: QuizResult['session'], positions: readonly number[], t: Translator): CardBlock[] {
  const missed = positions.map(position => session.questions[position]).filter(question => question !== undefined)
  if (missed.length === 0) return []
  const lines = missed.slice(0, MISSES_SHOWN).map(question => {
    // What is right is of more use than what was asked.
    const right = question.explanation.at(-1)
    const known = readQuestion(question)
    if (known === undefined || known.kind.isSelfRated || right?.type !== 'paragraph') {
      return [
        strong(fitText(question.topic, 80)),
        text(` – ${fitText(known?.asked.report().prompt ?? '', MISS_LENGTH)}`),
      ]
    }
    const line = right.children.map(node => (node.type === 'break' ? text(' · ') : node))
    return [text(fitText(plainText(line), MISS_LENGTH))]
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
        buttons: [
          { label: t('quiz.gone.start'), action: startQuiz.ref({ count: DEFAULT_QUESTIONS }), style: 'primary' },
        ],
      },
    ],
  }
}

function again({ id, questions }: QuizResult['session'], t: Translator): Button {
  const count = Math.min(questions.length, MOST_QUESTIONS)
  return { label: t('quiz.again'), action: anotherQuiz.ref({ session: id, count }), style: 'primary' }
}

function review(session: string, t: Translator): Button {
  return { label: t('exam.review'), action: showQuestion.ref({ session, position: 0 }), style: 'primary' }
}
