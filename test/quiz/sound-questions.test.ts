import { describe, expect, it } from 'vitest'
import { isDefining } from '../../src/quiz/generate/definition.js'
import { labelOf } from '../../src/quiz/generate/label.js'
import { spellsOut, statementProblem } from '../../src/quiz/generate/statement-rules.js'
import { asInText, hintsOf } from '../../src/quiz/generate/typed-names.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf, libraryOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const reportsOf = (note: string, ...makers: string[]) =>
  questionsOf(courseOf(note))
    .filter(({ id }: Question) => makers.some(maker => id.startsWith(`g-${maker}-`)))
    .map(question => openQuestion(question).report())
const promptsOf = (note: string, ...makers: string[]): string =>
  reportsOf(note, ...makers)
    .map(({ prompt }) => prompt)
    .join('\n')

describe('a typed answer', () => {
  it.each([
    ['mutex', 'm', '5'],
    ['Business rules', 'B', '8 + 5'],
    ['Active-Passive', 'A', '14'],
    ['Überlauf', 'Ü', '8'],
  ])('%s is told by its first letter and its length', (name, letter, length) => {
    expect(hintsOf(name)).toEqual({ letter, length })
  })

  it('is as long as the sentence has it, and the long form is right as well', () => {
    const note = `# Canals
## RTGs
- An RTG is a crane on rubber wheels that stacks boxes in a yard.
- A rubber tyred gantry (RTG) needs firm ground; many an RTG stands still.
- The RTG has a driver in a cabin.
`
    const [gap] = reportsOf(note, 'cloze', 'defined')
    expect(gap?.prompt).toContain('has 3 characters')
    expect(gap?.correct).toMatchObject({ accepted: expect.arrayContaining(['rubber tyred gantry']) })
  })

  it('of several words is asked for among choices only', () => {
    const note = (name: string) => `# Canals
## Kinds of gates
- **${name}**: A plate of steel that two chains lift out of the chamber.
- **Sector**: A piece of a drum that turns around an axle in the chamber.

## Use
- The ${name} freezes in winter, and a ${name} is dear.
`
    expect(promptsOf(note('Guillotine'), 'short')).toContain('two chains')
    expect(promptsOf(note('Lift plate'), 'short')).not.toContain('two chains')
  })
})

it('is no part of another word of its sentence', () => {
  const content = [{ type: 'text', value: 'What is kept in memory is in the RAM; a framework is none.' }] as const
  expect(asInText('RAM', content)).toBe('RAM')
  expect(asInText('Frame', content)).toBe('Frame')
  expect(asInText('Frameworks', content)).toBe('Framework')
})

describe('a sentence with a gap', () => {
  it.each([
    '____ is an essential skill for everybody who works on a canal.',
    'Die ____ ist ein zentrales Konzept der Wasserwirtschaft im Mittelalter.',
    '____ between two locks is slower than on the open sea.',
    '____, terms of the freight contract are told to the captain.',
    '____ ist der Motor der Schifffahrt; ohne sie steht alles still.',
  ])('tells nothing: %s', sentence => {
    expect(isDefining(sentence)).toBe(false)
  })

  it('has no second gap, which is part of another name', () => {
    const note = (rest: string) => `# Harbours
## Basin
- A **basin** is a stretch of water that walls shelter ${rest}.
- The basin is deep.
`
    expect(promptsOf(note('from the swell'), 'defined', 'cloze')).toContain('walls shelter')
    expect(promptsOf(note('as a dry basin is'), 'defined', 'cloze')).not.toContain('walls shelter')
  })
})

describe('a statement that is quoted', () => {
  it.each([
    ['engl. loose coupling: parts that keep their own life', 'names itself'],
    ['erfolgt, wie der Name schon sagt, vor dem Bau', 'names itself'],
    ['shows the calls of a program, page 28', 'speaks of the notes'],
    ['more precise than the previous method', 'points back'],
    ['a register in @fig-datapath', 'markup'],
  ])('%s: %s', (text, problem) => {
    expect(statementProblem(text)).toBe(problem)
  })

  it('does not spell its abbreviation out in small letters', () => {
    expect(spellsOut('the time-to-live of a record', 'TTL')).toBe(true)
    expect(spellsOut('the time that a record lives', 'TTL')).toBe(false)
  })
})

