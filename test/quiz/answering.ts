import type { Card } from '../../src/chat/card.js'
import type { CardReply, FormReply } from '../../src/chat/reply.js'
import {
  answerQuestion,
  handInAnswer,
  rateAnswer,
  selectAnswer,
  submitAnswer,
  writeAnswer,
} from '../../src/quiz/actions.js'
import { openQuestion } from './sample.js'

/** How a person answers on some platform. Each act tells what is shown after it. */
export interface Hands<Shown> {
  /** Presses a button. */
  press(ref: string): Promise<Shown>
  /** Chooses in a select. */
  choose(ref: string, value: string): Promise<Shown>
  /** Opens the form that the button leads to, and submits it. */
  write(ref: string, answer: string): Promise<Shown>
}

interface Place {
  readonly session: string
  readonly position: number
}

/** Answers a question as its kind wants it, by presses, selects or a form; returns what is shown after the last step. */
export async function answerWith<Shown>(
  hands: Hands<Shown>,
  { session, position }: Place,
  question: { readonly kind: string; readonly body: unknown },
  isRight: boolean,
): Promise<Shown> {
  const ref = { session, position }
  const { correct, choices } = openQuestion({ id: `${session} ${position}`, ...question }).report()
  const typed = (answer: string) => hands.write(writeAnswer.ref(ref), answer)
  if (correct === null) {
    await typed('So it is.')
    return hands.press(rateAnswer.ref({ ...ref, rating: isRight ? 'good' : 'bad' }))
  }
  if ('value' in correct) return typed(String(isRight ? correct.value : correct.value + 1 + 2 * correct.tolerance))
  if ('accepted' in correct) return typed(isRight ? (correct.accepted[0] ?? '') : 'zzzzzz')
  const all = (choices ?? []).map((_, index) => index)
  if (question.kind === 'multiple') {
    const right = correct as readonly number[]
    for (const choice of isRight ? right : all.filter(index => !right.includes(index)).slice(0, 1)) {
      await hands.press(answerQuestion.ref({ ...ref, choice }))
    }
    return hands.press(handInAnswer.ref(ref))
  }
  if (question.kind === 'ordering') {
    const order = (isRight ? correct : correct.toReversed()) as readonly number[]
    let shown: Shown | undefined
    for (const choice of order.slice(0, -1)) shown = await hands.press(answerQuestion.ref({ ...ref, choice }))
    if (shown === undefined) throw new Error('nothing to order')
    return shown
  }
  if (question.kind === 'matching') {
    const pairs = correct as readonly (readonly [number, number])[]
    const left = all.length / 2
    for (const [slot, match] of pairs) {
      const value = isRight ? match - left : (match - left + 1) % left
      await hands.choose(selectAnswer.ref({ ...ref, slot }), String(value))
    }
    return hands.press(handInAnswer.ref(ref))
  }
  const key = correct[0] as number
  return hands.press(answerQuestion.ref({ ...ref, choice: isRight ? key : (key + 1) % all.length }))
}

/** Somebody at the router itself. */
interface Answerer {
  press(ref: string): Promise<Card>
  reply(ref: string, input?: { value?: string; fields?: Record<string, string> }): Promise<CardReply | FormReply>
}

export function answerAs(
  who: Answerer,
  session: string,
  position: number,
  question: { readonly kind: string; readonly body: unknown },
  isRight: boolean,
): Promise<Card> {
  const shown = async (ref: string, input: { value?: string; fields?: Record<string, string> }): Promise<Card> => {
    const reply = await who.reply(ref, input)
    if (reply.type !== 'card') throw new Error('a form')
    return reply.card
  }
  const hands: Hands<Card> = {
    press: ref => who.press(ref),
    choose: (ref, value) => shown(ref, { value }),
    write: (_ref, answer) => shown(submitAnswer.ref({ session, position }), { fields: { answer } }),
  }
  return answerWith(hands, { session, position }, question, isRight)
}
