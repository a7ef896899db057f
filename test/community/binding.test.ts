import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { buttonsOf, type RealBot, refOf, saidBy, selectOf, startBot, type Visitor } from '../e2e/bot/real-bot.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'
import { codeOf, type Lists, managerOf, OTHER_SERVER, onDiscord, SERVER, twoCourses } from './two-courses.js'

let real: RealBot
let platform: FakePlatform

const open = async (lists: Lists = {}, environment: Readonly<Record<string, string>> = {}): Promise<void> => {
  real = await startBot(twoCourses(lists), at('2025-10-01', '12:00'), environment)
  platform = createFakePlatform('discord')
  real.bot.addMessenger(platform)
}
const restart = async (lists: Lists): Promise<void> => {
  await real.restart(twoCourses(lists))
  real.bot.addMessenger(platform)
}
const tick = async (day: string, time: string): Promise<readonly (string | undefined)[]> => {
  const before = platform.posts.length
  real.clock.now = at(day, time)
  await real.bot.scheduler.runDue()
  return platform.posts.slice(before).map(({ card }) => card.title)
}
afterEach(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

/** Enters a code as one does: by the button or the select, in the form that opens. */
const enter = async (host: Visitor, card: Card, code: string): Promise<Card> => {
  const button = buttonsOf(card).find(({ label }) => label === 'Enter the code')
  const opened =
    button === undefined ? await host.reply(selectOf(card).action, { value: '+' }) : await host.reply(button.action)
  if (opened.type !== 'form') throw new Error('no form')
  expect(checkForm(opened.form)).toEqual([])
  const reply = await host.reply(opened.form.submit, { fields: { code } })
  if (reply.type !== 'card') throw new Error('a form')
  expect(checkCard(reply.card)).toEqual([])
  return reply.card
}
const isFull = (card: Card): boolean => buttonsOf(card).some(({ label }) => label === 'Change times')

describe('open courses', () => {
  it('are read without a code, and set up with one, once', async () => {
    await open()
    const host = managerOf(real, SERVER)
    expect(saidBy(await host.say('/explain tcp'))).toContain('stream of bytes')
    const locked = await host.say('/setup')
    expect(checkCard(locked)).toEqual([])
    expect(isFull(locked)).toBe(false)
    expect(saidBy(locked)).toContain('Networks may be used here')
    expect(saidBy(locked)).toContain('npx bueffel check')
    const full = await enter(host, locked, codeOf(real, 'networks').toLowerCase().replaceAll('-', ' '))
    expect(isFull(full)).toBe(true)
    await restart({})
    expect(await managerOf(real, SERVER, 'Another').say('/setup')).toEqual(full)
    expect(isFull(await managerOf(real, OTHER_SERVER).say('/setup'))).toBe(false)
  })

  it('post nothing before the code was entered, whatever old button is pressed', async () => {
    await open()
    const host = managerOf(real, SERVER)
    for (const ref of ['setup.toggle/1/daily-on', 'setup.times/1', 'setup.preview/1', 'setup.wake/1']) {
      const reply = await host.reply(ref)
      expect(reply.type === 'card' && saidBy(reply.card)).toContain('need its code')
    }
    const times = { daily: '07:00', reminder: '08:00', days: '5', count: '3' }
    for (const [ref, input] of [
      ['setup.save/2/x', { fields: times }],
      ['setup.course/1', { value: 'statistics' }],
    ] as const) {
      const reply = await host.reply(ref, input)
      expect(reply.type === 'card' && isFull(reply.card)).toBe(false)
    }
    expect(await tick('2025-10-02', '12:00')).toEqual([])
    const full = await enter(host, await host.say('/setup'), codeOf(real, 'networks'))
    await host.press(refOf(full, 'Challenge in this channel'))
    expect(await tick('2025-10-03', '08:00')).toEqual(['Daily challenge'])
  })

  it('change by the code of another, and back without one', async () => {
    await open()
    const host = managerOf(real, SERVER)
    const first = await enter(host, await host.say('/setup'), codeOf(real, 'networks'))
    expect(selectOf(first).options.map(({ label }) => label)).toEqual(['Networks', 'Another course…'])
    // A locked course is not chosen by its id either.
    await host.reply(selectOf(first).action, { value: 'statistics' })
    expect(saidBy(await host.say('/explain tcp'))).toContain('stream of bytes')
    const second = await enter(host, first, codeOf(real, 'statistics'))
    expect(saidBy(second)).toContain('Statistics')
    expect(saidBy(await host.say('/explain median'))).toContain('middle value')
    expect(selectOf(second).options.map(({ value }) => value)).toEqual(['networks', 'statistics'])
    await host.reply(selectOf(second).action, { value: 'networks' })
    expect(saidBy(await host.say('/explain tcp'))).toContain('stream of bytes')
  })
})

describe('a wrong code', () => {
  const texts = async (host: Visitor, locked: Card, codes: readonly string[]): Promise<string[]> => {
    const said: string[] = []
    for (const code of codes) said.push(saidBy(await enter(host, locked, code)))
    return said
  }

  it('is told, five times an hour; then even the right one has to wait', async () => {
    await open()
    const host = managerOf(real, SERVER)
    const locked = await host.say('/setup')
    const wrong = await texts(host, locked, ['', 'networks', 'ABCD-EFGH-JKLM', '💥'.repeat(20), '0'.repeat(40)])
    expect(wrong[0]).toContain('4 tries are left')
    expect(wrong[4]).toContain('That was the last try for now.')
    const [late] = await texts(host, locked, [codeOf(real, 'networks')])
    expect(late).toContain('too many wrong codes')
    expect(isFull(await host.say('/setup'))).toBe(false)
    // Another server has tries of its own.
    const other = managerOf(real, OTHER_SERVER)
    expect(isFull(await enter(other, await other.say('/setup'), codeOf(real, 'networks')))).toBe(true)
  })

  it('no longer counts after a right one', async () => {
    await open()
    const host = managerOf(real, SERVER)
    const locked = await host.say('/setup')
    await texts(host, locked, ['a', 'b', 'c', 'd'])
    const full = await enter(host, locked, codeOf(real, 'networks'))
    expect(isFull(full)).toBe(true)
    expect(saidBy(await enter(host, full, 'nonsense'))).toContain('4 tries are left')
  })

  it('is none where the environment holds another key', async () => {
    await open({}, { BUEFFEL_SETUP_KEY: 'a key of several replicas' })
    const host = managerOf(real, SERVER)
    expect(saidBy(await enter(host, await host.say('/setup'), codeOf(real, 'networks')))).toContain('No course has')
  })
})

it('keeps the key where only its owner reads it', async () => {
  await open()
  codeOf(real, 'networks')
  expect(statSync(join(real.dataDir, 'setup.key')).mode & 0o777).toBe(0o600)
})

describe('courses that list their communities', () => {
  const LISTS = { networks: [`discord:${SERVER}`], statistics: [] } as const

  it('are bound where they are listed, without a code', async () => {
    await open(LISTS)
    const host = managerOf(real, SERVER)
    expect(saidBy(await onDiscord(real, 'Ada', SERVER).say('/explain tcp'))).toContain('stream of bytes')
    const card = await host.say('/setup')
    expect(isFull(card)).toBe(true)
    await host.press(refOf(card, 'Challenge in this channel'))
    expect(await tick('2025-10-02', '08:00')).toEqual(['Daily challenge'])
  })

  it('are bound where they are listed, though an open one stands first and was used before', async () => {
    await open()
    expect((await onDiscord(real, 'Ada', SERVER).say('/deadlines')).title).toContain('Networks')
    await restart({ statistics: [`discord:${SERVER}`] })
    expect((await onDiscord(real, 'Ada', SERVER).say('/deadlines')).title).toContain('Statistics')
    expect((await onDiscord(real, 'Ada', OTHER_SERVER).say('/deadlines')).title).toContain('Networks')
  })

  it('are neither read nor seen elsewhere: everybody is told what a manager has to do', async () => {
    await open(LISTS)
    const ada = onDiscord(real, 'Ada', OTHER_SERVER)
    for (const line of ['/explain tcp', '/quiz', '/daily', '/stats', '/leaderboard', '/deadlines']) {
      const reply = await real.bot.router.matchLine(line).run({
        platform: 'discord',
        accountId: 'Ada',
        name: 'Ada',
        place: { communityId: OTHER_SERVER, channelId: 'x' },
      })
      expect(reply).toMatchObject({ type: 'card', audience: 'caller', card: { tone: 'warning' } })
      expect(reply.type === 'card' && saidBy(reply.card)).toMatch(/no course here yet.*\/setup.*npx bueffel check/)
    }
    const shown = await Promise.all([ada.say('/help'), ada.say('/help explain'), ada.say('/help quiz')])
    expect(JSON.stringify([...shown, await managerOf(real, OTHER_SERVER).say('/setup')])).not.toMatch(
      /Networks|Statistics|tcp|udp|median/i,
    )
    const caller = { platform: 'discord', accountId: 'Ada', name: 'Ada' }
    const place = { communityId: OTHER_SERVER, channelId: 'x' }
    expect(await real.bot.router.completeOption({ ...caller, place }, 'explain', 'concept', 't')).toEqual([])
    const eve = onDiscord(real, 'Eve', SERVER)
    const button = refOf(await eve.say('/explain protocols'), /TCP/)
    const [there, elsewhere] = await Promise.all([eve.reply(button), ada.reply(button)])
    expect(there.type === 'card' && saidBy(there.card)).toContain('stream of bytes')
    expect(elsewhere.type === 'card' && saidBy(elsewhere.card)).toContain('no longer in the notes')
  })

  it('open with their code elsewhere, from nothing to a full setup', async () => {
    await open(LISTS)
    const host = managerOf(real, OTHER_SERVER)
    const locked = await host.say('/setup')
    expect(saidBy(locked)).toContain('There is no course here yet')
    const full = await enter(host, locked, codeOf(real, 'statistics'))
    expect(saidBy(full)).toContain('Statistics')
    expect(saidBy(await onDiscord(real, 'Ada', OTHER_SERVER).say('/explain median'))).toContain('middle value')
    expect(saidBy(await onDiscord(real, 'Ada', OTHER_SERVER).say('/explain tcp'))).not.toContain('stream of bytes')
  })

  it('post no more where they are listed no longer, and answer there no more', async () => {
    await open(LISTS)
    const host = managerOf(real, SERVER)
    await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    expect(await tick('2025-10-02', '08:00')).toHaveLength(1)
    await restart({ networks: [], statistics: [] })
    expect(await tick('2025-10-03', '08:00')).toEqual([])
    expect(saidBy(await onDiscord(real, 'Ada', SERVER).say('/explain tcp'))).toContain('no course here yet')
    const again = managerOf(real, SERVER)
    expect(isFull(await again.say('/setup'))).toBe(false)
    // What was set up before is there again with the code.
    const full = await enter(again, await again.say('/setup'), codeOf(real, 'networks'))
    expect(saidBy(full)).toContain('here, at 08:00')
  })
})
