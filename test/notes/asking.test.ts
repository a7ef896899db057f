import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { loadNote } from './note-folder.js'

const questionsOf = (text: string): string[] => loadNote(text).questions.map(({ text: asked }) => asked)
const factsOf = (text: string): string[] => {
  const { concepts, passages = [] } = loadNote(text)
  return [...concepts, ...passages].flatMap(({ facts }) =>
    facts.flatMap(({ content, children }) => [content, ...children.map(child => child.content)].map(plainText)),
  )
}

describe('a box for questions', () => {
  it.each(['Beispiel', 'Definition', 'Example'])('over a statement with the title "%s" asks nothing', title => {
    const note = `# Mühle\n\n> [!question] ${title}\n> Ein Rad treibt zwei Steine.\n`
    expect(questionsOf(note)).toEqual([])
    expect(factsOf(note)).toContain('Ein Rad treibt zwei Steine.')
  })

  it('asks by its title, or by what stands in it', () => {
    expect(questionsOf('# Mühle\n\n> [!question] Was treibt das Rad?\n> Das Wasser.\n')).toEqual([
      'Was treibt das Rad?',
    ])
    expect(questionsOf('# Mühle\n\n> [!question] Beispiel\n> Welches Rad ist schneller?\n')).toHaveLength(1)
  })
})

describe('a sentence beside questions', () => {
  const note =
    '# Mill\n\n## Review questions\n\n- What drives the wheel?\n- The water of the brook drives it.\n- Describe the stones.\n- Why do they turn?\n'

  it('is told, not asked', () => {
    expect(questionsOf(note)).toEqual(['What drives the wheel?', 'Describe the stones.', 'Why do they turn?'])
    expect(factsOf(note)).toContain('The water of the brook drives it.')
  })

  it('is a question where nothing beside it asks', () => {
    expect(
      questionsOf('# Mill\n\n## Review questions\n\n- The water of the brook.\n- The stones of the mill.\n'),
    ).toHaveLength(2)
  })
})
