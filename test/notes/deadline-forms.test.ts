import { describe, expect, it } from 'vitest'
import { loadOne } from './note-folder.js'

const deadlinesIn = (line: string, language: 'de' | 'en', more = '') =>
  loadOne({
    'course.toml': `language = "${language}"\ntimezone = "Europe/Zurich"\n${more}`,
    'a.md': `---\ndate: 2025-09-26\n---\n# Projects\n\n- ${line}\n`,
  })
const found = (line: string, language: 'de' | 'en', more = '') =>
  deadlinesIn(line, language, more).deadlines.map(({ title, date, time }) => `${date} ${time ?? '--:--'} ${title}`)

const START = 'start = "2025-09-15"\n'

describe('a deadline', () => {
  it.each([
    // German
    ['Abgabe Bericht: 09.10.2025', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: 9.10.25', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: 9. 10. 2025', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht bis 9.10.', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht am 09.10', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht am Do, 09.10', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht am Donnerstag, den 9. Oktober', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: 9. Okt. 2025, 18 Uhr', '2025-10-09 18:00 Abgabe Bericht'],
    ['Abgabe Bericht: 9.Oktober 2025 um 18 Uhr 30', '2025-10-09 18:30 Abgabe Bericht'],
    ['Abgabe Bericht: 2025-10-09', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: 2025-10-09 23:59', '2025-10-09 23:59 Abgabe Bericht'],
    ['Abgabe Bericht: 09-10-2025', '2025-10-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: 09/10/2025 18.00 Uhr', '2025-10-09 18:00 Abgabe Bericht'],
    ['Abgabe Bericht: 9.10.2025, 17h30', '2025-10-09 17:30 Abgabe Bericht'],
    ['Abgabe Bericht bis 23:59 Uhr am 9.10.2025', '2025-10-09 23:59 Abgabe Bericht'],
    ['Abgabe Bericht bis 12:15 am 9.10.2025', '2025-10-09 12:15 Abgabe Bericht'],
    ['Abgabe Bericht bis 12 Uhr, Donnerstag, den 9.10.', '2025-10-09 12:00 Abgabe Bericht'],
    ['Abgabe Bericht: 9.10.2025, Mitternacht', '2025-10-09 23:59 Abgabe Bericht'],
    ['Abgabe Bericht am 9.10.2025 bis Mittag', '2025-10-09 12:00 Abgabe Bericht'],
    ['Bis spätestens 9.10.2025 einreichen: Bericht', '2025-10-09 --:-- einreichen: Bericht'],
    ['Bericht einzureichen bis 9. Oktober', '2025-10-09 --:-- Bericht einzureichen'],
    ['Zwischenabgabe: 9.10.2025', '2025-10-09 --:-- Zwischenabgabe'],
    ['Schlussprüfung: 20. Januar 2026, 08:15', '2026-01-20 08:15 Schlussprüfung'],
    ['Nachklausur am 3. Mrz 2026', '2026-03-03 --:-- Nachklausur'],
    ['Anmeldefrist: 9.10.2025', '2025-10-09 --:-- Anmeldefrist'],
    ['Mündliche Prüfungen: 9.–10. Oktober 2025', '2025-10-10 --:-- Mündliche Prüfungen'],
    ['Prüfungen am 9./10.10.2025', '2025-10-10 --:-- Prüfungen'],
    ['Abgabe Bericht: KW 41', '2025-10-10 --:-- Abgabe Bericht'],
    ['Abgabe Bericht in KW41, 18:00', '2025-10-10 18:00 Abgabe Bericht'],
    ['KW 41: Abgabe Bericht', '2025-10-10 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: Mittwoch KW 41', '2025-10-08 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: KW 41 (Mo)', '2025-10-06 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: Kalenderwoche 2', '2026-01-09 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: KW 41/2026', '2026-10-09 --:-- Abgabe Bericht'],
    ['Prüfungen in KW 4/5', '2026-01-30 --:-- Prüfungen'],
    ['Abgabe Bericht bis Ende Woche 4', '2025-10-10 --:-- Abgabe Bericht'],
    ['Abgabe Bericht: SW 4', '2025-10-10 --:-- Abgabe Bericht'],
    ['Bericht, Abgabe Sonntag (Woche 4)', '2025-10-12 --:-- Bericht, Abgabe'],
    ['Abgabe Bericht (Woche 3): 9.10.2025', '2025-10-09 --:-- Abgabe Bericht (Woche 3)'],
    ['Bericht (KW 40), Abgabe 9.10.2025', '2025-10-09 --:-- Bericht (KW 40), Abgabe'],
    ['Bericht abgeben bis 9.10.2025', '2025-10-09 --:-- Bericht abgeben'],
    ['Bitte den Bericht bis 9.10.2025 hochladen.', '2025-10-09 --:-- Bericht'],
    ['Der Bericht ist bis 9.10.2025 einzureichen.', '2025-10-09 --:-- Der Bericht'],
    ['Testat in der 41. KW', '2025-10-10 --:-- Testat'],
    ['Bitte reichen Sie den Bericht bis 9.10.2025, 14:00 Uhr MESZ ein.', '2025-10-09 14:00 Reichen Sie den Bericht'],
    ['Letzter Tag der Abmeldung: 9.10.2025', '2025-10-09 --:-- Letzter Tag der Abmeldung'],
    ['Prüfung Netze: 12.1.2026 9-11 Uhr', '2026-01-12 09:00 Prüfung Netze'],
    ['Prüfung Netze: 12.1.2026, 9.15 bis 11 Uhr', '2026-01-12 09:15 Prüfung Netze'],
    ['Prüfung Netze: 12.1.2026, 10:15–12:00', '2026-01-12 10:15 Prüfung Netze'],
    ['Prüfungszeit vom 6.10. bis 10.10.2025', '2025-10-10 --:-- Prüfungszeit'],
  ])('is read of "%s"', (line, deadline) => {
    expect(found(line, 'de', START)).toEqual([deadline])
  })

  it.each([
    // English
    ['Report due Oct 9', '2025-10-09 --:-- Report'],
    ['Report due Oct. 9th, 2025 at 5pm', '2025-10-09 17:00 Report'],
    ['Report due Thursday, October 9, 2025', '2025-10-09 --:-- Report'],
    ['Report due 9 October 2025, 11:59 p.m.', '2025-10-09 23:59 Report'],
    ['Report due on the 9th of October', '2025-10-09 --:-- Report'],
    ['Report due by noon on Oct 9', '2025-10-09 12:00 Report'],
    ['Report due at 11 am on Oct 9', '2025-10-09 11:00 Report'],
    ['Report due at 11:59pm on Thu Oct 9', '2025-10-09 23:59 Report'],
    ['Report due 10/9', '2025-10-09 --:-- Report'],
    ['Report due Fri 10/10 at 11:59pm', '2025-10-10 23:59 Report'],
    ['Report due: 10/09/2025', '2025-10-09 --:-- Report'],
    ['Report due 2025/10/09', '2025-10-09 --:-- Report'],
    ['Report due 2025.10.09', '2025-10-09 --:-- Report'],
    ['Report due 9-Oct-2025', '2025-10-09 --:-- Report'],
    ['Report due 09-Oct-25 17:00', '2025-10-09 17:00 Report'],
    ['Report due 2025-10-09T23:59', '2025-10-09 23:59 Report'],
    ['Report due Oct 9, midnight', '2025-10-09 23:59 Report'],
    ['Turn in the report by Oct 9', '2025-10-09 --:-- Turn in the report'],
    ['Final exam: December 15-16, 2025', '2025-12-16 --:-- Final exam'],
    ['Report due CW 41', '2025-10-10 --:-- Report'],
    ['Report due in calendar week 41', '2025-10-10 --:-- Report'],
    ['Report due 2025-W41', '2025-10-10 --:-- Report'],
    ['Report due 2025-W41-2', '2025-10-07 --:-- Report'],
    ['Report due in week 41', '2025-10-10 --:-- Report'],
    ['Report due Monday of week 4', '2025-10-06 --:-- Report'],
    ['Report due (week 4)', '2025-10-10 --:-- Report'],
    ['Report due Sunday (week 4)', '2025-10-12 --:-- Report'],
    ['Report (week 3): due Thursday, October 9, 2025', '2025-10-09 --:-- Report (week 3)'],
    ['The deadline for the week 3 report is 2025-10-09.', '2025-10-09 --:-- The deadline for the week 3 report'],
    ['The poll must be filled in by Thursday, October 9.', '2025-10-09 --:-- The poll must be filled in'],
    ['You must register by noon on Oct 9', '2025-10-09 12:00 Register'],
    ['Report due 11:59am (just before noon) Thursday Oct 9', '2025-10-09 11:59 Report'],
    ['Report due at 9:30pm (in the evening) Thursday Oct 9', '2025-10-09 21:30 Report'],
    ['Report will be due Oct 9 at 12pm (noon) ET.', '2025-10-09 12:00 Report'],
    ['Reading log should be posted by Sunday, October 12.', '2025-10-12 --:-- Reading log should be posted'],
    ['Last day to withdraw: November 14', '2025-11-14 --:-- Last day to withdraw'],
    ['[ ] Reading log 📅 2025-10-09', '2025-10-09 --:-- Reading log'],
    ['[x] Reading log ➕ 2025-10-01 📅 2025-10-09 ✅ 2025-10-08', '2025-10-09 --:-- Reading log'],
    ['Exam: 15 Jan 2026, 10:00–12:00, Room 3', '2026-01-15 10:00 Exam – Room 3'],
    ['Exam: Jan 15, 2026, 10am-12pm', '2026-01-15 10:00 Exam'],
    ['Exam: Jan 15, 2026, 1-3 pm', '2026-01-15 13:00 Exam'],
    ['Exam: Jan 15, 2026 from 11 to 1pm', '2026-01-15 11:00 Exam'],
  ])('is read of "%s" in English', (line, deadline) => {
    expect(found(line, 'en', START)).toEqual([deadline])
  })

  it('of a week of the course needs its first day, and says so', () => {
    const { deadlines, warnings } = deadlinesIn('Report due in week 4', 'en')
    expect(deadlines).toEqual([])
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"week 4" is a week of the course.*write start = "2025-09-15" in course\.toml/),
    ])
  })

  it('without a year is completed from the day in the name of the note', () => {
    const { deadlines } = loadOne({
      '2018-04-12-news.md': '- The survey is due on Friday, 4/20. The report is due 4/27.\n',
    })
    expect(deadlines.map(({ date, title }) => `${date} ${title}`)).toEqual([
      '2018-04-20 The survey',
      '2018-04-27 The report',
    ])
  })

  it('without a year is completed from the first day of the course where the note has no date', () => {
    const { deadlines } = loadOne({ 'course.toml': START, 'a.md': '- Abgabe: 9.10.\n- Prüfung: KW 4\n' })
    expect(deadlines.map(({ date }) => date)).toEqual(['2025-10-09', '2026-01-23'])
  })
})

