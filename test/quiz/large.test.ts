import { describe, expect, it } from 'vitest'
import type { Course } from '../../src/notes/course.js'
import { nearest } from '../../src/quiz/generate/nearest.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { libraryOf } from '../fixtures/course.js'
import { abbreviations, type Notes, prosAndCons, siblingHeadings, termLists } from './large-notes.js'
import { questionsOf } from './sample.js'

function courseFrom(notes: Notes): Course {
  const [course] = libraryOf(notes).courses
  if (course === undefined) throw new Error('no course')
  return course
}

describe('large notes', () => {
  it.each([
    ['400 sibling headings', siblingHeadings(400), 'term', 400],
    ['400 pros and cons', prosAndCons(400), 'advantage', 400],
    ['a list of 800 terms', termLists(800), 'term', 800],
    ['300 abbreviations', abbreviations(300), 'spell', 250],
  ])('give their questions: %s', (_shape, notes, template, least) => {
    const questions = questionsOf(courseFrom(notes)).filter(({ id }) => id.startsWith(`g-${template}-`))
    expect(questions.length).toBeGreaterThanOrEqual(least)
    for (const question of questions) expect(choiceOf(question)?.choices.length ?? 3).toBeGreaterThanOrEqual(3)
  })

  it('are read where one line has as many sentences as a book', () => {
    const note = `# Note\n\n- **Kernel** is a core. ${'Xy zz is. '.repeat(40_000)}\n- **Shell** is a hull.\n`
    expect(() => questionsOf(courseFrom({ 'note.md': note }))).not.toThrow()
  })
})

describe('nearest', () => {
  const items = Array.from({ length: 10_000 }, (_, index) => index)

  it('is all others of a few, in their order', () => {
    expect(nearest([0, 1, 2, 3], 1)).toEqual([0, 2, 3])
    expect(nearest([0, 1, 2, 3], 3)).toEqual([0, 1, 2])
    expect(nearest([0, 1, 2, 3], -1)).toEqual([0, 1, 2, 3])
    expect(nearest([], 0)).toEqual([])
  })

  it('is what stands around the place', () => {
    const even = nearest(items, 501, item => item % 2 === 0)
    expect(even).toEqual(even.toSorted((a, b) => a - b))
    expect(Math.min(...even)).toBeGreaterThan(480)
    expect(Math.max(...even)).toBeLessThan(520)
  })

  it.each([0, 5000, 9999])('looks at no more than it must, from %i', at => {
    let looked = 0
    const found = nearest(items, at, () => {
      looked++
      return false
    })
    expect(found).toEqual([])
    expect(looked).toBeLessThanOrEqual(41)
  })
})
