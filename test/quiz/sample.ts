import { createLookup } from '../../src/lookup/lookup.js'
import type { Course } from '../../src/notes/course.js'
import type { Asked } from '../../src/quiz/kinds/kind.js'
import { findKind, KINDS } from '../../src/quiz/kinds/kinds.js'
import type { Question } from '../../src/quiz/question.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'

/** All that can be asked on a course, kind by kind: a draw of all kinds asks about each line once. */
export function questionsOf(course: Course, seed = 'seed'): Question[] {
  const bank = createQuestionBank(createLookup([course]))
  return KINDS.flatMap(({ name }) => allOfKind(bank, course, seed, name))
}

/** Drawn one by one, so that the ones about the same line are all there. */
function allOfKind(
  bank: ReturnType<typeof createQuestionBank>,
  course: Course,
  seed: string,
  kind: string,
): Question[] {
  const found = new Map<string, Question>()
  for (;;) {
    const drawn = bank.draw(course.id, { count: 10_000, seed, kinds: [kind], recent: [...found.keys()] })
    const fresh = drawn.filter(({ id }) => !found.has(id))
    if (fresh.length === 0) return [...found.values()]
    for (const question of fresh) found.set(question.id, question)
  }
}

/** A question with all that can be done with it. */
export function openQuestion({ id, kind, body }: Pick<Question, 'id' | 'kind' | 'body'>): Asked {
  const asked = findKind(kind)?.open(JSON.parse(JSON.stringify(body)))
  if (asked === undefined) throw new Error(`${id} cannot be read`)
  return asked
}

export const STORAGE = `# Storage

## Storage kinds
- **DAS** – hangs right at the server, quick and cheap
- **SAN** – linked by fibre channel, dear and complex
- **NAS** – reached over the network, simple and slow
- **Tape** – kept in a vault for decades
`
