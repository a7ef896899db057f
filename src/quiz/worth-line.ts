import type { AskedQuestion } from '../answers/session.js'
import type { CardBlock } from '../chat/card.js'
import { text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { pointsOf, usualPoints } from './worth.js'

/** Says of a question that earns more or less than others of its kind why that is so. */
export function worthLine(question: AskedQuestion | undefined, t: Translator): CardBlock[] {
  if (question === undefined) return []
  const [points, usual] = [pointsOf(question), usualPoints(question)]
  if (points === usual) return []
  return [{ type: 'context', content: [text(t(points > usual ? 'quiz.hard' : 'quiz.easy', { points, usual }))] }]
}
