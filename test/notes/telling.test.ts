import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { imagesByConcept } from '../../src/lookup/concept-images.js'
import { factBlocks } from '../../src/lookup/fact-blocks.js'
import { blockText } from '../../src/notes/authored-question.js'
import type { Course } from '../../src/notes/course.js'
import { anyNote } from './arbitraries.js'
import { loadNote, loadOne } from './note-folder.js'

const FIXTURES = new URL('../fixtures/notes/', import.meta.url)

/** Concepts of which a card has nothing to show: no fact, no part, no image. */
function emptyOnes(course: Course): string[] {
  const images = imagesByConcept(course)
  return course.concepts
    .filter(({ id, facts, childIds }) => {
      const shown = factBlocks(facts).map(blockText).join('').trim()
      return shown === '' && childIds.length === 0 && !images.has(id)
    })
    .map(({ title }) => title)
}

describe('a concept', () => {
  it.each(readdirSync(FIXTURES).filter(file => file.endsWith('.md')))('of %s has something to show', file => {
    expect(emptyOnes(loadNote(readFileSync(new URL(file, FIXTURES))))).toEqual([])
  })

  it('of any note has something to show', () => {
    const line = fc.constantFrom(
      '# Bees',
      '## Wasps',
      '### Bees',
      '- **Ants**',
      '- **Wasps**: sting',
      '![Bee](https://example.org/bee.png)',
    )
    const note = fc.array(fc.oneof(line, anyNote), { maxLength: 12 }).map(parts => parts.join('\n\n'))
    fc.assert(
      fc.property(note, text => {
        // An admonition that is never closed takes in the headings below it.
        fc.pre(!text.includes(':::'))
        expect(emptyOnes(loadNote(text))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is none where only its heading stands, or a link', () => {
    const course = loadNote(
      '# Bees\n\nBees fly.\n\n## Queens\n\n## Drones\n\n[Drones](drones.md)\n\n## Workers\n\n### Foragers\n',
    )
    expect(course.concepts.map(({ title }) => title)).toEqual(['Bees'])
  })

  it('has what stands below it under a heading that others have as well', () => {
    const { concepts } = loadNote(
      '# Poisoning\n\n## ARP poisoning\n\n### Attack vector\n\nA forged reply.\n\n## DNS poisoning\n\n### Attack vector\n\nA forged record.\n',
    )
    const dns = concepts.find(({ title }) => title === 'DNS poisoning')
    expect(dns?.facts.map(({ content }) => plainText(content))).toEqual(['Attack vector'])
    expect(dns?.facts.flatMap(({ children }) => children.map(({ content }) => plainText(content)))).toEqual([
      'A forged record.',
    ])
  })

  it('may be an image alone', () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const course = loadOne({
      'note.md': '# Bees\n\nBees fly.\n\n## Hive layout\n\n![](hive.png)\n\n## Hive law\n\n![](lost.png)\n',
      'hive.png': png,
    })
    expect(course.concepts.map(({ title }) => title)).toEqual(['Bees', 'Hive layout'])
  })
})
