import { describe, expect, it } from 'vitest'
import { loadOne } from './note-folder.js'
import { summarize } from './summary.js'

const conceptsOf = (files: Record<string, string>): readonly string[] => summarize(loadOne(files)).concepts

describe('a page of Logseq', () => {
  it('has its properties read, whatever the first one is called', () => {
    const note = 'made-of:: [hemp](https://example.org)\nalias:: Drift Net, Long Net\n\n- catches herring\n'
    expect(conceptsOf({ 'Fishing net.md': note })).toEqual([
      '1 # Fishing net (Drift Net, Long Net)',
      '  4 property catches herring',
    ])
  })

  it('may hold a flashcard that looks like a property', () => {
    expect(loadOne({ 'Net.md': 'knot:: where two ropes meet\n\n#flashcards\n' }).questions).toHaveLength(1)
  })

  it('is read without the marks of boxes, embedded blocks and states of the note', () => {
    const note =
      '- #+BEGIN_TIP\n  mend it in time.\n  #+END_TIP\n- hangs {{embed ((62a1b2c3-0000-1111-2222-333344445555))}} low #WIP\n- #+BEGIN_SRC sh\n  knot --twice\n  #+END_SRC\n'
    expect(conceptsOf({ 'Net.md': note })).toEqual([
      '1 # Net',
      '  1 property mend it in time.',
      '  4 property hangs low',
      '  5 command [code]',
    ])
  })

  it('names terms in lower case where its items do so throughout', () => {
    const glossary = '- fault\n  - one part of the net deviates\n- failure\n  - the whole net holds nothing any more\n'
    expect(conceptsOf({ 'Net.md': glossary }).filter(line => line.includes('#'))).toEqual([
      '1 # Net',
      '1 # fault < Net',
      '3 # failure < Net',
    ])
    const outline = '- mend\n  - often\n- strong\n  - if it is new and has never been torn\n'
    expect(conceptsOf({ 'Net.md': outline }).filter(line => line.includes('#'))).toEqual(['1 # Net'])
  })

  it('is not read from the backups beside it', () => {
    const course = loadOne({
      'pages/Net.md': '- catches herring\n',
      'logseq/bak/pages/Net/2022-05-06T18_52_36.595Z.md': '- catches cod\n',
    })
    expect(summarize(course).concepts).toEqual(['1 # Net', '  1 property catches herring'])
  })
})

describe('a copy that a tool has made', () => {
  it.each(['Net.sync-conflict-20240102-123456-ABCDEFG.md', "Net (Ada's conflicted copy 2024-01-02).md"])('%s', name => {
    const course = loadOne({ 'Net.md': '- catches herring\n', [name]: '- catches cod\n' })
    expect(summarize(course).concepts).toEqual(['1 # Net', '  1 property catches herring'])
    expect(course.warnings.map(({ message }) => message)).toEqual([
      'is a copy that a tool has made of a note: left out',
    ])
  })
})
