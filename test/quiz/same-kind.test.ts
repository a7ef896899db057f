import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { areTwins, readNumbered, standsOut } from '../../src/quiz/generate/same-kind.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { courseOf } from '../fixtures/course.js'
import { questionsOf } from './sample.js'

const answers = (note: string, template: string): string[] =>
  questionsOf(courseOf(note))
    .filter(({ id }) => id.startsWith(`g-${template}-`))
    .map(({ topic }) => topic)
    .toSorted()

describe('numbers of the author', () => {
  it.each([
    ['Repair Case 2', ['Repair Case 1', 'Repair Case 2', 'Repair Case 3']],
    ['B2', ['B1', 'B2', 'B4', 'B5']],
    ['Rower 2', ['Rower 1', 'Rower 2', 'Rower 3']],
  ])('are no names: %s', (title, titles) => expect(readNumbered(titles)(title)).toBe(true))

  it.each([
    ['RAID 5', ['RAID 0', 'RAID 1', 'RAID 5']],
    ['B12', ['B12', 'C', 'D']],
  ])('may be part of a name: %s', (title, titles) => expect(readNumbered(titles)(title)).toBe(false))
})

describe('two names', () => {
  it.each([
    ['Thin Provisioning', 'Thick Provisioning'],
    ['Active-Passive', 'Active-Active'],
    ['TDM', 'FDM'],
  ])('are of one form: %s, %s', (a, b) => expect(areTwins(a, b)).toBe(true))

  it.each([
    ['Fetch', 'Decode'],
    ['FOLFIRI', 'AC'],
    ['Essay on dams', 'Essay on the locks'],
  ])('are of two: %s, %s', (a, b) => expect(areTwins(a, b)).toBe(false))
})

describe('choices', () => {
  it('show what is of another family', () => {
    expect(standsOut('Cycle', ['Breadth search', 'Depth search'])).toBe(true)
    expect(standsOut('Breadth search', ['Cycle', 'Depth search'])).toBe(false)
  })
})

describe('a list of two', () => {
  it('asks for what only the text tells apart', () => {
    const note = `# Canals
## Modes of supply
- **Gravifeed channel** – water comes down from a reservoir in the hills
- **Pumpfeed channel** – engines lift what the river has to spare
`
    expect(answers(note, 'term')).toEqual(['Gravifeed channel', 'Pumpfeed channel'])
  })

  it('asks for none of two names that have nothing in common', () => {
    const note = `# Canals
## Kinds of machine
- **Paddle** – lets water through an opening in the gate
- **Windlass** – a crank that the boatman carries along
`
    expect(answers(note, 'term')).toEqual([])
  })
})

describe('a second list of the same names', () => {
  it('tells of them in another respect, and is not asked', () => {
    const list = (texts: readonly string[]) =>
      ['Stemmtor', 'Hubtor', 'Klapptor'].map((name, at) => `- **${name}** – ${texts[at]}`).join('\n')
    const note = `# Locks
## Kinds of gate
${list(['two leaves that form an angle against the water', 'a wall that rises between two towers', 'a plate that lies down on the ground'])}

## What they cost
${list(['many hours of a diver every spring', 'the grease of the long chains', 'a motor that stands in the wet'])}
`
    const quotes = questionsOf(courseOf(note)).flatMap(question =>
      question.id.startsWith('g-term-') ? (choiceOf(question)?.quotes ?? []).map(plainText) : [],
    )
    expect(quotes.length).toBeGreaterThan(0)
    expect(quotes.join()).not.toContain('diver')
  })
})

describe('a heading of one everyday word', () => {
  it('is shown with the one above that says what it is of', () => {
    const note = `# Waterways
## Masonry sluice
### Damage
- **Saprophase** – moss covers the stones of the wall
- **Lithophase** – frost opens joints between the blocks
- **Ruptophase** – water carries the mortar away
`
    const prompts = questionsOf(courseOf(note))
      .filter(({ id }) => id.startsWith('g-term-'))
      .map(question => plainText(choiceOf(question)?.prompt ?? []))
    expect(prompts.length).toBeGreaterThan(0)
    for (const prompt of prompts) expect(prompt).toContain('Masonry sluice · Damage')
  })
})