describe('several days in one line', () => {
  it.each([
    ['Lab 1 due: week 5; Lab 2 due: week 7', ['2025-10-17 Lab 1', '2025-10-31 Lab 2']],
    [
      'Sketch (10%) due Oct 9, 2025 — Model (20%) due Nov 9, 2025',
      ['2025-10-09 Sketch (10%)', '2025-11-09 Model (20%)'],
    ],
    ['Testat 1: KW 42, Testat 2: KW 45', ['2025-10-17 Testat 1', '2025-11-07 Testat 2']],
    ['Sketch, due Oct 6; model, due Oct 9', ['2025-10-06 Sketch', '2025-10-09 model']],
    ['Abgaben 9.10.: Skizze, 16.10.: Modell', ['2025-10-09 Abgaben – Skizze', '2025-10-16 Abgaben – Modell']],
    [
      'Quizzes are due on Oct 6, Oct 13 and Oct 20',
      ['2025-10-06', '2025-10-13', '2025-10-20'].map(day => `${day} Quizzes`),
    ],
    ['Prüfungen am 9.10. und 16.10.', ['2025-10-09 Prüfungen', '2025-10-16 Prüfungen']],
    ['Draft due Oct 6, final version Oct 13', ['2025-10-06 Draft', '2025-10-13 final version']],
  ])('are each called by what stands around it: "%s"', (line, expected) => {
    expect(deadlinesIn(line, 'en', START).deadlines.map(({ date, title }) => `${date} ${title}`)).toEqual(expected)
  })

  it.each([
    ['Essay: assigned Oct 2, 2025, due Oct 9, 2025.', '2025-10-09 Essay'],
    ['Sketch released: 2025-10-02. Due: 2025-10-09.', '2025-10-09 Projects'],
    ['Blatt 3: Ausgabe 2.10.2025, Abgabe 9.10.2025', '2025-10-09 Blatt 3'],
    ['Submission opens 2025-10-02 and closes 2025-10-09', '2025-10-09 Projects'],
    ['Oct 2: sheet 1 out, Oct 9: sheet 1 due', '2025-10-09 sheet 1 due'],
    ['Survey must be submitted by Oct 9, 2025. It was assigned on Oct 2, 2025.', '2025-10-09 Survey must be submitted'],
    [
      'The survey is due on Friday, 10 October 2025. The lecture of 17 October 2025 is cancelled.',
      '2025-10-10 The survey',
    ],
    ['The survey is due on 10 October 2025, the lecture of 17 October 2025 is cancelled.', '2025-10-10 The survey'],
    ['Abgabe Skizze bis 9.10.2025. Besprechung am 16.10.2025.', '2025-10-09 Abgabe Skizze'],
    ['Abgabe Skizze bis 9.10. Besprechung am 16.10.', '2025-10-09 Abgabe Skizze'],
    ['Survey due Oct 9, extended to Oct 16', '2025-10-16 Survey'],
    ['Exam registration starts Oct 2 and ends Oct 9', '2025-10-09 Exam registration'],
    ['Frist Skizze: 1.10.–9.10.2025', '2025-10-09 Frist Skizze'],
    ['Exam week: Dec 8 to Dec 12', '2025-12-12 Exam week'],
  ])('hold one on which something is due: "%s"', (line, expected) => {
    expect(deadlinesIn(line, 'en', START).deadlines.map(({ date, title }) => `${date} ${title}`)).toEqual([expected])
  })

  it.each(['The exam starts on Oct 9 at 10:00', 'Open book exam: Oct 9', 'Out of class essay due Oct 9'])(
    'need not be there: "%s"',
    line => {
      expect(deadlinesIn(line, 'en', START).deadlines.map(({ date }) => date)).toEqual(['2025-10-09'])
    },
  )

  it('do not count where they are struck out', () => {
    expect(found('Extended deadline of the sketch: ~~2025-10-09~~ 2025-10-16', 'en')).toEqual([
      '2025-10-16 --:-- Extended deadline of the sketch',
    ])
    expect(found('**~~Sketch due 2025-10-09~~**', 'en')).toEqual([])
  })
})

