import { describe, expect, it } from 'vitest'
import type { Course } from '../../src/notes/course.js'
import { loadNote, loadOne } from './note-folder.js'

const namesOf = ({ concepts }: Course): string[] =>
  concepts.map(({ title, aliases }) => [title, ...aliases].join(' = '))

describe('a line that only names', () => {
  it.each([
    ['- auch: Prinzipal, Praestant', 'Montre = Prinzipal = Praestant'],
    ['- auch genannt Prinzipal', 'Montre = Prinzipal'],
    ['Also known as Open Diapason.', 'Montre = Open Diapason'],
    ['- also called:\n  - Diapason\n  - Façade rank', 'Montre = Diapason = Façade rank'],
    ['- Synonyme: Prinzipal oder Praestant', 'Montre = Prinzipal = Praestant'],
  ])('gives other names: %s', (line, names) => {
    expect(namesOf(loadNote(`# Montre\n\n${line}\n\nThe pipes that one sees from the nave.\n`))[0]).toBe(names)
  })

  it.each([
    '- auch Orgeln aus Holz haben eine',
    '- auch: sie steht vorne, und man sieht sie vom Schiff aus',
    '- also: it can be of wood',
  ])('is told from what goes on: %s', line => {
    expect(namesOf(loadNote(`# Montre\n\n${line}\n\nThe pipes that one sees from the nave.\n`))[0]).toBe('Montre')
  })

  it.each(['siehe Windlade', 'see Windlade.', '→ Windlade', 'auch: Windlade'])(
    'leads to what it refers to: %s',
    reference => {
      const course = loadNote(
        `# Orgel\n\n**Kanzelle**\n- ${reference}\n\n**Windlade**\n- verteilt den Wind an die Pfeifen\n`,
      )
      expect(namesOf(course)).toEqual(['Orgel', 'Windlade = Kanzelle'])
      expect(course.concepts[1]?.facts).toHaveLength(1)
    },
  )

  it('refers to nothing that the notes do not have', () => {
    expect(namesOf(loadNote('# Orgel\n\n**Kanzelle**\n- siehe Windlade\n'))).toEqual(['Orgel', 'Kanzelle'])
  })
})

describe('a name in parentheses over its meaning', () => {
  it('is another name of an item in a glossary', () => {
    const text =
      '# Griffe\n\n- Öffnen (Release)\n  - der Finger gibt das Tonloch frei\n- Decken\n  - der Finger deckt das ganze Tonloch\n- Halbieren\n  - der Finger deckt das Tonloch zur Hälfte\n'
    expect(namesOf(loadNote(text))).toContain('Öffnen = Release')
  })
})

describe('what several notes say in the same words', () => {
  const definition = '**Kanzelle**\n- ein Kanal der Windlade\n'

  it('is one fact of the concept', () => {
    const course = loadOne({ 'a.md': `# Orgel\n\n${definition}`, 'b.md': `# Begriffe\n\n${definition}- aus Holz\n` })
    const facts = course.concepts.find(({ title }) => title === 'Kanzelle')?.facts ?? []
    expect(facts.map(({ source }) => source.file)).toEqual(['a.md', 'b.md'])
  })

  it('is as many as there are within one note, whose steps may recur', () => {
    const course = loadNote('# Stimmen\n\n- Ton anschlagen\n- Schwebung zählen\n- Ton anschlagen\n')
    expect(course.concepts[0]?.facts).toHaveLength(3)
  })
})

describe('a kind of passage', () => {
  const note = (title: string) => `# ${title}\n\n## Bauweise\n\nThey build it of wood.\n`

  it('is none of its own for standing once below an enumeration', () => {
    const topics = [
      'Gedackt',
      'Salizional',
      'Bordun',
      'Zimbel',
      'Krummhorn',
      'Flöten, Zungen und Streicher, wie sie klingen und wo sie stehen',
    ]
    const course = loadOne(Object.fromEntries(topics.map((topic, at) => [`${at}.md`, note(topic)])))
    expect(namesOf(course)).not.toContain('Bauweise')
  })

  it('has an entry where a note of its own treats it', () => {
    const topics = ['Gedackt', 'Salizional', 'Bordun', 'Zimbel', 'Krummhorn']
    const files = Object.fromEntries(topics.map((topic, at) => [`${at}.md`, note(topic)]))
    expect(namesOf(loadOne({ ...files, '9.md': '# Bauweise\n\nHow pipes are made.\n' }))).toContain('Bauweise')
  })
})
