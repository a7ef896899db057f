import { type Block, paragraph, plainText, text } from '../../core/rich-text.js'
import { translateRich } from '../../i18n/translate.js'
import type { AuthoredQuestion } from '../../notes/course.js'
import type { Candidate, Question } from '../question.js'
import { GAP } from './clean.js'
import { aboutFact, type GenerationView } from './generation-view.js'

type Form = 'free' | 'cloze' | 'choice' | 'truth'

/** How the notes' own questions are asked: by the kind that fits what they give. */
export function cardsOf(view: GenerationView, form: Form): readonly AuthoredQuestion[] {
  return view.course.questions.filter(card => formOf(card) === form)
}

function formOf({ form, answer, choices }: AuthoredQuestion): Form {
  if (form === 'cloze' && answer !== undefined && lineOf(answer) !== undefined) return 'cloze'
  const isChoice = form === 'choice' || form === 'truth'
  return isChoice && choices !== undefined && choices.length >= 2 && choices.some(({ isCorrect }) => isCorrect)
    ? form
    : 'free'
}

const LONGEST_LINE = 80

/** An answer of one short line. */
function lineOf(answer: readonly Block[]): string | undefined {
  const [only, ...more] = answer
  const line = only?.type === 'paragraph' && more.length === 0 ? plainText(only.children).trim() : ''
  return line === '' || line.length > LONGEST_LINE ? undefined : line
}

/** Cards with a gap, as their authors made them. */
export function flashcardGaps(view: GenerationView): Candidate[] {
  return cardsOf(view, 'cloze').flatMap(card => {
    const answer = card.answer === undefined ? undefined : lineOf(card.answer)
    if (answer === undefined) return []
    return [
      authored(view, card, 'cloze', {
        body: {
          prompt: [text(card.text.replaceAll('[…]', GAP))],
          quotes: [],
          gap: { accepted: [answer], others: [] },
        },
        explanation: [paragraph(answer)],
      }),
    ]
  })
}

/** Questions whose options the notes give: in their order, as their authors wrote them. */
export function authoredChoices(view: GenerationView, kind: 'single' | 'multiple'): Candidate[] {
  return cardsOf(view, 'choice').flatMap(card => {
    const choices = card.choices ?? []
    const right = choices.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : []))
    if ((right.length === 1) !== (kind === 'single')) return []
    return [
      authored(view, card, kind, {
        body: {
          prompt: [text(card.text)],
          quotes: [],
          choices: choices.map(({ content }) => content),
          correct: kind === 'single' ? right[0] : right,
        },
        explanation:
          card.answer ??
          right.flatMap(index => {
            const content = choices[index]?.content
            return content === undefined ? [] : [paragraph(...content)]
          }),
      }),
    ]
  })
}

/** Statements that the notes say are true or false. */
export function authoredTruths(view: GenerationView): Candidate[] {
  return cardsOf(view, 'truth').map(card => {
    const language = view.language(card.text, card.source)
    const names = [translateRich(language, 'ask.true'), translateRich(language, 'ask.false')]
    const correct = card.choices?.[0]?.isCorrect === true ? 0 : 1
    return authored(view, card, 'true-false', {
      body: { prompt: [text(card.text)], quotes: [], choices: names, correct },
      explanation: card.answer ?? [paragraph(...(names[correct] ?? []))],
    })
  })
}

function authored(
  view: GenerationView,
  card: AuthoredQuestion,
  kind: string,
  more: Pick<Question, 'body' | 'explanation'>,
): Candidate {
  const topic = view.lookup.evidence(view.course.id, card.id)
  const concept = topic === undefined || topic.verdict === 'no' ? undefined : topic.passages[0]?.concept
  const topicId = concept?.id ?? null
  return {
    id: card.id,
    kind,
    topicId,
    file: card.source.file,
    // What is generated of its line asks the same.
    about: [card.id, aboutFact(card)],
    build: () => ({
      id: card.id,
      kind,
      language: view.language(card.text, card.source),
      topicId,
      topic: concept?.title ?? card.source.headings.at(-1) ?? view.course.title,
      difficulty: 2,
      source: card.source,
      ...more,
    }),
  }
}