describe('what several places tell of one deadline', () => {
  const told = (more: string) =>
    loadOne({
      'course.toml': START,
      'a.md': '# Week 1\n\n- Poster due 2025-10-09\n',
      'b.md': `# Week 2\n\n- ${more}\n`,
    }).deadlines.map(({ title, time, source }) => `${source.file} ${time ?? '--:--'} ${title}`)

  it('is one entry, with the time if any has it', () => {
    expect(told('Poster deliverable due 2025-10-09')).toEqual(['a.md --:-- Poster'])
    expect(told('The poster is due 2025-10-09 at 6pm')).toEqual(['b.md 18:00 The poster'])
  })

  it('is one of each note where nothing but the heading names it', () => {
    const { deadlines } = loadOne({
      'course.toml': START,
      'a.md': '# Lab 1: Parser\n\n- Deadline: 2025-10-09 23:59\n',
      'b.md': '# Lab 2: Compiler\n\n- Deadline: 2025-10-09 23:59\n',
      'c.md': '# Projekt A\n\nAbgabe: 09.10.2025\n\n# Projekt B\n\nAbgabe: 09.10.2025\n',
    })
    expect(deadlines.map(({ title }) => title).toSorted()).toEqual([
      'Lab 1: Parser',
      'Lab 2: Compiler',
      'Projekt A',
      'Projekt B',
    ])
  })

  it('stays apart under another name, day or time', () => {
    expect(told('Poster draft due 2025-10-09')).toHaveLength(2)
    expect(told('Poster due 2025-10-10')).toHaveLength(2)
  })
})

