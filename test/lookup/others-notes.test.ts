import { describe, expect, it } from 'vitest'
import { createLookup } from '../../src/lookup/lookup.js'
import { type Files, loadOne } from '../notes/note-folder.js'

const ORGAN = `# Wind supply

The wind travels from the bellows to the pallet box. This sag of the wind is known as the Casparini dip. A schwimmer is a
small regulator below the chest, and the tremulant makes the wind "shiver at will".

## Chests

- Slider chest (tone channel chest)
  All pipes of a key stand on one channel.
- Full cone chest - each pipe has a valve of its own

## Slider chests of the south

They hold up well in dry rooms.

# Ranks

## Distributed Division of Sound

Pipes of one rank stand in two cases.

## Second Open Flute

A wide flute on the second manual.

## RANK 2

Of oak.

## RANK 4

Of tin.

## Mixtur

## Mixtures of the south

Mixtur repeats its breaks in every octave.

## Silbermann's scale

How wide the pipes are.

## Chest tables

A table lists the pipes that are linked by one channel.

## Composition of docs

What a stoplist holds.
`

const GERMAN = `# Begriffe

**Totalisator**
- sammelt den Regen eines halben Jahres

**Wetter**
- der Zustand heute

**Klima**
- der Zustand über dreißig Jahre

**Nördliches Licht**
- ein Leuchten

**Südliches Licht**
- ein Flackern
`

function lookupIn(files: Files) {
  const course = loadOne({ 'course.toml': 'timezone = "Europe/Zurich"\n', ...files })
  const lookup = createLookup([course])
  return (query: string) => lookup.find(course.id, query)
}

const find = lookupIn({ 'organ.md': ORGAN })
const findGerman = lookupIn({ 'begriffe.md': GERMAN })

describe('a line about a term in an entry about something else', () => {
  it.each(['casparini dip', 'schwimmer', 'shiver at will', 'slider chest'])('answers "%s"', query => {
    expect(find(query).hits[0]?.isMention).toBeUndefined()
  })

  it.each(['pallet box', 'bellows', 'tremulant'])('only mentions "%s"', query => {
    expect(find(query).hits[0]?.isMention).toBe(true)
  })
})

describe('an abbreviation that the notes do not use', () => {
  it.each([
    ['DDoS', 'Distributed Division of Sound'],
    ['2of', 'Second Open Flute'],
  ])('%s is found by the initials of %s', (query, title) => {
    expect(find(query)).toMatchObject({ found: true, hits: [{ concept: { title } }] })
  })

  it('is found where a sentence gives it, whatever stands around', () => {
    const inNotes = lookupIn({
      'a.md': '# Windladen\n\nDie Schleiflade (SL) einer Orgel hat Kanzellen.\n\nDie SL eines Positivs ist klein.\n',
      'b.md': '# Schleiflade\n\nSie teilt den Wind nach Tasten ein.\n',
    })
    expect(inNotes('sl').hits[0]?.concept.title).toBe('Schleiflade')
  })

  it('is refused where nothing has these initials, or three letters have them by chance', () => {
    expect(find('ddoo').found).toBe(false)
    expect(find('sof').found).toBe(false)
  })
})

describe('what is called nearly so', () => {
  it('is not another number of a kind', () => {
    expect(find('rank 4').hits[0]?.concept.title).toBe('RANK 4')
    expect(find('rank 3').found).toBe(false)
  })

  it('is not what shares but one word with a name made of numbers', () => {
    expect(find('2-4-8 rank').found).toBe(false)
  })

  it('is not what only sounds like a word without its ending', () => {
    expect(find('docker compose').found).toBe(false)
  })

  it('is not where two words meet by chance', () => {
    expect(find('linked table').hits[0]?.isMention).toBe(true)
  })

  it('is what bears the name of somebody', () => {
    expect(find('silbermannsche').hits[0]?.concept.title).toBe("Silbermann's scale")
  })
})

describe('a heading with nothing below it', () => {
  it('is no entry beside one that says something', () => {
    expect(find('mixtur').hits.map(({ concept }) => concept.title)).toEqual(['Mixtures of the south'])
  })
})

describe('a comparison with nothing between its sides', () => {
  it.each(['unterschied wetter klima', 'wetter klima vergleich', 'was unterscheidet wetter von klima'])('%s', query => {
    expect(findGerman(query).sides?.map(({ title }) => title)).toEqual(['Wetter', 'Klima'])
  })

  it('is told where its sides are only mentioned', () => {
    expect(find('unterschied bellows pallet').hits[0]?.isMention).toBe(true)
  })

  it('is none where a side only begins a line of something else', () => {
    const inNotes = lookupIn({ 'a.md': '# Licht\n\n- grün: kalt\n- rot: warm\n\n# Farben\n\n- blau: kalt\n' })
    expect(inNotes('unterschied grün blau').sides).toBeUndefined()
  })

  it('knows its sides by words of their names', () => {
    const { sides } = findGerman('unterschied nördliches südliches')
    expect(sides?.map(({ title }) => title)).toEqual(['Nördliches Licht', 'Südliches Licht'])
  })
})

describe('a question for what something does', () => {
  it('is answered by the entry of what does it', () => {
    expect(findGerman('was misst ein totalisator?')).toMatchObject({
      found: true,
      hits: [{ concept: { title: 'Totalisator' } }],
    })
  })

  it('is refused where that has none', () => {
    expect(findGerman('was misst ein barometer?').found).toBe(false)
  })
})

describe('a glossary in two languages', () => {
  const names = [
    'bellows',
    'pallet',
    'rank',
    'reed',
    'stop',
    'swell box',
    'tracker',
    'trundle',
    'wind chest',
    'mixture',
  ]
  const german = [
    'Blasebalg',
    'Ventil',
    'Reihe',
    'Zunge',
    'Register',
    'Schwellwerk',
    'Abstrakte',
    'Welle',
    'Windlade',
    'Mixtur',
  ]
  const glossary = names.map((name, at) => `**${name}**\n- ${german[at]}\n- what it does is told at length here\n`)

  it('has its entries under the names of the other one', () => {
    const inNotes = lookupIn({ 'a.md': `# Terms\n\n${glossary.join('\n')}` })
    expect(inNotes('schwellwerk').hits[0]).toMatchObject({ concept: { title: 'swell box' } })
    expect(inNotes('schwellwerk').hits[0]?.isMention).toBeUndefined()
    expect(inNotes('unterschied windlade blasebalg').sides?.map(({ title }) => title)).toEqual([
      'wind chest',
      'bellows',
    ])
  })

  it('is none where it lists the parts of things', () => {
    const parts = names.map((name, at) => `**${name}**\n- ${german[at]}\n- Holz\n- Leder\n- Draht\n`)
    const inNotes = lookupIn({ 'a.md': `# Terms\n\n${parts.join('\n')}` })
    expect(inNotes('schwellwerk').hits[0]?.isMention).toBe(true)
  })
})
