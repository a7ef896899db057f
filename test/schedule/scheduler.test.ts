import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PostError } from '../../src/chat/messenger.js'
import type { Setup } from '../../src/community/setup-store.js'
import type { OccurrenceKey } from '../../src/schedule/occurrence.js'
import { at, createRig, dying, HOUR, LEASE, type Rig } from './rig.js'

const MINUTE = 60_000

let rig: Rig
let setup: Setup

beforeEach(async () => {
  rig = await createRig()
  setup = await rig.addSetup()
})
afterEach(() => rig.close())

const keyOf = (of: Setup, more: Partial<OccurrenceKey> = {}): OccurrenceKey => ({
  job: 'daily',
  communityId: of.communityId,
  channelId: `C-${of.communityId}`,
  slot: '2025-10-02',
  ...more,
})
const found = (more: Partial<OccurrenceKey> = {}) => rig.world.occurrences.find(keyOf(setup, more))
const texts = () => rig.platform.posts.map(({ card }) => JSON.stringify(card).match(/"value":"([^"]*)"/)?.[1])

describe('the scheduler', () => {
  it('posts what is due, once, however often it is asked', async () => {
    const scheduler = rig.start()
    await Promise.all([scheduler.runDue(), scheduler.runDue()])
    await scheduler.runDue()
    await rig.start().runDue()
    rig.wait(3 * HOUR)
    await scheduler.runDue()
    expect(texts()).toEqual(['daily 2025-10-02'])
    const occurrence = await found()
    expect(occurrence).toMatchObject({ state: 'done', attempts: 1, messageId: 'M1', memo: { slot: '2025-10-02' } })
    expect(rig.platform.posts[0]).toMatchObject({ channelId: setup.dailyChannelId, nonce: occurrence?.id })
    expect(rig.platform.posts[0]?.nonce).toMatch(/^[0-9a-z]{1,25}$/)
    expect([...rig.warnings, ...rig.errors]).toEqual([])
  })

  it('posts in the order in which things are due: the reveal before the next challenge', async () => {
    const scheduler = rig.start()
    await scheduler.runDue()
    rig.clock.now = at('2025-10-06', '08:01')
    rig.handlers.daily = { ...rig.handlers.daily, uselessAfter: () => 100 * HOUR }
    rig.handlers.reveal = { ...rig.handlers.reveal, uselessAfter: () => 100 * HOUR }
    await scheduler.runDue()
    expect(
      texts()
        .slice(1)
        .filter(said => !said?.startsWith('board')),
    ).toEqual(['reveal 2025-10-02 late', 'daily 2025-10-03 late', 'reveal 2025-10-03', 'daily 2025-10-06'])
  })

  it('posts each once from two processes at once', async () => {
    const more = await Promise.all(Array.from({ length: 9 }, () => rig.addSetup()))
    const schedulers = [rig.start(), rig.start(), rig.start()]
    await Promise.all(schedulers.map(scheduler => scheduler.runDue()))
    const channels = rig.platform.posts.map(({ channelId }) => channelId)
    expect([...channels].sort()).toEqual([setup, ...more].map(({ dailyChannelId }) => dailyChannelId).sort())
  })

  it('claims each under a name of its own, so that what outlives its lease confirms nothing', async () => {
    await rig.addSetup()
    const { occurrences } = rig.world
    const workers: string[] = []
    const claim: typeof occurrences.claim = request => {
      workers.push(request.worker)
      return occurrences.claim(request)
    }
    // The lease runs out under the first one's hands, and somebody else takes the occurrence.
    rig.platform.next.push(async send => {
      rig.wait(LEASE)
      const [taken] = await occurrences.claim({
        worker: 'other',
        now: rig.clock.now,
        realNow: rig.realClock.now,
        lease: LEASE,
        limit: 1,
      })
      expect(taken?.isUncertain).toBe(true)
      return send()
    })
    await rig.start({ ...occurrences, claim }).runDue()
    expect(new Set(workers).size).toBe(workers.length)
    const states = (await Promise.all((await rig.world.setups.all()).map(of => occurrences.find(keyOf(of))))).map(
      occurrence => occurrence?.state,
    )
    expect(states.sort()).toEqual(['claimed', 'done'])
  })

  it('looks at leases and retries by real time, whatever the bot’s clock does', async () => {
    rig.platform.next.push(() => Promise.reject(new PostError('temporary', 'busy')))
    await rig.start().runDue()
    rig.clock.now += HOUR
    await rig.start().runDue()
    expect(rig.platform.tries).toBe(1)
    rig.realClock.now += 10_000
    await rig.start().runDue()
    expect(texts()).toEqual(['daily 2025-10-02 late'])
  })
})

