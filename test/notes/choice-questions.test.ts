import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { courseOf } from '../fixtures/course.js'

const questionsOf = (note: string): string[] =>
  courseOf(note).questions.map(({ text, form, choices = [], answer = [] }) => {
    const shown = choices.map(({ content, isCorrect }) => `${isCorrect ? '+' : '-'}${plainText(content)}`)
    return [`${form ?? 'free'}: ${text}`, ...shown, ...(answer.length === 0 ? [] : ['(answered)'])].join(' ')
  })

const BEE = ['choice: Which bee lays the eggs? -Drone +Queen -Worker']

describe('questions with options', () => {
  it.each([
    [
      'details',
      '- A. Drone\n- B. Queen\n- C. Worker\n\n<details>\n<summary>Answer</summary>\n\nB\n\nPage 3\n</details>\n',
    ],
    ['details on a line', '- a) Drone\n- b) Queen\n- c) Worker\n\n<details><summary>Answer</summary>b)</details>\n'],
    ['lines of a paragraph', 'a) Drone\nb) Queen\nc) Worker\n\nAnswer: b\n'],
    ['the last line', 'A. Drone\nB. Queen\nC. Worker\n**Correct:** B\n'],
    ['bold letters', '- **A)** Drone\n- **B)** Queen\n- **C)** Worker\n\n**Solution:** B\n'],
    ['a bold option', '- A. Drone\n- **B. Queen**\n- C. Worker\n'],
    ['ticks', '- [ ] Drone\n- [x] Queen\n- [ ] Worker\n'],
    ['a sign', '- A. Drone\n- B. Queen ✓\n- C. Worker\n'],
    ['its own words', '- Drone\n- Queen\n- Worker\n\nAnswer: Queen\n'],
  ])('takes the key from %s', (_, options) => {
    expect(questionsOf(`# Hive\n\nWhich bee lays the eggs?\n\n${options}`)).toEqual(BEE)
  })

  it('reads several right options and the statements that they join', () => {
    const note = `# Hive

Which bees are female?

- A. Drones
- B. Queens
- C. Workers

Solution: B and C

Which of these are true of drones?

- I. They sting.
- II. They mate.

- A. I
- B. II

Antwort: B
`
    expect(questionsOf(note)).toEqual([
      'choice: Which bees are female? -Drones +Queens +Workers',
      'choice: Which of these are true of drones? I. They sting. II. They mate. -I +II',
    ])
  })

  it('asks neither a question without its key nor its options', () => {
    const note = `# Hive

## Review questions

- How does a swarm find a home?

**Multiple Choice**

Which bee lays the eggs?

- A. Drone
- B. Queen
- C. A worker does

<details>
<summary>Answer</summary>

A queen is what you are looking for.
</details>
`
    expect(questionsOf(note)).toEqual(['free: How does a swarm find a home?'])
  })

  it('leaves a lettered list of facts alone', () => {
    const note = '# Hive\n\nThe hive has two parts:\n\n- a) the brood nest\n- b) the honey store\n'
    expect(questionsOf(note)).toEqual([])
  })
})

describe('statements to be judged', () => {
  const FALSE = ['truth: Drones can sting. -True +False']
  it.each([
    '**True or False?**\n\nDrones can sting.\n\n<details>\n<summary>Answer</summary>\n\nFalse\n</details>\n',
    'Drones can sting.\n\nTrue or false?\n\nAnswer: False\n',
    '**True/False:** Drones can sting.\n\nAnswer: False\n',
    'Question: Drones can sting. True or false?\n\n<details>\n<summary>Answer</summary> False. They have no sting.\n</details>\n',
    'Drones can sting. (True or False) :: False\n',
  ])('%s', note => expect(questionsOf(`# Hive\n\n${note}`)).toEqual(FALSE))

  it('asks none without its key', () => {
    expect(questionsOf('# Hive\n\n## Questions\n\n**True or False?**\n\nDrones can sting.\n')).toEqual([])
  })
})

describe('answers that are folded away', () => {
  it('belong to the question over them, or in their summary', () => {
    const note = `# Hive

Who feeds the larvae?

<details><summary>Answer</summary>The nurses</details>

<details><summary>Who guards the entrance?</summary>Older workers</details>
`
    expect(questionsOf(note)).toEqual([
      'free: Who feeds the larvae? (answered)',
      'free: Who guards the entrance? (answered)',
    ])
  })
})
