import { once } from 'node:events'
import { mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Course, NoteImage } from '../../src/notes/course.js'
import { readImageFile } from '../../src/notes/image-file.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { png } from '../fixtures/pictures.js'
import { type Files, loadOne, makeFolder, onlyCourse, writeFiles } from './note-folder.js'

const PNG = png(2, 2, [9, 9, 9])
const TOML = 'language = "en"\n'

const images = (course: Course) => course.images.map(place)

function place(image: NoteImage): string {
  return image.type === 'local' ? image.path : image.type === 'remote' ? image.url : '-'
}

const complaints = (course: Course) => course.warnings.map(({ line, message }) => `${line} ${message}`)

/** The one image of a note in a folder of a course. */
function imageOf(markdown: string, files: Files = {}): { image: string; warnings: string[] } {
  const course = loadOne({ 'course.toml': TOML, 'a/b/note.md': `# Leaf\n\n${markdown}\n`, ...files })
  return { image: images(course).join(' '), warnings: complaints(course) }
}

describe('where a note’s image lies', () => {
  it.each([
    ['beside the note', '![x](leaf.png)', 'a/b/leaf.png'],
    ['in a folder below it', '![x](./img/leaf.png)', 'a/b/img/leaf.png'],
    ['in a folder above it', '![x](../leaf.png)', 'a/leaf.png'],
    ['from the course’s root', '![x](img/leaf.png)', 'img/leaf.png'],
    ['from the root, with a slash', '![x](/img/leaf.png)', 'img/leaf.png'],
    ['with a title', '![x](leaf.png "Cross-section")', 'a/b/leaf.png'],
    ['with escapes', '![x](my%20leaf.png)', 'a/b/my leaf.png'],
    ['between angles', '![x](<my leaf.png>)', 'a/b/my leaf.png'],
    ['with a query and a fragment', '![x](leaf.png?w=3#top)', 'a/b/leaf.png'],
    ['with backslashes', '![x](<..\\leaf.png>)', 'a/leaf.png'],
    ['with a percent sign of its own', '![x](<100%.png>)', 'a/b/100%.png'],
    ['by reference', '![x][leaf]\n\n[leaf]: leaf.png', 'a/b/leaf.png'],
    ['by its bare name, anywhere in the course', '![x](leaf.png)', 'z/attachments/leaf.png'],
  ])('%s', (_where, markdown, path) => {
    expect(imageOf(markdown, { [path]: PNG })).toEqual({ image: path, warnings: [] })
  })

  it('the nearer one is meant', () => {
    expect(imageOf('![x](leaf.png)', { 'a/b/leaf.png': PNG, 'leaf.png': PNG, 'z/leaf.png': PNG }).image).toBe(
      'a/b/leaf.png',
    )
  })

  it('reads the type from the bytes, whatever the file is called', () => {
    const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])
    const webp = Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1')
    const root = makeFolder({ 'a.png': gif, 'b.png': jpeg, 'c.jpg': webp, 'd.gif': PNG })
    expect(['a.png', 'b.png', 'c.jpg', 'd.gif'].map(file => readImageFile(root, file)?.mediaType)).toEqual([
      'image/gif',
      'image/jpeg',
      'image/webp',
      'image/png',
    ])
  })

  it('names a text for one without', () => {
    const course = loadOne({ 'note.md': '# Leaf\n\n![](img/cross%20section.png) ![a\nb](x.png)\n', 'x.png': PNG })
    expect(course.images.map(({ alt }) => alt)).toEqual(['cross section.png', 'a b'])
  })

  it('tells the line of each', () => {
    const course = loadOne({
      'note.md':
        '# Leaf\n\nsome text\n![a](a.png) and  \n**![b](b.png)** `x` ![c](c.png)\n\n- one\n\n  ![d](d.png)\n\n| x |\n|---|\n| ![e](e.png) |\n',
    })
    expect(course.images.map(({ alt, source, blockLine }) => `${alt} ${source.line} ${blockLine}`)).toEqual([
      'a 4 3',
      'b 5 3',
      'c 5 3',
      'd 9 7',
      'e 13 11',
    ])
  })
})

describe('an image on the web', () => {
  it.each(['https://example.org/a.png', 'http://example.org/a.png'])('is never looked for: %s', url => {
    expect(imageOf(`![x](${url})`)).toEqual({ image: url, warnings: [] })
  })

  it('is taken for one where the scheme is left out', () => {
    expect(imageOf('![x](//example.org/a.png)').image).toBe('https://example.org/a.png')
  })
})

