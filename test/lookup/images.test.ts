import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CardBlock } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { translator } from '../../src/i18n/translate.js'
import { conceptCard } from '../../src/lookup/concept-card.js'
import { createLookup, type Lookup } from '../../src/lookup/lookup.js'
import { createNoteImages } from '../../src/lookup/note-images.js'
import type { NoteImage } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { concept, ENGLISH, fact, handmade } from '../fixtures/course.js'
import { png } from '../fixtures/pictures.js'
import { makeFolder } from '../notes/note-folder.js'

const t = translator('en')
const PNG = png(2, 2, [9, 9, 9])

function open(note: string, files: Readonly<Record<string, Buffer>> = {}): { lookup: Lookup; dir: string } {
  const dir = makeFolder({ 'demo/course.toml': ENGLISH, 'demo/note.md': note, ...files })
  return { dir, lookup: createLookup(loadCourses(dir).courses) }
}

/** The images of each concept that has some. */
function owners(note: string): string[] {
  const { lookup } = open(note)
  return lookup.courses.flatMap(({ id, concepts }) =>
    concepts.flatMap(({ id: conceptId, title }) => {
      const alts = lookup.images(id, conceptId).map(({ alt }) => alt)
      return alts.length === 0 ? [] : [`${title}: ${alts.join(', ')}`]
    }),
  )
}

describe('an image belongs to', () => {
  it('the concept under whose heading it stands', () => {
    expect(
      owners('# Leaf\n\n![leaf](l.png)\n\n## Stoma\n\n- lets gas in\n\n![stoma](s.png)\n\n## Root\n\n- deep\n'),
    ).toEqual(['Leaf: leaf', 'Stoma: stoma'])
  })

  it('the bullet in which it stands', () => {
    expect(
      owners(
        '# Storage\n\n- **DAS** – hangs at the server ![das](d.png)\n- **SAN** – its own net\n  - fast\n\n    ![san](s.png)\n',
      ),
    ).toEqual(['DAS: das', 'SAN: san'])
  })

  it('what follows it, where nothing stands before it', () => {
    expect(owners('# Notes\n\n## Overview\n\n![map](m.png)\n\n- **DAS** – hangs at the server\n')).toEqual(['DAS: map'])
  })

  it('nothing, among questions and before everything', () => {
    expect(
      owners('![banner](b.png)\n\n# Leaf\n\n- green\n\n## Questions\n\n- What is this? ![riddle](r.png)\n'),
    ).toEqual([])
  })

  it('the right one of two notes', () => {
    const dir = makeFolder({
      'demo/course.toml': ENGLISH,
      'demo/one.md': '# Leaf\n\n- green\n\n![one](1.png)\n',
      'demo/two.md': '# Root\n\n- deep\n\n![two](2.png)\n',
    })
    const lookup = createLookup(loadCourses(dir).courses)
    expect(lookup.images('demo', 'leaf').map(({ alt }) => alt)).toEqual(['one'])
    expect(lookup.images('demo', 'root').map(({ alt }) => alt)).toEqual(['two'])
  })
})

function pagesOf(lookup: Lookup, id: string): Card[] {
  const found = lookup.concept('demo', id)
  if (found === undefined) throw new Error(`no ${id}`)
  const images = lookup.images('demo', id)
  const pages: Card[] = []
  for (let page = 0; page < 40; page++) {
    const card = conceptCard({ course: { id: 'demo' }, concept: found, images, related: [], page, pageLength: 300 }, t)
    if (JSON.stringify(card) === JSON.stringify(pages.at(-1))) break
    pages.push(card)
  }
  return pages
}

const shown = ({ blocks }: Card) =>
  blocks.flatMap((block: CardBlock) =>
    block.type === 'image'
      ? [block.alt]
      : block.type === 'text' && JSON.stringify(block).includes('🖼')
        ? [`(${JSON.stringify(block.content).match(/"value":"([^"🖼]+)"/u)?.[1]})`]
        : [],
  )

