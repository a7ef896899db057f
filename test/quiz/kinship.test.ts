import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { namesAKind, shareAForm } from '../../src/quiz/generate/kin.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { courseOf, GERMAN } from '../fixtures/course.js'
import { questionsOf } from './sample.js'

/** Prompts, quotes and choices of one template's questions. */
function asked(note: string, template: string, settings = '') {
  return questionsOf(courseOf(note, settings)).flatMap(question => {
    const body = choiceOf(question)
    if (body === undefined || !question.id.startsWith(`g-${template}-`)) return []
    return [
      {
        topic: question.topic,
        quotes: body.quotes.map(plainText),
        choices: body.choices.map(plainText).toSorted(),
        key: plainText(body.choices[body.correct] ?? []),
      },
    ]
  })
}
const keys = (note: string, template = 'term'): string[] =>
  asked(note, template)
    .map(({ key }) => key)
    .toSorted()

const never = (): boolean => false

describe('what a heading says of the list below it', () => {
  it.each([
    'Types of bridges',
    'Bearing kinds',
    'The four layers',
    'Storage modes (of the controller)',
    'A model with five qualities:',
    'Willensmängel',
    'Netzdienste und Verbindungsarten',
    'Klassen von Regionen',
    'Glossary',
    'Type of lock',
  ])('is that they are of a kind: %s', heading => expect(namesAKind(heading, never)).toBe(true))

  it.each(['Lac work', 'Human eye', 'Key features', 'Effects of the tide', 'Physics', 'Regelungstechnik', 'Schritte'])(
    'is not that they are of a kind: %s',
    heading => expect(namesAKind(heading, never)).toBe(false),
  )

  it('is told by the singular where the notes have it', () =>
    expect(namesAKind('Schleusen', word => word === 'Schleuse')).toBe(true))
})

describe('names of one form', () => {
  it.each([
    [['Top-down view', 'Business view', 'Other']],
    [['Prophase', 'Metaphase', 'Anaphase']],
    [['3m', '12m']],
    [['DAS', 'SAN']],
  ])('are %j', titles => expect(shareAForm(titles)).toBe(true))

  it.each([[['Main artisan', 'Working terms']], [['Utilization', 'Construction']], [['Meaning']]])(
    'are not %j',
    titles => expect(shareAForm(titles)).toBe(false),
  )
})

describe('terms of a list', () => {
  it('are no aspects of what stands over them', () => {
    const note = `# Potter's wheel
## Kick wheel
- **Care** – grease on the axle keeps it quiet for years
- **Meaning** – brought the craft into every village of the valley
- **Working** – a foot pushes the heavy disc and the clay turns
- **Main builder** – a smith of the town supplies the iron parts
`
    expect([...keys(note), ...keys(note, 'truth')]).toEqual([])
  })

  it('are asked for under a heading that says what they are', () => {
    const note = `# Locks
## Kinds of gates
- **Mitre** – two leaves that meet at an angle against the water
- **Guillotine** – rises straight up between two towers of stone
- **Caisson** – sinks into a pit in the floor to let the boat pass
`
    expect(keys(note)).toEqual(['Caisson', 'Guillotine', 'Mitre'])
  })

  it('are not told by other names, or by a word or two in a relation that nobody names', () => {
    const note = `# Lakes
## Salt lakes
- **Sambo Lake** – North Province
- **Nawo Lake** – Harbour District
- **Dego Lake** – West Province
`
    expect(keys(note)).toEqual([])
  })

  it('are not told by examples of what they are', () => {
    const note = `# Milk
## Milk of the goat
- **Carbohydrates** – lactose, oligosaccharides
- **Lipoproteins** – casein, lactoferrin, albumin
- **Glucosides** – salicin, amygdalin
`
    expect(keys(note)).toEqual([])
  })

  it('are no ranks, ranges or letters of a formula', () => {
    const note = `# Tears
## Kinds of tears
- **2nd** – the muscle below the skin is torn apart
- **3rd** – the ring that closes the bowel is torn too
- **4th** – the wall of the bowel is open as well
- **t_i** – the moment at which a packet leaves the sender
- **Rules 4-8** – the office that hears complaints is founded
`
    expect(keys(note)).toEqual([])
  })

  it('have those as choices that could be taken for them', () => {
    const note = `# Floats
## Plan
- **Total float** – the time that a task may be late without the latest dates of its followers moving
- **Free float** – the time that a task may be late without the earliest dates of its followers moving
- **Dummy float** – a line without any work of its own
- **Drag** – how much a task adds to the whole plan
- **Slip** – what a plan has lost since it was signed
`
    const free = asked(note, 'term').find(({ key }) => key === 'Free float')
    expect(free?.choices).toContain('Total float')
  })

  it('are not asked for among names of another kind', () => {
    const note = `# Store
## Storage kinds
- **DAS** – hangs right at the server and is quick
- **SAN** – linked by fibre channel, dear and complex
- **NAS** – reached over the network, simple and slow
- **Tape** – kept in a vault for decades
`
    expect(keys(note)).toEqual(['DAS', 'NAS', 'SAN'])
  })

  it('are not told by a word of their family', () => {
    const note = `# Growth
## Kinds of multiplying
- **Budding** – a small bud grows on the parent and falls off
- **Splitting** – the parent cell parts into two halves of one size
- **Sporing** – grains fly off with the wind and sprout elsewhere
- **Layering** – a shoot strikes roots where it touches the soil
`
    expect(keys(note)).not.toContain('Budding')
  })

  it('have no article before their gap', () => {
    const note = `# Schleusen
## Torarten
- **Stemmtor**: Das Stemmtor ist ein Tor aus zwei Flügeln, die gegen den Druck einen Winkel bilden.
- **Hubtor**: Das Hubtor ist eine Wand, die zwischen zwei Türmen senkrecht nach oben fährt.
- **Klappe**: Die Klappe ist eine Platte, die sich am Grund des Kanals um eine Achse dreht.
- **Segment**: Das Segment ist ein gebogener Schild, der an zwei Armen aus dem Strom steigt.
`
    const quotes = asked(note, 'term', GERMAN).flatMap(question => question.quotes)
    expect(quotes.length).toBeGreaterThan(0)
    expect(quotes.every(quote => quote.startsWith('____'))).toBe(true)
  })
})

describe('true or false', () => {
  it('is asked only where one could be taken for the other', () => {
    const note = `# Plants
## Parts of a plant
- **Tendril** – grips whatever it touches on the way up
- **Rhizome** – stores sugar below the ground for winter
- **Stolon** – creeps over the soil and strikes new shoots
`
    expect(asked(note, 'truth')).toEqual([])
  })
})
