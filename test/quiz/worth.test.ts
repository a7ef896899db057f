import { describe, expect, it } from 'vitest'
import { spellsOut } from '../../src/quiz/generate/statement-rules.js'
import {
  filesThatTeachNothing,
  isOfAThing,
  worthOfGroup,
  worthOfStatement,
  worthOfTerm,
} from '../../src/quiz/generate/worth.js'

describe('a term', () => {
  it.each([
    ['NAS', 'Performance impact'],
    ['Buddy allocation', 'Trivial approach'],
    ['Replica set', 'Two migration strategies'],
    ['Osmose', 'Effektiv'],
    ['Mitochondrion', 'Origins and development'],
    ['Reflexivity', 'Updating documents'],
    ['Abduktion', 'Grundkonzept dynamischer Anfragen'],
  ])('is rather %s than %s', (term, other) => {
    expect(worthOfTerm(term, [], 0)).toBeGreaterThan(worthOfTerm(other, [], 0))
  })

  it('is one that the course speaks of elsewhere', () => {
    expect(worthOfTerm('Ballooning', [], 3)).toBeGreaterThan(worthOfTerm('Ballooning', [], 0))
  })

  it('is an everyday word rather where it is defined as a thing', () => {
    expect(worthOfTerm('Median', [], 0, true)).toBeGreaterThan(worthOfTerm('Median', [], 0))
    expect(isOfAThing('the middle value of a sorted sample')).toBe(true)
    expect(isOfAThing('a better way')).toBe(false)
  })

  it('is a name of code, hardly a vowel in it', () => {
    expect(worthOfTerm('vpxd', [], 0)).toBeGreaterThan(worthOfTerm('Strings', [], 0))
  })

  it('is none in a list of benefits or in the rows of a comparison, unless these are named by it', () => {
    expect(worthOfGroup('Benefits of a VLAN', 'Reduced cost')).toBeLessThan(0)
    expect(worthOfGroup('Thin vs thick provisioning', 'Thin provisioning')).toBe(0)
    expect(worthOfGroup('Storage types', 'NAS')).toBe(0)
  })
})

describe('a file', () => {
  it.each([
    ['Projekt/DT-Projekt2.md', true],
    ['Übung 3.md', true],
    ['exercises/locks.md', true],
    ['project-management.md', false],
    ['Projekt.md', false],
  ])('of work to hand in teaches nothing: %s, %s', (file, expected) => {
    expect(filesThatTeachNothing(new Set([file, 'locks.md'])).has(file)).toBe(expected)
  })
})

describe('a statement', () => {
  it.each([
    ['a range of data that is defined by shard key values', 'More writes, fast reads'],
    ['hangs directly at the server and is cheap', 'eformats, download_url'],
    ['erzeugt verschiebbares Programm in Maschinensprache', 'Erhöhung der Informationsmenge durch'],
    ['the key has many possible values', 'Option A rewrites each document'],
    ['Zeichenfolge mit bestimmten Aufbau-Regeln', 'keine Lösung'],
  ])('is rather "%s" than "%s"', (plain, other) => {
    expect(worthOfStatement({ plain }, false)).toBeGreaterThan(worthOfStatement({ plain: other }, false))
  })
})

it.each([
  ['International Accounting Standards Board', 'IASB', true],
  ['hängt direkt am Server', 'DAS', false],
  ['a Local Secondary Index of a table', 'LSI', true],
  ['sends datagrams', 'UDP', false],
])('"%s" spells %s out: %s', (text, acronym, expected) => {
  expect(spellsOut(text, acronym)).toBe(expected)
})

describe('files that teach nothing', () => {
  const of = (...files: string[]) => [...filesThatTeachNothing(new Set(files))]
  it('are about work to hand in, and a README beside notes', () => {
    expect(of('README.md', 'week-01.md', 'labs/lab03.md', 'problem_sets/2025/one.md')).toEqual([
      'README.md',
      'labs/lab03.md',
      'problem_sets/2025/one.md',
    ])
  })
  it('are not a README that is the notes', () => {
    expect(of('README.md')).toEqual([])
    expect(of('4B/4C03/README.md', '5A/README.md')).toEqual([])
    expect(of('collaboration.md', 'syllables.md')).toEqual([])
  })
})
