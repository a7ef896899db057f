import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { readDates } from '../../src/notes/dates.js'

const findDates = (text: string, reference: string | undefined) => readDates(text, { reference }).dates

const MONTHS_DE = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
const MONTHS_EN = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const two = (value: number): string => String(value).padStart(2, '0')

type Form = (day: number, month: number, year: number) => string
const FORMS: Readonly<Record<string, Form>> = {
  '09.10.2025': (d, m, y) => `${two(d)}.${two(m)}.${y}`,
  '9.10.2025': (d, m, y) => `${d}.${m}.${y}`,
  '9. 10. 2025': (d, m, y) => `${d}. ${m}. ${y}`,
  '2025-10-09': (d, m, y) => `${y}-${two(m)}-${two(d)}`,
  '9. Oktober 2025': (d, m, y) => `${d}. ${MONTHS_DE[m - 1]} ${y}`,
  '9 Oct 2025': (d, m, y) => `${d} ${MONTHS_EN[m - 1]} ${y}`,
  '9th of Oct. 2025': (d, m, y) => `${d}th of ${MONTHS_EN[m - 1]}. ${y}`,
  'Oct 9, 2025': (d, m, y) => `${MONTHS_EN[m - 1]} ${d}, ${y}`,
}
const WITHOUT_YEAR: Readonly<Record<string, Form>> = {
  '9.10.': (d, m) => `${d}.${m}.`,
  '9. Oktober': (d, m) => `${d}. ${MONTHS_DE[m - 1]}`,
  'Oct 9': (d, m) => `${MONTHS_EN[m - 1]} ${d}`,
}

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map(date => Temporal.PlainDate.from(date.toISOString().slice(0, 10)))
const around = fc
  .constantFrom('', 'Abgabe: ', 'am ', '(', '**')
  .chain(before =>
    fc.constantFrom('', ' im Saal', ')', ' – Projekt', ', danach Pause').map(after => [before, after] as const),
  )
/** Days that no calendar has. */
const noDay = fc
  .record({
    day: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    year: fc.integer({ min: 1900, max: 2199 }),
  })
  .filter(({ day, month, year }) => day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth)

describe.each(Object.entries(FORMS))('a day written as %s', (_, form) => {
  it('is found', () => {
    fc.assert(
      fc.property(anyDay, around, (day, [before, after]) => {
        const written = form(day.day, day.month, day.year)
        expect(findDates(`${before}${written}${after}`, undefined)).toEqual([
          { date: day.toString(), time: null, start: before.length, end: before.length + written.length },
        ])
      }),
    )
  })

  it('is none if the calendar has no such day', () => {
    fc.assert(
      fc.property(noDay, fc.constantFrom(undefined, '2025-09-26'), ({ day, month, year }, reference) => {
        expect(findDates(form(day, month, year), reference)).toEqual([])
      }),
    )
  })
})

describe.each(Object.entries(WITHOUT_YEAR))('a day written as %s', (_, form) => {
  it('is the next one, or one of the last month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -27, max: 300 }), (reference, distance) => {
        const day = reference.add({ days: distance })
        const found = findDates(`Abgabe ${form(day.day, day.month, day.year)}`, reference.toString())
        expect(found.map(({ date }) => date)).toEqual([day.toString()])
      }),
    )
  })

  it('is none where no date completes it', () => {
    expect(findDates(form(9, 10, 2025), undefined)).toEqual([])
    expect(findDates(form(9, 10, 2025), '2025-02-31')).toEqual([])
  })
})

