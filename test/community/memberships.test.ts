import { expect, it } from 'vitest'
import { createMemberships } from '../../src/community/memberships.js'
import type { Logger } from '../../src/core/logger.js'

const DAY = 86_400_000

function setUp(save: () => Promise<void> = async () => {}) {
  const written: string[] = []
  const warned: unknown[] = []
  const warn = (what: unknown): void => {
    warned.push(what)
  }
  const logger: Logger = { debug: () => {}, info: () => {}, warn, error: () => {} }
  const store = {
    saveMembership: async (personId: string, communityId: string, at: number) => {
      written.push(`${personId} ${communityId} ${at}`)
      await save()
    },
  }
  return { memberships: createMemberships(store, logger), written, warned }
}

it('writes once a day for a person and a community, and knows the moment all the same', () => {
  const { memberships, written } = setUp()
  for (const at of [0, 1000, DAY - 1, DAY, DAY + 5]) memberships.seen('ada', 'c', at)
  memberships.seen('ada', 'd', 7)
  memberships.seen('bea', 'c', 8)
  expect(written).toEqual(['ada c 0', `ada c ${DAY}`, 'ada d 7', 'bea c 8'])
  expect(memberships.lastSeen('ada', 'c')).toBe(DAY + 5)
  expect(memberships.lastSeen('ada', 'e')).toBeUndefined()
})

it('writes a choice each time', async () => {
  const { memberships, written } = setUp()
  memberships.seen('ada', 'c', 1)
  await memberships.chosen('ada', 'c', 2)
  await memberships.chosen('ada', 'c', 3)
  memberships.seen('ada', 'c', 4)
  expect(written).toEqual(['ada c 1', 'ada c 2', 'ada c 3'])
})

it('holds nobody up, and tries again later, where the database does not take it', async () => {
  let works = false
  const { memberships, written, warned } = setUp(async () => {
    if (!works) throw new Error('locked')
  })
  expect(memberships.seen('ada', 'c', 1)).toBeUndefined()
  await memberships.settled()
  expect(warned).toHaveLength(1)
  works = true
  memberships.seen('ada', 'c', 2)
  memberships.seen('ada', 'c', 3)
  await memberships.settled()
  expect(written).toEqual(['ada c 1', 'ada c 2'])
})
