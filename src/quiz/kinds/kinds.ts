import type { AskedQuestion } from '../../answers/session.js'
import type { Question } from '../question.js'
import { cloze } from './cloze.js'
import type { Asked, QuestionKind } from './kind.js'
import { matching } from './matching.js'
import { multiple } from './multiple.js'
import { numeric } from './numeric.js'
import { open } from './open.js'
import { ordering } from './ordering.js'
import { blocksSchema, sourceSchema } from './rich-schema.js'
import { short } from './short.js'
import { single } from './single.js'
import { trueFalse } from './true-false.js'

/** Every kind of question. A new one is a file beside these and a line here. */
export const KINDS: readonly QuestionKind[] = [
  single,
  multiple,
  trueFalse,
  cloze,
  numeric,
  matching,
  ordering,
  short,
  open,
]

export function findKind(name: string): QuestionKind | undefined {
  return KINDS.find(kind => kind.name === name)
}

/** A question of a known kind. */
export interface KnownQuestion {
  readonly kind: QuestionKind
  readonly asked: Asked
}

/** `undefined` for a question that an older version has kept in another shape. */
export function readQuestion({
  kind: name,
  body,
  explanation,
  source,
}: Pick<AskedQuestion, 'kind' | 'body' | 'explanation' | 'source'>): KnownQuestion | undefined {
  const kind = findKind(name)
  const asked = kind?.open(body)
  const isSound = blocksSchema.safeParse(explanation).success && sourceSchema.safeParse(source).success
  return kind === undefined || asked === undefined || !isSound ? undefined : { kind, asked }
}

/** A question as a session keeps it. */
export function toAsked({ id, kind, topicId, topic, body, explanation, source }: Question): AskedQuestion {
  return { questionId: id, kind, topicId, topic, body, explanation, source }
}
