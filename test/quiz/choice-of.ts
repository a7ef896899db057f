import { choiceOf as bodyOf } from '../../src/quiz/kinds/choice.js'
import type { World } from '../contracts/world.js'

const CHOICE = /^(quiz\.answer|daily\.choose)\//

/**
 * Of the references on a question's buttons the one that answers rightly, or one that does wrongly, by what is stored of
 * the question; `undefined` where it has no choices.
 */
export async function choiceOf(
  { answers }: Pick<World, 'answers'>,
  refs: readonly string[],
  isRight: boolean,
): Promise<string | undefined> {
  const choices = refs.filter(ref => CHOICE.test(ref))
  const [, , sessionId = '', position] = choices[0]?.split('/') ?? []
  const question = (await answers.findSession(sessionId))?.questions[Number(position)]
  const body = question && bodyOf(question)
  if (body === undefined) return undefined
  const { correct, choices: all } = body
  return choices.find(ref => ref.endsWith(`/${isRight ? correct : (correct + 1) % all.length}`))
}
