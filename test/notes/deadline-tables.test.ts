import { describe, expect, it } from 'vitest'
import { loadOne } from './note-folder.js'

const START = 'start = "2025-09-15"\n'

describe('a schedule', () => {
  const inTable = (table: string) =>
    loadOne({ 'course.toml': START, 'a.md': `# Schedule\n\n${table}` }).deadlines.map(
      ({ date, time, title }) => `${date} ${time ?? '--:--'} ${title}`,
    )

  it('has deadlines only in the rows that fill a column headed so', () => {
    const table = `| Week | Date | Topic | HW due | Exam |
| ---- | ---- | ----- | ------ | ---- |
| 1 | 6.10. | Introduction | | |
| 2 | 13.10. | Scraping quotes | HW1 | |
| 3 | 20.10. | Repetition | | Midterm |
| 4 | 27.10. | Networks | – | |
`
    expect(inTable(table)).toEqual(['2025-10-13 --:-- HW1', '2025-10-20 --:-- Midterm'])
  })

  it.each([
    ['Date', 'Deliverable'],
    ['Datum', 'Leistung'],
  ])('has one in each row with something in a column of what is delivered (%s, %s)', (date, what) => {
    const table = `| ${date} | ${what} |\n| --- | --- |\n| 6.10. | Sketch |\n| 13.10. | |\n`
    expect(inTable(table)).toEqual(['2025-10-06 --:-- Sketch'])
  })

  it('has one in each row whose date stands in such a column, with the time beside it', () => {
    const table = `| Assignment | Out | Due | Time |
| --- | --- | --- | --- |
| HW1 | 6.10. | 13.10. | 18:00 |
| HW2 | 13.10. | 20.10. | |
`
    expect(inTable(table)).toEqual(['2025-10-13 18:00 HW1', '2025-10-20 --:-- HW2'])
  })
})

describe('the columns of a table', () => {
  const inTable = (table: string) =>
    loadOne({ 'course.toml': START, 'a.md': `# Schedule\n\n${table}` }).deadlines.map(
      ({ date, title }) => `${date} ${title}`,
    )
  const table = (head: string, ...rows: string[]) => [head, head.replace(/[^|]+/g, '---'), ...rows, ''].join('\n')

  it.each(['no', 'none', 'n/a', 'nein', 'keine', '–'])('say that nothing is due by "%s"', nothing => {
    expect(inTable(table('| Week | Topic | Assignment due |', `| 1 (Sep 22) | Sorting | ${nothing} |`))).toEqual([])
  })

  it.each(['x', 'yes', 'ja', '✓', '✅'])('say that it is by "%s", so that the others name it', tick => {
    expect(inTable(table('| Date | Topic | Exam |', `| 6.10. | Sorting | ${tick} |`))).toEqual(['2025-10-06 Sorting'])
  })

  it.each([
    ['| Milestone | Start | End |', '2025-10-09'],
    ['| Exam | Review | Date |', '2025-10-09'],
    ['| Blatt | Ausgabe | Abgabe |', '2025-10-09'],
    ['| Abgabe | Ausgabedatum | Datum |', '2025-10-09'],
  ])('hold days that are none: "%s"', (head, due) => {
    expect(inTable(table(head, '| Model | 2025-10-02 | 2025-10-09 |'))).toEqual([`${due} Model`])
  })

  it('hold days of a month and a day, where their heads say so', () => {
    const note = (head: string, row: string) =>
      loadOne({
        'course.toml': `language = "en"\n${START}`,
        'a.md': `# Calendar\n\n${table(head, row)}`,
      }).deadlines.map(({ date, title }) => `${date} ${title}`)
    expect(note('| Date | Assigned | Due |', '| 10/09 | Model | Sketch |')).toEqual(['2025-10-09 Sketch'])
    expect(note('| What | Points | Due |', '| Sketch | 8/10 | 10/9 |')).toEqual(['2025-10-09 Sketch'])
    expect(note('| Exam | Points |', '| Midterm | 8/10 |')).toEqual([])
  })

  it.each([
    ['| KW | Thema | Abgabe |', '| 41 | Bäume | Blatt 1 |', '2025-10-10 Blatt 1'],
    ['| Week | Topic | Due |', '| 4 | Trees | Sheet 1 |', '2025-10-10 Sheet 1'],
    ['| Week | Topic | Work |', '| Week 4 | Trees | Sheet 1 due |', '2025-10-10 Sheet 1 due'],
    ['| Week | Topic | Due |', '| Oct 6–10 | Trees | Sheet 1 |', '2025-10-10 Sheet 1'],
    ['| Week | Topic | Due |', '| Oct 6 | Trees | Sheet 1 on Oct 8 |', '2025-10-08 Sheet 1'],
    ['| Work | Weight | Deadline |', '| Sheet 1 | 20 % | Week 4 |', '2025-10-10 Sheet 1'],
  ])('may tell weeks: "%s"', (head, row, expected) => {
    expect(inTable(table(head, row))).toEqual([expected])
  })

  it('leave it to the heading to name what is due', () => {
    expect(inTable(table('| Points | Assigned | Due |', '| 60 | Oct 2, 2025 | Oct 9, 2025 |'))).toEqual([
      '2025-10-09 Schedule',
    ])
  })

  it('name what is due in a row that is headed so', () => {
    expect(inTable(table('| | A1 | A2 |', '| Topic | Trees | Graphs |', '| Due | 2025-10-09 | 2025-10-16 |'))).toEqual([
      '2025-10-09 A1',
      '2025-10-16 A2',
    ])
    expect(inTable(table('| Aspect | Details |', '| Deadline | Submit the model by 2025-10-09 |'))).toEqual([
      '2025-10-09 Submit the model',
    ])
    expect(inTable(table('| Event | Date | Room |', '| Oral exam | 2025-10-09 | A 12 |'))).toEqual([
      '2025-10-09 Oral exam',
    ])
  })
})

