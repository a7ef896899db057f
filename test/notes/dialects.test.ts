import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifyDialects } from '../../src/notes/dialects.js'
import { anyNote } from './arbitraries.js'
import { loadNote } from './note-folder.js'

const dialectLine = fc.constantFrom(
  '%% hidden',
  'a %%b%% c',
  '<!-- x',
  '-->',
  ':::note Title',
  ':::',
  '::: {.theorem title="T"}',
  '!!! question "Why?"',
  '    inner',
  '??? tip',
  '=== "Tab"',
  '{% hint style="info" %}',
  '{% endhint %}',
  '{% highlight c %}',
  '{% endhighlight %}',
  '{{< note >}}',
  '<details>',
  '<summary>What?</summary>',
  '</details>',
  '> [!question]- Why?',
  '> Because.',
  'Q: What?',
  'A: That.',
  'C: a [b] c',
  'Front::Back',
  'x\n?\ny',
  '{{c1::gap}} ==mark==',
  '[[Target|alias]] ![[a.png]] ((ref))',
  'alias:: One, Two',
  '- id:: 1',
  '- # Heading #card',
  '\t- nested',
  '| Begriff | Bedeutung |\n| --- | --- |\n| Kern | Mitte |',
  '**Definition 1 (Kern).** x',
  '- [ ] no\n- [x] yes',
  '```',
)
const dialectNote = fc.array(fc.oneof(dialectLine, anyNote), { maxLength: 14 }).map(parts => parts.join('\n'))

describe('notes in any dialect', () => {
  it('keep their lines', () => {
    fc.assert(
      fc.property(dialectNote, note => {
        expect(unifyDialects(note).text.split('\n')).toHaveLength(note.split('\n').length)
      }),
    )
  })

  it('are read without a crash, on lines that exist, twice alike', () => {
    fc.assert(
      fc.property(dialectNote, note => {
        const course = loadNote(note)
        const count = note.split('\n').length
        const sources = [...course.concepts, ...course.questions, ...course.deadlines].map(({ source }) => source.line)
        for (const line of sources) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(count)
        }
        const idsOf = (one: typeof course) => [...one.concepts, ...one.questions].map(({ id }) => id)
        expect(idsOf(loadNote(note))).toEqual(idsOf(course))
        expect(new Set(idsOf(course)).size).toBe(idsOf(course).length)
      }),
      { numRuns: 60 },
    )
  })
})
