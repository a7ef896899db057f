import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/chat/context.js'
import { createParties } from '../../src/community/parties.js'
import { createPeople, type People } from '../../src/community/people.js'
import type { Logger } from '../../src/core/logger.js'
import type { Course } from '../../src/notes/course.js'
import { createAccessStore } from '../../src/storage/access-store.js'
import { openDatabase } from '../../src/storage/database.js'
import { createIdentityStore } from '../../src/storage/identity-store.js'
import { handmade } from '../fixtures/course.js'

const cloud = handmade([], { id: 'cloud', language: 'de' })
const bio = handmade([], { id: 'bio', language: 'en' })
const latin = handmade([], { id: 'latin', language: 'la' })

const caller: Caller = {
  platform: 'playground',
  accountId: 'anna',
  name: 'Anna',
  place: { communityId: 'cloud', channelId: 'general' },
}

const logger: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

let folder: string
let database: Awaited<ReturnType<typeof openDatabase>>
let people: People
let peopleWith: (courses: readonly Course[]) => Promise<People>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bueffel-people-'))
  database = await openDatabase(`file:${join(folder, 'people.db')}`)
  let id = 0
  const store = createIdentityStore(database, () => `id${++id}`)
  peopleWith = async courses => {
    for (const course of courses) await store.saveCourse(course.id, course.title)
    const parties = createParties(
      createAccessStore(database),
      () => courses,
      platform => platform === 'playground',
    )
    return createPeople({
      store,
      parties,
      mayManage: async () => false,
      courses: () => courses,
      clock: { now: () => 1000 },
      logger,
    })
  }
  people = await peopleWith([cloud, bio, latin])
})
afterAll(async () => {
  await people.settled()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const inCommunity = (communityId: string): Caller => ({ ...caller, place: { communityId, channelId: 'general' } })

describe('identify', () => {
  it('knows a person again, also elsewhere', async () => {
    const first = await people.identify(caller)
    expect(first).toMatchObject({ person: { name: 'Anna' }, onPrivateCard: false, now: 1000 })
    expect(await people.identify(caller)).toEqual({ ...first, mayManage: expect.any(Function) })
    expect((await people.identify(inCommunity('bio'))).person).toEqual(first.person)
    expect((await people.identify({ ...caller, onPrivateCard: true })).onPrivateCard).toBe(true)
  })

  it('tells people and platforms apart', async () => {
    const ids = await Promise.all(
      [caller, { ...caller, accountId: 'beat' }, { ...caller, platform: 'other' }].map(
        async from => (await people.identify(from)).person.id,
      ),
    )
    expect(new Set(ids).size).toBe(3)
  })

  it('makes one person of many first requests at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, () => people.identify({ ...caller, accountId: 'rush', place: { channelId: 'rush' } })),
    )
    expect(new Set(all.map(({ person }) => person.id)).size).toBe(1)
    expect(new Set(all.map(context => context.class.communityId)).size).toBe(1)
  })

  it('shows the name that the platform has now, until another is chosen', async () => {
    const named = (name: string) => people.identify({ ...caller, accountId: 'cleo', name })
    const { person } = await named('Cleo')
    expect((await named('Cleo B.')).person).toEqual({ id: person.id, name: 'Cleo B.' })
    await people.rename(person.id, 'C.')
    expect((await named('Cleo C.')).person.name).toBe('C.')
  })

  it.each([
    ['de-CH', 'bio', 'de'],
    ['en-US', 'cloud', 'en'],
    [undefined, 'cloud', 'de'],
    [undefined, 'bio', 'en'],
    ['fr', 'cloud', 'de'],
    ['fr', 'latin', 'en'],
    [undefined, 'latin', 'en'],
  ])('speaks to a person of language %s in the course %s: %s', async (localeTag, communityId, locale) => {
    const from = { ...inCommunity(communityId), ...(localeTag === undefined ? {} : { localeTag }) }
    expect((await people.identify(from)).locale).toBe(locale)
  })

  it('takes a place that it does not know for one of the first course', async () => {
    expect((await people.identify(inCommunity('elsewhere'))).class.courseId).toBe('cloud')
  })

  it('goes on with another course where the notes of the first are gone', async () => {
    const before = await people.identify(inCommunity('bio'))
    expect(before.class.courseId).toBe('bio')
    const after = await (await peopleWith([cloud])).identify(inCommunity('bio'))
    expect(after).toMatchObject({ class: { communityId: before.class.communityId, courseId: 'cloud' }, locale: 'de' })
  })
})

