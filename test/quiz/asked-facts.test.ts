import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/quiz/question.js'
import { courseOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const promptOf = (question: Question): string => openQuestion(question).report().prompt
const asked = (note: string): string => questionsOf(courseOf(note)).map(promptOf).join('\n')

describe('a sentence that sets off what it defines', () => {
  it.each([
    [
      'named nowhere else',
      '**Verlandung** bedeutet, dass ein See sich über Jahre mit Sand und Pflanzen füllt.',
      '„____ bedeutet',
    ],
    ['in the plural', '**Groynes** are walls that slow the current along a beach.', '„____ are walls'],
    [
      'with its list below',
      '**Hydrography** measures the shape of coasts and of river beds:\n\n- maps\n- charts',
      '„____ measures',
    ],
    [
      'speaking of anybody',
      '**Wharfage** is the fee that you pay for every ton of freight on a quay.',
      '„____ is the fee',
    ],
    [
      'nested in a list',
      '- Rivers bend\n    - An **oxbow** is a lake that a river leaves behind in a bend.',
      '„An ____ is a lake',
    ],
  ])('is asked about, %s', (_, sentence, prompt) => {
    expect(asked(`# Water\n\n## Coasts\n\n${sentence}\n`)).toContain(prompt)
  })

  it.each([
    ['which stresses an everyday word', 'The **trick** is a lock that lifts every boat over a ridge of hills.'],
    ['which says what comes first', '**Sluices** are the most important thing that every harbour pays for.'],
    ['which counts what is below', '**Sluices** are gates of three types with a chamber behind every one:\n\n- a\n- b'],
  ])('is not asked about, %s', (_, sentence) => {
    expect(asked(`# Water\n\n## Coasts\n\n${sentence}\n`)).not.toContain('____ ')
  })
})
