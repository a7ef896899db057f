import { afterEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import { LOCALES } from '../../src/core/locale.js'
import { changeCard } from '../../src/deadlines/change-card.js'
import { compareDeadlines, type DeadlineChange, isSettled, toKnown } from '../../src/deadlines/deadline-changes.js'
import { translator } from '../../src/i18n/translate.js'
import type { Deadline } from '../../src/notes/course.js'
import { type RealBot, saidBy, startBot } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'

const notes = (lines: readonly string[], language = 'en') =>
  libraryOf({
    'cloud/course.toml': `title = "Cloud"\nlanguage = "${language}"\ntimezone = "Europe/Zurich"\n`,
    'cloud/note.md': `# Dates\n\n${lines.map(line => `- ${line}\n`).join('')}`,
  })

const PROJECT = 'Deadline project: 09.10.2025'

describe('a deadline that changes in the notes', () => {
  let real: RealBot
  let platform: FakePlatform

  const open = async (): Promise<void> => {
    real.bot.addMessenger(platform)
    const place = { communityId: 'cloud', channelId: 'general' }
    await real.bot.setUpByDefault({ platform: 'playground', accountId: 'host', name: 'Host', localeTag: 'en', place })
  }
  const start = async (lines: readonly string[], day: string, time: string): Promise<void> => {
    real = await startBot(notes(lines), at(day, time))
    platform = createFakePlatform('playground')
    await open()
    await tick(day, time)
  }
  const change = async (lines: readonly string[]): Promise<void> => {
    await real.restart(notes(lines))
    await open()
  }
  /** What is said of deadlines at that time. */
  const tick = async (day: string, time: string): Promise<readonly string[]> => {
    const before = platform.posts.length
    real.clock.now = at(day, time)
    await real.bot.scheduler.runDue()
    return platform.posts
      .slice(before)
      .filter(({ card }) => /^(Reminder|Deadlines changed)/.test(card.title ?? ''))
      .map(({ card }) => {
        expect(checkCard(card)).toEqual([])
        return `${card.title}: ${saidBy(card)}`
      })
  }
  afterEach(() => real.close())

  it('is told of two minutes later, once, and never at first start', async () => {
    await start([PROJECT], '2025-10-01', '12:00')
    expect(await tick('2025-10-01', '13:00')).toEqual([])
    await change(['Deadline project: 16.10.2025'])
    expect(await tick('2025-10-01', '14:00')).toEqual([])
    expect(await tick('2025-10-01', '14:01')).toEqual([])
    expect(await tick('2025-10-01', '14:02')).toEqual([
      expect.stringMatching(
        /^Deadlines changed · Cloud: .*project.* moved from Thursday,? 9 October 2025 to Thursday,? 16 October 2025 \(in 15 days\) cloud\/note\.md/,
      ),
    ])
    await change(['Deadline project: 16.10.2025'])
    for (const time of ['14:03', '15:00', '19:00']) expect(await tick('2025-10-01', time)).toEqual([])
    expect(real.failures).toEqual([])
  })

  it('may change its time, vanish or be new; one post tells of all', async () => {
    await start([`${PROJECT} 18:00`, 'Deadline report: 20.10.2025', 'Deadline exam: 30.09.2025'], '2025-10-01', '12:00')
    await change([`${PROJECT} 23:59`, 'Deadline talk: 01.10.2025', 'Deadline essay: 28.11.2025'])
    await tick('2025-10-01', '12:10')
    const [said, ...more] = await tick('2025-10-01', '12:12')
    expect(more).toEqual([])
    expect(said).toMatch(/talk.* new: Wednesday,? 1 October 2025 \(today\)/)
    expect(said).toMatch(/project.* Thursday,? 9 October 2025 \(in 8 days\): was 18:00, is now 23:59/)
    expect(said).toMatch(/report.* no longer in the notes; was Monday,? 20 October 2025/)
    // The one is over, the other is reminded of in time.
    expect(said).not.toMatch(/exam|essay/)
    expect(await tick('2025-10-01', '12:14')).toEqual([])
  })

  it('waits for the morning, and says nothing of what is taken back by then', async () => {
    await start([PROJECT], '2025-10-01', '20:00')
    await change(['Deadline project: 16.10.2025'])
    expect(await tick('2025-10-01', '20:01')).toEqual([])
    expect(await tick('2025-10-02', '03:00')).toEqual([])
    await change(['Deadline project: 17.10.2025'])
    expect(await tick('2025-10-02', '07:59')).toEqual([])
    expect(await tick('2025-10-02', '08:01')).toEqual([expect.stringContaining('17 October')])
    await change([PROJECT])
    expect(await tick('2025-10-02', '21:00')).toEqual([])
    await change(['Deadline project: 17.10.2025'])
    expect(await tick('2025-10-03', '08:00')).toEqual([])
    expect(await tick('2025-10-03', '08:30')).toEqual([])
  })

  it('that comes near gets its reminder with this post, and no other beside it', async () => {
    await start(['Deadline project: 30.10.2025'], '2025-10-01', '12:00')
    await change(['Deadline project: 02.10.2025'])
    expect(await tick('2025-10-01', '12:01')).toEqual([])
    const said = await tick('2025-10-01', '12:03')
    expect(said).toEqual([expect.stringMatching(/moved from .*30 October.* to .*2 October 2025 \(tomorrow\)/)])
    for (const [day, time] of [
      ['2025-10-01', '12:05'],
      ['2025-10-02', '09:00'],
      ['2025-10-23', '09:00'],
    ] as const) {
      expect(await tick(day, time)).toEqual([])
    }
  })
})

describe('the same deadline', () => {
  const deadline = (title: string, date: string, more: Partial<Deadline> = {}): Deadline => ({
    id: title,
    title,
    date,
    time: null,
    source: { file: 'a.md', line: 1, headings: [] },
    ...more,
  })
  const compare = (before: readonly Deadline[], after: readonly Deadline[]) =>
    compareDeadlines(
      before.map(each => toKnown(each, 0)),
      after,
    )

  it.each([
    [
      'in another line and file',
      deadline('Projekt', '2025-10-09', { source: { file: 'b.md', line: 9, headings: [] } }),
    ],
    ['slightly retitled', deadline('Projekt 1', '2025-10-09')],
    ['with a word more', deadline('Abgabe des Projekts: Projekt', '2025-10-09')],
    ['with a slip of the pen mended', deadline('Projeckt', '2025-10-09')],
    ['in other letters', deadline('PROJEKT', '2025-10-09')],
  ])('is one %s', (_what, after) => {
    expect(isSettled(compare([deadline('Projekt', '2025-10-09')], [after]))).toBe(true)
  })

  it('is none with another name, or in another file on another date', () => {
    const before = [deadline('Projekt', '2025-10-09')]
    const others = [
      deadline('Klausur', '2025-10-09'),
      deadline('Projekt', '2025-10-10', { source: { file: 'b.md', line: 1, headings: [] } }),
    ]
    for (const other of others) expect(compare(before, [other])).toMatchObject({ pairs: [], gone: [{}], fresh: [{}] })
  })

  it('is not one of the same name that stays where it is', () => {
    const before = [deadline('Quiz', '2025-10-09'), deadline('Quiz', '2025-10-16')]
    const { pairs, gone, fresh } = compare(before, [deadline('Quiz', '2025-10-16'), deadline('Quiz', '2025-10-23')])
    const moves = pairs.map(({ known, now }) => `${known.date} ${now.date}`)
    expect(moves.sort()).toEqual(['2025-10-09 2025-10-23', '2025-10-16 2025-10-16'])
    expect([...gone, ...fresh]).toEqual([])
  })
})

it.each(LOCALES)('many changes of deadlines with long names fit every platform in %s', locale => {
  const source = { file: 'a/rather/long/path/'.repeat(9), line: 7, headings: Array(9).fill('heading & <more>') }
  for (const title of ['Project', '<!channel> & *_`'.repeat(40)]) {
    for (const count of [1, 8, 9, 60]) {
      const deadline = { title, date: '2025-10-09', time: '23:59', source }
      const kinds: readonly DeadlineChange[] = [
        { kind: 'moved', deadline, was: { date: '2025-10-02', time: '18:00' } },
        { kind: 'moved', deadline, was: { date: '2025-10-09', time: null } },
        { kind: 'gone', deadline },
        { kind: 'new', deadline },
      ]
      const all = Array.from({ length: count }, (_, index) => kinds[index % kinds.length] as DeadlineChange)
      const card = changeCard(all, 'Course & '.repeat(40), '2025-10-06', translator(locale))
      expect(checkCard(card)).toEqual([])
      if (count > 8) expect(saidBy(card)).toContain(String(count - 8))
    }
  }
})
