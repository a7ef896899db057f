import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Claim, Occurrence } from '../../src/schedule/occurrence.js'
import type { ClaimRequest, OccurrenceStore, PlannedOccurrence } from '../../src/schedule/occurrence-store.js'
import { endings, fresh, LATER, LEASE, START } from './occurrences.js'
import { addClass, unique, type World } from './world.js'

/** What every occurrence store does. */
export function describeOccurrenceStore(open: () => World): void {
  let world: World
  let store: OccurrenceStore
  let communityId: string
  /** The bot's time. Each test has an earlier one, at which nothing of the tests before is due. */
  let now = 1_760_000_000_000

  beforeAll(() => {
    world = open()
    store = world.occurrences
  })
  beforeEach(async () => {
    communityId = (await addClass(world)).communityId
    now -= 86_400_000
  })

  const newOccurrence = (more: Partial<PlannedOccurrence> = {}): PlannedOccurrence => ({
    id: unique().replace('-', 'x'),
    job: 'daily',
    communityId,
    channelId: 'C1',
    slot: '2025-10-09',
    dueAt: now,
    ...more,
  })
  const addOccurrence = async (more: Partial<PlannedOccurrence> = {}): Promise<PlannedOccurrence> => {
    const planned = newOccurrence(more)
    await store.plan([planned])
    return planned
  }
  const claim = (worker: string, more: Partial<ClaimRequest> = {}): Promise<readonly Claim[]> =>
    store.claim({ worker, now, realNow: START, lease: LEASE, limit: 100, ...more })
  const idsOf = (claims: readonly Claim[]): readonly string[] => claims.map(({ occurrence }) => occurrence.id)

  describe('plan', () => {
    it('keeps what is planned', async () => {
      const odd = { channelId: "'; -- $1 ?1 ä🧠 \\", slot: 'ß/2025-10-09 "7"', job: 'reminder' } as const
      const planned = [newOccurrence(), newOccurrence(odd), newOccurrence({ job: 'board', dueAt: now + 5 })]
      await store.plan(planned)
      for (const each of planned) expect(await store.find(each)).toEqual(fresh(each))
      expect(await store.find({ ...newOccurrence(), slot: '2025-10-10' })).toBeUndefined()
    })

    it('leaves known ones as they are', async () => {
      const planned = await addOccurrence()
      await claim('a')
      await store.done(planned.id, 'a', 'M1')
      const before = await store.find(planned)
      const other = newOccurrence({ slot: '2025-10-10' })
      await store.plan([newOccurrence({ dueAt: now - 5 }), other, newOccurrence(), other])
      await store.plan([])
      expect(await store.find(planned)).toEqual(before)
      expect(await store.find(other)).toEqual(fresh(other))
      expect(await store.recent(communityId, 10)).toHaveLength(2)
    })

    it('tells apart job, community, channel and slot', async () => {
      const elsewhere = await addClass(world)
      const all = [
        newOccurrence(),
        newOccurrence({ job: 'reveal' }),
        newOccurrence({ communityId: elsewhere.communityId }),
        newOccurrence({ channelId: 'C2' }),
        newOccurrence({ slot: '2025-10-10' }),
      ]
      await store.plan(all)
      expect([...idsOf(await claim('a'))].sort()).toEqual(all.map(({ id }) => id).sort())
    })

    it('plans once what 20 callers plan at once, each in another order', async () => {
      const slots = Array.from({ length: 25 }, (_, index) => `slot-${index}`)
      await Promise.all(
        Array.from({ length: 20 }, (_, turn) =>
          store.plan([...slots.slice(turn), ...slots.slice(0, turn)].map(slot => newOccurrence({ slot }))),
        ),
      )
      const recent = await store.recent(communityId, 100)
      expect(recent.map(({ slot }) => slot).sort()).toEqual([...slots].sort())
    })

    it('rejects one of a community that does not exist', async () => {
      await expect(addOccurrence({ communityId: 'nowhere' })).rejects.toThrow()
    })
  })

  describe('claim', () => {
    it('takes what is due, the oldest first, at most so many', async () => {
      const dues = [-1, -7, 0, 1, -3]
      const planned = dues.map(due => newOccurrence({ slot: String(due), dueAt: now + due }))
      await store.plan(planned)
      const slots = async (limit: number) => (await claim('a', { limit })).map(({ occurrence }) => occurrence.slot)
      expect(await slots(0)).toEqual([])
      expect(await slots(3)).toEqual(['-7', '-3', '-1'])
      expect(await slots(3)).toEqual(['0'])
      expect(await slots(3)).toEqual([])
    })

    it('says what is claimed', async () => {
      const planned = await addOccurrence()
      const occurrence = { ...fresh(planned), state: 'claimed', attempts: 1, firstClaimedAt: START }
      expect(await claim('a')).toEqual([{ occurrence, isUncertain: false }])
      expect(await store.find(planned)).toEqual(occurrence)
    })

    it('gives each to one of 20 workers', async () => {
      const planned = Array.from({ length: 200 }, (_, index) => newOccurrence({ slot: `slot-${index}` }))
      await store.plan(planned)
      const work = async (worker: string): Promise<readonly Claim[]> => {
        const claims: Claim[] = []
        for (;;) {
          const more = await claim(worker, { limit: 7 })
          expect(more.length).toBeLessThanOrEqual(7)
          if (more.length === 0) return claims
          claims.push(...more)
        }
      }
      const claims = (await Promise.all(Array.from({ length: 20 }, (_, index) => work(`worker ${index}`)))).flat()
      // A worker that found only rows in the hands of others gave up early; whoever had them has taken them.
      expect([...idsOf(claims)].sort()).toEqual(planned.map(({ id }) => id).sort())
      expect(claims.every(({ occurrence, isUncertain }) => occurrence.attempts === 1 && !isUncertain)).toBe(true)
    })

    it('leaves a claim alone until its lease is over, and is uncertain then', async () => {
      const { id } = await addOccurrence()
      await claim('a')
      expect(await claim('b', { realNow: LATER - 1 })).toEqual([])
      const [takeover] = await claim('b', { realNow: LATER })
      expect(takeover).toMatchObject({
        isUncertain: true,
        occurrence: { id, attempts: 2, firstClaimedAt: START, state: 'claimed' },
      })
      const [next] = await claim('c', { realNow: LATER + LEASE })
      expect(next).toMatchObject({ isUncertain: true, occurrence: { id, attempts: 3, firstClaimedAt: START } })
    })

    it('gives a claim whose lease is over to one of 20 workers', async () => {
      await addOccurrence()
      await claim('a')
      const claims = Array.from({ length: 20 }, (_, index) => claim(`worker ${index}`, { realNow: LATER }))
      expect((await Promise.all(claims)).flat()).toHaveLength(1)
    })

    it('takes nothing that is over', async () => {
      const ids = await Promise.all(['1', '2', '3'].map(async slot => (await addOccurrence({ slot })).id))
      await claim('a')
      await store.done(ids[0] ?? '', 'a', null)
      await store.skip(ids[1] ?? '', 'a', 'too late')
      await store.fail(ids[2] ?? '', 'a', 'gone')
      expect(await claim('b', { realNow: LATER * 2 })).toEqual([])
    })
  })

  describe('the holder of a claim', () => {
    it('alone changes it', async () => {
      const planned = await addOccurrence()
      for (const end of endings(store, planned.id, 'a')) expect(await end()).toBe(false)
      await claim('a')
      const before = await store.find(planned)
      for (const end of endings(store, planned.id, 'b')) expect(await end()).toBe(false)
      expect(await store.find(planned)).toEqual(before)
    })

    it('no longer changes what another one has taken over', async () => {
      const planned = await addOccurrence()
      await claim('a')
      await claim('b', { realNow: LATER })
      for (const end of endings(store, planned.id, 'a')) expect(await end()).toBe(false)
      expect(await store.find(planned)).toMatchObject({ state: 'claimed', memo: null, note: null })
      expect(await store.done(planned.id, 'b', 'M1')).toBe(true)
    })

    it.each([0, 1, 2, 3])('changes nothing after its end (%i)', async which => {
      const planned = await addOccurrence()
      await claim('a')
      expect(await endings(store, planned.id, 'a')[which + 2]?.()).toBe(true)
      const before = await store.find(planned)
      for (const end of endings(store, planned.id, 'a')) expect(await end()).toBe(false)
      expect(await store.find(planned)).toEqual(before)
    })

    it('ends it once, whoever ends it at the same time', async () => {
      const planned = await addOccurrence()
      await claim('a')
      const ends = Array.from({ length: 5 }, () => endings(store, planned.id, 'a').slice(2)).flat()
      const ended = await Promise.all(ends.map(end => end()))
      expect(ended.filter(Boolean)).toHaveLength(1)
    })

    it('may finish late where nobody has taken over', async () => {
      const { id } = await addOccurrence()
      await claim('a')
      expect(await store.done(id, 'a', null)).toBe(true)
    })

    it('notes how it ended', async () => {
      const [done, skipped, failed] = [
        await addOccurrence({ slot: '1' }),
        await addOccurrence({ slot: '2' }),
        await addOccurrence({ slot: '3' }),
      ]
      await claim('a')
      await store.done(done.id, 'a', 'M1')
      await store.skip(skipped.id, 'a', 'zu spät 🧠')
      await store.fail(failed.id, 'a', 'a\0b')
      expect(await store.find(done)).toMatchObject({ state: 'done', messageId: 'M1', note: null })
      expect(await store.find(skipped)).toMatchObject({ state: 'skipped', messageId: null, note: 'zu spät 🧠' })
      expect(await store.find(failed)).toMatchObject({ state: 'failed', messageId: null, note: 'a\ufffdb' })
    })

    it('keeps it by renewing', async () => {
      const { id } = await addOccurrence()
      await claim('a')
      expect(await store.renew(id, 'a', LATER + LEASE)).toBe(true)
      expect(await claim('b', { realNow: LATER + LEASE - 1 })).toEqual([])
      expect(await claim('b', { realNow: LATER + LEASE })).toMatchObject([{ isUncertain: true }])
      expect(await store.renew(id, 'a', LATER * 2)).toBe(false)
    })
  })

  describe('retry', () => {
    it('waits for its time, and is certain again', async () => {
      const planned = await addOccurrence()
      await claim('a')
      await claim('b', { realNow: LATER })
      expect(await store.retry(planned.id, 'b', LATER + 500, 'HTTP 503')).toBe(true)
      expect(await store.find(planned)).toMatchObject({ state: 'pending', attempts: 2, note: 'HTTP 503' })
      expect(await claim('b', { realNow: LATER + 499 })).toEqual([])
      const [again] = await claim('b', { realNow: LATER + 500 })
      expect(again).toMatchObject({ isUncertain: false, occurrence: { attempts: 3, firstClaimedAt: START } })
      await store.done(planned.id, 'b', 'M1')
      expect(await store.find(planned)).toMatchObject({ state: 'done', note: null })
    })

    it('may come sooner than the lease would have ended, and takes its turn by the time it was due', async () => {
      const old = await addOccurrence({ slot: 'old', dueAt: now - 9 })
      await claim('a')
      await store.retry(old.id, 'a', START + 1, 'again')
      const young = await addOccurrence({ slot: 'young', dueAt: now - 1 })
      const older = await addOccurrence({ slot: 'older', dueAt: now - 20 })
      expect(idsOf(await claim('b', { realNow: START + 1 }))).toEqual([older.id, old.id, young.id])
    })
  })

  describe('rest', () => {
    it.each([false, true])(
      'leaves it as it was until its time, with all its attempts (uncertain: %s)',
      async isUncertain => {
        const planned = await addOccurrence()
        if (isUncertain) await claim('gone', { realNow: START - LEASE })
        const [held] = await claim('a')
        if (held === undefined) throw new Error('nothing to claim')
        expect(held.isUncertain).toBe(isUncertain)
        expect(await store.rest(held, 'b', LATER, 'closed')).toBe(false)
        expect(await store.rest(held, 'a', START + 500, 'closed')).toBe(true)
        expect(await store.find(planned)).toMatchObject({ attempts: 0 })
        expect(await claim('b', { realNow: START + 499 })).toEqual([])
        expect(await claim('b', { realNow: START + 500 })).toMatchObject([{ isUncertain, occurrence: { attempts: 1 } }])
      },
    )
  })

  describe('remember', () => {
    it.each([
      [null],
      [0],
      ['ä"\\\n🧠\0\ud83e'],
      [{ sessionId: 's', posts: [{ id: '1', at: 1_760_000_000_000 }], none: null, $1: "it's" }],
    ])('keeps %j over takeover and retry', async memo => {
      const planned = await addOccurrence()
      await claim('a')
      expect(await store.remember(planned.id, 'a', 'an earlier step')).toBe(true)
      expect(await store.remember(planned.id, 'a', memo)).toBe(true)
      expect((await store.find(planned))?.memo).toEqual(memo)
      expect((await claim('b', { realNow: LATER }))[0]?.occurrence.memo).toEqual(memo)
      await store.retry(planned.id, 'b', LATER, 'again')
      expect((await claim('b', { realNow: LATER }))[0]?.occurrence.memo).toEqual(memo)
      await store.done(planned.id, 'b', 'M1')
      expect((await store.find(planned))?.memo).toEqual(memo)
    })
  })

  describe('recent', () => {
    it('lists those of the community, the newest due first, of one job where one is named', async () => {
      const elsewhere = await addClass(world)
      const times = [3, 9, -4, 5]
      const planned = times.map((time, index) =>
        newOccurrence({ slot: `${time}`, dueAt: now + time, job: index % 2 === 0 ? 'daily' : 'board' }),
      )
      await store.plan([...planned, newOccurrence({ communityId: elsewhere.communityId })])
      await claim('a')
      const slots = (list: readonly Occurrence[]) => list.map(({ slot }) => slot)
      expect(slots(await store.recent(communityId, 10))).toEqual(['9', '5', '3', '-4'])
      expect(slots(await store.recent(communityId, 2))).toEqual(['9', '5'])
      expect((await store.recent(communityId, 10)).map(({ state }) => state)).toEqual([
        'pending',
        'pending',
        'pending',
        'claimed',
      ])
    })
  })
}
