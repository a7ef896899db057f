import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Course, Fact } from '../../src/notes/course.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { anyNote } from './arbitraries.js'
import { loadOne, makeFolder, onlyCourse, writeFiles } from './note-folder.js'

const allFacts = (facts: readonly Fact[]): Fact[] => facts.flatMap(fact => [fact, ...allFacts(fact.children)])

/** One folder for all runs: a note written over the last one is read anew. */
function createReader(): (notes: readonly string[]) => Course {
  const dir = makeFolder({})
  return notes => {
    writeFiles(dir, Object.fromEntries(notes.map((note, index) => [`${index}.md`, note])))
    return onlyCourse(loadCourses(dir))
  }
}

function expectSound(course: Course, notes: readonly string[]): void {
  const lineCounts = new Map(notes.map((note, index) => [`${index}.md`, note.split('\n').length]))
  const concepts = new Map(course.concepts.map(concept => [concept.id, concept]))
  expect(concepts.size).toBe(course.concepts.length)

  const expectLine = ({ file, line }: { readonly file: string; readonly line: number }): void => {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lineCounts.get(file) ?? 0)
  }
  for (const { source } of [...course.questions, ...course.deadlines]) expectLine(source)
  for (const warning of course.warnings) expectLine(warning)

  for (const { id, title, aliases, facts, parentId, childIds, source } of course.concepts) {
    expect(id).toMatch(/^[a-z0-9-]{1,40}$/)
    expect(title.trim()).not.toBe('')
    expect(aliases).not.toContain(title)
    expectLine(source)
    for (const fact of allFacts(facts)) {
      expectLine(fact.source)
      expect(fact.conceptId).not.toBe(id)
      if (fact.conceptId !== undefined) expect(concepts.has(fact.conceptId)).toBe(true)
    }
    if (parentId !== undefined) expect(concepts.get(parentId)?.childIds).toContain(id)
    for (const childId of childIds) expect(concepts.get(childId)?.parentId).toBe(id)
    const ancestors = new Set([id])
    for (let up = parentId; up !== undefined; up = concepts.get(up)?.parentId) {
      expect(ancestors.has(up)).toBe(false)
      ancestors.add(up)
    }
  }
  for (const items of [course.questions, course.deadlines]) {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  }
}

