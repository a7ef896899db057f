import { expect, it } from 'vitest'
import type { KnownDeadlines } from '../../src/schedule/known-deadlines-store.js'
import { addClass, unique, type World } from './world.js'

const DEADLINE = {
  title: 'Projekt „\u0000“',
  date: '2025-10-09',
  time: '23:59',
  source: { file: 'a/b.md', line: 7, headings: ['Abgaben'] },
  since: 1_760_000_000_000,
}

/** Every implementation of `KnownDeadlinesStore` passes this. */
export function describeKnownDeadlines(world: () => World): void {
  const first = async (): Promise<KnownDeadlines> => ({
    ...(await addClass(world())),
    version: 1,
    deadlines: [DEADLINE],
  })
  const postOf = ({ communityId, version }: KnownDeadlines, memo: unknown = [{ kind: 'gone' }]) => ({
    id: unique().replace('-', ''),
    job: 'change' as const,
    communityId,
    channelId: 'C1',
    slot: `2025-10-06 v${version}`,
    dueAt: 1_760_000_000_000,
    memo,
  })

  const find = async ({ communityId }: KnownDeadlines) => (await world().known.find([communityId]))[0]

  it('begins many at once, and leaves those that it knows', async () => {
    const { known } = world()
    const all = [await first(), await first(), await first()]
    await Promise.all([known.begin(all), known.begin(all)])
    await known.begin(all.map(each => ({ ...each, deadlines: [] })))
    await known.begin([])
    expect(await known.find([])).toEqual([])
    const found = await known.find([...all.map(({ communityId }) => communityId), 'nobody'])
    expect(new Set(found)).toEqual(new Set(all))
  })

  it('keeps what is known, as it is', async () => {
    const { known } = world()
    const one = await first()
    expect(await find(one)).toBeUndefined()
    await known.begin([one])
    expect(await find(one)).toEqual(one)
    const two = { ...one, version: 2, deadlines: [{ ...DEADLINE, time: null }] }
    expect(await known.advance(two)).toBe(true)
    expect(await find(one)).toEqual(two)
  })

  it('plans the post with it, which remembers what it tells', async () => {
    const { known, occurrences } = world()
    const one = await first()
    await known.begin([one])
    const post = postOf({ ...one, version: 2 })
    expect(await known.advance({ ...one, version: 2 }, post)).toBe(true)
    expect(await occurrences.find(post)).toMatchObject({ ...post, state: 'pending', memo: [{ kind: 'gone' }] })
  })

  it('lets one of several win, each version once', async () => {
    const { known, occurrences } = world()
    const one = await first()
    await known.begin([one])
    for (const version of [2, 3, 4]) {
      const mine = { ...one, version }
      const won = await Promise.all(Array.from({ length: 5 }, () => known.advance(mine, postOf(mine))))
      expect(won.filter(Boolean)).toHaveLength(1)
    }
    expect(await known.advance({ ...one, version: 6 })).toBe(false)
    expect((await find(one))?.version).toBe(4)
    expect(await occurrences.recent(one.communityId, 9)).toHaveLength(3)
  })

  it('does neither where the post cannot be planned', async () => {
    const { known } = world()
    const one = await first()
    await known.begin([one])
    const post = { ...postOf({ ...one, version: 2 }), communityId: 'nobody' }
    await expect(known.advance({ ...one, version: 2 }, post)).rejects.toThrow()
    expect(await find(one)).toEqual(one)
  })
}
