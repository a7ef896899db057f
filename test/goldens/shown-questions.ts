import type { Card } from '../../src/chat/card.js'
import { letterOf } from '../../src/quiz/choice-view.js'
import { LEKTIONEN, LESSONS, LOOSE } from './lessons.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

/** A quiz of one question, of this kind and about this. */
async function quizOf(stage: Stage, kind: string, about: string): Promise<Card> {
  stage.askOnly(stage.question(kind, about))
  return stage.say('/quiz 1')
}

/** Presses the buttons that begin so, one after the other, each on what the one before left. */
async function pressAll(stage: Stage, card: Card, labels: readonly RegExp[]): Promise<Card> {
  let shown = card
  for (const label of labels) shown = await stage.press(shown, label)
  return shown
}

const inGerman = (name: string, kind: string, about: string): Shown => ({
  name,
  locale: 'de',
  notes: LEKTIONEN,
  show: stage => quizOf(stage, kind, about),
})

const inEnglish = (name: string, kind: string, about: string): Shown => ({
  name,
  notes: LESSONS,
  show: stage => quizOf(stage, kind, about),
})

/** A question of notes whose headings say nothing that could stand over it. */
const withoutLabel = (name: string, kind: string, about: string): Shown => ({
  name: `question-loose-${name}`,
  notes: LOOSE,
  show: stage => quizOf(stage, kind, about),
})

/** What kinds of questions there are, as they are asked. */
const ASKED: readonly Shown[] = [
  inEnglish('question-abbreviation', 'short', 'what does'),
  inGerman('question-abbreviation-german', 'short', 'Wofür steht'),
  inEnglish('question-term-typed', 'short', 'which term is'),
  inEnglish('question-gap', 'single', 'belongs in the gap'),
  inEnglish('question-gap-typed', 'cloze', 'belongs in the gap'),
  inGerman('question-gap-typed-german', 'cloze', 'gehört in die Lücke'),
  inEnglish('question-belongs', 'multiple', 'belong to'),
  inGerman('question-belongs-german', 'multiple', 'gehört zu'),
  inEnglish('question-example', 'single', 'example of'),
  inGerman('question-example-german', 'single', 'Beispiel für'),
  inEnglish('question-effect', 'single', 'what follows'),
  inGerman('question-effect-german', 'single', 'was folgt'),
  inEnglish('question-number', 'cloze', 'which number'),
  inEnglish('question-compute', 'numeric', 'Goodput'),
  inGerman('question-compute-german', 'numeric', 'Nutzdatenrate'),
  inEnglish('question-compute-bare', 'numeric', 'Utilisation'),
  inGerman('question-compute-bare-german', 'numeric', 'Auslastung'),
  inEnglish('question-steps', 'ordering', 'put the steps'),
  inGerman('question-steps-german', 'ordering', 'Schritte in ihre'),
  inEnglish('question-chain', 'ordering', 'put this'),
  inEnglish('question-years', 'ordering', 'put the events'),
  inGerman('question-years-german', 'ordering', 'Ereignisse'),
  withoutLabel('term', 'single', 'which term is'),
  withoutLabel('term-typed', 'short', 'which term is'),
  withoutLabel('gap', 'single', 'belongs in the gap'),
  withoutLabel('gap-typed', 'cloze', 'belongs in the gap'),
  withoutLabel('match', 'matching', 'belongs together'),
  withoutLabel('compute', 'numeric', 'how much'),
  withoutLabel('abbreviation', 'short', 'what does'),
]

/** The same as they are answered: some in several steps, some in part. */
const ANSWERED: readonly Shown[] = [
  {
    name: 'question-picks',
    notes: LESSONS,
    show: async stage => pressAll(stage, await quizOf(stage, 'multiple', 'belong to'), [/ A$/, / C$/, / A$/, / E$/]),
  },
  {
    name: 'question-picks-wrong',
    notes: LESSONS,
    show: async stage => stage.answer(await quizOf(stage, 'multiple', 'belong to'), false),
  },
  {
    name: 'question-order-begun',
    notes: LESSONS,
    show: async stage => pressAll(stage, await quizOf(stage, 'ordering', 'put the steps'), [/^B$/, /^D$/]),
  },
  {
    name: 'question-order-right',
    notes: LESSONS,
    show: async stage => stage.answer(await quizOf(stage, 'ordering', 'put this'), true),
  },
  { name: 'question-partly', notes: LESSONS, show: stage => partly(stage) },
  { name: 'question-partly-german', locale: 'de', notes: LEKTIONEN, show: stage => partly(stage, 'Ereignisse') },
  {
    name: 'question-partly-again',
    notes: LESSONS,
    show: async stage => {
      await partly(stage)
      return partly(stage)
    },
  },
  {
    name: 'question-number-form',
    notes: LESSONS,
    show: async stage => stage.open(await quizOf(stage, 'cloze', 'which number'), 'Type the answer'),
  },
  {
    name: 'question-number-wrong',
    notes: LESSONS,
    show: async stage => stage.answer(await quizOf(stage, 'cloze', 'which number'), false),
  },
  {
    name: 'question-compute-right',
    notes: LESSONS,
    show: async stage => stage.answer(await quizOf(stage, 'numeric', 'Goodput'), true),
  },
  {
    name: 'question-gap-wrong-german',
    locale: 'de',
    notes: LEKTIONEN,
    show: async stage => stage.answer(await quizOf(stage, 'cloze', 'gehört in die Lücke'), false),
  },
]

/** Two events of four change places. */
async function partly(stage: Stage, about = 'put the events'): Promise<Card> {
  const card = await quizOf(stage, 'ordering', about)
  const { order } = (await stage.asked(card)).body as { readonly order: readonly number[] }
  const [first = 0, second = 0, third = 0] = order
  return pressAll(
    stage,
    card,
    [second, first, third].map(index => new RegExp(`^${letterOf(index)}$`)),
  )
}

/** Plays a quiz to its end without one right answer. */
async function missed(stage: Stage, count: number): Promise<Card> {
  let card = await stage.say(`/quiz ${count}`)
  for (let position = 0; position < count; position++) {
    const answered = await stage.answer(card, false)
    card = answered.title?.includes(`${position + 1} of`)
      ? await stage.press(answered, /^(?:Next|To the result)$/)
      : answered
  }
  return card
}

/** Forms of questions, typed, picked and put in order. */
export const SHOWN_QUESTIONS: readonly Shown[] = [
  ...ASKED,
  ...ANSWERED,
  { name: 'quiz-result-many-misses', notes: LESSONS, show: stage => missed(stage, 14) },
]
