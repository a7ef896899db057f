import { chmodSync, linkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HostError } from '../../src/core/errors.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { load, loadNote, loadOne, makeFolder, onlyCourse } from './note-folder.js'

const isRoot = process.getuid?.() === 0
const GOOD = '# Mitosis\n\n- a fact\n'

function hostErrorOf(run: () => unknown): HostError {
  try {
    run()
  } catch (error) {
    if (error instanceof HostError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a folder', () => {
  it('that is missing', () => {
    const error = hostErrorOf(() => loadCourses(join(makeFolder({}), 'nowhere')))
    expect(error.message).toContain('does not exist')
    expect(error.message).toContain('nowhere')
  })

  it('that is a file, or stands below one', () => {
    const file = join(makeFolder({ 'note.md': GOOD }), 'note.md')
    expect(hostErrorOf(() => loadCourses(file)).message).toContain('is a file')
    expect(hostErrorOf(() => loadCourses(join(file, 'deeper'))).message).toContain('does not exist')
  })

  it('without a note', () => {
    expect(hostErrorOf(() => load({})).message).toContain('holds no Markdown note')
    expect(hostErrorOf(() => load({ 'a.txt': 'x', '.hidden/a.md': GOOD })).message).toContain('holds no Markdown note')
  })

  it.skipIf(isRoot)('that may not be read', () => {
    const dir = makeFolder({ 'note.md': GOOD })
    chmodSync(dir, 0)
    const error = hostErrorOf(() => loadCourses(dir))
    chmodSync(dir, 0o700)
    expect(error.message).toContain('may not be read')
  })

  it('of hidden files and packages is passed over', () => {
    const course = loadOne({
      'note.md': GOOD,
      '.trash/old.md': '# Old\n\n- x\n',
      'node_modules/pkg/readme.md': '# Package\n\n- x\n',
    })
    expect(course.concepts.map(({ title }) => title)).toEqual(['Mitosis'])
    expect(course.warnings).toEqual([])
  })
})

describe('courses', () => {
  const toml = (title: string) => `title = "${title}"\n`

  it('are the folders with a course.toml, notes belonging to the nearest', () => {
    const { courses, warnings } = load({
      'a/course.toml': toml('A'),
      'a/one.md': GOOD,
      'a/deep/two.md': GOOD,
      'a/lab/course.toml': toml('Lab'),
      'a/lab/three.md': GOOD,
      'b/course.toml': toml('B'),
      'b/four.md': GOOD,
    })
    expect(courses.map(({ title, id, notes }) => [title, id, notes])).toEqual([
      ['A', 'a', 2],
      ['Lab', 'lab', 1],
      ['B', 'b', 1],
    ])
    expect(warnings).toEqual([])
  })

  it('are also the other top-level folders with notes beside such a folder', () => {
    const { courses, warnings } = load({
      'cloud/course.toml': toml('Cloud'),
      'cloud/one.md': GOOD,
      'law/b.md': '# Recht\n\n- das ist der Kern und nicht der Rand\n',
      'law/deep/c.md': GOOD,
    })
    expect(courses.map(({ title, id, language, notes }) => [title, id, language, notes])).toEqual([
      ['Cloud', 'cloud', 'en', 1],
      ['law', 'law', 'de', 2],
    ])
    expect([...warnings, ...courses.flatMap(course => course.warnings)]).toEqual([])
  })

  it('are top-level folders for what no course deeper in them owns', () => {
    const { courses, warnings } = load({
      'year/a/course.toml': toml('A'),
      'year/a/one.md': GOOD,
      'year/two.md': GOOD,
      'year/b/three.md': GOOD,
      'empty/readme.txt': 'x',
    })
    expect(courses.map(({ title, notes }) => [title, notes])).toEqual([
      ['year', 2],
      ['A', 1],
    ])
    expect(warnings).toEqual([])
  })

  it('own all other notes where the content folder itself has a course.toml', () => {
    const { courses } = load({ 'course.toml': toml('All'), 'one.md': GOOD, 'x/two.md': GOOD })
    expect(courses.map(({ title, notes }) => [title, notes])).toEqual([['All', 2]])
  })

  it('leave out notes directly in the content folder beside them, and say so', () => {
    const { courses, warnings } = load({ 'a/course.toml': '', 'a/one.md': GOOD, 'stray.md': GOOD, 'ab/two.md': GOOD })
    expect(courses.map(({ id, notes }) => [id, notes])).toEqual([
      ['a', 1],
      ['ab', 1],
    ])
    expect(warnings).toEqual([{ file: 'stray.md', line: 1, message: expect.stringContaining('in no course') }])
  })

  it('of one name have ids of their own', () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        [`${index}/a-rather-long-name-of-a-course/course.toml`, ''],
        [`${index}/a-rather-long-name-of-a-course/note.md`, GOOD],
      ]).flat(),
    )
    const ids = load(files).courses.map(({ id }) => id)
    expect(new Set(ids).size).toBe(12)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(Math.max(...ids.map(id => id.length))).toBeLessThanOrEqual(24)
  })

  it('without a note are told of', () => {
    const { courses } = load({ 'a/course.toml': '', 'b/course.toml': '', 'b/one.md': GOOD })
    expect(courses[0]).toMatchObject({ id: 'a', notes: 0, concepts: [] })
    expect(courses[0]?.warnings).toMatchObject([
      { file: 'a/course.toml', line: 1, message: expect.stringContaining('no Markdown note') },
    ])
  })

  it('are the whole tree where no folder has a course.toml', () => {
    const course = loadOne({ 'x/one.md': GOOD, 'y/two.markdown': GOOD, 'z/mycourse.toml': 'title = "No"' })
    expect(course.notes).toBe(2)
    expect(course.title).not.toBe('No')
  })
})

