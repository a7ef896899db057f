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
