import { describe, expect, it } from 'vitest'
import { isOfAThing } from '../../src/notes/defined-term.js'
import { isDefining } from '../../src/quiz/generate/definition.js'
import { isShortFor } from '../../src/quiz/generate/typed-names.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const promptOf = (question: Question): string => openQuestion(question).report().prompt
const madeBy = (note: string, ...makers: string[]): Question[] =>
  questionsOf(courseOf(note)).filter(({ id }) => makers.some(maker => id.startsWith(`g-${maker}-`)))
const gapsOf = (note: string): string => madeBy(note, 'defined', 'cloze').map(promptOf).join('\n')

describe('a sentence with a gap', () => {
  it.each([
    'A ____ is a chamber between two gates that lifts ships.',
    'Der ____ ist ein Bauwerk, das Schiffe hebt.',
    'Die ____ eines Flusses ist definiert als die Strecke von der Quelle zur Mündung.',
    'Der ____ verteilt die Last auf zwei Lager.',
    'The ____ is a vital and delicate part of a lock, held by two hinges of bronze.',
    'Der ____ ist dann erreicht, wenn kein Wasser mehr über das Wehr fließt.',
    'Such a chamber is called a ____.',
  ])('says what its term is: %s', sentence => {
    expect(isDefining(sentence)).toBe(true)
  })

  it.each([
    '____ is important for every harbour on the coast.',
    'Die ____ ist besonders wichtig für das Verständnis von Flüssen.',
    '____ ist eines der wichtigsten Bauwerke an Flüssen und Kanälen.',
    '____ ist einer der wichtigsten Häfen an Flüssen und Kanälen.',
    '____ are the heart of a canal, ships wait for hours.',
    '____ sind ein zentrales Konzept im Wasserbau, das in vielen Bereichen Anwendung findet.',
    'Der ____ spielt eine immer wichtigere Rolle an Küsten.',
    '____ lässt wenig Spielraum für Schiffe mit großem Tiefgang.',
    'Das ____ ist z.B. ein offenes Tor bei Flut.',
    'Der ____ ist das nächste Tor hinter der Kammer.',
    '____ sind dabei messbare Eigenschaften eines Kanals.',
    '____ ist ein "zahnloses" Verbot, obwohl es viele Strafen kennt.',
    'The ____ is a second-order flow of the form',
    'Ein ____ heißt schiffbar, wenn er das ganze Jahr Wasser führt.',
    'Ist eine sogenannte ____ und trägt schwere Lasten',
    '____ (Holz), Pfeiler (Stein) und Brücken',
    '____ meist aus Stein, selten aus Holz gebaut.',
    '____ eines Kanals werden durch Striche dargestellt.',
    'A canal with a ____ is also called a ____.',
  ])('defines nothing: %s', sentence => {
    expect(isDefining(sentence)).toBe(false)
  })

  it.each([
    'simplest',
    'latter',
    'most common',
    'fact that there',
    'left y-axis',
    'x-axis',
    'dashed line',
    'obere Kurve',
  ])('has no term before its verb: %s', words => {
    expect(isOfAThing(words)).toBe(false)
  })

  it.each(['forest', 'line', 'demand curve', 'Rest', 'hinge line', 'least squares'])('may define: %s', words => {
    expect(isOfAThing(words)).toBe(true)
  })

  it('is not asked where it names the other side', () => {
    const note = `# Ports
- **Pilot** steers ships through a narrow channel, Captain follows the signs.
- **Pilot** boards ships in a storm
- **Captain**: signs for the freight and for the crew
- the Captain waits for a Pilot`
    expect(gapsOf(note)).not.toContain('steers ships')
  })

  it('is not asked of a recap', () => {
    const note = (heading: string) =>
      `# Ports\n\n## ${heading}\n\n- **Groynes** are walls that slow the current along a beach.\n`
    expect(gapsOf(note('Beaches'))).toContain('walls that slow')
    expect(gapsOf(note('Quick recap'))).toBe('')
  })

  it('has no key of a source over it', () => {
    const note = '# Ports\n\n## smith2021Harbours\n\n- **Groynes** are walls that slow the current along a beach.\n'
    expect(gapsOf(note)).not.toContain('smith2021')
  })

  it('is not asked for an adjective and a noun where the note is called by the noun', () => {
    const gated = (title: string) => `# Canals\n\n## ${title}\n\nA tidal harbour is a basin that falls dry at every ebb.

## Traffic
- a tidal harbour needs a dredger
`
    expect(gapsOf(gated('Basins'))).toContain('A ____ is a basin that falls dry')
    expect(gapsOf(gated('Harbours'))).not.toContain('falls dry')
  })
})

describe('what may be typed into a gap', () => {
  it('begins with the letter that is told, or is short for what does', () => {
    const note = `# Water

## Weir (dam)
A weir is a wall across a river that raises the level of its water.

## Traffic
- every weir has a keeper
`
    const accepted = madeBy(note, 'defined', 'cloze').map(({ body }) => JSON.stringify(body))
    expect(accepted.join()).toContain('"weir"')
    expect(accepted.join()).not.toContain('"dam"')
    expect(isShortFor('VTS', 'Vessel Traffic Service')).toBe(true)
  })

  it('is no word that stands behind the heading in parentheses', () => {
    const note = `# Freight

1. **Loading (crane):**
    - The crane lifts every box from the quay into the ship.
2. **Signing (captain):**
    - The captain signs a bill of lading for all goods on board.
`
    expect(gapsOf(note)).not.toContain('The ____ signs')
  })
})

