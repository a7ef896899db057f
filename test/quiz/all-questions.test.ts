import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/core/fold.js'
import { plainText } from '../../src/core/rich-text.js'
import type { Course } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf, ENGLISH, GERMAN } from '../fixtures/course.js'
import { openQuestion, questionsOf, STORAGE } from './sample.js'

const courses = [...loadCourses('content').courses, ...loadCourses('test/quiz/fixtures').courses, courseOf(STORAGE)]
const isOpen = ({ kind }: Question): boolean => kind === 'open'

/** The answer that the report of a question calls right, as a person would give it. */
function rightAnswer(question: Question): unknown {
  const { correct, choices } = openQuestion(question).report()
  if (correct === null) return null
  if ('value' in correct) return { text: String(correct.value) }
  if ('accepted' in correct) return { text: correct.accepted[0] }
  switch (question.kind) {
    case 'multiple':
      return { picks: correct }
    case 'ordering':
      return { sequence: correct }
    case 'matching': {
      const left = (choices?.length ?? 0) / 2
      const pairs = correct as readonly (readonly [number, number])[]
      return { pairs: Object.fromEntries(pairs.map(([from, to]) => [from, to - left])) }
    }
    default:
      return { choice: correct[0] }
  }
}

/** Answers that are wrong for sure. */
function wrongAnswers(question: Question): unknown[] {
  const { correct, choices } = openQuestion(question).report()
  const all = (choices ?? []).map((_, index) => index)
  if (correct === null) return []
  if ('value' in correct) return [{ text: String(correct.value + 1 + 2 * correct.tolerance) }, { text: 'x' }, {}]
  if ('accepted' in correct) return [{ text: 'zzzzzzzz' }, { text: '' }, null]
  switch (question.kind) {
    case 'multiple':
      return all.filter(index => !(correct as readonly number[]).includes(index)).map(index => ({ picks: [index] }))
    case 'ordering':
      return [{ sequence: correct.toReversed() }, { sequence: [] }]
    case 'matching': {
      const [from, to] = correct.map(pair => (pair as readonly [number, number])[1])
      const left = all.length / 2
      return [{ pairs: { 0: (to ?? 0) - left, 1: (from ?? 0) - left } }]
    }
    default:
      return all.filter(index => index !== correct[0]).map(choice => ({ choice }))
  }
}

