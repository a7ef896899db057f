import type { Button, Card, CardBlock } from '../chat/card.js'
import { fitText, paginate } from '../chat/paginate.js'
import { textLength } from '../chat/text-length.js'
import { type Block, emphasis, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { sourceLine, sourceText } from '../lookup/source-line.js'
import {
  answerQuestion,
  finishQuiz,
  RATINGS,
  rateAnswer,
  revealReference,
  showQuestion,
  writeAnswer,
} from './actions.js'
import { chosen, isChoice, readAsked, written } from './asked.js'
import { choiceButtons, choiceList, choiceName, fitsButtons, promptBlocks } from './choice-view.js'
import type { ChoiceBody, OpenBody } from './question.js'
import type { QuestionView } from './quiz-service.js'

/** Together they fit on a card. */
const REFERENCE_LENGTH = 1500
const QUESTION_LENGTH = 500
const OWN_ANSWER_LENGTH = 500
const SUBJECT_LENGTH = 80
const SOURCE_LENGTH = 100

/** A question as it stands: to be answered, or answered with the right answer, why, and where it stands. */
export function questionCard(view: QuestionView, t: Translator): Card {
  const asked = readAsked(view.question)
  if (asked === undefined) throw new Error(`question ${view.position} of ${view.session.id} cannot be read`)
  return isChoice(asked) ? choiceCard(view, asked.body, t) : openCard(view, asked.body, t, false)
}

/** An open question with what the notes say on it and the buttons to judge oneself. */
export function referenceCard(view: QuestionView, t: Translator): Card {
  const asked = readAsked(view.question)
  if (asked === undefined || isChoice(asked)) return questionCard(view, t)
  return openCard(view, asked.body, t, true)
}

function choiceCard(view: QuestionView, body: ChoiceBody, t: Translator): Card {
  const { session, question, ballot } = view
  const given = ballot?.outcome == null ? undefined : chosen(ballot.given)
  const prompt = promptBlocks(body)
  const title = titleOf(view, t)
  if (given === undefined) {
    const toRef = (choice: number) => answerQuestion.ref({ session: session.id, position: view.position, choice })
    return {
      title,
      blocks: [
        { type: 'text', content: fitsButtons(body) ? prompt : [...prompt, choiceList(body)] },
        { type: 'buttons', buttons: choiceButtons(body, toRef) },
        { type: 'buttons', buttons: [stopButton(view, t)] },
      ],
    }
  }
  const isRight = given === body.correct
  const points = ballot?.outcome?.points ?? 0
  const verdict = isRight
    ? t(points > 0 ? 'quiz.right' : 'quiz.rightAgain', { points })
    : t('quiz.wrong', { answer: choiceName(body, body.correct) })
  return {
    title,
    tone: isRight ? 'success' : 'failure',
    blocks: [
      { type: 'text', content: [...prompt, choiceList(body, { choice: given })] },
      { type: 'text', content: [paragraph(strong(verdict)), ...question.explanation] },
      { type: 'context', content: sourceLine(question.source, t) },
      { type: 'buttons', buttons: [nextButton(session.questions.length, view, t)] },
    ],
  }
}

function openCard(view: QuestionView, body: OpenBody, t: Translator, isRevealed: boolean): Card {
  const { session, position, ballot } = view
  const own = ballot === undefined ? undefined : written(ballot.given)
  const ref = { session: session.id, position }
  const isRated = ballot?.outcome != null
  const question: CardBlock = { type: 'text', content: [paragraph(strong(fitText(body.text, QUESTION_LENGTH)))] }
  const ownAnswer: CardBlock[] =
    own === undefined
      ? []
      : [
          {
            type: 'text',
            content: [paragraph(emphasis(`${t('quiz.ownAnswer')}:`)), quoted(fitText(own, OWN_ANSWER_LENGTH))],
          },
        ]
  if (!isRevealed && !isRated) {
    return {
      title: titleOf(view, t),
      blocks: [
        question,
        ...ownAnswer,
        {
          type: 'buttons',
          buttons: [
            {
              label: t(own === undefined ? 'quiz.write' : 'quiz.rewrite'),
              action: writeAnswer.ref(ref),
              style: 'primary',
            },
            { label: t('quiz.reveal'), action: revealReference.ref(ref) },
            stopButton(view, t),
          ],
        },
      ],
    }
  }
  const rating: CardBlock[] = isRated
    ? [{ type: 'buttons', buttons: [nextButton(session.questions.length, view, t)] }]
    : [
        { type: 'context', content: [text(t('quiz.rate'))] },
        {
          type: 'buttons',
          buttons: RATINGS.map(rating => ({
            label: t(`quiz.rate.${rating}`),
            action: rateAnswer.ref({ ...ref, rating }),
          })),
        },
      ]
  return { title: titleOf(view, t), blocks: [question, ...ownAnswer, ...referenceBlocks(body, t), ...rating] }
}

function referenceBlocks(body: OpenBody, t: Translator): CardBlock[] {
  if (body.reference.length === 0) return [{ type: 'text', content: [paragraph(t('quiz.reference.none'))] }]
  const share = REFERENCE_LENGTH / body.reference.length
  const passages = body.reference.flatMap(({ subject, content, source }): Block[] => {
    const where = paragraph(emphasis(`📄 ${sourceText(source, t, SOURCE_LENGTH)}`))
    const [first = [], ...more] = paginate(content, share - textLength(where) - SUBJECT_LENGTH)
    const cut = more.length === 0 ? [] : [paragraph(emphasis(t('quiz.reference.cut')))]
    return [paragraph(strong(fitText(subject, SUBJECT_LENGTH))), ...first, ...cut, where]
  })
  return [{ type: 'text', content: [paragraph(t(`quiz.reference.${body.verdict}`)), ...passages] }]
}

function quoted(value: string): Block {
  const lines = value
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => paragraph(line))
  return { type: 'blockquote', children: lines, line: 0 }
}

function titleOf({ session, position, question }: QuestionView, t: Translator): string {
  const number = t('quiz.title', { number: position + 1, total: session.questions.length })
  return question.kind === 'open' ? `${number} · ${t('quiz.exam')}` : number
}

function nextButton(total: number, { session, position }: QuestionView, t: Translator): Button {
  return position + 1 < total
    ? {
        label: t('quiz.next'),
        action: showQuestion.ref({ session: session.id, position: position + 1 }),
        style: 'primary',
      }
    : { label: t('quiz.finish'), action: finishQuiz.ref({ session: session.id }), style: 'primary' }
}

function stopButton({ session }: QuestionView, t: Translator): Button {
  return { label: t('quiz.stop'), action: finishQuiz.ref({ session: session.id }), style: 'secondary' }
}