describe('what a deadline is called', () => {
  const inNote = (note: string) =>
    loadOne({ 'course.toml': START, 'a.md': `# Course\n\n${note}\n` }).deadlines.map(
      ({ date, time, title, source }) => `${source.line} ${date} ${time ?? '--:--'} ${title}`,
    )

  it('is read over the ends of lines', () => {
    expect(
      inNote(`Hand your sketch (week 2) in at the front desk, no later than Monday,
October 6 at 9am. More about it comes later on in this
course. The report must be submitted by
2025-10-09.

- Abgabe Modell:
  10.10.2025, 18 Uhr
- Der lange Bericht über das Modell ist bis zum 13.10.2025
  beim Assistenten abzugeben.`),
    ).toEqual([
      '3 2025-10-06 09:00 Hand your sketch (week 2) in at the front desk',
      '5 2025-10-09 --:-- The report must be submitted',
      '8 2025-10-10 18:00 Abgabe Modell',
      '10 2025-10-13 --:-- Der lange Bericht über das Modell – beim Assistenten abzugeben',
    ])
  })

  it('ends with a line that has a day of its own, that is short or that breaks hard', () => {
    expect(
      inNote(`Abgabe der ausführlichen Skizze samt allen Beilagen: 6.10.2025
Abgabe des Berichts samt allen Beilagen und Anhängen: 9.10.2025

Prüfung schriftlich
Vorlesung beginnt 15.9.2025

Please submit everything that you have got so far,  
October 1 was nice.

Deadlines:
Sketch - Oct 6
Report - Oct 9`),
    ).toEqual([
      '3 2025-10-06 --:-- Abgabe der ausführlichen Skizze samt allen Beilagen',
      '13 2025-10-06 --:-- Sketch',
      '4 2025-10-09 --:-- Abgabe des Berichts samt allen Beilagen und Anhängen',
      '14 2025-10-09 --:-- Report',
    ])
  })

  it('is the beginning of a sentence that is long', () => {
    const sentence =
      'Hand in the sketch of the instrument with all the parts of which it is to be made, and with a list of its costs, by'
    expect(inNote(`${sentence} 2025-10-09.`)).toEqual([
      '3 2025-10-09 --:-- Hand in the sketch of the instrument with all the parts of which it is to be made, and with a list …',
    ])
  })

  it('comes from the sentence before or from a heading where the own one only points there', () => {
    expect(
      inNote(`Record a demo. This is due by Oct 6.

This reading diary is due Oct 7 (noon). You know it.

## Week 4 Goals

**Due by mid-week 4 (Wednesday):**

- slides`),
    ).toEqual([
      '3 2025-10-06 --:-- Record a demo',
      '5 2025-10-07 12:00 Reading diary',
      '9 2025-10-08 --:-- Week 4 Goals',
    ])
  })

  it.each([
    ['- [Blatt 1](b.pdf) (Abgabe Mittwoch, 16. Oktober)', ['2025-10-16 Blatt 1 – Abgabe']],
    ['Der Termin am 11. Dezember entfällt. Abgabe von Blatt 9 am 18. Dezember.', ['2025-12-18 Abgabe von Blatt 9']],
    ['- Abgabe des Berichts. Termin ist der 9.10.2025', ['2025-10-09 Abgabe des Berichts. Termin']],
    ['The sketch is handed in. The date is Oct 9, 2025.', ['2025-10-09 The sketch is handed in. The date']],
    [
      '## Homework 1 (Due: 2025-10-09)\n\n- Assigned Date: October 2, 2025\n- Due Date: Thursday October 9, 2025\n',
      ['2025-10-09 Homework 1'],
    ],
  ])('is read of "%s"', (note, expected) => {
    const { deadlines } = loadOne({ 'course.toml': START, 'a.md': `# Course\n\n${note}\n` })
    expect(deadlines.map(({ date, title }) => `${date} ${title}`)).toEqual(expected)
  })
})

