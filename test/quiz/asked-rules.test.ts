import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/core/sentences.js'
import { blockText } from '../../src/notes/authored-question.js'
import { isDefining } from '../../src/quiz/generate/definition.js'
import { isNoName } from '../../src/quiz/generate/no-terms.js'
import { hasInitials, isPredicate, statementProblem } from '../../src/quiz/generate/statement-rules.js'
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
      expect(isApart(heading)).toBe(false)
    },
  )

  it.each([
    'Prüfung',
    'Altklausur WS18',
    'Exam 2',
    'Past exam questions',
    'Midterm',
    'Hinweise zur Klausur',
    'Übung 3',
    'Aufgaben der Vorlesung',
    'Lösungen der Übung 2',
    'Links and further reading',
    'Exam from 2019',
  ])('is an exam, or work that is set: %s', heading => {
    expect(isBelowApart([heading, 'Lock gates'])).toBe(true)
  })

  it.each([
    'Spickzettel für die Prüfung: Schleusen',
    'Bauprüfung',
    'Überprüfung des Wehrs',
    'Planung, Bau und Prüfung',
    'Exam Notes',
    'Midterm Review: Locks',
    'Task scheduling',
    'Link layer',
    'Activity diagram',
    'Aufgaben des Wehrs',
    'Goals of a survey',
    'Sources of law',
    'References in C++',
    'Solutions of linear equations',
    'Tasks and threads',
    'Rate of interest',
    'Prüfung von Hypothesen',
    'Lösungen von Gleichungen',
  ])('only has a word of such in it: %s', heading => {
    expect(isApart(heading)).toBe(false)
    expect(isBelowApart([heading, 'Lock gates'])).toBe(false)
  })

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
    ['ABER', 'de'],
    ['Momentan', 'de'],
    ['Definiert', 'de'],
    ['Einfache Variante', 'de'],
    ['2nd group', 'en'],
    ['end of 3 yrs', 'en'],
    ['1950er', 'de'],
    ['Faster', 'en'],
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
    const formula = (rest: string) => `# Flow\n## Flow rate\n- $\\text{Flow} = \\text{Area} \\cdot v$${rest}\n`
    expect(madeBy(formula(''), 'formula')).toHaveLength(1)
    expect(madeBy(formula(' for $v \\geq 1$'), 'formula')).toEqual([])
    expect(madeBy(formula(' where the pipe is full'), 'formula')).toEqual([])
  })

  it('expand an abbreviation by the words that its letters are of', () => {
    const [asked] = madeBy('# Ships\n## Global Positioning System (GPS) of Barges\n- tells where it is\n', 'spell')
    expect(asked && openQuestion(asked).report().correct).toMatchObject({ accepted: ['Global Positioning System'] })
    expect(madeBy('# Ships\n## Optimal Loading for Barges (OPT)\n- saves fuel\n', 'spell')).toEqual([])
  })

  it('take no attribute for a term that is told of several things side by side', () => {
    const asked = promptsOf(`# Ships
| Ship | Cargo carried | Usual crew |
|---|---|---|
| Barge | sand and stones of the quarries | a family that lives aboard |
| Ferry | people with their cars and bicycles | six sailors in two shifts |
| Tug | nothing but its own strong engine | a master and two mates |
`)
    expect(asked).not.toMatch(/(?:Barge|Ferry|Tug): which term/)
  })

  it('take no abbreviation apart, and no range', () => {
    const asked = promptsOf(`# Schleusen
Der Bau von Schleusen.

## Bauzeit
- z. B. Hebewerke: heben ganze Schiffe in einem Trog voller Wasser
- 1890er – 1910er: wurden die grossen Kammern aus Beton gegossen
- 1920er: wurden die ersten Tore mit Strom bewegt
- Tauchtore: sinken vor dem Schiff in eine Grube der Sohle
`)
    expect(asked).not.toMatch(/«B»|1890er|1910er:/)
  })

  it('are labelled by the note that says it, where two have a heading in common', () => {
    const note = (name: string, ...items: string[]) =>
      `# ${name}\n## Overview of the theory\n${items.map(item => `- ${item}\n`).join('')}`
    const [course] = libraryOf({
      'canals/gates.md': note('Gate theory', '**Leakage**: water runs through every gap of the wood'),
      'canals/tides.md': note(
        'Tide theory',
        '**Silting**: mud settles in front of the doors each night',
        '**Undertow**: a current pulls at the keel of moored boats',
        '**Backwash**: waves return from the wall into the basin',
      ),
    }).courses
    const asked = course === undefined ? '' : questionsOf(course).map(promptOf).join('\n')
    expect(asked).toContain('Tide theory')
    expect(asked).not.toContain('Gate theory')
  })

  it('keep what a list is nested below', () => {
    const asked = promptsOf(`# Locks

## Filling
- Idle period - the time until the gate may open
  - Surge: the keeper lets the water in through all the culverts
  - Trickle: the keeper uses one culvert so that boats lie still
  - Ebb: the sea draws the water out of the chamber
`)
    expect(asked).toContain('Idle period')
  })

  it('ask for no number of a moment, a sample or a share', () => {
    const number = (line: string) => madeBy(`# Locks\n## Mitre gate\n- ${line}\n`, 'number')
    expect(number('a mitre gate has 2 wings of oak')).toHaveLength(1)
    for (const line of [
      'a mitre gate now has 2 wings of oak',
      'a mitre gate of oak was built 3 years earlier',
      'a mitre gate leaks in 40% of all places',
      'a mitre gate is of oak since 1890',
    ])
      expect(number(line)).toEqual([])
  })

  it('accept the head of a name that no other term has, where the rest only says whose it is', () => {
    const [asked] = madeBy(
      `# Weimar
## Gründung
- Die **Verfassung Weimars** ist der Vertrag, der die Rechte des Präsidenten und des Reichstags festlegt.
- Die **Nationalversammlung** berät in einem Theater fern der Unruhen der Hauptstadt.

## Ende
- Die Verfassung Weimars gilt nach 1933 nur noch auf dem Papier.
`,
      'defined',
    ).filter(question => promptOf(question).includes('Präsidenten'))
    expect(asked && openQuestion(asked).report().correct).toMatchObject({
      accepted: ['Verfassung Weimars', 'Verfassung'],
    })
    const [other] = madeBy(
      `${GATES}\n## Parts\n- A **quoin post** is a beam of oak on which a gate turns.\n- The quoin post is of oak.\n`,
      'defined',
    ).filter(question => promptOf(question).includes('beam of oak'))
    expect(other && openQuestion(other).report().correct).toMatchObject({ accepted: ['quoin post'] })
  })

  it('do not spell an abbreviation out', () => {
    const asked = promptsOf(`# Ports
## Services
- TaaS = Tugs as a Service
- BaaS = Berths as a Service
- PaaS = Pilots as a Service
`)
    expect(asked).not.toContain('as a Service')
  })

  it('tell no pros of what somebody argues about', () => {
    const asked = promptsOf(`# Canal age
## Politisches System
### Pro
- die Zölle hielten die Kanäle instand
- die Fürsten vertrugen sich am Fluss
### Kontra
- die Zölle verteuerten jede Fahrt
- die Schleusen verfielen im Krieg
`)
    expect(asked).not.toMatch(/advantages? of|Vorteil|Nachteil/)
  })

  it('offer labels of other lists only where three stand side by side', () => {
    const list = (name: string, ...labels: string[]) => `## ${name}\n${labels.map(label => `- ${label}`).join('\n')}\n`
    const two = `# Harbour\n${list('Cranes', 'Jib', 'Counterweight', 'Winch')}${list('Tugs', 'Towing hook', 'Fender', 'Rudder')}`
    expect(madeBy(two, 'belongs')).toEqual([])
    expect(madeBy(`${two}${list('Quays', 'Bollard', 'Ladder', 'Kerb')}`, 'belongs').length).toBeGreaterThan(0)
  })
})

describe('a question of the notes about code', () => {
  const fence = '```'
  const note = `# Loops

- a loop runs until its condition fails

## Questions

### 1. What does this print?
${fence}js
print(bee)
${fence}

### 2. What does this print?
${fence}js
print(hive)
${fence}
`

  it('is asked with the code, and is another one with other code', () => {
    const asked = questionsOf(courseOf(note)).filter(({ kind }) => kind === 'open')
    const shown = asked.map(question => openQuestion(question).prompt.map(blockText))
    expect(shown).toEqual([
      ['What does this print?', 'print(bee)'],
      ['What does this print?', 'print(hive)'],
    ])
  })
})
