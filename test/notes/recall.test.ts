import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { loadOne, onlyCourse } from './note-folder.js'
import { recallOf } from './recall.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

describe('reading', () => {
  it.each([
    ['content', 'content', 0.01],
    ['the notes on virtualization', 'test/fixtures/lookup/virtual', 0.01],
    ['the notes on databases', 'test/fixtures/lookup/databases', 0.01],
    ['the notes on cells', 'test/fixtures/lookup/cell', 0.01],
  ])('loses hardly a word of %s', (_, folder, most) => {
    const dir = join(root, folder)
    const { words, lost } = recallOf(dir, onlyCourse(loadCourses(dir)))
    expect(words).toBeGreaterThan(500)
    expect(lost / words).toBeLessThanOrEqual(most)
  })
})

const LETTER = `The committee meets in the old observatory. It decides on funding.

# What this is all about

Nobody may leave before the chairwoman has rung the copper bell.

- **Quorum** – half of all members
`

describe('what stands under no term', () => {
  const course = loadOne({ 'course.toml': 'language = "en"', 'Some remarks on how it went in 2025.md': LETTER })

  it('is kept by its heading, or that of its note', () => {
    expect(course.concepts.map(({ title }) => title)).toEqual(['Quorum'])
    expect(
      course.passages?.map(({ title, facts, source }) => [
        title,
        source.line,
        facts.map(one => plainText(one.content)),
      ]),
    ).toEqual([
      ['What this is all about', 1, ['The committee meets in the old observatory. It decides on funding.']],
      ['What this is all about', 3, expect.arrayContaining([expect.stringContaining('copper bell')])],
    ])
  })

  it('is found by what it says, and neither proposed as a name nor asked about', () => {
    const lookup = createLookup([course])
    const { found, hits } = lookup.find(course.id, 'copper bell')
    expect([found, hits[0]?.concept.title, hits[0]?.isMention]).toEqual([true, 'What this is all about', true])
    expect(lookup.find(course.id, 'silver bell tower').found).toBe(false)
    expect(lookup.complete(course.id, 'what th', 5)).not.toContain('What this is all about')
    const asked = createQuestionBank(lookup).draw(course.id, { count: 50, seed: 's' })
    expect(JSON.stringify(asked)).not.toMatch(/bell|observatory/)
  })

  it('answers an exam question', () => {
    const asked = loadOne({
      'a.md': `${LETTER}\n# Questions\n\n- Who rings the copper bell, and who may not leave before?\n`,
    })
    const [question] = asked.questions
    expect(
      createLookup([asked])
        .evidence(asked.id, question?.id ?? '')
        ?.passages.map(({ fact }) => fact.source.line),
    ).toEqual([5])
  })
})
