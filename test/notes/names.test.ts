import { describe, expect, it } from 'vitest'
import { loadOne } from './note-folder.js'

const namesOf = (files: Readonly<Record<string, string>>): string[] =>
  loadOne({ 'course.toml': 'timezone = "Europe/Zurich"\n', ...files }).concepts.map(({ title, aliases }) =>
    [title, ...aliases].join(' = '),
  )
const nameOf = (heading: string): string[] => namesOf({ 'a.md': `# ${heading}\n\nIt says something.\n` })

describe('names beside each other', () => {
  it.each([
    ['Röhren / Pfeifen', 'Röhren / Pfeifen = Röhren = Pfeifen'],
    ['Röhren/Pfeifen', 'Röhren/Pfeifen = Röhren = Pfeifen'],
    ['Orgelbau und Röhren/Pfeifen', 'Orgelbau und Röhren/Pfeifen'],
    ['Attack/Release Curves', 'Attack/Release Curves'],
    ['sound/pipes/OrganPipe.scl', 'sound/pipes/OrganPipe.scl'],
  ])('are those of "%s" only where it is nothing else', (heading, name) => {
    expect(nameOf(heading)).toEqual([name])
  })
})

describe('a parenthesis', () => {
  it.each(['Kanon (Fuge)', 'Kanon (auch: Fuge)'])('holds another name in "%s"', heading => {
    expect(nameOf(heading)).toEqual(['Kanon = Fuge'])
  })

  it('may hold a name with a preposition', () => {
    expect(nameOf('Krebs (Bewegung nach hinten)')).toEqual(['Krebs = Bewegung nach hinten'])
  })

  it.each([
    '(Block 2)',
    '(Due Sunday)',
    '(max 4 pages)',
    '(+10 points)',
    '(II)',
    '(Teil der Suite)',
    '(Entwurf durch Schüler)',
    '(Sketch for Beginners)',
  ])('is a remark in "Kanon %s"', remark => {
    expect(nameOf(`Kanon ${remark}`)).toEqual(['Kanon'])
  })

  it.each(['(Gottfried Silbermann)', '(A. Cavaillé-Coll)', '(Johann and Albert Klais)', '(Klais et al.)'])(
    'may name somebody, who is no other name of "Kanon %s"',
    name => {
      expect(nameOf(`Kanon ${name}`)).toEqual(['Kanon'])
    },
  )

  it('before a noun is its kind', () => {
    expect(nameOf('(Diatonic) Harmonica')).toEqual(['Diatonic Harmonica'])
  })
})

describe("a file's name", () => {
  it.each([
    ['12-factor tuning.md', '12-factor tuning'],
    ['2-Phase Bellows.md', '2-Phase Bellows'],
    ['12-key-flute.md', '12-key flute'],
    ['02-bellows.md', 'Bellows'],
    ['3-reed-pipes.md', 'Reed pipes'],
  ])('%s keeps a number that counts, and no other', (file, name) => {
    expect(namesOf({ [file]: 'It says something.\n' })).toEqual([name])
  })
})

it('a text of the front matter may go on at the margin', () => {
  const { concepts, warnings } = loadOne({
    'course.toml': 'timezone = "Europe/Zurich"\n',
    'a.md': '---\nsummary: "Pipes, \\"reeds\\"\nand bellows: all\nof it"\ntitle: Organ\n---\nIt has pipes.\n',
  })
  expect(warnings).toEqual([])
  expect(concepts.map(({ title }) => title)).toEqual(['Organ'])
})
