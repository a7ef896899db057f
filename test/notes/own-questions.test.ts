import { describe, expect, it } from 'vitest'
import { blockText } from '../../src/notes/authored-question.js'
import { hangsOnItsPlace } from '../../src/quiz/generate/hanging.js'
import { courseOf } from '../fixtures/course.js'

const questionsOf = (note: string): string[] =>
  courseOf(note).questions.map(({ text, answer = [] }) =>
    answer.length === 0 ? text : `${text} => ${answer.map(blockText).join(' | ')}`,
  )

describe('cards with another separator', () => {
  it('splits questions at two semicolons', () => {
    expect(questionsOf('# Bees\n\nWhich bee lays the eggs?;;The queen\n\n- Describe a drone;; A male bee\n')).toEqual([
      'Which bee lays the eggs? => The queen',
      'Describe a drone => A male bee',
    ])
  })

  it('leaves loops, properties and calculations alone', () => {
    const note =
      '# Notes\n\nWrite for (;;) to loop.\n\n**Narrator**:: Ada Example\n\nTitle:: The hive\n\nx % 2 :: rest of it\n'
    expect(questionsOf(note)).toEqual([])
  })
})

describe('questions with their answers', () => {
  it('takes what stands below a question for its answer', () => {
    const note = `# Hive

## FAQ

Do bees sleep?

- Yes, at night.
- The old ones more than the young.

How long does a drone live?

About eight weeks.

- Why do bees dance?

They tell the others where food is.
`
    expect(questionsOf(note)).toEqual([
      'Do bees sleep? => Yes, at night.\nThe old ones more than the young.',
      'How long does a drone live? => About eight weeks.',
      'Why do bees dance? => They tell the others where food is.',
    ])
  })

  it('takes no answer, guide, chat or open problem for a question', () => {
    const note = `# Hive

## Question 5

- Warmth
- Food

## Fragen für die Planung

- **Was** ist zu tun?
- **Wer**
    - Welche Stelle ist verantwortlich?

## Questions to Ask at a Party

- What is your perfect day?

## Current open questions

- Why do colonies collapse?
`
    expect(questionsOf(note)).toEqual([])
  })
})

describe('questions that hang on their place', () => {
  it.each([
    'In the figure above, which bee is older?',
    'Do the units in all these plots match?',
    'Based on this, where does the model fail?',
    'How can we change Eq. \\ref{eq:one}?',
    'Was zeigt die obige Abbildung?',
    "Can't we just count them?",
    'Is the code editor above not working?',
    'Which of the following is false?',
    'How does \\tau_{K} compare?',
  ])('%s', question => expect(hangsOnItsPlace(question)).toBe(true))

  it.each([
    'What does a phase diagram show?',
    "Why can't we see ultraviolet light?",
    'Wie liest man ein Diagramm?',
    'From which flowers do bees collect pollen?',
  ])('not: %s', question => expect(hangsOnItsPlace(question)).toBe(false))
})