describe('course.toml', () => {
  const withConfig = (config: string | Uint8Array) => loadOne({ 'course.toml': config, 'note.md': GOOD })
  const warningsOf = (config: string) =>
    withConfig(config).warnings.map(({ file, line, message }) => `${file}:${line} ${message}`)

  it('that is broken leaves everything to the defaults', () => {
    const course = withConfig('title = "Fine"\nlanguage = "de\n')
    expect(course.warnings).toMatchObject([
      { file: 'course.toml', line: 2, message: expect.stringContaining('not valid TOML') },
    ])
    expect(course.title).not.toBe('Fine')
    expect(course.timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  })

  it('warns of unknown keys on their line, and reads the others', () => {
    const config = '# a comment on titles\ntitles = "typo"\ntitle = "Right"\n\n[extra]\nx = 1\n'
    expect(withConfig(config).title).toBe('Right')
    expect(warningsOf(config)).toEqual([
      expect.stringMatching(/^course\.toml:2 unknown key "titles"/),
      expect.stringMatching(/^course\.toml:5 unknown key "extra"/),
    ])
  })

  it('is not taken in by names that every object has', () => {
    expect(warningsOf('toString = 1\n"constructor" = 2\n')).toEqual([
      expect.stringMatching(/^course\.toml:1 unknown key "toString"/),
      expect.stringMatching(/^course\.toml:2 unknown key "constructor"/),
    ])
  })

  describe('communities', () => {
    it('are read as a list; without one, every community may read the course', () => {
      expect(withConfig('title = "x"\n').communities).toBeUndefined()
      expect(withConfig('communities = []\n').communities).toEqual([])
      const written = 'communities = [\n  "discord:123456789012345678",\n  "slack:T0123ABCD", "slack:T0123ABCD",\n]\n'
      expect(withConfig(written).communities).toEqual(['discord:123456789012345678', 'slack:T0123ABCD'])
      expect(warningsOf(written)).toEqual([])
    })

    it.each([
      ['communities = "discord:123456789012345678"', /^course\.toml:1 communities must be a list/],
      ['communities = 5', /^course\.toml:1 communities must be a list/],
      ['title = "x"\n[communities]\na = 1', /^course\.toml:2 communities must be a list/],
      ['communities = ["123456789012345678"]', /^course\.toml:1 communities: "123456789012345678" is no community/],
      ['communities = [\n"discord:1",\n"slack:U0123ABCD"]', /^course\.toml:2 communities: "discord:1" is no community/],
      ['communities = [["a"]]', /^course\.toml:1 communities: "\["a"\]" is no community/],
      ['communities = [123456789012345678]', /^course\.toml:1 not valid TOML.*only the setup code opens/],
      ['title = "x"\ncommunities = ["a', /^course\.toml:\d not valid TOML.*only the setup code opens/],
    ])('leave the course closed where something is wrong: %s', (config, warning) => {
      expect(withConfig(config).communities).toEqual([])
      expect(warningsOf(config)[0]).toMatch(warning)
    })
  })

  it('warns of values that are none, key by key', () => {
    const config = 'title = ""\nlanguage = "fr"\ntimezone = "Europe/Bern"\n'
    expect(warningsOf(config)).toEqual([
      expect.stringMatching(/^course\.toml:1 title must not be empty/),
      expect.stringMatching(/^course\.toml:2 language must be "de" or "en"/),
      expect.stringMatching(/^course\.toml:3 timezone is no IANA time zone/),
    ])
    expect(withConfig(config).timeZone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  })
})

describe('front matter', () => {
  it.each([
    ['TOML', '+++\ntitle = "x"\ndate = 2025-13-45\n+++\n', 3],
    ['TOML on its first line', '+++\n= 1\n+++\n', 2],
    ['YAML', '---\ntitle: x\ntags: [a, b\n---\n', 3],
    ['YAML with a tab', '---\ntitle: x\n\tdate: y\n---\n', 3],
  ])('that is broken %s is told of on its line, and the note is read', (_, front, line) => {
    const course = loadNote(`${front}# Mitosis\n\n- a fact\n`)
    expect(course.warnings).toMatchObject([
      { file: 'note.md', line, message: expect.stringMatching(/^front matter: \S/) },
    ])
    expect(course.concepts[0]?.source.line).toBe(front.split('\n').length)
  })

  it('that does not end', () => {
    const course = loadNote('+++\ntitle = "x"\n\n# Mitosis\n\n- a fact\n')
    expect(course.warnings).toMatchObject([
      { file: 'note.md', line: 1, message: expect.stringContaining('closing +++') },
    ])
    expect(course.concepts[0]).toMatchObject({ title: 'Mitosis', source: { line: 4 } })
  })

  it('is none where a rule begins the note', () => {
    expect(loadNote('---\n\n# Mitosis\n\n- a fact\n')).toMatchObject({ warnings: [], concepts: [{ title: 'Mitosis' }] })
  })

  it.each(['---\n- a\n- list\n---\n', '---\n---\n', '+++\n+++\n', '---\njust text\n---\n', '---\nx: &a [*a]\n---\n'])(
    'that holds no settings is no harm: %j',
    front => {
      expect(loadNote(`${front}# Mitosis\n\n- a fact\n`).concepts).toHaveLength(1)
    },
  )
})

describe('a file', () => {
  const umlauts = '# Öl\n\n- fließt für Ärzte\n'

  it('in Latin-1 is read, with a warning on the first line that shows it', () => {
    const course = loadNote(Buffer.from(`# Mitosis\nCells part.\n${umlauts}`, 'latin1'))
    expect(course.concepts.map(({ title }) => title)).toEqual(['Mitosis', 'Öl'])
    expect(course.warnings).toMatchObject([{ file: 'note.md', line: 3, message: expect.stringContaining('not UTF-8') }])
  })

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${umlauts}`)],
    ['UTF-16, little-endian', Buffer.from(`\ufeff${umlauts}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${umlauts}`, 'utf16le').swap16()],
    ['lines that end with CR LF', Buffer.from(umlauts.replaceAll('\n', '\r\n'))],
    ['lines that end with CR', Buffer.from(umlauts.replaceAll('\n', '\r'))],
  ])('in %s', (_, bytes) => {
    const course = loadNote(bytes)
    expect(course.warnings).toEqual([])
    expect(course.concepts).toMatchObject([{ title: 'Öl', source: { line: 1 }, facts: [{ source: { line: 3 } }] }])
  })

  it.each(['', '\n\n', '---\ntitle: x\n---\n', '<!-- later -->'])('that says nothing gets a warning: %j', text => {
    expect(loadNote(text).warnings).toEqual([{ file: 'note.md', line: 1, message: 'is empty' }])
  })

  it.skipIf(isRoot)('that may not be read is left out', () => {
    const dir = makeFolder({ 'a.md': GOOD, 'b.md': GOOD })
    chmodSync(join(dir, 'b.md'), 0)
    const course = onlyCourse(loadCourses(dir))
    expect(course.notes).toBe(1)
    expect(course.warnings).toMatchObject([{ file: 'b.md', line: 1, message: 'cannot be read (EACCES): left out' }])
  })

  it.skipIf(isRoot)('in a folder that may not be read is left out', () => {
    const dir = makeFolder({ 'a.md': GOOD, 'closed/b.md': GOOD })
    chmodSync(join(dir, 'closed'), 0)
    const { courses, warnings } = loadCourses(dir)
    chmodSync(join(dir, 'closed'), 0o700)
    expect(courses[0]?.notes).toBe(1)
    expect(warnings).toEqual([{ file: 'closed', line: 1, message: 'cannot be read (EACCES): left out' }])
  })

  it('of more than 5 MB is left out', () => {
    const course = loadOne({ 'a.md': GOOD, 'big.md': 'x'.repeat(5_000_001) })
    expect(course.notes).toBe(1)
    expect(course.warnings).toMatchObject([
      { file: 'big.md', line: 1, message: 'cannot be read (5000001 bytes are more than 5000000): left out' },
    ])
  })
})

describe.skipIf(process.platform === 'win32')('a link', () => {
  it('to the outside is left out', () => {
    const outside = makeFolder({ 'secret.md': '# Secret\n\n- x\n' })
    const dir = makeFolder({ 'a.md': GOOD })
    symlinkSync(join(outside, 'secret.md'), join(dir, 'file.md'))
    symlinkSync(outside, join(dir, 'folder'))
    symlinkSync(join(dir, 'nowhere.md'), join(dir, 'broken.md'))
    const { courses, warnings } = loadCourses(dir)
    expect(courses[0]?.concepts.map(({ title }) => title)).toEqual(['Mitosis'])
    expect(warnings.map(({ file, message }) => [file, message])).toEqual([
      ['broken.md', 'cannot be read (ENOENT): left out'],
      ['file.md', 'is a link to outside of the content folder: left out'],
      ['folder', 'is a link to outside of the content folder: left out'],
    ])
  })

  it('in a circle is not followed', () => {
    const dir = makeFolder({ 'a/one.md': GOOD, 'b/two.md': GOOD })
    symlinkSync(dir, join(dir, 'a', 'up'))
    symlinkSync('.', join(dir, 'b', 'self'))
    const { courses, warnings } = loadCourses(dir)
    expect(courses[0]?.notes).toBe(2)
    expect(warnings.map(({ file }) => file)).toEqual(['a/up', 'b/self'])
  })

  it('to the inside is followed, also as a mounted Kubernetes config map has them', () => {
    const dir = makeFolder({ '..2025_10/note.md': GOOD })
    symlinkSync('..2025_10', join(dir, '..data'))
    symlinkSync('..data/note.md', join(dir, 'note.md'))
    const { courses, warnings } = loadCourses(dir)
    expect(courses[0]).toMatchObject({ notes: 1, concepts: [{ source: { file: 'note.md' } }] })
    expect(warnings).toEqual([])
  })

  it('that is hard is a file like others', () => {
    const dir = makeFolder({ 'a/one.md': GOOD })
    linkSync(join(dir, 'a/one.md'), join(dir, 'two.md'))
    expect(loadCourses(dir).courses[0]?.notes).toBe(2)
  })
})