describe('a scheduler that is closed', () => {
  it('ends with the post in hand, and leaves the others to the next one', async () => {
    await rig.addSetup()
    const scheduler = rig.start()
    let closed: Promise<void> | undefined
    rig.platform.next.push(send => {
      closed = scheduler.close()
      return send()
    })
    await scheduler.runDue()
    await closed
    expect(rig.platform.posts).toHaveLength(1)
    await rig.start().runDue()
    expect(rig.platform.posts).toHaveLength(2)
    expect(rig.platform.lookups).toEqual([])
  })
})

describe('a scheduler that dies', () => {
  it('before it posts: another one posts once the lease is over', async () => {
    const store = dying(rig.world.occurrences, 'renew', 'after')
    await expect(rig.start(store).runDue()).rejects.toThrow('dead')
    expect(rig.platform.posts).toEqual([])
    rig.wait(LEASE - 1)
    await rig.start().runDue()
    expect(rig.platform.tries).toBe(0)
    rig.wait(1)
    await rig.start().runDue()
    expect(texts()).toEqual(['daily 2025-10-02'])
    expect(rig.platform.lookups).toHaveLength(1)
    expect(await found()).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('between post and confirmation: the post is found and not repeated', async () => {
    await expect(rig.start(dying(rig.world.occurrences, 'done', 'before')).runDue()).rejects.toThrow('dead')
    rig.wait(LEASE)
    await rig.start().runDue()
    expect(texts()).toEqual(['daily 2025-10-02'])
    expect(await found()).toMatchObject({ state: 'done', messageId: 'M1', memo: { slot: '2025-10-02' } })
    const [lookup] = rig.platform.lookups
    // The clocks of the platform and of replicas may differ.
    expect(lookup?.since).toBeLessThanOrEqual(rig.realClock.now - LEASE - MINUTE)
    expect(lookup?.nonce).toBe((await found())?.id)
  })

  it('where the channel may not be read: it is given up, and the host told', async () => {
    await expect(rig.start(dying(rig.world.occurrences, 'done', 'before')).runDue()).rejects.toThrow('dead')
    rig.platform.isReadable = false
    rig.wait(LEASE)
    await rig.start().runDue()
    expect(rig.platform.posts).toHaveLength(1)
    expect(await found()).toMatchObject({ state: 'failed', note: expect.stringContaining('may not read the channel') })
    expect(rig.errors).toMatchObject([{ job: 'daily', slot: '2025-10-02' }])
    expect(rig.settled).toHaveLength(2)
  })

  it('leaves nothing uncertain but what it had in hand', async () => {
    const other = await rig.addSetup()
    await expect(rig.start(dying(rig.world.occurrences, 'done', 'before')).runDue()).rejects.toThrow('dead')
    rig.platform.isReadable = false
    await rig.start().runDue()
    expect(rig.platform.posts).toHaveLength(2)
    expect(new Set(rig.platform.posts.map(({ channelId }) => channelId)).size).toBe(2)
    expect([setup, other]).toHaveLength(2)
  })

  it.each([
    ['cannot be read for now', 'findPost'],
    ['is behind a closed door', 'door'],
    ['cannot be settled for now', 'settle'],
    ['is of a community that rests', 'pause'],
  ])('a post that may be out and %s stays uncertain and is never repeated', async (_what, how) => {
    await expect(rig.start(dying(rig.world.occurrences, 'done', 'before')).runDue()).rejects.toThrow('dead')
    rig.wait(LEASE)
    const { settle } = rig.handlers.daily
    if (how === 'findPost') rig.platform.nextLookups.push(new PostError('temporary', 'HTTP 503'), new Error('broken'))
    if (how === 'door') rig.doors.length = 0
    if (how === 'pause') await rig.world.setups.pause(setup.communityId, 'gone')
    if (how === 'settle') rig.handlers.daily = { ...rig.handlers.daily, settle: () => Promise.reject(new Error('no')) }
    await rig.start().runDue()
    rig.wait(10 * MINUTE)
    await rig.start().runDue()
    expect(await found()).toMatchObject({ state: 'claimed' })
    rig.doors.splice(0, 1, rig.platform)
    rig.handlers.daily = { ...rig.handlers.daily, ...(settle === undefined ? {} : { settle }) }
    await rig.world.setups.pause(setup.communityId, null)
    rig.wait(20 * MINUTE)
    await rig.start().runDue()
    expect(rig.platform.posts).toHaveLength(1)
    expect(await found()).toMatchObject({ state: 'done', messageId: 'M1' })
  })

  it('whose confirmation alone fails does not post again', async () => {
    const { occurrences } = rig.world
    let isBroken = true
    const done: typeof occurrences.done = (...args) => {
      const result = isBroken ? Promise.reject(new Error('the database is away')) : occurrences.done(...args)
      isBroken = false
      return result
    }
    const scheduler = rig.start({ ...occurrences, done })
    await scheduler.runDue()
    expect(await found()).toMatchObject({ state: 'claimed' })
    rig.wait(LEASE)
    await scheduler.runDue()
    expect(rig.platform.posts).toHaveLength(1)
    expect(await found()).toMatchObject({ state: 'done', messageId: 'M1' })
  })
})

describe('a post that fails', () => {
  it('as its channel is gone pauses the community, whose other posts rest', async () => {
    const other = await rig.addSetup()
    rig.clock.now = at('2025-10-03', '08:00')
    rig.handlers.daily = { ...rig.handlers.daily, uselessAfter: () => 100 * HOUR }
    rig.platform.next.push(() => Promise.reject(new PostError('gone', 'Unknown Channel')))
    await rig.start().runDue()
    const paused = (await rig.world.setups.all()).filter(({ pausedBecause }) => pausedBecause !== null)
    expect(paused).toMatchObject([{ pausedBecause: 'Unknown Channel' }])
    const [rested] = paused
    const states = (await rig.world.occurrences.recent(rested?.communityId ?? '', 10)).map(({ state }) => state)
    expect(states.sort()).toEqual(['failed', 'pending', 'pending'])
    // The other one's: yesterday's challenge, its reveal and today's.
    expect(rig.platform.posts).toHaveLength(3)
    expect(new Set(rig.platform.posts.map(({ channelId }) => channelId)).size).toBe(1)
    expect(rig.errors).toMatchObject([{ note: expect.stringContaining('Unknown Channel') }])
    expect([setup.communityId, other.communityId]).toContain(rested?.communityId)
    await rig.world.setups.pause(rested?.communityId ?? '', null)
    rig.wait(10 * MINUTE)
    await rig.start().runDue()
    expect(rig.platform.posts).toHaveLength(5)
  })

  it.each(['forbidden', 'temporary'] as const)(
    '%s is tried again after longer and longer, then given up',
    async failure => {
      rig.handlers.daily = { ...rig.handlers.daily, uselessAfter: () => 100 * HOUR }
      const scheduler = rig.start()
      const waits: number[] = []
      for (let waited = 0; rig.errors.length === 0 && waits.length < 100; ) {
        const { tries } = rig.platform
        rig.platform.next.splice(0, 1, () => Promise.reject(new PostError(failure, 'Missing Access')))
        await scheduler.runDue()
        if (rig.platform.tries > tries) {
          waits.push(waited)
          waited = 0
        }
        const step = waits.length < 7 ? 5_000 : 100_000
        waited += step
        rig.wait(step)
        if (waited > 15 * MINUTE) break
      }
      expect(waits.slice(0, 8).map(wait => wait / 1000)).toEqual([0, 10, 20, 40, 80, 160, 320, 600])
      expect(new Set(waits.slice(7))).toEqual(new Set([600_000]))
      expect(waits).toHaveLength(20)
      expect(rig.platform.posts).toEqual([])
      expect(await found()).toMatchObject({ state: 'failed', note: 'Missing Access', attempts: 20 })
      expect(await rig.world.setups.find(setup.communityId)).toMatchObject({ pausedBecause: null })
    },
  )

  it.each(['temporary', 'uncertain'] as const)(
    'has all its attempts left after a long time behind a closed door (%s)',
    async failure => {
      rig.handlers.daily = { ...rig.handlers.daily, uselessAfter: () => 100 * HOUR }
      const fail = () => Promise.reject(new PostError(failure, 'HTTP 503'))
      const scheduler = rig.start()
      rig.platform.next.push(fail)
      await scheduler.runDue()
      rig.doors.length = 0
      for (let round = 0; round < 25; round++) {
        rig.wait(10 * MINUTE)
        await scheduler.runDue()
      }
      rig.doors.push(rig.platform)
      rig.platform.next.push(fail)
      for (let round = 0; round < 3; round++) {
        rig.wait(10 * MINUTE)
        await scheduler.runDue()
      }
      expect(rig.errors).toEqual([])
      expect(rig.platform.posts).toHaveLength(1)
      expect(await found()).toMatchObject({ state: 'done' })
    },
  )

  it('waits as long as the platform wants, and never hammers it', async () => {
    rig.platform.next.push(
      () => Promise.reject(new PostError('temporary', '429', { retryAfter: 90_000 })),
      () => Promise.reject(new PostError('temporary', '429', { retryAfter: 0 })),
    )
    const scheduler = rig.start()
    await scheduler.runDue()
    rig.wait(89_999)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(1)
    rig.wait(1)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(2)
    rig.wait(5_000)
    await scheduler.runDue()
    expect(texts()).toEqual(['daily 2025-10-02'])
    expect(await found()).toMatchObject({ state: 'done', note: null })
  })

  it('as the platform refuses the message is given up at once', async () => {
    rig.platform.next.push(() => Promise.reject(new PostError('refused', 'invalid blocks')))
    const scheduler = rig.start()
    await scheduler.runDue()
    rig.wait(HOUR)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(1)
    expect(await found()).toMatchObject({ state: 'failed', note: 'invalid blocks' })
    expect(rig.errors).toHaveLength(1)
  })

  it.each([
    ['that it is out', true, new PostError('uncertain', 'reset')],
    ['that it is not out', false, new PostError('uncertain', 'reset')],
    ['after an error that nobody foresaw that it is out', true, new TypeError('no id')],
  ])('uncertainly is looked for once the lease is over: %s', async (_what, isOut, error) => {
    rig.platform.next.push(send => {
      if (isOut) send()
      throw error
    })
    const scheduler = rig.start()
    await scheduler.runDue()
    rig.wait(LEASE - 1)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(1)
    rig.wait(1)
    await scheduler.runDue()
    expect(rig.platform.tries).toBe(isOut ? 1 : 2)
    expect(rig.platform.posts).toHaveLength(1)
    expect(await found()).toMatchObject({ state: 'done', messageId: 'M1' })
  })

  it('of one community keeps no other from its own', async () => {
    await rig.addSetup()
    const broken = { ...rig.handlers.daily, prepare: rig.handlers.daily.prepare }
    let isFirst = true
    rig.handlers.daily = {
      ...broken,
      prepare: (...args) => {
        const result = isFirst ? Promise.reject(new Error('a bug')) : broken.prepare(...args)
        isFirst = false
        return result
      },
    }
    const scheduler = rig.start()
    await scheduler.runDue()
    expect(rig.platform.posts).toHaveLength(1)
    expect(rig.warnings).toHaveLength(1)
    rig.wait(10_000)
    await scheduler.runDue()
    expect(rig.platform.posts).toHaveLength(2)
  })
})
