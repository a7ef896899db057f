import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POST_TIMEOUT, PostError } from '../../src/chat/messenger.js'
import type { Setup } from '../../src/community/setup-store.js'
import { paragraph } from '../../src/core/rich-text.js'
import { untilDaytime } from '../../src/schedule/daytime.js'
import { leftUncertain, retryWait, within } from '../../src/schedule/post-failure.js'
import { LEASE, PATIENCE } from '../../src/schedule/scheduler.js'
import { createFakePlatform } from './fake-platform.js'
import { at, createRig, HOUR, type Rig, ZONE } from './rig.js'

const MINUTE = 60_000

let rig: Rig
let setup: Setup

beforeEach(async () => {
  rig = await createRig()
  setup = await rig.addSetup()
})
afterEach(() => rig.close())

const texts = () => rig.platform.posts.map(({ card }) => JSON.stringify(card).match(/"value":"([^"]*)"/)?.[1])
const recent = () => rig.world.occurrences.recent(setup.communityId, 10)

describe('what comes late', () => {
  it.each([
    ['a little', 14 * MINUTE, ['daily 2025-10-02']],
    ['within its window', 5 * HOUR, ['daily 2025-10-02 late']],
    ['too much', 5 * HOUR + 1, []],
  ])('%s', async (_what, late, expected) => {
    rig.wait(late)
    await rig.start().runDue()
    expect(texts()).toEqual(expected)
    // Whatever is posted, a challenge is closed.
    expect(rig.settled).toHaveLength(1)
    const state = expected.length > 0 ? { state: 'done' } : { state: 'skipped', note: 'too late to be of use' }
    expect(await recent()).toMatchObject([state])
    expect(rig.warnings).toHaveLength(expected.length > 0 ? 0 : 1)
  })

  it('after a standstill of a week is what the last days have missed, none twice', async () => {
    rig.wait(7 * 24 * HOUR)
    await Promise.all([rig.start().runDue(), rig.start().runDue()])
    expect(texts()).toEqual(['reveal 2025-10-08', 'daily 2025-10-09'])
    const states = (await rig.world.occurrences.recent(setup.communityId, 50)).map(({ state }) => state)
    expect(states.filter(state => state === 'done')).toHaveLength(2)
    expect(new Set(states)).toEqual(new Set(['done', 'skipped']))
  })
})

describe('what rests', () => {
  it('a paused community, for which nothing is planned', async () => {
    await rig.world.setups.pause(setup.communityId, 'the channel is gone')
    await rig.start().runDue()
    expect(await recent()).toEqual([])
    expect(rig.platform.tries).toBe(0)
  })

  it('a platform whose door opens later', async () => {
    const other = createFakePlatform('other')
    const elsewhere = await rig.addSetup({ platform: 'other' })
    const scheduler = rig.start()
    await scheduler.runDue()
    expect(other.tries).toBe(0)
    expect(await rig.world.occurrences.recent(elsewhere.communityId, 5)).toEqual([])
    rig.doors.push(other)
    await scheduler.runDue()
    expect(other.posts).toMatchObject([{ channelId: elsewhere.dailyChannelId }])
    // Closed again: what was planned waits for it.
    rig.wait(24 * HOUR)
    other.next.push(() => Promise.reject(new PostError('temporary', 'busy')))
    await scheduler.runDue()
    rig.doors.pop()
    rig.wait(10_000)
    await scheduler.runDue()
    rig.doors.push(other)
    rig.wait(10 * MINUTE)
    await scheduler.runDue()
    expect(other.posts).toHaveLength(3)
  })

  it('what was switched off or moved since it failed', async () => {
    rig.platform.next.push(() => Promise.reject(new PostError('forbidden', 'Missing Access')))
    const scheduler = rig.start()
    await scheduler.runDue()
    await rig.world.setups.save({ ...setup, dailyChannelId: 'elsewhere', activeSince: rig.clock.now + 1 })
    rig.wait(MINUTE)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(1)
    expect(await recent()).toMatchObject([{ state: 'skipped', note: expect.stringContaining('moved') }])
  })

  it('what has to wait for the morning', async () => {
    const { prepare } = rig.handlers.daily
    rig.handlers.daily = { ...rig.handlers.daily, prepare: async () => ({ postpone: HOUR, because: 'it is night' }) }
    await rig.start().runDue()
    expect(await recent()).toMatchObject([{ state: 'pending', note: 'it is night' }])
    rig.handlers.daily = { ...rig.handlers.daily, prepare }
    rig.wait(HOUR - 1)
    await rig.start().runDue()
    expect(rig.platform.tries).toBe(0)
    rig.wait(1)
    await rig.start().runDue()
    expect(texts()).toEqual(['daily 2025-10-02 late'])
    expect([...rig.warnings, ...rig.errors]).toEqual([])
  })

  it('what a job has no use for', async () => {
    rig.handlers.daily = { ...rig.handlers.daily, prepare: async () => ({ skip: 'the notes give no questions' }) }
    await rig.start().runDue()
    expect(await recent()).toMatchObject([{ state: 'skipped', note: 'the notes give no questions' }])
    expect([...rig.warnings, ...rig.errors]).toEqual([])
  })
})

