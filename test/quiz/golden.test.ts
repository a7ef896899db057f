import { expect, it } from 'vitest'
import { questionText } from '../../src/cli/quiz.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'

/** Six styles of notes with all that is asked about them, to be read and judged by a person. */
it.each(loadCourses('test/quiz/fixtures').courses.map(course => [course.id, course] as const))(
  'asks about %s what the golden file holds',
  async (id, course) => {
    const bank = createQuestionBank(createLookup([course]))
    const questions = bank.draw(id, { count: 1000, seed: 'golden' })
    const text = questions.map((question, index) => questionText(question, index + 1)).join('\n\n')
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/${id}.txt`)
    // At least one question for every three concepts.
    expect(questions.length * 3).toBeGreaterThanOrEqual(course.concepts.length)
  },
)
