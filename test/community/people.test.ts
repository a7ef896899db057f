import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../src/chat/context.js'
import { createPeople, type People } from '../../src/community/people.js'
import { createLookup } from '../../src/lookup/lookup.js'
import type { Course } from '../../src/notes/course.js'
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
    const courseOf = ({ place }: Caller) =>
      courses.find(course => course.id === place.communityId)?.id ?? courses[0]?.id ?? ''
    return createPeople(store, createLookup(courses), courseOf, { now: () => 1000 })
  }
  people = await peopleWith([cloud, bio, latin])
})
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const inCommunity = (communityId: string): Caller => ({ ...caller, place: { communityId, channelId: 'general' } })

describe('identify', () => {
  it('knows a person again, also elsewhere', async () => {
    const first = await people.identify(caller)
    expect(first).toMatchObject({ person: { name: 'Anna' }, onPrivateCard: false, now: 1000 })
    expect(await people.identify(caller)).toEqual(first)
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
    const direct = await people.identify({ ...caller, place: { channelId: 'direct' } })
    expect(direct.class.courseId).toBe('cloud')
    expect(direct.class.communityId).not.toBe((await people.identify(caller)).class.communityId)
  })

  it('goes on with another course where the notes of the first are gone', async () => {
    const before = await people.identify(inCommunity('bio'))
    expect(before.class.courseId).toBe('bio')
    const after = await (await peopleWith([cloud])).identify(inCommunity('bio'))
    expect(after).toMatchObject({ class: { communityId: before.class.communityId, courseId: 'cloud' }, locale: 'de' })
  })
})
