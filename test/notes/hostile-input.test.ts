import { describe, expect, it } from 'vitest'
import { loadNote } from './note-folder.js'

describe('nesting', () => {
  const nestedBullets = (depth: number) =>
    Array.from({ length: depth }, (_, index) => `${'  '.repeat(index)}- level ${index}\n`).join('')

  it('is read as deep as the parser goes', () => {
    expect(loadNote(`# Mitosis\n\n${nestedBullets(49)}`).warnings).toEqual([])
  })

  it('beyond that is told of, on the line from which on it is left out', () => {
    expect(loadNote(`# Mitosis\n\n${nestedBullets(60)}`).warnings).toEqual([
      { file: 'note.md', line: 52, message: expect.stringContaining('levels deep') },
    ])
    expect(loadNote(`# Mitosis\n\n${'>'.repeat(150)} x\n`).warnings).toMatchObject([{ line: 3 }])
  })

  it('of emphasis has no bound', () => {
    const course = loadNote(`# Mitosis\n\n- ${'**'.repeat(20_000)}x${'**'.repeat(20_000)}\n`)
    expect(course.concepts).toHaveLength(1)
    expect(course.warnings).toEqual([])
  })
})

describe('sheer size', () => {
  it.each([
    ['headings', Array.from({ length: 20_000 }, (_, index) => `# Heading ${index}\nx\n`).join('\n'), 20_000],
    ['headings of one name', '# Heading\n\n- x\n\n'.repeat(10_000), 1],
    ['bullets', `# Mitosis\n\n${'- x\n'.repeat(130_000)}`, 1],
    ['words in emphasis', `# Mitosis\n\n- ${'*a* '.repeat(65_000)}\n`, 1],
    ['definitions', 'Term\n: said\n\n'.repeat(5_000), 1],
    [
      'footnotes in a chain',
      `# Mitosis[^0]\n\n${Array.from({ length: 5_000 }, (_, n) => `[^${n}]: x[^${n + 1}]\n`).join('\n')}`,
      1,
    ],
    ['lines of a paragraph', `# Mitosis\n\n${`${'a cell divides '.repeat(5)}\n`.repeat(30_000)}`, 1],
    ['breaks in a bullet', `# Mitosis\n\n- ${'fast<br>'.repeat(30_000)}\n`, 1],
    ['deadlines of one day', `# Mitosis\n\n${'- due 2025-10-09: a report\n'.repeat(5_000)}`, 1],
    ['unclosed tags', `# Mitosis\n\n<div>\n${'<'.repeat(200_000)}\n`, 1],
    ['unclosed comments', `# Mitosis\nCells part.\n\n<div>\n${'<!--'.repeat(50_000)}\n`, 1],
  ])('of %s', (_, text, concepts) => {
    expect(loadNote(text).concepts).toHaveLength(concepts)
  })

  it.each(['.', ': ', ', ', '9.10. ', '9.10.: a, ', 'due ', '12:00 ', 'Mo ', '( '])(
    'of a line of a deadline: %j',
    part => {
      const long = part.repeat(100_000 / part.length)
      const note = `# Exam ${long} 12\n\nExam ${long} 12\n\n- Due 2025-10-09 ${long}1\n  - x\n\n# Due\n\n- Report: 2025-10-10\n`
      expect(loadNote(note).deadlines.map(({ date }) => date)).toEqual(['2025-10-10'])
    },
  )

  it.each([
    ...['a', 'a-', 'a=', '1', '1.', ': ', '(', '**', '`', '$a ', '&nbsp;', '9.10. ', '„A1“ ', '| ', '- '],
    ...['fast<br>', 'a \\newline ', '$a \\hspace{1pt} ', '## ', 'a:: ', '{: ', '   {'],
  ])('of a line of 100,000 characters: %j', part => {
    const long = part.repeat(100_000 / part.length)
    const course = loadNote(`# Mitosis\n\nAbgabe ${long}x\n\n- **b${long}** – Abgabe ${long}x\n\n## ${long}x\n`)
    expect(course.warnings).toEqual([])
  })
})