describe.each(['de', 'en'] as const)('no deadline (%s)', language => {
  it.each([
    'Submit patches for Linux 2.6.20 to port 8006',
    'Submission runs on version 24.04',
    'Exam on Ubuntu 24.04 LTS, kernel 6.10.',
    'Deadline scheduler: see section 9.10.',
    'Deadlines in real-time systems (Liu and Layland, 1973)',
    'The exam covers chapters 9.10 to 9.12',
    'Submit to 10.0.0.1:8080 or to localhost:3000',
    'Abgabe von Wärme bei 09.10 °C',
    'Abgabe: 10.15–12.00 Uhr',
    'Abgabe um 10.15 Uhr',
    'Prüfung: 8/10 Punkte sind nötig',
    'Exam: due 1/2 of the points',
    'Prüfung: Stoff bis Woche 6',
    'The exam covers material until week 6',
    'Week 6: exam training',
    'Deadline monotonic scheduling is due to Leung (1982)',
    'Abgabe: 40.50 CHF',
    'Prüfung mit 12.5 % Gewicht',
    'The Treaty was due to the war of 14 July 1789',
    'Klausur, Raum 3.12',
    'Abgabe im Format 16/9',
    'Exam rooms 9-10-11',
    'Submit 24/7 in week-long sprints',
    'Abgabe nach RFC 2616',
    'Frist: 30 Tage',
    'Deadline: 2 weeks after the lecture',
    'Leave some time, also for the days around the midterm exam in week 6',
    'Lass Zeit, auch um die Prüfung in Woche 6',
    'Arbeite vom 3.10. bis 12.10.2025 daran',
    'A report (weeks 2, 4, 6) is due on Fridays',
    'The bridge was completed by 9 October 2025',
    'Lab for week 0: submit before class',
    'In der Klausur am 12.2.2023 kam das dran',
    'The 2019 exam asked for the treaty of 7 May 1945.',
    'Der Vertrag vom 23. August 1939 ist ein Prüfungsthema',
    'Prüfungsordnung vom 1.10.2025',
    'Klausureinsicht: 10.2.2026',
    'Wiederholung vor der Prüfung: 20.10.2025',
    'Review of the midterm: Oct 20',
    'Die Vorlesung am 3.11.2025 entfällt. Das Modell ist abzugeben.',
    'Exams are hard. On Oct 3, 2025 we visit the museum.',
  ])('stands in "%s"', line => {
    expect(found(line, language, START)).toEqual([])
  })
})
