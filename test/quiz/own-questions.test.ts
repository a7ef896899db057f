import { describe, expect, it } from 'vitest'
import { courseOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const asked = (note: string): string[] =>
  questionsOf(courseOf(note))
    .filter(({ id }) => id.startsWith('q-'))
    .map(question => `${question.kind}: ${openQuestion(question).report().prompt}`)

describe('boxes that ask', () => {
  it('show what they are about where they do not say it', () => {
    const note = `# Bee hive

## Waggle dance

> [!question] Why is it called so?
> The dancer shakes her body.

> [!question] How long does a waggle dance last?
> About half a minute.
`
    expect(asked(note)).toEqual([
      'open: Waggle dance: Why is it called so?',
      'open: How long does a waggle dance last?',
    ])
  })

  it('ask nothing where they only look so', () => {
    const note = `# Bee hive

> [!question] Hive exercises
> Draw a frame and a comb.

> [!help]
> My smoker goes out all the time. Tell me if you know the reason.
`
    expect(asked(note)).toEqual([])
  })
})

describe('questions that the notes do not answer', () => {
  const FACTS = '# Bee hive\n\n## Queen\n\nThe queen lays all the eggs of the colony.\n'

  it('are asked where questions for the exam stand', () => {
    expect(asked(`${FACTS}\n## Exam questions\n\n- Why did Langstroth patent movable frames?\n`)).toEqual([
      'open: Why did Langstroth patent movable frames?',
    ])
  })

  it('are not asked in passing', () => {
    expect(asked(`${FACTS}\nQ: Why did Langstroth patent movable frames?\n`)).toEqual([])
  })
})

describe('options and statements of the notes', () => {
  it('are asked as what they are', () => {
    const note = `# Bee hive

Which bee lays the eggs?

- A. Drone
- B. Queen

Answer: B

**True or False?**

Drones can sting.

Answer: False
`
    expect(asked(note).map(text => text.split('\n')[0])).toEqual([
      'single: Which bee lays the eggs?',
      'true-false: Drones can sting.',
    ])
  })
})