describe('a time', () => {
  it.each([
    ['9.10.2025 23:59', '23:59'],
    ['9.10.2025, 23:59 Uhr', '23:59'],
    ['9.10.2025 um 12 Uhr', '12:00'],
    ['9.10.2025, bis 8.30 Uhr', '08:30'],
    ['9.10.2025 (18:00)', '18:00'],
    ['9.10.2025 | 18.15', '18:15'],
    ['9.10.2025, 14h', '14:00'],
    ['9.10.2025 12 Uhr', '12:00'],
    ['9.10.2025, um 14 h', '14:00'],
    ['9.10.2025 at 9h', '09:00'],
    ['9.10.2025, 2 h Arbeit', null],
    ['9.10.2025, 2h', null],
    ['9.10.2025 (12 h)', null],
    ['9.10.2025, 12h Arbeit', null],
    ['9.10.25 12:00', '12:00'],
    ['9.10. 12:00', '12:00'],
    ['9.10.2025 24:00', '23:59'],
    ['9.10.2025, 10:15–12:00', '10:15'],
    ['9. Oktober um 7 Uhr', '07:00'],
    ['2025-10-09T07:05', '07:05'],
    ['2025-10-09T07:05:30', '07:05'],
    ['Oct 9, 2025 at 5pm', '17:00'],
    ['Oct 9, 2025, 11:59 PM', '23:59'],
    ['Oct 9, 2025, 12:00 a.m.', '00:00'],
    ['October 9th, 2025 by 12 pm', '12:00'],
    ['9.10.2025 99:99', null],
    ['9.10.2025 im Raum 12', null],
    ['9.10.2025, 12 Seiten', null],
    ['9.10.2025, 2.5 Punkte', null],
    ['9.10.2025 – 16.10.', null],
  ])('behind "%s"', (text, time) => {
    expect(findDates(text, '2025-09-26')[0]).toMatchObject({ date: '2025-10-09', time })
  })
})

it.each([
  '2.6.20',
  'Version 1.2.3.',
  '10.0.0.1',
  'v9.10.',
  'Port 8006',
  '1:1–3:1',
  '40’000',
  'Mai 2025',
  'Kapitel 3.1',
  'Kapitel 3.1.',
  'version 9.10.25',
  'a/10/09/2025',
  '10/09',
  '9.10.25.1',
])('no date stands in "%s"', text => {
  expect(findDates(text, '2025-09-26')).toEqual([])
})

it('two dates of a line both count', () => {
  expect(findDates('9.10. – 16.10.2025 oder 1. Mai', '2025-09-26').map(({ date }) => date)).toEqual([
    '2025-10-09',
    '2025-10-16',
    '2026-05-01',
  ])
})

it.each([
  ['9.10.25', '2025-10-09'],
  ['31.12.24, Raum 5', '2024-12-31'],
])('a year of two digits counts from 2000: "%s"', (text, date) => {
  for (const reference of [undefined, '2025-09-26']) {
    expect(findDates(text, reference).map(found => found.date)).toEqual([date])
  }
})

it.each([
  ['10/09/2025', 'de', '2025-09-10'],
  ['10/09/2025', 'en', '2025-10-09'],
  ['10/09/25', 'de', '2025-09-10'],
  ['25/10/2025', 'en', '2025-10-25'],
  ['10/25/2025', 'de', '2025-10-25'],
])('%s in the language %s is %s', (text, language, date) => {
  expect(readDates(text, { language }).dates).toMatchObject([{ date }])
})

it.each([
  ['31.02.2025', '2025-09-26', [{ text: '31.02.2025', reason: 'no-day' }]],
  ['31.2.', '2025-09-26', [{ text: '31.2.', reason: 'no-day' }]],
  ['13/13/2025', undefined, [{ text: '13/13/2025', reason: 'no-day' }]],
  ['am 12.11. um 9 Uhr', undefined, [{ text: '12.11.', reason: 'no-year' }]],
  ['9. Oktober', undefined, [{ text: '9. Oktober', reason: 'no-year' }]],
  ['12.11.', '2025-09-26', []],
  ['Septmeber 9, 2025', undefined, [{ text: 'Septmeber 9, 2025', reason: 'no-day' }]],
  ['9. Oktobr 2025', undefined, [{ text: '9. Oktobr 2025', reason: 'no-day' }]],
  ['Septmeber 2025', undefined, []],
  ['45.60. und 1.2.3 und 2.6.20', '2025-09-26', []],
])('"%s" is told of where it cannot be read (reference %s)', (text, reference, unread) => {
  expect(readDates(text, { reference }).unread).toEqual(unread)
})