describe('the card', () => {
  it('shows an image below its facts, an address on the web as a link, and the text of what is missing', () => {
    const { lookup } = open(
      '# Leaf\n\n- green ![cut](l.png)\n- thin ![far](https://example.org/f.png) ![gone](gone.png)\n',
      {
        'demo/l.png': PNG,
      },
    )
    const [card] = pagesOf(lookup, 'leaf')
    expect(card?.blocks.slice(0, -1)).toMatchObject([
      { type: 'text', content: [{ type: 'list' }] },
      { type: 'image', image: expect.stringMatching(/^note:demo-[0-9a-f]{16}$/), alt: 'cut' },
      { type: 'text', content: [{ children: [{ value: '🖼 ' }, { type: 'link', url: 'https://example.org/f.png' }] }] },
      { type: 'text', content: [{ children: [{ value: '🖼 gone' }] }] },
    ])
  })

  it('shows it on the page on which it stands', () => {
    const facts = Array.from({ length: 20 }, (_, index) => `- fact ${index} ${'word '.repeat(15)}`)
    facts[15] += ' ![late](l.png)'
    const { lookup } = open(`# Leaf\n\n${facts.join('\n')}\n`, { 'demo/l.png': PNG })
    const pages = pagesOf(lookup, 'leaf')
    const at = pages.findIndex(page => shown(page).length > 0)
    expect(at).toBeGreaterThan(2)
    expect(JSON.stringify(pages[at])).toContain('fact 15 ')
  })

  it('loses none of many', () => {
    const note = `# Leaf\n\n- green\n\n${Array.from({ length: 11 }, (_, index) => `![i${index}](l.png)`).join('\n\n')}\n`
    const pages = pagesOf(open(note, { 'demo/l.png': PNG }).lookup, 'leaf')
    expect(pages.map(shown)).toEqual([
      ['i0', 'i1', 'i2'],
      ['i3', 'i4', 'i5'],
      ['i6', 'i7', 'i8'],
      ['i9', 'i10'],
    ])
  })

  it('fits every platform, whatever the notes say of their images', () => {
    const image = fc.record({
      alt: fc.string({ minLength: 1, maxLength: 400, unit: 'binary' }).filter(alt => alt.trim() !== ''),
      line: fc.integer({ min: 1, max: 9 }),
      url: fc.option(
        fc.tuple(fc.webUrl(), fc.integer({ min: 0, max: 3000 })).map(([url, more]) => `${url}?${'_'.repeat(more)}`),
        { nil: undefined },
      ),
    })
    fc.assert(
      fc.property(fc.array(image, { maxLength: 8 }), fc.integer({ min: 0, max: 5 }), (drawn, page) => {
        const images = drawn.map(
          ({ alt, line, url }, index): NoteImage => ({
            alt,
            source: { file: 'demo/note.md', line, headings: ['Demo'] },
            blockLine: line,
            ...(url === undefined
              ? { type: 'local', id: `${index}`.padStart(16, '0'), folder: 'demo', path: 'x.png' }
              : { type: 'remote', url }),
          }),
        )
        const of = concept('Leaf', [fact([{ type: 'text', value: 'x'.repeat(1700) }])])
        const lookup = createLookup([handmade([of], { images })])
        const card = conceptCard(
          { course: { id: 'demo' }, concept: of, images: lookup.images('demo', of.id), related: [], page },
          t,
        )
        expect(checkCard(card)).toEqual([])
      }),
    )
  })
})

describe('the images of the notes', () => {
  it('are read by their reference, also by a program that starts later', async () => {
    const { lookup, dir } = open('# Leaf\n\n![cut](img/Große%20Übersicht.png)\n', {
      'demo/img/Große Übersicht.png': PNG,
    })
    const [image] = lookup.images('demo', 'leaf')
    if (image?.show.type !== 'image') throw new Error('no image')
    const again = createNoteImages(dir, loadCourses(dir).courses)
    expect(await again.load(image.show.image)).toEqual({
      bytes: PNG,
      mediaType: 'image/png',
      fileName: 'grosse-uebersicht.png',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      path: 'demo/img/Große Übersicht.png',
    })
    expect(image.show.path).toBe('demo/img/Große Übersicht.png')
  })

  it('are no way to any other file', async () => {
    const { dir } = open('# Leaf\n\n![cut](l.png)\n', { 'demo/l.png': PNG, 'demo/other.png': PNG })
    const images = createNoteImages(dir, loadCourses(dir).courses)
    for (const ref of ['note:demo-0000000000000000', 'note:demo/other.png', 'note:../demo/l.png', 'x:y'] as const) {
      expect(await images.load(ref)).toBeUndefined()
    }
  })
})
