import { createLookup } from '../../src/lookup/lookup.js'
import type { Course } from '../../src/notes/course.js'
import type { Question } from '../../src/quiz/question.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'

/** All that can be asked on a course. */
export function questionsOf(course: Course, seed = 'seed'): Question[] {
  return createQuestionBank(createLookup([course])).draw(course.id, { count: 10_000, seed })
}

export const STORAGE = `# Storage

## Storage kinds
- **DAS** – hangs right at the server, quick and cheap
- **SAN** – linked by fibre channel, dear and complex
- **NAS** – reached over the network, simple and slow
- **Tape** – kept in a vault for decades
`
