import type { Session } from '../answers/session.js'
import type { ActionRef } from '../chat/action-ref.js'
import type { Button, Card, CardBlock, Form, FormInput, OneToFive } from '../chat/card.js'
import { type Block, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { sourceLine } from '../lookup/source-line.js'
import {
  answerQuestion,
  explainQuestion,
  finishQuiz,
  handInAnswer,
  rateAnswer,
  resetAnswer,
  revealReference,
  selectAnswer,
  showQuestion,
  submitAnswer,
  writeAnswer,
} from './actions.js'
import { explainButton } from './explained-card.js'
import { reportButton } from './feedback-actions.js'
import { type Controls, RATINGS } from './kinds/kind.js'
import { type KnownQuestion, readQuestion } from './kinds/kinds.js'
import type { QuestionView } from './quiz-service.js'
import { worthLine } from './worth-line.js'

/** A question as it stands: to be answered, or answered with the right answer, why, and where it stands. */
export function questionCard(view: QuestionView, t: Translator): Card {
  const known = knownOf(view)
  const { session, ballot } = view
  if (session.kind === 'exam' && session.closedAt !== null) return reviewCard(view, known, t)
  if (ballot?.outcome == null) return openCard(view, known, t)
  return known.kind.isSelfRated ? ratedCard(view, known, t) : answeredCard(view, known, t)
}

/** A question that one rates oneself, with what the notes say on it and the buttons to do so. */
export function referenceCard(view: QuestionView, t: Translator): Card {
  const known = knownOf(view)
  const isOpen = view.ballot?.outcome == null && view.session.kind !== 'exam'
  return known.kind.isSelfRated && isOpen ? rateCard(view, known, t) : questionCard(view, t)
}

/** The form in which an answer is typed; `undefined` where there is none, or none any more. */
export function answerForm(view: QuestionView, t: Translator): Form | undefined {
  const inputs = readQuestion(view.question)?.asked.form?.(view.ballot?.given, t)
  if (inputs === undefined || view.ballot?.outcome != null || view.session.closedAt !== null) return undefined
  return {
    title: t('quiz.form.title'),
    submitLabel: t('quiz.form.submit'),
    submit: submitAnswer.ref({ session: view.session.id, position: view.position }),
    inputs: inputs as OneToFive<FormInput>,
  }
}

function knownOf(view: QuestionView): KnownQuestion {
  const known = readQuestion(view.question)
  if (known === undefined) throw new Error(`question ${view.position} of ${view.session.id} cannot be read`)
  return known
}

function controlsOf({ session: { id: session }, position }: QuestionView): Controls {
  const ref = { session, position }
  return {
    press: value => answerQuestion.ref({ ...ref, choice: value }),
    select: slot => selectAnswer.ref({ ...ref, slot }),
    write: writeAnswer.ref(ref),
    submit: handInAnswer.ref(ref),
    reset: resetAnswer.ref(ref),
    reveal: revealReference.ref(ref),
  }
}

function openCard(view: QuestionView, { asked }: KnownQuestion, t: Translator): Card {
  const isExam = view.session.kind === 'exam'
  const controls = controlsOf(view)
  const inputs = asked.ask(view.ballot?.given, controls, t)
  return {
    title: titleOf(view, t),
    blocks: [
      { type: 'text', content: asked.prompt },
      ...(view.session.kind === 'solo' ? worthLine(view.question, t) : []),
      // In an exam nothing is shown before it is handed in, and all of it is handed in at once.
      ...(isExam ? without(inputs, [controls.reveal, controls.submit]) : inputs),
      ...(isExam ? examBlocks(view, t) : [{ type: 'buttons' as const, buttons: [stopButton(view, t)] }]),
    ],
  }
}

const refOf = ({ session, position }: QuestionView) => ({ session: session.id, position })

function without(blocks: readonly CardBlock[], actions: readonly ActionRef[]): CardBlock[] {
  return blocks.flatMap((block): CardBlock[] => {
    if (block.type !== 'buttons') return [block]
    const buttons = block.buttons.filter(({ action }) => !actions.includes(action))
    return buttons.length === 0 ? [] : [{ ...block, buttons }]
  })
}

/** When an exam ends, where it does by itself. */
export function endBlocks({ endsAt: at }: Pick<Session, 'endsAt'>, t: Translator): CardBlock[] {
  if (at === undefined) return []
  const fallback = `${new Date(at).toISOString().slice(11, 19)} UTC`
  return [
    { type: 'context', content: [text(`${t('exam.ends')}: `), { type: 'time', at, style: 'countdown', fallback }] },
  ]
}

/** The way through an exam: back and forth until it is handed in. */
function examBlocks(view: QuestionView, t: Translator): CardBlock[] {
  const { session, position } = view
  const to = (target: number, label: string): Button => ({
    label,
    action: showQuestion.ref({ session: session.id, position: target }),
    style: 'secondary',
  })
  return [
    ...endBlocks(session, t),
    {
      type: 'buttons',
      buttons: [
        ...(position > 0 ? [to(position - 1, t('daily.back'))] : []),
        ...(position + 1 < session.questions.length ? [to(position + 1, t('daily.next'))] : []),
        { label: t('exam.handIn'), action: finishQuiz.ref({ session: session.id }), style: 'danger' },
      ],
    },
  ]
}

function answeredCard(view: QuestionView, known: KnownQuestion, t: Translator): Card {
  const { question, ballot } = view
  const correctness = ballot?.outcome?.correctness ?? 0
  return {
    title: titleOf(view, t),
    tone: correctness === 1 ? 'success' : correctness === 0 ? 'failure' : 'neutral',
    blocks: [
      { type: 'text', content: [...known.asked.prompt, ...known.asked.answered(ballot?.given, t)] },
      { type: 'text', content: [paragraph(strong(verdict(view, known, t))), ...question.explanation] },
      { type: 'context', content: sourceLine(question.source, t) },
      { type: 'buttons', buttons: [nextButton(view, t), ...explain(view), report(view, t)] },
    ],
  }
}

function verdict({ session, ballot }: QuestionView, { asked }: KnownQuestion, t: Translator): string {
  const { correctness = 0, points = 0 } = ballot?.outcome ?? {}
  const answer = asked.solution(t)
  // An exam gives no points, whatever was counted today.
  if (correctness === 1 && session.kind === 'exam') return t('daily.right')
  if (correctness === 1) return t(points > 0 ? 'quiz.right' : 'quiz.rightAgain', { points })
  if (correctness === 0) return t('quiz.wrong', { answer })
  const percent = Math.round(correctness * 100)
  return t(points > 0 ? 'quiz.partly' : 'quiz.partlyAgain', { percent, points, answer })
}

function rateCard(view: QuestionView, known: KnownQuestion, t: Translator): Card {
  const suggested = known.asked.suggest?.(view.ballot?.given)
  return {
    title: titleOf(view, t),
    blocks: [
      { type: 'text', content: [...known.asked.prompt, ...known.asked.answered(view.ballot?.given, t)] },
      {
        type: 'context',
        content: [
          text(t('quiz.rate')),
          ...(suggested === undefined ? [] : [text(` ${t('quiz.suggest', { rating: t(`quiz.rate.${suggested}`) })}`)]),
        ],
      },
      {
        type: 'buttons',
        buttons: RATINGS.map(rating => ({
          label: t(`quiz.rate.${rating}`),
          action: rateAnswer.ref({ ...refOf(view), rating }),
          ...(rating === suggested ? { style: 'primary' as const } : {}),
        })),
      },
    ],
  }
}

function ratedCard(view: QuestionView, { asked }: KnownQuestion, t: Translator): Card {
  return {
    title: titleOf(view, t),
    blocks: [
      { type: 'text', content: [...asked.prompt, ...asked.answered(view.ballot?.given, t)] },
      { type: 'buttons', buttons: [nextButton(view, t), ...explain(view), report(view, t)] },
    ],
  }
}

/** A question of an exam that is handed in. */
function reviewCard(view: QuestionView, known: KnownQuestion, t: Translator): Card {
  const { question, ballot } = view
  const toRate = known.kind.isSelfRated && ballot?.outcome == null
  const card = toRate
    ? rateCard(view, known, t)
    : known.kind.isSelfRated
      ? ratedCard(view, known, t)
      : ballot?.outcome == null
        ? unansweredCard(view, known, t)
        : answeredCard(view, known, t)
  return toRate ? { ...card, blocks: [...card.blocks, { type: 'buttons', buttons: [nextButton(view, t)] }] } : card

  function unansweredCard(of: QuestionView, { asked }: KnownQuestion, translate: Translator): Card {
    const right = paragraph(strong(translate('exam.unanswered', { answer: asked.solution(translate) })))
    const blocks: Block[] = [...asked.prompt, ...asked.answered(undefined, translate)]
    return {
      title: titleOf(of, translate),
      tone: 'failure',
      blocks: [
        { type: 'text', content: blocks },
        { type: 'text', content: [right, ...question.explanation] },
        { type: 'context', content: sourceLine(question.source, translate) },
        { type: 'buttons', buttons: [nextButton(of, translate), ...explain(of), report(of, translate)] },
      ],
    }
  }
}

function titleOf({ session, position, question }: QuestionView, t: Translator): string {
  const values = { number: position + 1, total: session.questions.length }
  const number = t(session.kind === 'exam' ? 'exam.question' : 'quiz.title', values)
  return readQuestion(question)?.kind.isSelfRated ? `${number} · ${t('quiz.exam')}` : number
}

function explain({ session, position }: QuestionView): Button[] {
  return explainButton(session, position, explainQuestion.ref)
}

function nextButton({ session, position }: QuestionView, t: Translator): Button {
  return position + 1 < session.questions.length
    ? {
        label: t('quiz.next'),
        action: showQuestion.ref({ session: session.id, position: position + 1 }),
        style: 'primary',
      }
    : { label: t('quiz.finish'), action: finishQuiz.ref({ session: session.id }), style: 'primary' }
}

function report({ session, position }: QuestionView, t: Translator): Button {
  return reportButton(session.id, position, t)
}

function stopButton({ session }: QuestionView, t: Translator): Button {
  return { label: t('quiz.stop'), action: finishQuiz.ref({ session: session.id }), style: 'secondary' }
}
