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

const typed = (note: string): unknown[] =>
  questionsOf(courseOf(note))
    .filter(({ id }) => id.startsWith('g-spell-'))
    .map(({ body }) => (body as { accepted: unknown }).accepted)

describe('what short names stand for', () => {
  it('is asked where a line or a table spells them out', () => {
    const note = `# Ports

## Cranes
- ETA: Estimated Time of Arrival (by the captain)
- RTG: rubber tyred gantry crane

## Papers
| Short | Name |
|---|---|
| HBL | House Bill of Lading |
`
    expect(typed(note)).toEqual(
      expect.arrayContaining([
        ['Estimated Time of Arrival'],
        ['rubber tyred gantry', 'rubber tyred gantry crane'],
        ['House Bill of Lading'],
      ]),
    )
  })

  it('is no meaning by which to ask for them', () => {
    const rows = ['HBL | House Bill of Lading', 'ETA | Estimated Time of Arrival', 'BAF | Bunker Adjustment Factor']
    const note = `# Ports\n\n## Papers\n\n| Short | Name |\n|---|---|\n${rows.map(row => `| ${row} |`).join('\n')}\n`
    expect(questionsOf(courseOf(note)).filter(({ id }) => !id.startsWith('g-spell-'))).toEqual([])
    expect(typed(note)).toHaveLength(3)
  })

  it('is not asked where the long form is itself cut short, or another text', () => {
    const note = `# Ports

## Cranes
- GLH: Gesellschaft für Lagerung u. Hand.
- RTG: moves on wheels over the boxes
`
    expect(typed(note)).toEqual([])
  })
})

describe('a list of which some members tell their own name', () => {
  const note = `# Harbours

## Kinds of harbour
- **Tidal harbour:** opens to every ship with the tide
- **Dry harbour:** a yard far inland that a railway serves
- **River harbour:** lies along a river and its banks
`

  it('has those as wrong choices of the others', () => {
    const terms = questionsOf(courseOf(note)).filter(({ id }) => id.startsWith('g-term-'))
    expect(terms.map(question => openQuestion(question).report().choices?.toSorted())).toContainEqual([
      'Dry harbour',
      'River harbour',
      'Tidal harbour',
    ])
    expect(terms.map(promptOf).join('\n')).not.toContain('along a river')
  })
})