describe('a number', () => {
  const numbersOf = (note: string): string => madeBy(note, 'number').map(promptOf).join('\n')

  it.each([
    ['of a port in a labelled line', 'Web view: Port 8086', 'Web view: Port ____'],
    ['with a unit in a labelled line', 'Limit: 30 mA', 'Limit: ____ mA'],
    ['of a part in a labelled line', 'Else as agreed: notice of 4 weeks', 'notice of ____ weeks'],
    ['of a port in a sentence', 'Control runs on port 2121 for every crane', 'on port ____ for'],
    ['in a compound', 'Gantry control uses a 56-bit key for every crane.', 'uses a ____-bit key'],
    ['of when it begins', 'Begins 6 weeks before the first frost', 'Begins ____ weeks before'],
  ])('is asked for, %s', (_, line, prompt) => {
    expect(numbersOf(`# Ports\n\n## Gantry control\n\n- ${line}\n`)).toContain(prompt)
  })

  it.each([
    ['of a standard', 'Gantry control follows ISO 9001 at every quay.'],
    ['of a standard with a point', 'Gantry control uses 802.11 for signals to every crane.'],
    ['that is hedged', 'Gantry control may need 48 hours after a storm.'],
    ['that the sentence counts', 'Gantry control needs 2 signals (wind + tide) at every lift.'],
    ['with a power', 'Gantry control uses a key of the form 10^n for every crane.'],
    ['of a price in a compound', '60€-cranes have no gantry control for every quay.'],
    ['of what it costs', 'Price: 30 €'],
  ])('is not asked for, %s', (_, line) => {
    expect(numbersOf(`# Ports\n\n## Gantry control\n\n- ${line}\n`)).toBe('')
  })
})

describe('lines that Markdown joins', () => {
  it('are read apart where the second one has a label', () => {
    const numbers = madeBy('# Locks\n\n## Sluice\n\nA sluice drains a polder at ebb\nWidth: 12 m\n', 'number').map(
      promptOf,
    )
    expect(numbers.join()).toMatch(/\n.Width: ____ m.$/)
  })

  it('are no sentence where nothing ends the first one', () => {
    const note = (second: string) => `# Ufer

## Buhne
- Eine Buhne ist ein Damm quer zum Ufer, der die Strömung bremst
${second}

## Verkehr
- jede Buhne hat ein Zeichen
`
    expect(gapsOf(note(''))).toContain('ein Damm quer')
    expect(gapsOf(note('Wenn sie bricht, wandert der Sand'))).not.toContain('ein Damm quer')
    expect(gapsOf(note('**Achtung:** nicht betreten'))).not.toContain('Achtung')
  })
})

describe('a formula', () => {
  const formulasOf = (note: string): string => madeBy(note, 'formula').map(promptOf).join('\n')

  it('takes letters for one symbol where the notes introduce them so', () => {
    const table = '| | open | shut |\n|---|---|---|\n| seen | true alarms (ta) | false alarms (fa) |\n'
    const formula =
      '\n## Precision\n\nPrecision $P$ is the number of true alarms in all alarms\n\n$$P = \\frac{ta}{ta+fa}$$\n'
    expect(formulasOf(`# Alarms\n\n${table}${formula}`)).toMatch(/ta = \d+, fa = \d+/)
  })

  it.each([
    ['of what nobody measures', 'Seamanship', 'Seamanship = Courage × Patience × Caution'],
    ['with a share', 'Heat loss', 'Heat loss = emissivity × area × time'],
    ['with a constant', 'Buoyancy force', 'Buoyancy force = density of water × gravitational constant × volume'],
  ])('is not computed, %s', (_, title, formula) => {
    expect(formulasOf(`# Ships\n\n## ${title}\n\n- ${formula}\n`)).toBe('')
  })

  it.each([
    ['of what is measured', 'Cargo weight', 'Cargo weight = number of boxes × weight of a box'],
    ['of what is counted', 'Cranes', 'Cranes = Quays × Berths'],
    ['with a case worked out', 'Seamanship', 'Seamanship = Courage × Patience\n- e.g. 2 × 3 = 6'],
  ])('is computed, %s', (_, title, formula) => {
    expect(formulasOf(`# Ships\n\n## ${title}\n\n- ${formula}\n`)).not.toBe('')
  })
})

describe('an order', () => {
  const ordersOf = (note: string): string =>
    madeBy(note, 'steps', 'chain', 'years')
      .map(question => JSON.stringify(question.body))
      .join('\n')
  const STEPS = '1. The pilot boards the ship\n2. The crew opens the gate\n3. The ship enters the chamber\n'

  it('is asked of a list below a line that announces it', () => {
    expect(ordersOf(`# Locks\n\n## Locking\n\nAblauf:\n${STEPS}`)).toContain('opens the gate')
    expect(ordersOf(`# Locks\n\n## Locking\n\nRemarks:\n${STEPS}`)).toBe('')
  })

  it('is asked of events with their years behind them', () => {
    const note = `# Canals

## Canal age
- **Opening of the Bridgewater Canal (July 1761):** coal becomes cheap
- **Canal mania in England (1793):** shares soar
- **First railway for passengers (September 1830):** tolls fall
`
    expect(ordersOf(note)).toContain('Canal mania in England')
  })

  it.each([
    ['of a ranking', '## Gates\n\nProcess sorted by strength\n\n1. they close slowly\n2. they lean\n3. they float\n'],
    [
      'of cases',
      '## Search algorithm\n\n1. Choose a berth\n2. If no berth is free, fail\n3. Wenn der Wind dreht, fail\n4. Moor the ship\n',
    ],
    ['of attributes', '## Keys\n\n- Ship -> A -> B -> C\n'],
    ['of days', '## Days\n\n- 21 March -> Day of Water -> 22 April -> Day of Earth\n'],
  ])('is not asked, %s', (_, note) => {
    expect(ordersOf(`# Ports\n\n${note}`)).toBe('')
  })
})