describe('every question', () => {
  it('grades its right answer right, and each wrong one less', () => {
    for (const question of courses.flatMap(course => questionsOf(course))) {
      if (isOpen(question)) continue
      const asked = openQuestion(question)
      expect(asked.grade(rightAnswer(question)), question.id).toBe(1)
      for (const wrong of wrongAnswers(question)) {
        expect(asked.grade(wrong), `${question.id} ${JSON.stringify(wrong)}`).toBeLessThan(
          question.kind === 'matching' ? 1 : 0.01,
        )
      }
    }
  })

  it('has the same right answer in whatever order it is shown', () => {
    const textOf = (question: Question) => {
      const { choices, correct } = openQuestion(question).report()
      const right = Array.isArray(correct) ? correct.flat().map(index => choices?.[index]) : correct
      return question.kind === 'single' ? right : undefined
    }
    for (const course of courses) {
      const other = new Map(questionsOf(course, 'y').map(question => [question.id, question]))
      for (const question of questionsOf(course, 'x')) {
        const again = other.get(question.id)
        if (again !== undefined && !/^g-(?:advantage|disadvantage|example)/.test(question.id))
          expect(textOf(again)).toEqual(textOf(question))
      }
    }
  })

  it('is the same for the same seed, and another for another', () => {
    for (const course of courses) {
      expect(questionsOf(course, 'x')).toEqual(questionsOf(course, 'x'))
      // Hostile notes may give nothing to ask.
      if (questionsOf(course, 'x').length > 1) expect(questionsOf(course, 'x')).not.toEqual(questionsOf(course, 'y'))
    }
  })

  it('offers a choice where it has one, also of terms that look too little alike', () => {
    const pair =
      '# Acids\n\n**Monoprotic** - acid gives off one proton.\n\n**Polyprotic** - acid gives off several protons.\n'
    for (const question of [...courses, courseOf(pair)].flatMap(course => questionsOf(course))) {
      const { choices } = openQuestion(question).report()
      if (choices !== null) expect(choices.length, question.id).toBeGreaterThanOrEqual(2)
    }
  })

  it('has no answer in its stem', () => {
    for (const question of courses.flatMap(course => questionsOf(course))) {
      const { prompt, choices, correct } = openQuestion(question).report()
      const stem = ` ${fold(prompt)} `
      if (question.kind === 'single')
        expect(stem, question.id).not.toContain(` ${fold(choices?.[(correct as number[])[0] ?? -1] ?? '?')} `)
      if (question.kind === 'short' || question.kind === 'cloze') {
        const accepted = correct !== null && 'accepted' in correct ? correct.accepted : []
        for (const name of accepted) expect(stem, question.id).not.toContain(` ${fold(name)} `)
      }
    }
  })

  it('has no wrong choice that the notes say of the same thing', () => {
    for (const course of courses) {
      const concepts = new Map(course.concepts.map(concept => [concept.id, concept]))
      for (const question of questionsOf(course)) {
        if (question.kind !== 'single' || !/^g-(?:meaning|advantage|disadvantage)/.test(question.id)) continue
        const said = (concepts.get(question.topicId ?? '')?.facts ?? []).map(({ content }) => fold(plainText(content)))
        const { choices, correct } = openQuestion(question).report()
        for (const [index, choice] of (choices ?? []).entries()) {
          if (index !== (correct as number[])[0] && !/^g-(?:dis)?advantage/.test(question.id)) {
            expect(said, question.id).not.toContain(fold(choice))
          }
        }
      }
    }
  })

  it('cites a line of the notes and quotes them', () => {
    for (const course of courses) {
      for (const question of questionsOf(course)) {
        expect(question.source.line).toBeGreaterThan(0)
        expect(question.source.file).toMatch(/\.md$/)
        expect(question.explanation.length, question.id).toBeGreaterThan(0)
      }
    }
  })

  it('keeps its id while a typo is mended', () => {
    const before = questionsOf(courseOf(STORAGE)).map(({ id }) => id)
    const after = questionsOf(courseOf(STORAGE.replace('quick and cheap', 'quick and inexpensive'))).map(({ id }) => id)
    expect(after.toSorted()).toEqual(before.toSorted())
  })
})

describe('whatever the notes', () => {
  const term = fc.constantFrom(
    'DAS',
    'SAN',
    'C',
    'C++',
    'C#',
    'Ärger',
    'Thread',
    'Lock',
    '🎈 Balloon',
    'x86',
    'Ring 0',
    'a',
  )
  const phrase = fc
    .array(
      fc.constantFrom(
        'the',
        'node',
        'runs',
        'SAN',
        'fast',
        '[link](https://example.org)',
        '`code`',
        '**bold**',
        '$x^2$',
        'und',
        'nicht',
        '→',
        '100 %',
        '&',
        '<b>',
        '7',
        'stores',
        'blocks',
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map(words => words.join(' '))
  const bullet = fc.oneof(
    fc.tuple(term, phrase).map(([name, text]) => `- **${name}** – ${text}`),
    fc.tuple(term, phrase).map(([name, text]) => `- ${name}: ${text}`),
    phrase.map(text => `- ${text}`),
    phrase.map(text => `- + ${text}`),
    phrase.map(text => `- − ${text}`),
  )
  const section = fc
    .tuple(
      fc.constantFrom('Storage', 'Nodes (ND)', 'Locks vs Threads', 'Questions', 'Virtual Node Pool (VNP)'),
      fc.array(bullet, { minLength: 1, maxLength: 8 }),
    )
    .map(([title, bullets]) => `## ${title}\n${bullets.join('\n')}\n`)

  it('a question can be read back, has different choices and no address in it', () => {
    fc.assert(
      fc.property(
        fc.array(section, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(ENGLISH, GERMAN),
        (sections, config) => {
          const course: Course = courseOf(`# Course\n\n${sections.join('\n')}`, config)
          for (const question of questionsOf(course)) {
            const { prompt, choices } = openQuestion(question).report()
            expect(prompt.trim()).not.toBe('')
            expect(openQuestion(question).grade(rightAnswer(question))).toBe(isOpen(question) ? 0 : 1)
            if (choices !== null) expect(new Set(choices.map(fold)).size, question.id).toBe(choices.length)
            if (!isOpen(question)) expect(JSON.stringify(question.body)).not.toContain('example.org')
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