describe('front matter', () => {
  const inFrontMatter = (data: string) =>
    loadOne({ 'course.toml': START, 'a.md': `---\n${data}\n---\n# Poster\n\nx\n` })
  const named = (data: string) =>
    inFrontMatter(data).deadlines.map(
      ({ date, time, title, source }) => `${source.line} ${date} ${time ?? '--:--'} ${title}`,
    )

  it.each(['due', 'due-date', 'due_date', 'dueDate', 'deadline', 'Abgabe', 'Abgabedatum'])('names one by %s', key => {
    expect(named(`week: 3\n${key}: "9.10.2025, 18:00"`)).toEqual(['3 2025-10-09 18:00 Poster'])
  })

  it('names those of the things in its lists, each on its line', () => {
    expect(
      named(`todo:
  - name: Survey
    due-date: "9pm (evening) Monday October 6, 2025"
  - due-date: "Thursday October 9, 2025 at 12pm"
    title: Sketch
  - due-date: "Thursday October 9, 2025 at 12pm"
    def: Model
  - name: Demo
    due-date: your lab time
lectures:
  - { title: First, date: 2025-10-01 }
exams:
  - { title: Oral, date: 2026-01-20 }`),
    ).toEqual([
      '4 2025-10-06 21:00 Survey',
      '5 2025-10-09 12:00 Sketch',
      '7 2025-10-09 12:00 Model',
      '14 2026-01-20 --:-- Oral',
    ])
  })

  it('names them in its tables, by their names and in lists of days', () => {
    expect(named('extra:\n  due: 2025-10-09\n  slides: 2025-10-02')).toEqual(['3 2025-10-09 --:-- Poster'])
    expect(named('params:\n  exam:\n    date: 2026-01-20\n    room: A 12')).toEqual(['4 2026-01-20 --:-- Poster'])
    expect(named('deadlines:\n  Sketch: 2025-10-06\n  Model: "9.10.2025, 18:00"')).toEqual([
      '3 2025-10-06 --:-- Sketch',
      '4 2025-10-09 18:00 Model',
    ])
    expect(named('due: [2025-10-06, 2025-10-09]')).toEqual(['2 2025-10-06 --:-- Poster', '2 2025-10-09 --:-- Poster'])
  })

  it('is warned of where it names no day of the calendar', () => {
    expect(inFrontMatter('due: 31.11.2025').warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^2 "31\.11\.2025" is no day of the calendar/),
    ])
  })
})
