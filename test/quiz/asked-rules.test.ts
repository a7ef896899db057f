import { describe, expect, it } from 'vitest'
import { isDefining } from '../../src/quiz/generate/definition.js'
import { isNoName } from '../../src/quiz/generate/no-terms.js'
import { hasInitials, isPredicate, sentencesOf, statementProblem } from '../../src/quiz/generate/statement-rules.js'
import { isApart, isBelowApart } from '../../src/quiz/generate/subject-matter.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf, libraryOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const promptOf = (question: Question): string => openQuestion(question).report().prompt
const promptsOf = (note: string): string => questionsOf(courseOf(note)).map(promptOf).join('\n')
const madeBy = (note: string, maker: string): Question[] =>
  questionsOf(courseOf(note)).filter(({ id }) => id.startsWith(`g-${maker}-`))

describe('what a heading stands over', () => {
  it.each([
    'Learning objectives',
    '2.3 Exercises',
    'Example of a sluice',
    'Further reading',
    'Lernziele',
    'Musterlösung',
    'Literatur',
  ])('is apart from the subject matter: %s', heading => {
    expect(isApart(heading)).toBe(true)
  })

  it.each(['Definition', 'Example: Stirling engine', 'Sources of heat', 'Lock gates', 'Eigenschaften'])(
    'is the subject matter: %s',
    heading => {
      expect(isApart(heading)).toBe(heading.startsWith('Sources'))
    },
  )

  it('is apart below a heading of exercises, but not below one of objectives', () => {
    expect(isBelowApart(['Exercises', 'Lock gates'])).toBe(true)
    expect(isBelowApart(['Learning objectives', 'Lock gates'])).toBe(false)
  })
})

describe('a name that no question asks for', () => {
  it.each([
    ['Alternativ', 'de'],
    ['Möglicherweise', 'de'],
    ['Konzept eines Ventils', 'de'],
    ['Logisch', 'de'],
    ['Generally', 'en'],
    ['choosing', 'en'],
    ['Two kinds of valve', 'en'],
    ['Hiring a pilot', 'en'],
    ['Case B', 'en'],
  ])('%s', (title, language) => {
    expect(isNoName(title, language)).toBe(true)
  })

  it.each([
    ['Stirlingmotor', 'de'],
    ['relativer Vorteil', 'de'],
    ['Family', 'en'],
    ['Lock gate', 'en'],
    ['G3P', 'en'],
  ])('is not %s', (title, language) => {
    expect(isNoName(title, language)).toBe(false)
  })
})

describe('a sentence', () => {
  it.each([
    ['A ____ is a chamber between two gates.', true],
    ['Ships wait in a chamber called a ____ until it is full.', true],
    ['____ closes the chamber at both ends.', true],
    ['Die Kammer wird ____ genannt', true],
    ['Ships that leave the ____ are quick.', false],
  ])('"%s" says what its term is: %s', (text, expected) => {
    expect(isDefining(text)).toBe(expected)
  })

  it.each([
    ['closes the chamber at both ends', true],
    ['verteilt die Last auf zwei Lager', true],
    ['various sorts of gates', false],
    ['nicht ganz dicht', false],
    ['Gates at both ends', false],
  ])('"%s" leaves out its subject: %s', (plain, expected) => {
    expect(isPredicate({ plain })).toBe(expected)
  })

  it('is one of several, abbreviations apart', () => {
    expect(sentencesOf('A lock lifts ships, e.g. barges. It has two gates. They are heavy.')).toEqual([
      'A lock lifts ships, e.g. barges.',
      'It has two gates.',
      'They are heavy.',
    ])
  })

  it.each(['Zwar gibt es noch Schleusen.', 'For example, the gate at Delft leaks.', 'Ein Lager, verteilt nach'])(
    'does not stand alone: %s',
    text => {
      expect(statementProblem(text)).toBe('dangling')
    },
  )

  it('gives a name away by its initials', () => {
    expect(hasInitials('Like OpenMP, GCD manages threads', 'Grand Central Dispatch')).toBe(true)
    expect(hasInitials('manages threads', 'Grand Central Dispatch')).toBe(false)
  })
})

