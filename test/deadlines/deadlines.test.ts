import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard } from '../../src/chat/check-card.js'
import { paragraph } from '../../src/core/rich-text.js'
import { deadlineInstant, splitDeadlines } from '../../src/deadlines/deadline-list.js'
import { deadlinesCard } from '../../src/deadlines/deadlines-card.js'
import { translator } from '../../src/i18n/translate.js'
import type { Course, Deadline } from '../../src/notes/course.js'
import { saidBy } from '../e2e/bot/real-bot.js'
import { handmade } from '../fixtures/course.js'

const de = translator('de')
const en = translator('en')
const source = { file: 'cloud/week-02.md', line: 7, headings: ['Week 02'] }

const due = (title: string, date: string, time: string | null = null): Deadline => ({
  id: title,
  title,
  date,
  time,
  source,
})
const course = (...deadlines: Deadline[]): Course =>
  handmade([], { title: 'Cloud', timeZone: 'Europe/Zurich', deadlines })
const at = (instant: string): number => Date.parse(instant)

/** The list's lines without their sources. */
const lines = (card: Card): string[] =>
  card.blocks
    .flatMap(block => (block.type === 'text' ? block.content : []))
    .flatMap(block => (block.type === 'list' ? block.children : []))
    .map(({ children: [first] }) => {
      const inlines = first?.type === 'paragraph' ? first.children : []
      const line = inlines.slice(
        0,
        inlines.findIndex(({ type }) => type === 'break'),
      )
      return saidBy({ blocks: [{ type: 'text', content: [paragraph(...line)] }] })
    })

describe('what is ahead', () => {
  const project = due('Projekt 1', '2025-10-09')

  it.each([
    ['2025-10-01T10:00:00Z', 'in 8 Tagen', 'in 8 days'],
    ['2025-10-08T10:00:00Z', 'morgen', 'tomorrow'],
    ['2025-10-09T10:00:00Z', 'heute', 'today'],
    ['2025-10-09T21:59:59Z', 'heute', 'today'],
    // 23:30 UTC is the next day in Zurich already.
    ['2025-10-08T23:30:00Z', 'heute', 'today'],
    ['2025-10-07T23:30:00Z', 'morgen', 'tomorrow'],
  ])('at %s it is due %s', (now, german, english) => {
    expect(lines(deadlinesCard([course(project)], at(now), de))).toEqual([
      `Projekt 1  – Donnerstag, 9. Oktober 2025 (${german})`,
    ])
    expect(lines(deadlinesCard([course(project)], at(now), en))).toEqual([
      expect.stringMatching(new RegExp(`^Projekt 1  – Thursday,? 9 October 2025 \\(${english}\\)$`)),
    ])
  })

  it('is over when its day is over in the zone of the course, wherever one reads', () => {
    const card = deadlinesCard([course(project)], at('2025-10-09T22:00:00Z'), de)
    expect(saidBy(card)).toContain('Es steht nichts mehr an. Zuletzt war:')
    expect(lines(card)).toEqual(['Projekt 1  – Donnerstag, 9. Oktober 2025 (gestern)'])
  })

  it('with a time is over just after it, and not at it', () => {
    const timed = due('Essay', '2025-10-09', '18:00')
    const now = deadlineInstant(timed, 'Europe/Zurich')
    expect(new Date(now).toISOString()).toBe('2025-10-09T16:00:00.000Z')
    expect(splitDeadlines(course(timed), now).ahead).toEqual([timed])
    expect(splitDeadlines(course(timed), now + 1)).toEqual({ ahead: [], past: [timed] })
    expect(lines(deadlinesCard([course(timed)], now, de))).toEqual([
      'Essay  – Donnerstag, 9. Oktober 2025, 18:00 Uhr (heute)',
    ])
    expect(lines(deadlinesCard([course(timed)], now + 1, en))).toEqual([expect.stringMatching(/, 18:00 \(today\)$/)])
  })

  it('keeps its wall time over a change of clocks', () => {
    expect(new Date(deadlineInstant(due('A', '2025-10-27', '12:00'), 'Europe/Zurich')).toISOString()).toBe(
      '2025-10-27T11:00:00.000Z',
    )
    expect(new Date(deadlineInstant(due('A', '2025-10-25', '12:00'), 'Europe/Zurich')).toISOString()).toBe(
      '2025-10-25T10:00:00.000Z',
    )
    // 02:30 does not happen on this day.
    expect(new Date(deadlineInstant(due('A', '2026-03-29', '02:30'), 'Europe/Zurich')).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    )
    expect(new Date(deadlineInstant(due('A', '2025-10-09'), 'Europe/Zurich')).toISOString()).toBe(
      '2025-10-09T21:59:00.000Z',
    )
  })

  it('says where it stands', () => {
    expect(saidBy(deadlinesCard([course(project)], at('2025-10-01T10:00:00Z'), en))).toContain(
      'cloud/week-02.md › Week 02 › line\u00a07',
    )
  })
})

describe('how much is shown', () => {
  const many = Array.from({ length: 12 }, (_, index) => due(`Nr. ${index}`, `2025-10-${String(10 + index)}`))

  it('none', () => {
    const card = deadlinesCard([course()], at('2025-10-01T10:00:00Z'), de)
    expect(saidBy(card)).toBe('Die Notizen von Cloud nennen keine Termine.')
    expect(checkCard(card)).toEqual([])
  })

  it('the next eight, and how many more', () => {
    const card = deadlinesCard([course(...many)], at('2025-10-11T10:00:00Z'), de)
    expect(lines(card)).toHaveLength(8)
    expect(lines(card)[0]).toContain('Nr. 1 ')
    expect(saidBy(card)).toContain('3 weitere Termine')
    expect(saidBy(deadlinesCard([course(...many)], at('2025-10-13T10:00:00Z'), en))).toContain('1 more deadline in')
    expect(checkCard(card)).toEqual([])
  })

  it('the last three where all are over, the last first', () => {
    const card = deadlinesCard([course(...many)], at('2025-12-01T10:00:00Z'), en)
    expect(lines(card).map(line => line.slice(0, 6))).toEqual(['Nr. 11', 'Nr. 10', 'Nr. 9 '])
    expect(lines(card)[0]).toContain('41 days ago')
    expect(checkCard(card)).toEqual([])
  })

  it('no more than fits, whatever their titles and places', () => {
    const hostile = many.map(deadline => ({
      ...deadline,
      title: `${deadline.title} ${'<&*'.repeat(300)}`,
      source: { file: `${'folder/'.repeat(60)}note.md`, line: 1, headings: ['&'.repeat(500)] },
    }))
    for (const t of [de, en]) {
      const card = deadlinesCard([{ ...course(...hostile), title: '&'.repeat(250) }], at('2025-10-01T10:00:00Z'), t)
      expect(checkCard(card)).toEqual([])
    }
  })
})