it('settles also what is refused, unreadable or switched off', async () => {
  rig.platform.next.push(() => Promise.reject(new PostError('refused', 'no')))
  await rig.start().runDue()
  expect(rig.settled).toMatchObject([{ job: 'daily', slot: '2025-10-02' }])
})

it('complains of a card that does not fit every platform', async () => {
  const blocks = [{ type: 'text' as const, content: [paragraph('x'.repeat(4000))] }]
  rig.handlers.daily = { ...rig.handlers.daily, prepare: async () => ({ card: { blocks } }) }
  await rig.start().runDue()
  expect(rig.errors).toMatchObject([{ complaints: [expect.stringContaining('4004')] }])
})

describe('the time for what has no hour of its own', () => {
  const wait = (time: string, day = '2025-10-02', zone = ZONE) => untilDaytime(at(day, time, zone), zone) / MINUTE

  it.each([
    ['08:00', 0],
    ['19:59', 0],
    ['20:00', 720],
    ['23:59', 481],
    ['00:00', 480],
    ['07:59', 1],
  ])('at %s is %i minutes away', (time, minutes) => {
    for (const zone of ['Europe/Zurich', 'Asia/Kolkata', 'Pacific/Auckland']) {
      if (zone !== 'Pacific/Auckland') expect(wait(time, '2025-10-02', zone)).toBe(minutes)
      expect(wait(time, '2025-07-02', zone)).toBe(minutes)
    }
  })

  it('is an hour later or earlier over a change of clocks', () => {
    expect(wait('20:00', '2025-10-25')).toBe(780)
    expect(wait('20:00', '2025-03-29')).toBe(660)
  })
})

describe('a failure', () => {
  it('of a door that does not answer is uncertain', async () => {
    await expect(within(10, new Promise(() => {}))).rejects.toMatchObject({ failure: 'uncertain' })
    await expect(within(10_000, Promise.resolve(7))).resolves.toBe(7)
    await expect(within(10_000, Promise.reject(new PostError('gone', 'x')))).rejects.toMatchObject({ failure: 'gone' })
  })

  it('of a door is over before the patience for it is, and that before the lease', () => {
    // A request that waits for a moment of its own, as a rate limit asks for, is sent after it.
    expect(2 * POST_TIMEOUT).toBeLessThan(PATIENCE)
    expect(PATIENCE).toBeLessThan(LEASE)
  })

  it('of looking stays uncertain, but for a channel that is gone', () => {
    const failures = ['gone', 'forbidden', 'temporary', 'uncertain', 'refused'] as const
    expect(failures.map(failure => leftUncertain(new PostError(failure, 'x')).failure)).toEqual([
      'gone',
      ...Array(4).fill('uncertain'),
    ])
    expect(leftUncertain(new PostError('temporary', 'x', { retryAfter: 9 })).retryAfter).toBe(9)
    expect(leftUncertain('thrown')).toMatchObject({ failure: 'uncertain', message: 'thrown' })
  })

  it('waits from ten seconds to ten minutes unless the platform says otherwise', () => {
    expect([1, 2, 7, 40].map(attempts => retryWait(new Error('x'), attempts))).toEqual([
      10_000, 20_000, 600_000, 600_000,
    ])
    expect(retryWait(new PostError('temporary', 'x', { retryAfter: 3_600_000 }), 1)).toBe(3_600_000)
    expect(retryWait(new PostError('temporary', 'x', { retryAfter: -5 }), 1)).toBe(5_000)
  })
})
