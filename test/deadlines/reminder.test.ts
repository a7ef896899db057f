import { afterEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import { LOCALES } from '../../src/core/locale.js'
import { reminderCard } from '../../src/deadlines/reminder-card.js'
import { translator } from '../../src/i18n/translate.js'
import { type RealBot, saidBy, startBot } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'

const notes = (lines: readonly string[], zone = 'Europe/Zurich') =>
  libraryOf({
    'cloud/course.toml': `title = "Cloud"\nlanguage = "en"\ntimezone = "${zone}"\n`,
    'cloud/note.md': `# Dates\n\n${lines.map(line => `- ${line}\n`).join('')}`,
  })

const PROJECT = 'Deadline project: 09.10.2025'

describe('a reminder', () => {
  let real: RealBot
  let platform: FakePlatform

  const start = async (lines: readonly string[], from: number, zone?: string): Promise<void> => {
    real = await startBot(notes(lines, zone), from)
    platform = createFakePlatform('playground')
    await open()
  }
  const open = async (): Promise<void> => {
    real.bot.addMessenger(platform)
    const place = { communityId: 'cloud', channelId: 'general' }
    await real.bot.setUpByDefault({ platform: 'playground', accountId: 'host', name: 'Host', localeTag: 'en', place })
  }
  const change = async (lines: readonly string[]): Promise<void> => {
    await real.restart(notes(lines))
    await open()
  }
  /** What is said at that time. */
  const tick = async (day: string, time: string, zone?: string): Promise<readonly string[]> => {
    const before = platform.posts.length
    real.clock.now = at(day, time, zone)
    await real.bot.scheduler.runDue()
    return platform.posts
      .slice(before)
      .filter(({ card }) => card.title?.startsWith('Reminder'))
      .map(({ card }) => {
        expect(checkCard(card)).toEqual([])
        return saidBy(card)
      })
  }
  afterEach(() => real.close())

  it('comes 7, 3 and 1 days before, at nine, and says where it stands', async () => {
    await start([PROJECT], at('2025-09-30', '12:00'))
    const said: string[] = []
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']) {
      expect(await tick(`2025-10-${day}`, '08:59')).toEqual([])
      for (const text of await tick(`2025-10-${day}`, '09:00')) said.push(`${day} ${text}`)
      expect(await tick(`2025-10-${day}`, '09:10')).toEqual([])
    }
    expect(said.map(text => text.slice(0, 2))).toEqual(['02', '06', '08'])
    expect(said[0]).toMatch(/project\s+– Thursday,? 9 October 2025 \(in 7 days\) cloud\/note\.md › Dates › line.3$/)
    expect(said[1]).toContain('in 3 days')
    expect(said[2]).toContain('tomorrow')
    expect(real.failures).toEqual([])
  })

  it('speaks of all deadlines that fall together in one post', async () => {
    await start([PROJECT, 'Deadline report: 12.10.2025', 'Deadline talk: 09.10.2025'], at('2025-09-30', '12:00'))
    expect(await tick('2025-10-02', '09:00')).toEqual([expect.stringMatching(/project.*talk/)])
    // Seven days before the one and three before the others.
    await change([PROJECT, 'Deadline report: 13.10.2025', 'Deadline talk: 09.10.2025'])
    await tick('2025-10-03', '12:00')
    await tick('2025-10-03', '12:02')
    const [both] = await tick('2025-10-06', '09:00')
    expect(both).toMatch(/project.*talk.*report|report.*project.*talk|project.*report.*talk/)
  })

  it('never comes for past ones at first start', async () => {
    await start([PROJECT, 'Deadline old: 08.09.2025'], at('2025-10-06', '09:01'))
    expect(await tick('2025-10-06', '09:02')).toEqual([])
    expect(await tick('2025-10-08', '09:00')).toHaveLength(1)
  })

  it('follows a deadline that has moved, once the class has been told so', async () => {
    await start([PROJECT], at('2025-09-30', '12:00'))
    await tick('2025-10-02', '09:00')
    await change(['Deadline project: 16.10.2025'])
    expect(await tick('2025-10-06', '09:00')).toEqual([])
    await tick('2025-10-06', '09:02')
    expect(await tick('2025-10-09', '09:00')).toEqual([expect.stringMatching(/16 October.*in 7 days/)])
    expect(await tick('2025-10-13', '09:00')).toEqual([expect.stringMatching(/16 October.*in 3 days/)])
  })

  it('takes no deadline of the same name for one that has moved', async () => {
    await start(['Deadline quiz: 09.10.2025', 'Deadline quiz: 16.10.2025'], at('2025-09-30', '12:00'))
    for (const day of ['02', '06', '08', '09', '13', '15']) {
      const [said, ...more] = await tick(`2025-10-${day}`, '09:00')
      expect(said).toContain('October 2025')
      expect(more).toEqual([])
    }
  })

  it('does not come for a deadline that vanished', async () => {
    await start([PROJECT], at('2025-09-30', '12:00'))
    await tick('2025-10-02', '09:00')
    await change(['nothing is due'])
    for (const day of ['06', '08', '09']) expect(await tick(`2025-10-${day}`, '09:00')).toEqual([])
    expect(real.failures.filter(failure => JSON.stringify(failure).includes('reminder'))).toEqual([])
  })

  it('is late after a standstill, and left out where it is of no use any more', async () => {
    await start([PROJECT, 'Deadline exam: 02.10.2025 20:00'], at('2025-09-30', '12:00'))
    await tick('2025-10-01', '08:00')
    const [late] = await tick('2025-10-01', '20:00')
    expect(late).toContain('This reminder is late.')
    expect(await tick('2025-10-02', '21:01')).toEqual([])
    expect(real.failures).toMatchObject([{ job: 'reminder', note: 'too late to be of use' }])
  })

  it.each([
    ['America/New_York', '2025-10-02T13:00:00.000Z'],
    ['Asia/Kolkata', '2025-10-02T03:30:00.000Z'],
    ['Pacific/Auckland', '2025-10-01T20:00:00.000Z'],
  ])('comes at nine in %s', async (zone, expected) => {
    await start([PROJECT], at('2025-09-30', '12:00', zone), zone)
    expect(new Date(at('2025-10-02', '09:00', zone)).toISOString()).toBe(expected)
    expect(await tick('2025-10-02', '08:59', zone)).toEqual([])
    expect(await tick('2025-10-02', '09:00', zone)).toHaveLength(1)
  })
})

it.each(LOCALES)('a reminder of many deadlines with long names fits every platform in %s', locale => {
  const source = { file: 'a/rather/long/path/'.repeat(9), line: 7, headings: Array(9).fill('heading & <more>') }
  for (const title of ['Project', '<!channel> & *_`'.repeat(40)]) {
    for (const count of [1, 8, 9, 60]) {
      const deadline = { id: 'd', title, date: '2025-10-09', time: '23:59', source }
      const all = Array.from({ length: count }, () => deadline)
      const card = reminderCard(all, 'Course & '.repeat(40), '2025-10-06', true, translator(locale))
      expect(checkCard(card)).toEqual([])
      if (count > 8) expect(saidBy(card)).toContain(String(count - 8))
    }
  }
})
