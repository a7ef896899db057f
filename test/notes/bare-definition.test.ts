import { describe, expect, it } from 'vitest'
import { isBareDefinition } from '../../src/notes/bare-definition.js'
import { courseOf } from '../fixtures/course.js'

describe('a line below its heading', () => {
  it.each([
    'A pump that lifts water with a screw.',
    'The difference between high and low water.',
    'An old device for lifting ships',
    'Energie, die beim Schliessen der Tore frei wird',
    'Eine Mauer aus Holz und Lehm',
    'Raum, in dem die Schiffe warten',
  ])('defines it by its form: %s', line => {
    expect(isBareDefinition(line)).toBe(true)
  })

  it.each([
    'A lock can be in one of three states.',
    'A gate is closed for the night.',
    'Has two doors and a valve',
    'The first that was built in stone',
    'Eine Schleuse hat zwei Tore',
    'Holz, Lehm, Stein',
    'A list of things that are needed:',
  ])('is a sentence about it, or none at all: %s', line => {
    expect(isBareDefinition(line)).toBe(false)
  })
})

const rolesOf = (note: string): string[] =>
  courseOf(note).concepts.map(({ title, facts: [first] }) => `${title} ${first?.role}`)

describe('what an entry begins with', () => {
  it('defines it where nothing else does', () => {
    expect(rolesOf('# Weir\n\nA wall that holds a river back.\n\n# Sluice\n\nHas a gate.\n')).toEqual([
      'Weir definition',
      'Sluice property',
    ])
  })

  it('defines it in a box that is called what it is', () => {
    expect(rolesOf('# Weir\n\n> [!Definition] Definition\n> Wall across a river.\n')).toEqual(['Weir definition'])
  })

  it('defines it in a glossary of nested lines', () => {
    const note =
      '# Rivers\n\n- mill race\n  - channel that leads water to a wheel\n- tail water\n  - part of a river below a weir\n'
    expect(rolesOf(note).slice(1)).toEqual(['mill race definition', 'tail water definition'])
  })

  it('stands behind two hyphens as well as behind one', () => {
    expect(
      rolesOf(
        '# Rivers\n\n- freshet -- rise of a river after rain\n- eddy -- water that turns in itself\n- mill race -- channel that leads to a wheel\n',
      ).slice(1),
    ).toEqual(['freshet definition', 'eddy definition', 'mill race definition'])
  })

  it('stands in lines without bullets as well', () => {
    const note =
      '# Rivers\n\nFreshet - A rise of a river after rain.\nEddy: water that turns in itself\nMill race - A channel that leads to a wheel.\n'
    expect(
      courseOf(note)
        .concepts.map(({ title, source }) => `${title} ${source.line}`)
        .slice(1),
    ).toEqual(['Freshet 3', 'Eddy 4', 'Mill race 5'])
  })

  it('is a word with its first letter set off', () => {
    const words = courseOf(
      '# Goals\n\n- **W**ater: enough of it\n- **D**epth: two metres at least\n- **VM**s and more\n',
    ).concepts
    expect(words.map(({ title }) => title)).toEqual(['Water', 'Depth'])
  })
})

describe('a quotation right below a heading', () => {
  it('defines it where it is short and nobody’s words', () => {
    expect(rolesOf('# Weir\n\n> Wall that holds a river back\n\n# Lock\n\n> "To pass or not to pass"\n')).toEqual([
      'Weir definition',
      'Lock property',
    ])
  })
})

describe('a lead that its own sentence completes', () => {
  it('is a kind of what the heading names', () => {
    const note =
      '# Fragmentation\n\n- **Internal**: Internal fragmentation lies inside of a block.\n- **External**: between blocks.\n'
    expect(courseOf(note).concepts.map(({ title }) => title)).toEqual([
      'Fragmentation',
      'Internal fragmentation',
      'External',
    ])
  })
})