describe('an image that is not shown', () => {
  it.each<[string, string, Files, string]>([
    ['missing', '![x](leaf.png)', {}, 'does not exist'],
    [
      'an SVG',
      '![x](leaf.svg)',
      { 'a/b/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
      'is no PNG, JPEG, GIF or WebP image',
    ],
    [
      'a script by the name of an image',
      '![x](leaf.png)',
      { 'a/b/leaf.png': '<script>alert(1)</script>' },
      'is no PNG',
    ],
    ['empty', '![x](leaf.png)', { 'a/b/leaf.png': '' }, 'is no PNG'],
    ['a folder', '![x](leaf.png)', { 'a/b/leaf.png/note.txt': '' }, 'is no file'],
    ['too large', '![x](leaf.png)', { 'a/b/leaf.png': png(1, 1, [0, 0, 0], 8_000_000) }, 'more than the 8000000'],
    ['above the course', '![x](../../../leaf.png)', {}, 'leads out of the course’s folder'],
    ['at an address of another kind', '![x](ftp://example.org/leaf.png)', {}, 'is no file of the notes'],
    ['a drive of Windows', '![x](<C:/leaf.png>)', {}, 'is no file of the notes'],
    ['a drive in disguise', '![x](C%3A/leaf.png)', {}, 'is no file of the notes'],
    ['with a null byte', '![x](leaf.png%00.txt)', { 'a/b/leaf.png': PNG }, 'is no file of the notes'],
  ])('%s', (_what, markdown, files, message) => {
    const { image, warnings } = imageOf(markdown, files)
    expect(image).toBe('-')
    expect(warnings).toEqual([expect.stringContaining(message)])
    expect(warnings[0]).toMatch(/^3 the image ".+" /)
  })

  it('is not warned of in a draft', () => {
    const course = loadOne({ 'note.md': '---\ndraft: true\n---\n![x](leaf.png)\n', 'other.md': '# Leaf\n\n- green\n' })
    expect(complaints(course)).toEqual(['1 is a draft: left out'])
  })
})

describe('links', () => {
  it('are followed within the course and refused out of it', () => {
    const dir = makeFolder({
      'one/course.toml': TOML,
      'one/note.md': '# Leaf\n\n![in](in.png) ![out](out.png) ![dir](dir/leaf.png) ![up](up.png)\n',
      'one/img/leaf.png': PNG,
      'two/course.toml': TOML,
      'two/note.md': '# Root\n\n- deep\n',
      'two/leaf.png': PNG,
      'secret.png': PNG,
    })
    symlinkSync(join(dir, 'one/img/leaf.png'), join(dir, 'one/in.png'))
    symlinkSync(join(dir, 'secret.png'), join(dir, 'one/out.png'))
    symlinkSync(join(dir, 'two'), join(dir, 'one/dir'))
    symlinkSync('../two/leaf.png', join(dir, 'one/up.png'))
    const [one] = loadCourses(dir).courses
    expect(one?.images.map(place)).toEqual(['in.png', '-', '-', '-'])
    expect(one?.warnings.map(({ message }) => message).filter(message => message.includes('leads out'))).toHaveLength(3)
  })

  it('that are changed later lead nowhere either', () => {
    const dir = makeFolder({
      'course/note.md': '# Leaf\n\n![x](leaf.png)\n',
      'course/leaf.png': PNG,
      'secret.png': PNG,
    })
    const course = onlyCourse(loadCourses(join(dir, 'course')))
    expect(images(course)).toEqual(['leaf.png'])
    expect(readImageFile(join(dir, 'course'), 'leaf.png')?.bytes).toHaveLength(PNG.length)
    unlinkSync(join(dir, 'course/leaf.png'))
    symlinkSync(join(dir, 'secret.png'), join(dir, 'course/leaf.png'))
    expect(readImageFile(join(dir, 'course'), 'leaf.png')).toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')('and sockets do not hold the program up', async () => {
    const dir = makeFolder({ 'note.md': '# Leaf\n\n![x](leaf.png)\n' })
    const server = createServer().listen(join(dir, 'leaf.png'))
    await once(server, 'listening')
    expect(complaints(onlyCourse(loadCourses(dir)))).toEqual([expect.stringContaining('is no file')])
    server.close()
  })
})

describe('whatever a note writes', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '',
    'a',
    'img',
    'leaf.png',
    'secret.png',
    '%2e%2e',
    '%2F',
    '..%2f..',
    '\\',
    '..\\',
    '~',
    'out',
    'C:',
    '%00',
    '\u202e',
    '//',
    '%c0%ae',
    'a'.repeat(300),
  )
  const path = fc.oneof(
    fc.array(part, { maxLength: 8 }).map(parts => parts.join('/')),
    fc.string({ maxLength: 40 }),
  )

  it('no image leads out of the course', () => {
    const dir = makeFolder({
      'secret.png': PNG,
      'course/leaf.png': PNG,
      'course/img/leaf.png': PNG,
      'course/a/x.md': '# A',
    })
    mkdirSync(join(dir, 'outside'))
    writeFileSync(join(dir, 'outside/secret.png'), PNG)
    symlinkSync(join(dir, 'outside'), join(dir, 'course/out'))
    const root = join(dir, 'course')
    fc.assert(
      fc.property(path, written => {
        const url = written.replace(/[<>\n\r]/g, '')
        writeFiles(root, { 'a/note.md': `# Leaf\n\n![x](<${url}>)\n` })
        for (const image of onlyCourse(loadCourses(root)).images) {
          if (image.type !== 'local') continue
          expect(image.path.endsWith('leaf.png')).toBe(true)
          expect(join(root, image.path).startsWith(root + sep)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('nothing is read for a path out of the folder', () => {
    const dir = makeFolder({ 'secret.png': PNG, 'course/leaf.png': PNG })
    fc.assert(
      fc.property(path, written => {
        const file = readImageFile(join(dir, 'course'), written.replaceAll('secret', 'leaf'))
        if (file !== undefined) expect(written).toMatch(/leaf|secret/)
        expect(readImageFile(join(dir, 'course'), join(written, '../../../secret.png'))).toBeUndefined()
      }),
    )
  })
})
