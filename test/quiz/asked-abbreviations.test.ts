import { describe, expect, it } from 'vitest'
import { questionReport } from '../../src/cli/quiz.js'
import { createRandom } from '../../src/core/random.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { abbreviationsToType } from '../../src/quiz/generate/abbreviations.js'
import {
  bearsLetters,
  innerShortNames,
  isSameForm,
  readLongForm,
  singularForm,
} from '../../src/quiz/generate/long-form.js'
import { viewCourse } from '../../src/quiz/generate/view-course.js'
import { libraryOf } from '../fixtures/course.js'

const distance = (a: string, b: string): number => [...a].filter((letter, index) => letter !== b[index]).length

describe('what a short name is spelt out as', () => {
  it('bears every letter and leaves no word over', () => {
    expect(bearsLetters('LNG', 'Liquefied Natural Gas')).toBe(true)
    expect(bearsLetters('DWS', 'Deep Water Ships')).toBe(true)
    expect(bearsLetters('DWSS', 'Deep Water Ships')).toBe(false)
    expect(bearsLetters('TEU', 'Twenty-foot Equivalent Unit')).toBe(true)
    expect(bearsLetters('RMS', 'root mean square and')).toBe(false)
    expect(bearsLetters('BRZ', 'Bruttoraumzahl')).toBe(true)
    expect(bearsLetters('Inter-AS', 'Inter-AS is between ports')).toBe(false)
  })

  it('goes without words in front and behind', () => {
    expect(readLongForm('LNG', 'Cooled - Liquefied Natural Gas')?.long).toBe('Liquefied Natural Gas')
    expect(readLongForm('LNG', 'Liquefied Natural Gas - The fuel of a tanker')?.long).toBe('Liquefied Natural Gas')
    expect(readLongForm('LNG', 'Liquefied Natural Gas of the sea')?.long).toBe('Liquefied Natural Gas')
    expect(readLongForm('CTR', 'Counter Mode')).toEqual({ long: 'Counter Mode', also: ['Counter'] })
  })

  it('tells short names inside, the singular and slips', () => {
    expect(innerShortNames('SLNG', 'Small LNG')).toEqual(['LNG'])
    expect(innerShortNames('QFS', 'Quick FERRY Service')).toEqual([])
    expect(singularForm('Dry Docks')).toBe('Dry Dock')
    expect(isSameForm('Dry dock', 'dry-docks', distance)).toBe(true)
    expect(isSameForm('Dry dock', 'Deep draught', distance)).toBe(false)
  })

  it('does not take long, however many words may be left out', () => {
    const start = performance.now()
    expect(bearsLetters('AAAAAAAAAB', 'a '.repeat(50).trim())).toBe(false)
    expect(performance.now() - start).toBeLessThan(200)
  })
})

function asked(files: Readonly<Record<string, string>>) {
  const { courses } = libraryOf(files)
  return courses.flatMap(course =>
    abbreviationsToType(viewCourse(course, createLookup(courses))).map(made =>
      questionReport(made.build(createRandom('1'))),
    ),
  )
}

describe('abbreviations that are asked', () => {
  const prompts = (files: Readonly<Record<string, string>>): string[] => asked(files).map(({ prompt }) => prompt)

  it('speak the language of their note and stand under the nearest subject', () => {
    const german =
      '# Legende\n\n- FPK: Freier Platz am Kai\n- FHS: Freier Hafen Süd\n\nDer FHS ist ein Hafen, in dem die Ware nicht verzollt wird.\n'
    const english = '# Ships\n\nThe crew of a ship is the set of people that work on it and are paid for it.\n'
    expect(prompts({ 'sea/a.md': english.repeat(3), 'sea/Seerecht/b.md': german })).toContain(
      'Seerecht: Wofür steht FHS?',
    )
  })

  it('are no two letters, which stand for too much', () => {
    expect(
      prompts({ 'sea/a.md': '# Cranes\n\n- RG: Rubber Gantry\n- SLU: Steel Lift Unit\n\nThe RG and the SLU lift.\n' }),
    ).toEqual(['Cranes: what does SLU stand for?'])
  })

  it('are found in the middle of a text where the note uses them', () => {
    const note =
      '# Cranes\n\n## Loading\n- A rubber tyred gantry (RTG, [who](https://example.org)) rolls over the boxes.\n- The RTG needs a firm ground.\n- A steel lift unit (SLU) is bought.\n'
    expect(prompts({ 'sea/a.md': note })).toEqual(['Cranes: what does RTG stand for?'])
  })

  it('have their inner short names spelt out, and are not asked where nobody does', () => {
    const note = '# Fuels\n\n## Kinds of gas\n- LNG: Liquefied Natural Gas\n- SLNG: Small LNG\n- HCO: Heavy CO\n'
    const answers = asked({ 'sea/a.md': note }).map(({ correct }) => correct)
    expect(answers).toContainEqual({ accepted: ['Small Liquefied Natural Gas', 'Small LNG'] })
    expect(JSON.stringify(answers)).not.toContain('Heavy')
  })

  it('are not asked where places differ in more than a slip', () => {
    const note =
      '# Papers\n\n## Forms\n- CAT: Cargo Arrival Ticket\n\n## Times\n- CAT: Captain at Table\n- ETA: Estimated Time of Arrival\n'
    expect(prompts({ 'sea/a.md': note }).join()).not.toContain('CAT')
  })
})