const GATES = `# Locks

## Gates
- **Mitre gate**: closes in a point towards the higher water
- **Rolling gate**: moves aside into a recess of the wall
- **Lift gate**: rises over the ships that pass under it
`

describe('questions', () => {
  it('are not made of links, of objectives, or of exercises and their solutions', () => {
    const asked = promptsOf(`${GATES}
## Learning objectives
- **Caisson gate**: describes how it floats into its place
## Exercises
- **Radial gate**: turns around an axle at its side
## See
- [[Dry docks]]
- [[Weirs and dams]]
`)
    expect(asked).toContain('closes in a point')
    for (const line of ['floats into its place', 'turns around an axle', 'Dry docks']) expect(asked).not.toContain(line)
  })

  it('are not made of what several notes have word for word', () => {
    const page = (name: string, line: string) =>
      `# ${name}\n- holds a copy of the page for your printer\n- ${name} ${line}\n- keeps the water out of the hull\n`
    const notes = Object.fromEntries(
      [
        ['Sluice', 'lets water pass below a gate of iron'],
        ['Weir', 'raises a river so that ships can float'],
        ['Dyke', 'protects the low land from the sea'],
      ].map(([name = '', line = '']) => [`canals/${name}.md`, page(name, line)]),
    )
    const [course] = libraryOf(notes).courses
    const asked = course === undefined ? '' : questionsOf(course).map(promptOf).join('\n')
    expect(asked).not.toContain('for your printer')
  })

  it('take the sentence that defines a term, wherever it stands in its paragraph', () => {
    const [asked] = madeBy(
      `# Canals
Ships cannot climb hills. A lock is a chamber between two gates that lifts ships to another level. Few are older than 1373.

## Traffic
- the longest wait is before a lock in summer
- a lock needs a keeper
`,
      'defined',
    )
    expect(asked && promptOf(asked)).toContain(
      'A ____ is a chamber between two gates that lifts ships to another level.',
    )
  })

  it('offer no order of two lists, and none with a remark between', () => {
    const steps = (between: string) => `# Locking process
1. The keeper opens the lower gate.
2. The ship enters the chamber.
${between}
3. The water rises to the upper level.
4. The ship leaves through the upper gate.
`
    expect(madeBy(steps(''), 'steps').length + madeBy(steps('Two ways follow:\n'), 'steps').length).toBe(1)
  })

  it('compute nothing whose line states a condition', () => {
    const formula = (rest: string) => `# Flow\n## Flow rate\n- $Q = A \\cdot v$${rest}\n`
    expect(madeBy(formula(''), 'formula')).toHaveLength(1)
    expect(madeBy(formula(' for $A \\geq v$'), 'formula')).toEqual([])
    expect(madeBy(formula(' where the pipe is full'), 'formula')).toEqual([])
  })

  it('expand an abbreviation by the words that its letters are of', () => {
    const [asked] = madeBy('# Ships\n## Global Positioning System (GPS) of Barges\n- tells where it is\n', 'spell')
    expect(asked && openQuestion(asked).report().correct).toMatchObject({ accepted: ['Global Positioning System'] })
    expect(madeBy('# Ships\n## Optimal Loading for Barges (OPT)\n- saves fuel\n', 'spell')).toEqual([])
  })

  it('offer labels of other lists only where three stand side by side', () => {
    const list = (name: string, ...labels: string[]) => `## ${name}\n${labels.map(label => `- ${label}`).join('\n')}\n`
    const two = `# Harbour\n${list('Cranes', 'Jib', 'Counterweight', 'Winch')}${list('Tugs', 'Towing hook', 'Fender', 'Rudder')}`
    expect(madeBy(two, 'belongs')).toEqual([])
    expect(madeBy(`${two}${list('Quays', 'Bollard', 'Ladder', 'Kerb')}`, 'belongs').length).toBeGreaterThan(0)
  })
})