describe('identify in a direct message', () => {
  const direct = (accountId: string, more: Partial<Caller> = {}): Caller => ({
    ...caller,
    platform: 'discord',
    accountId,
    place: { channelId: `dm-${accountId}` },
    ...more,
  })
  const inServer = (accountId: string, communityId: string): Caller => ({
    ...direct(accountId),
    place: { communityId, channelId: 'general' },
  })
  const closed = (course: Course, ...communities: string[]): Course => ({ ...course, communities })
  const seen = async (of: People, ...callers: Caller[]) => {
    for (const one of callers) await of.identify(one)
    await of.settled()
  }

  it('knows the classes that the person shares, the last used first', async () => {
    const of = await peopleWith([closed(cloud, 'discord:1'), closed(bio, 'discord:2'), latin])
    await seen(of, inServer('mia', '1'), inServer('mia', '2'))
    const first = await of.identify(direct('mia'))
    expect(first.community).toBeUndefined()
    expect(first.classes.map(({ courseId }) => courseId)).toEqual(expect.arrayContaining(['cloud', 'bio']))
    expect([...first.readable].sort()).toEqual(['bio', 'cloud', 'latin'])
    const other = first.classes.find(({ courseId }) => courseId !== first.class.courseId)
    await of.turnTo({ ...first, now: 2000 }, other?.communityId ?? '')
    expect((await of.identify(direct('mia'))).class.courseId).toBe(other?.courseId)
    // Another process knows it from what is stored.
    const again = await peopleWith([closed(cloud, 'discord:1'), closed(bio, 'discord:2'), latin])
    expect((await again.identify(direct('mia'))).class).toEqual({
      communityId: other?.communityId,
      courseId: other?.courseId,
    })
  })

  it('tells two classes of one course apart, always in the same way', async () => {
    const of = await peopleWith([cloud])
    await seen(of, inServer('noa', '11'), inServer('noa', '12'))
    const context = await of.identify(direct('noa'))
    const names = (classes: typeof context.classes) => classes.map(({ communityId, name }) => `${communityId} ${name}`)
    expect(context.classes.map(({ name }) => name).sort()).toEqual(['Demo (1)', 'Demo (2)'])
    await of.turnTo({ ...context, now: 5000 }, context.classes[1]?.communityId ?? '')
    expect(names((await of.identify(direct('noa'))).classes).sort()).toEqual(names(context.classes).sort())
  })

  it('takes who shares no class for one of the first open course, in a class of their own', async () => {
    const of = await peopleWith([closed(cloud, 'discord:1'), bio])
    const context = await of.identify(direct('stranger'))
    expect(context.class.courseId).toBe('bio')
    expect([...context.readable]).toEqual(['bio'])
    expect(await of.identify(direct('stranger'))).toEqual({ ...context, mayManage: expect.any(Function) })
  })

  it('says what to do where no course is open to a person or a place', async () => {
    const of = await peopleWith([closed(cloud, 'discord:1')])
    const alone = await of.identify(direct('nobody'))
    expect(() => alone.class).toThrow('There is no course here yet.')
    const elsewhere = await of.identify(inServer('nobody', '99'))
    expect(elsewhere.community?.externalId).toBe('99')
    expect(() => elsewhere.class).toThrow('There is no course here yet.')
    await of.settled()
    // The community is known by now, and still shares no class.
    expect((await of.identify(direct('nobody'))).classes).toEqual([])
  })

  it('counts a workspace to which the platform says somebody belongs as shared, from the first message on', async () => {
    const of = await peopleWith([latin, closed(cloud, 'slack:T1')])
    const ada = direct('ada', { platform: 'slack', memberOf: 'T1' })
    const context = await of.identify(ada)
    expect(context.class.courseId).toBe('cloud')
    await of.settled()
    const { memberOf: _, ...without } = ada
    expect((await of.identify(without)).class).toEqual(context.class)
  })

  it('no longer shows a course that was closed to the class since', async () => {
    await seen(await peopleWith([cloud]), inServer('zoe', '31'))
    const of = await peopleWith([closed(cloud, 'discord:1'), bio])
    expect((await of.identify(direct('zoe'))).class.courseId).toBe('bio')
    expect((await of.identify(inServer('zoe', '31'))).class.courseId).toBe('bio')
  })
})