describe('loadCourses', () => {
  it('makes a sound course of any notes', () => {
    const read = createReader()
    fc.assert(
      fc.property(fc.tuple(anyNote, anyNote), notes => expectSound(read(notes), notes)),
      { numRuns: 300 },
    )
  })

  it('reads CR LF and LF alike', () => {
    const [readLf, readCrLf] = [createReader(), createReader()]
    const withoutTitle = ({ id: _id, title: _title, ...rest }: Course) => rest
    fc.assert(
      fc.property(anyNote, note => {
        expect(withoutTitle(readCrLf([note.replaceAll('\n', '\r\n')]))).toEqual(withoutTitle(readLf([note])))
      }),
    )
  })

  it('gives the same course each time', () => {
    const notes = { 'a.md': '# Cache\n\n- fast\n', 'b.md': '# Caches\n\n- **Line** – 64 B\n' }
    const dir = makeFolder(notes)
    expect(loadCourses(dir)).toEqual(loadCourses(dir))
  })

  it('joins the passages of several notes on one term', () => {
    const course = loadOne({
      'a.md': '# Cache (CH)\n\n- fast\n',
      'b.md': '# Memory\n\n- **Caches** – small\n- **CH**: near the CPU\n',
    })
    expect(
      course.concepts.map(({ title, aliases, facts }) => [title, aliases, facts.map(({ source }) => source.file)]),
    ).toEqual([
      ['Cache', ['CH', 'Caches'], ['a.md', 'b.md', 'b.md']],
      ['Memory', [], ['b.md', 'b.md']],
    ])
  })

  it('keeps apart what has one address but not one name', () => {
    const long = 'Rindfleischetikettierungsüberwachung Brandenburg'
    const course = loadOne({
      'a.md': ['C++', 'C plus plus', `${long} One`, `${long} Two`, 'Ω', 'Σ']
        .map(name => `# ${name}\n\n- x\n`)
        .join('\n'),
    })
    expect(new Set(course.concepts.map(({ id }) => id)).size).toBe(6)
    expect(course.concepts[0]?.id).toMatch(/^c-plus-plus-[0-9a-f]{6}$/)
    expect(course.concepts[1]?.id).toBe('c-plus-plus')
  })

  it('gives an id by the title alone, whatever stands before it', () => {
    const titles = ['Net', 'Δ Net', 'Ω Net', 'Net+', 'C#', 'C sharp', '&&', 'Öl', `${'long '.repeat(9)}one`]
    const idsOf = (list: readonly string[]) => {
      const { concepts } = loadOne({ 'a.md': list.map(title => `# ${title}\n\n- x\n`).join('\n') })
      return new Map(concepts.map(({ id, title }) => [title, id]))
    }
    const ids = idsOf(titles)
    expect(idsOf(titles.toReversed())).toEqual(ids)
    expect(['Net', 'C sharp', 'Öl'].map(title => ids.get(title))).toEqual(['net', 'c-sharp', 'oel'])
    expect(ids.get('Δ Net')).toMatch(/^net-[0-9a-f]{6}$/)
  })

  it('keeps apart what is written in signs only', () => {
    const course = loadOne({
      'a.md': '# Logical Operators\n\n- `&&` – and\n- `||` – or\n- `!` – not\n- ` ` – nothing\n',
    })
    expect(course.concepts.map(({ title }) => title)).toEqual(['Logical Operators', '&&', '||', '!'])
  })

  it('follows names over several steps, and leaves a circle of names alone', () => {
    const chain = loadOne({ 'a.md': '- **AX** – one\n- **BX (AX)** – two\n- **CX (BX)** – three\n' })
    expect(chain.concepts.map(({ title, aliases }) => [title, aliases])).toEqual([['CX', ['AX', 'BX']]])
    const circle = loadOne({ 'a.md': '- **AX (BX)** – one\n- **BX (CX)** – two\n- **CX (AX)** – three\n' })
    expect(circle.concepts.map(({ title }) => title)).toEqual(['AX', 'BX', 'CX'])
  })

  it('breaks a circle of parents', () => {
    const note = '- **Chicken**\n  - **Egg** – laid\n\n# Egg\n\n- **Chicken**\n  - **Egg** – hatched\n'
    expectSound(createReader()([note]), [note])
  })

  it('asks a question once, where it is asked first', () => {
    const course = loadOne({ 'a.md': '# Fragen\n\n- Why?\n', 'b.md': '# Fragen\n\n- x?\n- Why?\n' })
    expect(course.questions.map(({ text, source }) => [text, source.file])).toEqual([
      ['Why?', 'a.md'],
      ['x?', 'b.md'],
    ])
  })

  it('sorts deadlines by time, days without one at their end', () => {
    const course = loadOne({
      'a.md': '- Abgabe C: 2.10.2025\n- Abgabe B: 2.10.2025, 18:00\n- Abgabe A: 1.10.2025\n',
    })
    expect(course.deadlines.map(({ title }) => title)).toEqual(['Abgabe A', 'Abgabe B', 'Abgabe C'])
  })

  it('keeps apart deadlines that differ in their time only, and takes the first of equal ones', () => {
    const line = (time: string) => `- Prüfung Gruppe A: 09.10.2025 ${time}\n`
    const { deadlines } = loadOne({ 'a.md': `${line('10:00')}${line('08:00')}${line('08:00')}` })
    expect(deadlines.map(({ time, source }) => [time, source.line])).toEqual([
      ['08:00', 2],
      ['10:00', 1],
    ])
    expect(new Set(deadlines.map(({ id }) => id)).size).toBe(2)
  })

  it.each([
    ['de', '2025-09-10'],
    ['en', '2025-10-09'],
  ])('reads the order of a date with slashes by the language %s', (language, date) => {
    const course = loadOne({
      'course.toml': `language = "${language}"\ntimezone = "UTC"\n`,
      'a.md': '- deadline report: 10/09/2025 23:59\n- deadline poster: 25/10/2025\n- deadline talk: 10/26/25\n',
    })
    expect(course.deadlines.map(({ date, time }) => [date, time])).toEqual([
      [date, '23:59'],
      ['2025-10-25', null],
      ['2025-10-26', null],
    ])
    expect(course.warnings).toEqual([])
  })

  it('warns of dates of deadlines that it cannot read', () => {
    const course = loadOne({
      'a.md':
        '# Termine\n\n- Abgabe A: 31.02.2025\n- Abgabe B: 12.11.\n- am 31.02.2025 ist nichts\n- Prüfung: Kapitel 3.1.\n',
    })
    expect(course.deadlines).toEqual([])
    expect(course.warnings).toEqual([
      { file: 'a.md', line: 3, message: expect.stringMatching(/^"31\.02\.2025" is no day .*: write a date as in/) },
      { file: 'a.md', line: 4, message: expect.stringMatching(/^"12\.11\." has no year, .*: add the year/) },
    ])
  })

  it('says which time zone it assumes where deadlines depend on it', () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const due = '# Mitosis\n\n- Abgabe: 9.10.2025\n'
    const message = expect.stringMatching(`no time zone is named.* as ${zone}: write timezone = .* into course\\.toml`)
    expect(loadOne({ 'a.md': due }).warnings).toEqual([{ file: 'a.md', line: 1, message }])
    expect(loadOne({ 'course.toml': '', 'a.md': due }).warnings).toEqual([{ file: 'course.toml', line: 1, message }])
    expect(loadOne({ 'course.toml': 'timezone = "Europe/Zurich"', 'a.md': due }).warnings).toEqual([])
    expect(loadOne({ 'a.md': '# Mitosis\n\n- a fact of 9.10.2025\n' }).warnings).toEqual([])
  })

  it('completes years by the date of each note', () => {
    const course = loadOne({
      'a.md': '---\ndate: 2025-12-01\n---\n- Abgabe A: 15.1.\n',
      'b.md': '- Abgabe B: 15.1.\n',
    })
    expect(course.deadlines.map(({ title, date }) => [title, date])).toEqual([['Abgabe A', '2026-01-15']])
  })

  it('tells German from English by the words', () => {
    expect(loadOne({ 'a.md': '# A\n\n- das ist der Kern und nicht der Rand\n' }).language).toBe('de')
    expect(loadOne({ 'a.md': '# A\n\n- this is the core and not the edge\n' }).language).toBe('en')
  })

  it('joins five hundred notes with as many names', () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [
        `${n % 20}/${n}.md`,
        `# Lecture ${n}\n\n## Part ${n}a\n\n- **Thing ${n}** – costs ${n} %\n- **Shared** – said in ${n}\n`,
      ]),
    )
    const course = loadOne(files)
    expect(course.concepts).toHaveLength(501)
    expect(course.concepts.find(({ title }) => title === 'Shared')?.facts).toHaveLength(500)
  })
})