describe('what is not asked', () => {
  it.each([
    ['a number that is about right', '- A lock is cool at night, and 18 °C is about the best warmth for its oil.'],
    ['an order of nothing but numbers', '- Growth: 1 lock → 2 locks → 10 locks → 100 locks'],
    ['a power that is an index', '- $Y = C + I^{P}$'],
  ])('%s', (_what, line) => {
    expect(reportsOf(`# Canals\n\n## Lock oil\n${line}\n`, 'number', 'chain', 'formula')).toEqual([])
  })

  it('a name that its text has word for word', () => {
    const note = (text: string) => `# Signals
## Kinds of flags
- **VVI** – calls a pilot on board of the ship
- **AAI** – warns of a fire on the deck
- **OR** – ${text}
- **DDD** – tells that a diver is below
`
    expect(promptsOf(note('asks for a free berth in the harbour'), 'term')).toContain('free berth')
    expect(promptsOf(note('asks by the letters OR for a free berth'), 'term')).not.toContain('free berth')
  })
})

describe('what stands over a question', () => {
  it.each(['Week2', 'All Units', 'Lecture & Class Discussion Notes', '📚 Lecture Notes', 'Course work'])(
    'is not how notes are kept: %s',
    title => expect(labelOf(title)).toBeUndefined(),
  )

  it.each([
    ['W6N2 - Virtual memory', 'Virtual memory'],
    ['& 7 - Declaring types', 'Declaring types'],
    ['Unit testing', 'Unit testing'],
    ['Class diagrams', 'Class diagrams'],
  ])('%s is shown as %s', (title, label) => expect(labelOf(title)).toBe(label))
})

it('looks for what is over a question in no time, however long it is', () => {
  expect(labelOf(`Lecture Notes ${'2024-10-10 '.repeat(2000)} Sorting`)).toBeDefined()
  expect(labelOf(`Lecture${' '.repeat(100_000)}Sorting`)).toBeDefined()
})

describe('steps', () => {
  const steps = (title: string) =>
    promptsOf(
      `# Harbour\n## ${title}\n1. Tie the ship to the quay\n2. Open the hatches of the hold\n3. Lift the boxes ashore\n`,
      'steps',
    )

  it('are put in their order where their heading says that they have one', () => {
    expect(steps('Unloading process')).toContain('put the steps')
    expect(steps('Contents: unloading process')).toBe('')
    expect(steps('Unloading')).toBe('')
  })
})

it('asks nothing about what a note says of another one that it leads to', () => {
  const ofTheList = (named: (name: string) => string) =>
    libraryOf({
      'demo/course.toml': 'title = "Demo"\nlanguage = "en"\n',
      'demo/Parts.md': `# Locks
## Kinds of parts
- ${named('Sluice')} – lets the water in through a board in a frame
- ${named('Weir')} – holds the water of a river back by a low wall
- ${named('Quay')} – ties the ships that wait to rings in a wall
`,
      'demo/Sluice.md': '# Sluice\n\nA sluice is old.\n',
      'demo/Weir.md': '# Weir\n\nA weir is old.\n',
      'demo/Quay.md': '# Quay\n\nA quay is old.\n',
    })
      .courses.flatMap(course => questionsOf(course))
      .filter(({ source }) => source.file.endsWith('Parts.md'))
  expect(ofTheList(name => `**${name}**`).length).toBeGreaterThan(0)
  expect(ofTheList(name => `[[${name}]]`)).toEqual([])
})

it('takes the beginning of a name for no number of it', () => {
  const course = courseOf(`# Ethernet
## Standards
- **Gigabit Ethernet**: 1 Gbps over copper
- **10 Gigabit Ethernet**: 10 Gbps over copper
- **100 Gigabit Ethernet**: 100 Gbps over copper
`)
  expect(course.concepts.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Gigabit Ethernet', '10 Gigabit Ethernet', '100 Gigabit Ethernet']),
  )
})
