import { describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import { translator } from '../../src/i18n/translate.js'
import { answerCard } from '../../src/lookup/answer-card.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { saidBy } from '../e2e/bot/real-bot.js'
import { courseOf } from '../fixtures/course.js'

const course = courseOf(`# Plants

## Photosynthesis
- turns light into sugar
- the chlorophyll in the leaf swallows red and blue light

## Roots
- draw water from the ground

## Questions
- Why can no leaf exist without chlorophyll? Explain.
- Who was the first person to press a flower between two books?
- Roots

### Which way do tendrils of the hop turn?

- clockwise, seen from above
`)
const lookup = createLookup([course])

const ask = (query: string) => {
  const findings = lookup.find('demo', query)
  const card = answerCard({ course, query, findings, related: () => [] }, translator('en'))
  expect(checkCard(card)).toEqual([])
  return { found: findings.found, title: card.title, said: saidBy(card) }
}

describe('a question of the notes that is typed', () => {
  it.each([
    'Why can no leaf exist without chlorophyll?',
    'why can no leaf exist without chlorophyll',
    'Why can no leaf exist without chlorophyll? Explain.',
  ])('gets what the notes say about it: %s', query => {
    const { found, title, said } = ask(query)
    expect([found, title]).toEqual([true, 'A question of the notes'])
    expect(said).toContain('the chlorophyll in the leaf swallows red and blue light')
    expect(said).toMatch(/line\s11/)
  })

  it('gets the answer that stands below it', () => {
    const { found, said } = ask('Which way do tendrils of the hop turn?')
    expect(found).toBe(true)
    expect(said).toContain('clockwise, seen from above')
  })

  it('that they do not answer is said to be one', () => {
    const { found, said } = ask('Who was the first person to press a flower between two books?')
    expect(found).toBe(false)
    expect(said).toContain('The notes ask this but do not answer it.')
  })

  it('that is a term is answered by its entry', () => {
    expect(ask('roots').title).toBe('Roots')
    expect(ask('what is photosynthesis?').title).toBe('Photosynthesis')
  })

  it('is not every sentence with some of its words', () => {
    expect(ask('Why can no owl exist without a mouse?').title).not.toBe('A question of the notes')
  })
})

describe('a name with a number', () => {
  it('is not any line in which the number stands', () => {
    const numbers = createLookup([
      courseOf('# Ratios\n\n## Overcommit\n- 2:1 at most\n\n## Rings\n- ring 1 is for drivers\n'),
    ])
    expect(numbers.find('demo', 'type 1 and type 2').found).toBe(false)
    expect(numbers.find('demo', 'ring 1').hits[0]?.concept.title).toBe('Rings')
    const types = createLookup([courseOf('# Notes\n\n## Hypervisor Type 1\n- runs on the bare metal\n')])
    expect(types.find('demo', 'hypervisor type 2').found).toBe(false)
  })

  it('is called by its other words alone', () => {
    const types = createLookup([
      courseOf(
        '# Notes\n\n## Setup\n- app → **Hypervisor** → machine\n\n## Hypervisor Type 1\n- runs on the bare metal\n',
      ),
    ])
    expect(types.find('demo', 'hypervisor').hits[0]?.concept.title).toBe('Hypervisor Type 1')
  })
})

describe('names in a row', () => {
  const stores = createLookup([
    courseOf(
      '# Stores\n\n- **DAS** – hangs at one server\n- **NAS** – is reached over the network\n- **SAN** – offers blocks\n',
    ),
  ])
  const sides = (query: string) => stores.find('demo', query).sides?.map(({ title }) => title)

  it('are set beside each other, with or without something between them', () => {
    expect(sides('DAS NAS')).toEqual(['DAS', 'NAS'])
    expect(sides('san das nas')).toEqual(['SAN', 'DAS', 'NAS'])
    expect(sides('nas tape')).toBeUndefined()
  })
})
