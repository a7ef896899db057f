import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/core/fold.js'
import { plainText } from '../../src/core/rich-text.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { courseOf, ENGLISH, GERMAN } from '../fixtures/course.js'
import { questionsOf, STORAGE } from './sample.js'

describe('all questions', () => {
  const courses = [...loadCourses('content').courses, courseOf(STORAGE)]

  it('cite a line of the notes and quote them', () => {
    for (const course of courses) {
      const said = new Set(
        course.concepts
          .flatMap(({ facts, title, aliases }) => [
            title,
            ...aliases,
            ...facts.map(({ content }) => plainText(content)),
          ])
          .map(fold),
      )
      for (const question of questionsOf(course)) {
        expect(question.source.line).toBeGreaterThan(0)
        expect(question.source.file).toMatch(/\.md$/)
        expect(question.kind === 'open' || question.explanation.length > 0).toBe(true)
        if (question.kind === 'open') continue
        const last = question.explanation.at(-1)
        const quote = last?.type === 'paragraph' ? plainText(last.children.slice(2)) : ''
        expect(
          [...said].some(text => text.includes(fold(quote))),
          quote,
        ).toBe(true)
      }
    }
  })

  it('are the same for the same seed, and others for another', () => {
    for (const course of courses) {
      expect(questionsOf(course, 'x')).toEqual(questionsOf(course, 'x'))
      expect(questionsOf(course, 'x')).not.toEqual(questionsOf(course, 'y'))
    }
  })

  it('are there once each', () => {
    for (const course of courses) {
      const ids = questionsOf(course).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('keep their ids while a typo is mended', () => {
    const before = questionsOf(courseOf(STORAGE)).map(({ id }) => id)
    const after = questionsOf(courseOf(STORAGE.replace('quick and cheap', 'quick and inexpensive'))).map(({ id }) => id)
    expect(after.toSorted()).toEqual(before.toSorted())
  })

  it('have one right choice among different ones, whatever the notes', () => {
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
    fc.assert(
      fc.property(
        fc.array(section, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(ENGLISH, GERMAN),
        (sections, config) => {
          for (const question of questionsOf(courseOf(`# Course\n\n${sections.join('\n')}`, config))) {
            if (question.kind === 'open') {
              expect(question.body.text.trim()).not.toBe('')
              continue
            }
            const { prompt, choices, correct } = question.body
            expect(plainText(prompt).trim()).not.toBe('')
            expect(choices.length).toBeGreaterThanOrEqual(question.kind === 'single' ? 3 : 2)
            expect(choices[correct]).toBeDefined()
            expect(new Set(choices.map(choice => fold(plainText(choice)))).size).toBe(choices.length)
            expect(JSON.stringify(question.body)).not.toContain('example.org')
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
