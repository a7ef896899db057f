import type { Card } from '../../src/chat/card.js'
import type { CardReply, FormReply } from '../../src/chat/reply.js'
import { answerQuestion, handInAnswer, selectAnswer, submitAnswer } from '../../src/quiz/actions.js'
import { openQuestion } from './sample.js'

/** What the answering of a question needs of a person on any platform. */
interface Answerer {
  press(ref: string): Promise<Card>
  reply(ref: string, input?: { value?: string; fields?: Record<string, string> }): Promise<CardReply | FormReply>
}

/** Answers a question as its kind wants it, by presses, selects or a form; returns the card after the last step. */
export async function answerAs(
  who: Answerer,
  session: string,
  position: number,
  question: { readonly kind: string; readonly body: unknown },
  isRight: boolean,
): Promise<Card> {
  const ref = { session, position }
  const { correct, choices } = openQuestion({ id: `${session} ${position}`, ...question }).report()
  if (correct === null) throw new Error('an open question is rated')
  const typed = async (answer: string): Promise<Card> => {
    const reply = await who.reply(submitAnswer.ref(ref), { fields: { answer } })
    if (reply.type !== 'card') throw new Error('a form')
    return reply.card
  }
  if ('value' in correct) return typed(String(isRight ? correct.value : correct.value + 1 + 2 * correct.tolerance))
  if ('accepted' in correct) return typed(isRight ? (correct.accepted[0] ?? '') : 'zzzzzz')
  const all = (choices ?? []).map((_, index) => index)
  if (question.kind === 'multiple') {
    const right = correct as readonly number[]
    for (const choice of isRight ? right : all.filter(index => !right.includes(index)).slice(0, 1)) {
      await who.press(answerQuestion.ref({ ...ref, choice }))
    }
    return who.press(handInAnswer.ref(ref))
  }
  if (question.kind === 'ordering') {
    const order = (isRight ? correct : correct.toReversed()) as readonly number[]
    let card: Card | undefined
    for (const choice of order.slice(0, -1)) card = await who.press(answerQuestion.ref({ ...ref, choice }))
    if (card === undefined) throw new Error('nothing to order')
    return card
  }
  if (question.kind === 'matching') {
    const pairs = correct as readonly (readonly [number, number])[]
    const left = all.length / 2
    for (const [slot, match] of pairs) {
      const value = isRight ? match - left : (match - left + 1) % left
      await who.reply(selectAnswer.ref({ ...ref, slot }), { value: String(value) })
    }
    return who.press(handInAnswer.ref(ref))
  }
  const key = correct[0] as number
  return who.press(answerQuestion.ref({ ...ref, choice: isRight ? key : (key + 1) % all.length }))
}
