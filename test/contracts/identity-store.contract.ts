import { beforeAll, describe, expect, it } from 'vitest'
import type { IdentityStore } from '../../src/community/identity-store.js'
import type { World } from './world.js'

let count = 0
const unique = (): string => `id-${count++}`

/** What every identity store does. */
export function describeIdentityStore(open: () => World): void {
  let store: IdentityStore
  beforeAll(() => {
    store = open().identities
  })

  describe('personOf', () => {
    it('finds the same person again, and another behind another account', async () => {
      const account = unique()
      const person = await store.personOf('discord', account, 'Änne 🧠')
      expect(person.name).toBe('Änne 🧠')
      expect(await store.personOf('discord', account, 'Änne 🧠')).toEqual(person)
      expect((await store.personOf('slack', account, 'Änne 🧠')).id).not.toBe(person.id)
    })

    it('makes one person of 50 calls at once', async () => {
      const account = unique()
      const calls = Array.from({ length: 50 }, () => store.personOf('discord', account, 'Kim'))
      expect(new Set((await Promise.all(calls)).map(person => person.id)).size).toBe(1)
    })

    it('agrees on one person when the calls name it differently', async () => {
      const account = unique()
      const calls = Array.from({ length: 20 }, (_, index) => store.personOf('discord', account, `Kim ${index % 4}`))
      expect(new Set((await Promise.all(calls)).map(person => person.id)).size).toBe(1)
      expect((await store.personOf('discord', account, 'Kim')).name).toBe('Kim')
    })

    it("takes over the platform's new name", async () => {
      const account = unique()
      const { id } = await store.personOf('discord', account, 'old')
      expect(await store.personOf('discord', account, 'new')).toEqual({ id, name: 'new' })
      expect(await store.personOf('discord', account, 'new')).toEqual({ id, name: 'new' })
    })

    it('keeps a known name where the new one only stands in for it', async () => {
      const account = unique()
      const { id } = await store.personOf('slack', account, 'U1', true)
      expect(await store.personOf('slack', account, 'Ada')).toEqual({ id, name: 'Ada' })
      expect(await store.personOf('slack', account, 'U1', true)).toEqual({ id, name: 'Ada' })
    })

    it('keeps a chosen name', async () => {
      const account = unique()
      const { id } = await store.personOf('discord', account, 'old')
      await store.rename(id, 'chosen')
      for (const name of ['old', 'new', 'chosen', 'newer']) {
        expect(await store.personOf('discord', account, name)).toEqual({ id, name: 'chosen' })
      }
    })

    it('replaces what cannot be stored in a name', async () => {
      const account = unique()
      const { id } = await store.personOf('discord', account, 'a\0b')
      expect(await store.personOf('discord', account, 'a\0b')).toEqual({ id, name: 'a\ufffdb' })
    })
  })

  it('rejects the renaming of nobody', async () => {
    await expect(store.rename('nobody', 'x')).rejects.toThrow('no person "nobody"')
  })

  describe('communityOf', () => {
    it('stays bound to the first course', async () => {
      await store.saveCourse('first', 'First')
      await store.saveCourse('second', 'Second')
      const external = unique()
      const community = await store.communityOf('discord', external, 'Class', 'first')
      expect(community.courseId).toBe('first')
      expect(await store.communityOf('discord', external, 'Class', 'second')).toEqual(community)
      expect(await store.communityOf('discord', external, 'Renamed', 'second')).toEqual(community)
    })

    it('makes one community of 50 calls at once', async () => {
      await store.saveCourse('course', 'Course')
      const external = unique()
      const calls = Array.from({ length: 50 }, () => store.communityOf('slack', external, 'Class', 'course'))
      expect(new Set((await Promise.all(calls)).map(community => community.id)).size).toBe(1)
    })

    it('rejects a course that was never saved', async () => {
      await expect(store.communityOf('slack', unique(), 'Class', 'nowhere')).rejects.toThrow()
    })
  })

  it('takes a community that can read no course yet', async () => {
    const external = unique()
    const community = await store.communityOf('discord', external, 'Class', null)
    expect(community.courseId).toBeNull()
    expect(await store.communityOf('discord', external, 'Class', null)).toEqual(community)
    expect(await store.findCommunity(community.id)).toEqual({ platform: 'discord', externalId: external })
    expect(await store.findCommunity('nowhere')).toBeUndefined()
  })

  describe('memberships', () => {
    const join = async (...at: readonly number[]) => {
      const { id } = await store.personOf('discord', unique(), 'Mia')
      const communities = await Promise.all(at.map(() => store.communityOf('discord', unique(), 'Class', null)))
      await Promise.all(communities.map((community, index) => store.saveMembership(id, community.id, at[index] ?? 0)))
      return { id, communities: communities.map(community => community.id) }
    }
    const of = async (id: string) => (await store.communitiesOf(id)).map(own => [own.id, own.seenAt])

    it('are of one person, the last first, with what the platform calls the community', async () => {
      const { id, communities } = await join(1000, 3000, 2000)
      await join(5000)
      const [a, b, c] = communities
      expect(await of(id)).toEqual([
        [b, 3000],
        [c, 2000],
        [a, 1000],
      ])
      expect((await store.communitiesOf(id))[0]).toMatchObject({ platform: 'discord', courseId: null })
      expect(await store.communitiesOf('nobody')).toEqual([])
    })

    it('move forward only, also when 20 processes write at once', async () => {
      const { id, communities } = await join(1000)
      const [community = ''] = communities
      const moments = Array.from({ length: 20 }, (_, index) => 1_760_000_000_000 + index)
      await Promise.all(moments.map(at => store.saveMembership(id, community, at)))
      await store.saveMembership(id, community, 5)
      expect(await of(id)).toEqual([[community, 1_760_000_000_019]])
    })

    it('are refused for who is nobody', async () => {
      const { communities } = await join(1)
      await expect(store.saveMembership('nobody', communities[0] ?? '', 1)).rejects.toThrow()
      await expect(store.saveMembership((await join()).id, 'nowhere', 1)).rejects.toThrow()
    })
  })

  it('saves a course again under another title', async () => {
    const calls = Array.from({ length: 20 }, (_, index) => store.saveCourse('raced', `Title ${index}`))
    await Promise.all(calls)
  })
}
