import { describe, expect, it } from 'vitest'
import { isDescription, setsApart } from '../../src/quiz/generate/sets-apart.js'
import type { Question } from '../../src/quiz/question.js'
import { courseOf } from '../fixtures/course.js'
import { openQuestion, questionsOf } from './sample.js'

const typed = (note: string): Question[] =>
  questionsOf(courseOf(note)).filter(({ id }) => /^g-(?:defined|cloze|short)-/.test(id))
const promptsOf = (note: string): string =>
  typed(note)
    .map(question => openQuestion(question).report().prompt)
    .join('\n')
const acceptedOf = (note: string, part: string): readonly string[] => {
  const correct = typed(note)
    .map(question => openQuestion(question).report())
    .find(({ prompt }) => prompt.includes(part))?.correct
  return correct && 'accepted' in correct ? correct.accepted : []
}

describe('a term in a gap', () => {
  it.each([
    'A ____ is a chamber between two gates that lifts ships.',
    'Ein ____ ist ein Bauwerk mit zwei Toren, das Schiffe hebt.',
    '____ entsteht, wenn warme Luft über kaltes Wasser zieht.',
    '____ is when sand drifts along a beach with the waves.',
    'Der ____ gibt an, wie tief ein Schiff im Wasser liegt.',
    'Eine Mauer, die den Strom am Ufer bremst, heißt ____.',
    '____ translates a chart of the coast into signals for the pilot.',
  ])('is set apart: %s', sentence => {
    expect(setsApart(sentence)).toBe(true)
  })

  it.each([
    'Ein ____ ist ein Bauwerk ähnlich wie eine Schleuse am Kanal.',
    '____ ist ein klassisches Beispiel für eine Hafenstadt an der Küste.',
    '____ is a popular example of a fishing boat with two masts.',
    '____ führt zu besserer Sicherheit der Schiffe auf dem Fluss.',
    '____ are often moored at river ports to protect small boats.',
    '____ was first built by a guild of harbour masters in the north.',
    'A ____ is a harbour if ships can land there safely.',
    'Ein ____ heißt "schiffbar", wenn er das ganze Jahr Wasser führt.',
    '____ is higher for old ports because the sand of the river stays there.',
    'The ____ is a better sign that a ship can keep its course in a storm.',
    'The ____ is where things go wrong for small boats and crews.',
    'The ____ test under rule seven is whether a ship keeps its course.',
    '____ is a canal that has the same depth as a given canal.',
    '____ füllen eine Schleuse nicht vollständig mit dem Wasser des Kanals.',
    'Die verschiedenen Wege der Schiffe heißen ____ (oder Routen)',
    '____ zugestellt durch Boten oder Lotsen der Hafenbehörde',
    '____ werden im Plan gestrichen, wenn kein Schiff mehr fährt.',
    '____ is a harbour of the north while Rotterdam is a harbour of the west.',
    '____ is the name used to describe the first approach.',
    '____ receives 10 million ships each year',
    '____ canals and rivers are dredged by the port in spring.',
    'Alternatively, they may moor at a so-called ____ in the river.',
    '____ is a lock.',
  ])('may be another: %s', sentence => {
    expect(setsApart(sentence)).toBe(false)
  })

  it.each([
    'a wall of stones that slows the current',
    'lifts ships from one level to the next',
    'der kürzeste Weg eines Schiffs zum offenen Meer',
  ])('is described: %s', plain => {
    expect(isDescription(plain)).toBe(true)
  })

  it.each([
    'Salz + Wasser → Lauge für die Netze der Fischer',
    'Angenommen, im Hafen liegt ein Schiff mit zwei Masten.',
    'Often used for lifting ships from one level to another',
    'Schema für Schiffe, die zwei Masten desselben Typs',
    'storms, foreign captains',
  ])('is not described: %s', plain => {
    expect(isDescription(plain)).toBe(false)
  })

  it('is not asked where the notes say nearly the same of another one with this letter', () => {
    const note = (other: string) => `# Ports

## Crew
- A **Captain** is the person on board who signs for the freight and the ship.
- The Captain waits for the tide.

## Harbour
- A **${other}** is the person in the port who signs for the freight.
- The ${other} waits for the ship.
`
    expect(promptsOf(note('Broker'))).toContain('signs for the freight and the ship')
    expect(promptsOf(note('Clerk'))).not.toContain('signs for the freight and the ship')
  })

  it('may be typed by what its section or its row is called', () => {
    const note = `# Häfen

## TLB
- Eine **Tide-Lade-Boje** ist ein Seezeichen, das den Schiffen den Wasserstand anzeigt.
- Die Tide-Lade-Boje liegt vor dem Hafen.

## 3. Strömung
- Die **Strömungsbewegung** beschreibt das Ziehen des Wassers entlang der Küste.
- Eine Strömungsbewegung misst man mit Bojen.
`
    expect(acceptedOf(note, 'Seezeichen')).toContain('TLB')
    expect(acceptedOf(note, 'Ziehen des Wassers')).toContain('Strömung')
  })

  it('is not asked under a heading that begins as it does and goes on otherwise', () => {
    const note = (heading: string) => `# Ports

## ${heading}
- A **salvage claim** is a demand of a crew for a share of the freight that it has saved.
- The salvage claim falls with the ship.
`
    expect(promptsOf(note('Losses'))).toContain('demand of a crew')
    expect(promptsOf(note('Salvage Award'))).not.toContain('demand of a crew')
  })

  it('is one name', () => {
    const note = (name: string) => `# Ports

## Moles
- **${name}**: Walls of stone that shelter ships from the swell of the sea.
- **Groynes**: walls of wood that slow the current along a beach
- The ${name} of the port are old.
`
    expect(promptsOf(note('Breakwaters'))).toContain('shelter ships')
    expect(promptsOf(note('Breakwaters and Piers'))).not.toContain('shelter ships')
  })
})
