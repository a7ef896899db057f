import { beforeAll, describe, expect, it } from 'vitest'
import type { AccessStore } from '../../src/community/access-store.js'
import { addClass, unique, type World } from './world.js'

const HOUR = 3_600_000
const NOW = 1_760_000_000_000

/** What every access store does. */
export function describeAccessStore(open: () => World): void {
  let world: World
  let store: AccessStore
  beforeAll(() => {
    world = open()
    store = world.access
  })

  describe('unlocked courses', () => {
    it('are of one community, each once, whoever enters the code at once', async () => {
      const [here, elsewhere] = [await addClass(world), await addClass(world)]
      expect(await store.unlocked(here.communityId)).toEqual(new Set())
      await Promise.all(Array.from({ length: 10 }, () => store.unlock(here.communityId, here.courseId, NOW)))
      await store.unlock(here.communityId, elsewhere.courseId, NOW)
      expect(await store.unlocked(here.communityId)).toEqual(new Set([here.courseId, elsewhere.courseId]))
      expect(await store.unlocked(elsewhere.communityId)).toEqual(new Set())
    })

    it('must exist', async () => {
      const { communityId, courseId } = await addClass(world)
      await expect(store.unlock(communityId, 'nowhere', NOW)).rejects.toThrow()
      await expect(store.unlock('nowhere', courseId, NOW)).rejects.toThrow()
    })
  })

  describe('tries of a code', () => {
    it('are counted one by one, also when they come at once', async () => {
      const { communityId } = await addClass(world)
      const counts = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.countAttempt(communityId, NOW + index, HOUR)),
      )
      expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    })

    it('begin anew an hour after the first, or when they are forgotten', async () => {
      const { communityId } = await addClass(world)
      const other = await addClass(world)
      expect(await store.countAttempt(communityId, NOW, HOUR)).toBe(1)
      expect(await store.countAttempt(communityId, NOW + HOUR - 1, HOUR)).toBe(2)
      expect(await store.countAttempt(other.communityId, NOW, HOUR)).toBe(1)
      expect(await store.countAttempt(communityId, NOW + HOUR, HOUR)).toBe(1)
      expect(await store.countAttempt(communityId, NOW + 2 * HOUR - 1, HOUR)).toBe(2)
      await store.forgetAttempts(communityId)
      expect(await store.countAttempt(communityId, NOW + 2 * HOUR - 1, HOUR)).toBe(1)
    })
  })

  describe('named managers', () => {
    it('are of one community, with the name of whom the bot has seen on its platform', async () => {
      const [here, elsewhere] = [await addClass(world), await addClass(world)]
      const [seen, unseen] = [`a-${unique()}`, `b-${unique()}`]
      await world.identities.personOf('test', seen, 'Änne')
      await world.identities.personOf('other', unseen, 'Somebody else')
      await Promise.all(Array.from({ length: 10 }, () => store.addManager(here.communityId, seen)))
      await store.addManager(here.communityId, unseen)
      expect(await store.managers(here.communityId)).toEqual([
        { accountId: seen, name: 'Änne' },
        { accountId: unseen, name: undefined },
      ])
      expect(await store.isManager(here.communityId, unseen)).toBe(true)
      expect(await store.isManager(elsewhere.communityId, unseen)).toBe(false)
      expect(await store.managers(elsewhere.communityId)).toEqual([])
    })

    it('can be taken off, also twice', async () => {
      const { communityId } = await addClass(world)
      await store.addManager(communityId, 'a')
      await store.removeManager(communityId, 'a')
      await store.removeManager(communityId, 'a')
      expect(await store.isManager(communityId, 'a')).toBe(false)
    })

    it('may have any id', async () => {
      const { communityId } = await addClass(world)
      const id = '\'; DROP TABLE "Manager"; --\0'
      await store.addManager(communityId, id)
      expect(await store.isManager(communityId, id)).toBe(true)
      await store.removeManager(communityId, id)
      expect(await store.managers(communityId)).toEqual([])
    })
  })
}
