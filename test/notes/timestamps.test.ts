import { describe, expect, it } from 'vitest'
import { loadCourses } from '../../src/notes/load-courses.js'
import { loadOne, makeFolder, onlyCourse } from './note-folder.js'

const ZURICH = 'timezone = "Europe/Zurich"\n'
const NEW_YORK = 'timezone = "America/New_York"\n'

const inYaml = (data: string, config = ZURICH) =>
  loadOne({ 'course.toml': config, 'a.md': `---\n${data}\n---\n# Poster\n\nx\n` }).deadlines.map(
    ({ date, time, source }) => `${source.line} ${date} ${time ?? '--:--'}`,
  )
const inToml = (data: string, config = ZURICH) =>
  loadOne({ 'course.toml': config, 'a.md': `+++\n${data}\n+++\n# Poster\n\nx\n` }).deadlines.map(
    ({ date, time, source }) => `${source.line} ${date} ${time ?? '--:--'}`,
  )

describe("an instant in front matter is told by the clocks of the course's zone", () => {
  it.each([
    ['2025-10-09T22:00:00Z', '2025-10-10 00:00'],
    ['"2025-10-09T22:00:00Z"', '2025-10-10 00:00'],
    ['2025-10-09T21:59:59.000Z', '2025-10-09 23:59'],
    ['2025-10-09T21:59Z', '2025-10-09 23:59'],
    ['2025-10-09t21:59:00z', '2025-10-09 23:59'],
    ['2025-10-09 21:59:00Z', '2025-10-09 23:59'],
    ['2025-10-09 21:59 UTC', '2025-10-09 23:59'],
    ['2025-10-09 21:59 GMT', '2025-10-09 23:59'],
    ['2025-10-09 22:59 UTC+1', '2025-10-09 23:59'],
    ['2025-10-09T23:59:00+02:00', '2025-10-09 23:59'],
    ['2025-10-09T23:59:00+0200', '2025-10-09 23:59'],
    ['2025-10-09T17:59-04:00', '2025-10-09 23:59'],
    ['2025-10-09 16:59:00.10 -5', '2025-10-09 23:59'],
    ['!!timestamp 2025-10-09T22:00:00Z', '2025-10-10 00:00'],
    // In winter the zone is an hour behind.
    ['2026-01-20T22:59:00Z', '2026-01-20 23:59'],
    // By the clocks there are these already.
    ['2025-10-09T23:59:00', '2025-10-09 23:59'],
    ['2025-10-09T23:59:00.000', '2025-10-09 23:59'],
    ['2025-10-09 23:59', '2025-10-09 23:59'],
    ['2025-10-09 14:00-16:00', '2025-10-09 14:00'],
    ['2025-10-09 10:00:00-12:00', '2025-10-09 10:00'],
    // Letters that only look like a zone.
    ['2025-10-09 23:30 z. B. per Moodle', '2025-10-09 23:30'],
    ['2025-10-09 14:00 Z-Gebäude', '2025-10-09 14:00'],
  ])('due: %s', (due, expected) => {
    expect(inYaml(`due: ${due}`)).toEqual([`2 ${expected}`])
  })

  it.each([
    ['2025-10-09T22:00:00Z', '2025-10-10 00:00'],
    ['2025-10-09T17:59:00-04:00', '2025-10-09 23:59'],
    ['2025-10-09T23:59:00', '2025-10-09 23:59'],
    ['2025-10-09 23:59:00', '2025-10-09 23:59'],
    ['2025-10-09', '2025-10-09 --:--'],
  ])('due = %s', (due, expected) => {
    expect(inToml(`due = ${due}`)).toEqual([`2 ${expected}`])
  })

  it('goes back a day where the zone is behind', () => {
    expect(inYaml('due: 2025-10-10T03:59:00Z', NEW_YORK)).toEqual(['2 2025-10-09 23:59'])
    expect(inToml('due = 2025-10-10T03:59:00Z', NEW_YORK)).toEqual(['2 2025-10-09 23:59'])
  })

  it('in its lists and tables too, each on its line', () => {
    expect(
      inYaml('deadlines:\n  - name: Sketch\n    date: 2025-10-09T22:00:00Z\n  - name: Model\n    date: 2025-10-12'),
    ).toEqual(['4 2025-10-10 00:00', '6 2025-10-12 --:--'])
  })
})

it.each([['2025-10-09'], ['"2025-10-09"'], ['!!timestamp 2025-10-09']])(
  'a day stays that day in every zone: %s',
  due => {
    for (const zone of ['Pacific/Kiritimati', 'Europe/Zurich', 'America/Los_Angeles', 'Pacific/Pago_Pago']) {
      expect(inYaml(`due: ${due}`, `timezone = "${zone}"\n`)).toEqual(['2 2025-10-09 --:--'])
    }
  },
)

it('completes a year from the day that the note has in the zone', () => {
  const course = loadOne({
    'course.toml': `language = "de"\n${ZURICH}`,
    'a.md': '---\ndate: 2025-12-31T23:30:00Z\n---\n# Poster\n\nAbgabe Plakat: 30.11.\n',
  })
  expect(course.deadlines.map(({ date }) => date)).toEqual(['2026-11-30'])
})

it('says so in a line of the text', () => {
  const course = loadOne({ 'course.toml': ZURICH, 'a.md': '# Poster\n\n- Poster due: 2025-10-09T22:00:00Z\n' })
  expect(course.deadlines).toMatchObject([{ title: 'Poster', date: '2025-10-10', time: '00:00' }])
})

describe('a note is released on the day that an instant is in the zone', () => {
  const OPEN = '# Storage\n\n- **SAN** – a network of storage\n'
  const titles = (files: Readonly<Record<string, string>>, now: string) =>
    onlyCourse(loadCourses(makeFolder({ 'a.md': OPEN, ...files }), Date.parse(now))).concepts.map(({ title }) => title)

  it.each([
    ['front matter', { 'course.toml': ZURICH, 'b.md': '---\nrelease: 2025-10-08T22:00:00Z\n---\n# LTO\n\nA tape\n' }],
    ['its TOML', { 'course.toml': ZURICH, 'b.md': '+++\nrelease = 2025-10-08T22:00:00Z\n+++\n# LTO\n\nA tape\n' }],
    [
      'course.toml',
      { 'course.toml': `${ZURICH}[release]\n"b.md" = 2025-10-08T22:00:00Z\n`, 'b.md': '# LTO\n\nA tape\n' },
    ],
  ])('%s', (_, files) => {
    expect(titles(files, '2025-10-08T21:59:59Z')).not.toContain('LTO')
    expect(titles(files, '2025-10-08T22:00:00Z')).toContain('LTO')
  })
})

it('course.toml may name a moment for a deadline', () => {
  const config = `${ZURICH}[[deadlines]]\ntitle = "Poster"\ndate = 2025-10-09T22:00:00Z\n[[deadlines]]\ntitle = "Talk"\ndate = 2025-10-12\n[[deadlines]]\ntitle = "Report"\ndate = 2025-10-13T18:00:00\n`
  const course = loadOne({ 'course.toml': config, 'a.md': '# Storage\n\nx\n' })
  expect(course.deadlines).toMatchObject([
    { title: 'Poster', date: '2025-10-10', time: '00:00' },
    { title: 'Talk', date: '2025-10-12', time: null },
    { title: 'Report', date: '2025-10-13', time: '18:00' },
  ])
})
