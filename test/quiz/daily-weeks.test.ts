import { describe, expect, it } from 'vitest'
import { type RealBot, saidBy, startBot, visitor } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { openWorld } from '../storage/targets.js'
import { sessionIdOf } from './daily-class.js'

const note = (title: string, lines: readonly string[]) =>
  `# ${title}\n\n## Kinds of ${title}\n${lines.map(line => `- ${line}\n`).join('')}`
const FILES = {
  'cloud/week-1.md': note('Storage', [
    '**SAN** – a network of its own that carries blocks between servers and disks',
    '**NAS** – a server that offers whole files over the common network',
    '**DAS** – a disk that hangs right at one server',
    '**Object storage** – keeps data together with its description under one key',
  ]),
  'cloud/week-2.md': note('Memory savers', [
    '**Ballooning** – takes memory back from a guest that leaves it idle',
    '**Overcommitment** – promises more memory to all guests than there is',
    '**Page sharing** – keeps equal pages of several guests only once',
    '**Swapping** – moves pages that are seldom used to the disk',
  ]),
  'cloud/week-3.md': note('Network devices', [
    '**Router** – forwards packets between networks by their addresses',
    '**Switch** – forwards frames within one network by hardware addresses',
    '**Firewall** – drops packets that its rules forbid',
    '**Load balancer** – spreads requests over several servers',
  ]),
}
const HEAD = 'title = "Cloud"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n'
const library = (more: string) => libraryOf({ 'cloud/course.toml': `${HEAD}${more}\n`, ...FILES })

/** The notes about which the challenge asks on so many days. */
async function askedOn(real: RealBot, days: number): Promise<readonly string[]> {
  const world = await openWorld(`file:${real.databaseFile}`)
  try {
    const files = new Set<string>()
    for (let day = 0; day < days; day++) {
      const card = await visitor(real, 'Ada').say('/daily')
      const session = await world.answers.findSession(sessionIdOf(card))
      for (const { source } of session?.questions ?? []) files.add(source.file)
      real.clock.now += 24 * 3_600_000
    }
    return [...files].sort()
  } finally {
    await world.close()
  }
}

describe('the challenge of a course that names weeks', () => {
  it.each([
    ['', ['cloud/week-1.md', 'cloud/week-2.md', 'cloud/week-3.md']],
    ['daily_weeks = "1-2"', ['cloud/week-1.md', 'cloud/week-2.md']],
    ['daily_weeks = "Wochen 2 bis 3"', ['cloud/week-2.md', 'cloud/week-3.md']],
    ['daily_weeks = 3', ['cloud/week-3.md']],
  ])('asks about their notes alone: %s', async (line, expected) => {
    const real = await startBot(library(line))
    try {
      expect(await askedOn(real, 8)).toEqual(expected)
      expect(real.failures).toEqual([])
    } finally {
      await real.close()
    }
  })

  it('follows them when they change, and shows them in the setup', async () => {
    const real = await startBot(library('daily_weeks = "1-2"'))
    try {
      const host = visitor(real, 'Host', 'en', { isManager: true })
      expect(saidBy(await host.say('/setup'))).toContain('weeks 1 to 2')
      await askedOn(real, 1)
      await real.bot.replaceNotes(library('daily_weeks = "3"'))
      expect(saidBy(await host.say('/setup'))).toContain('week 3')
      expect(await askedOn(real, 3)).toEqual(['cloud/week-3.md'])
    } finally {
      await real.close()
    }
  })

  it.each(['daily_weeks = "soon"', 'daily_weeks = "5-2"', 'daily_weeks = 0', 'daily_weeks = "2-5 and more"'])(
    'is warned of what names none: %s',
    line => {
      const [course] = library(line).courses
      expect(course?.warnings).toEqual([
        {
          ...{ file: 'cloud/course.toml', line: 4 },
          message: 'daily_weeks must be a week or a range of weeks as in "2-5"; it is left to the default',
        },
      ])
      expect(course?.dailyWeeks).toBeUndefined()
    },
  )

  it('is warned of weeks that no note has', () => {
    expect(library('daily_weeks = "7-8"').courses[0]?.warnings).toEqual([
      {
        ...{ file: 'cloud/course.toml', line: 4 },
        message: expect.stringMatching(/^daily_weeks names weeks 7 to 8, and no note is of these: write "week: 7"/),
      },
    ])
  })
})
