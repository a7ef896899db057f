import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/core/rich-text.js'
import { createLookup } from '../../src/lookup/lookup.js'
import type { Course } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { releasesAhead } from '../../src/notes/release.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { type Files, makeFolder, onlyCourse } from './note-folder.js'

const CONFIG = 'timezone = "Europe/Zurich"\nstart = "2025-09-15"\n'
const before = Date.parse('2025-10-08T21:59:59Z')
const after = before + 1000

const at = (files: Files, now: number): Course =>
  onlyCourse(loadCourses(makeFolder({ 'course.toml': CONFIG, ...files }), now))
const titles = ({ concepts }: Course): string[] => concepts.map(({ title }) => title)

const OPEN = '# Storage\n\n- **SAN** – a network of storage\n- **NAS** – files over the network\n'
const HELD = `---
release: 2025-10-09
---
# Backup

![](tape.png)

- **LTO** – a tape of magnetic material
- **SAN** – is also saved to tapes
- see [[Storage|Storage Kinds]]

Homework 2 due: 2025-10-20

## Questions

- What is a tape made of?
`
const FILES = { 'a.md': OPEN, 'b.md': HELD, 'tape.png': 'x' }

describe('a note that is held back', () => {
  it('shows nothing of itself but its deadlines until its day begins where the course is', () => {
    const course = at(FILES, before)
    expect(titles(course)).toEqual(['Storage', 'SAN', 'NAS'])
    expect(course.concepts.flatMap(({ aliases }) => aliases)).toEqual([])
    expect(JSON.stringify(course.concepts)).not.toMatch(/tape/)
    expect(course.questions).toEqual([])
    expect(course.images).toEqual([])
    expect(course.deadlines.map(({ title }) => title)).toEqual(['Homework 2'])
    expect(course.noteInfos?.map(({ file }) => file)).toEqual(['a.md'])
    expect(course.heldBack).toEqual([{ file: 'b.md', title: 'Backup', language: 'en', release: '2025-10-09' }])
    expect(course.notes).toBe(2)
    expect(releasesAhead(course)).toEqual([after])
  })

  it('is there from that moment on, together with what other notes say', () => {
    const course = at(FILES, after)
    expect(titles(course)).toEqual(['Storage', 'SAN', 'NAS', 'Backup', 'LTO'])
    const san = course.concepts.find(({ title }) => title === 'SAN')
    expect(san?.facts.map(({ content }) => plainText(content))).toEqual([
      'a network of storage',
      'is also saved to tapes',
    ])
    expect(course.concepts[0]?.aliases).toEqual(['Storage Kinds'])
    expect(course.questions.map(({ text }) => text)).toEqual(['What is a tape made of?'])
    expect(course.images).toHaveLength(1)
    expect(course.heldBack).toBeUndefined()
    expect(releasesAhead(course)).toEqual([])
  })

  it('is found by no query, completed by no typing, asked in no quiz and answers no exam question', () => {
    const asked = '# Questions\n\n- What is an LTO tape made of?\n'
    const known = (now: number) => {
      const course = at({ ...FILES, 'c.md': asked }, now)
      const lookup = createLookup([course])
      const drawn = createQuestionBank(lookup).draw(course.id, { count: 100, seed: 'all' })
      const exam = course.questions.find(({ source }) => source.file === 'c.md')
      return {
        found: lookup.find(course.id, 'LTO').found,
        compared: lookup.compare(course.id, 'LTO', 'NAS').found,
        completed: lookup.complete(course.id, 'lt', 5).includes('LTO'),
        asked: drawn.some(question => /magnetic|tapes/.test(JSON.stringify(question))),
        verdict: lookup.evidence(course.id, exam?.id ?? '')?.verdict,
      }
    }
    const nothing = { found: false, compared: false, completed: false, asked: false, verdict: 'no' }
    expect(known(before)).toEqual(nothing)
    expect(known(after)).toEqual({ found: true, compared: true, completed: true, asked: true, verdict: 'yes' })
  })

  it.each([
    ['a day', '"b.md" = "2025-10-09"'],
    ['a TOML date', '"b.md" = 2025-10-09'],
    ['a week, counted from the first day of the course', '"b.md" = 5'],
    ['a week in words', '"b.md" = "Woche 5"'],
    ['the folder around it', '"later" = 2025-10-09'],
    ['the folder with its slash', '"later/" = 2025-10-09'],
    ['the innermost folder', '"later" = 2000-01-01\n"later/more" = 2025-10-09'],
  ])('may be named in course.toml by %s', (_, release) => {
    const file = release.includes('b.md') ? 'b.md' : 'later/more/b.md'
    const note = HELD.replace(/^---.*?---\n/s, '')
    const files = { 'a.md': OPEN, [file]: note, 'course.toml': `${CONFIG}[release]\n${release}\n` }
    const week = release.includes('5') && !release.includes('2025')
    expect(titles(at(files, week ? Date.parse('2025-10-12T21:59:59Z') : before))).not.toContain('LTO')
    expect(titles(at(files, week ? Date.parse('2025-10-12T22:00:00Z') : after))).toContain('LTO')
  })

  it('has its own word before that of course.toml', () => {
    const files = { 'a.md': OPEN, 'b.md': HELD, 'course.toml': `${CONFIG}[release]\n"b.md" = 2000-01-01\n` }
    expect(titles(at(files, before))).not.toContain('LTO')
  })

  it('is warned of like any other, and so are a name that no note has and a zone that is not named', () => {
    const config = '[release]\n"week-2.md" = 2025-10-09\n"lectures/" = 2025-10-09\n'
    const { warnings } = at({ 'a.md': OPEN, 'b.md': HELD, 'course.toml': config }, before)
    expect(warnings.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['course.toml', 2, expect.stringMatching(/^release names "week-2.md", and there is no such note/)],
      ['course.toml', 3, expect.stringMatching(/^release names "lectures", and there is no such note/)],
      ['b.md', 6, expect.stringMatching(/tape\.png/)],
      ['course.toml', 1, expect.stringMatching(/^no time zone is named, so deadlines and releases are read as/)],
    ])
  })
})
