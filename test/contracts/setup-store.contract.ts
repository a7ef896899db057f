import { beforeAll, expect, it } from 'vitest'
import type { Setup, SetupStore } from '../../src/community/setup-store.js'
import { addClass, unique, type World } from './world.js'

/** What every setup store does. */
export function describeSetupStore(open: () => World): void {
  let world: World
  let store: SetupStore
  beforeAll(() => {
    world = open()
    store = world.setups
  })

  /** The setup of a class that no other test uses; not saved. */
  const newSetup = async (more: Partial<Setup> = {}): Promise<Setup> => ({
    ...(await addClass(world)),
    platform: 'discord',
    locale: 'de',
    dailyChannelId: '1234567890123456789',
    dailyTime: '07:45',
    dailyOnWeekends: false,
    dailyCount: 3,
    reminderChannelId: null,
    reminderTime: '18:00',
    reminderDays: [7, 3, 1],
    activeSince: 1_760_000_000_000,
    pausedBecause: null,
    changedBy: null,
    ...more,
  })

  it('knows nothing of a community that has set up nothing', async () => {
    const { communityId } = await newSetup()
    expect(await store.find(communityId)).toBeUndefined()
    await store.pause(communityId, 'no channel')
    expect(await store.find(communityId)).toBeUndefined()
  })

  it.each<Partial<Setup>>([
    {},
    { locale: 'en', dailyOnWeekends: true, dailyChannelId: null, reminderChannelId: 'C0123ABC', reminderDays: [] },
    { reminderDays: [365, 14, 0], activeSince: 0, dailyCount: 5 },
    { platform: '', dailyChannelId: '', reminderChannelId: '', dailyTime: '', reminderTime: '', pausedBecause: '' },
    { dailyChannelId: '\'; DROP TABLE "Setup"; --', reminderChannelId: '$1 ?1 :name @p %s \\', dailyTime: '00:00' },
    { changedBy: 'Ada "the" <!channel>' },
    { pausedBecause: 'Kanal „Übungen“ 🧠 weg\n\t日本 null', activeSince: Number.MAX_SAFE_INTEGER },
  ])('returns what was saved: %j', async more => {
    const setup = await newSetup(more)
    await store.save(setup)
    expect(await store.find(setup.communityId)).toEqual(setup)
  })

  it('replaces what cannot be stored', async () => {
    const setup = await newSetup({ dailyChannelId: 'a\0b', pausedBecause: '\ud83e' })
    await store.save(setup)
    expect(await store.find(setup.communityId)).toEqual({
      ...setup,
      dailyChannelId: 'a\ufffdb',
      pausedBecause: '\ufffd',
    })
    await store.pause(setup.communityId, 'c\0d')
    expect((await store.find(setup.communityId))?.pausedBecause).toBe('c\ufffdd')
  })

  it('replaces all of what was there before', async () => {
    const before = await newSetup({ pausedBecause: 'the channel is gone' })
    await store.save(before)
    const after = await newSetup({ communityId: before.communityId, dailyChannelId: null, dailyTime: '12:00' })
    await store.save(after)
    expect(await store.find(before.communityId)).toEqual(after)
  })

  it('binds the community to the course', async () => {
    const setup = await newSetup()
    const external = unique()
    const { courseId: first } = await newSetup()
    const { id } = await world.identities.communityOf('test', external, 'Klasse', first)
    await store.save({ ...setup, communityId: id })
    expect(await world.identities.communityOf('test', external, 'Klasse', first)).toEqual({
      id,
      courseId: setup.courseId,
    })
  })

  it('rejects a course or a community that does not exist, and changes nothing', async () => {
    const external = unique()
    const setup = await newSetup()
    const { id } = await world.identities.communityOf('test', external, 'Klasse', setup.courseId)
    const own = { ...setup, communityId: id }
    await store.save(own)
    await expect(store.save({ ...own, courseId: 'nowhere', dailyTime: '12:00' })).rejects.toThrow()
    await expect(store.save({ ...own, communityId: 'nowhere' })).rejects.toThrow()
    expect(await store.find(id)).toEqual(own)
    expect((await world.identities.communityOf('test', external, 'Klasse', 'x')).courseId).toBe(setup.courseId)
    expect(await store.find('nowhere')).toBeUndefined()
  })

  it('keeps one whole setup of 20 that are saved at once', async () => {
    const setup = await newSetup()
    const all = Array.from({ length: 20 }, (_, index) => ({ ...setup, dailyTime: `t${index}`, activeSince: index }))
    await Promise.all(all.map(each => store.save(each)))
    expect(all).toContainEqual(await store.find(setup.communityId))
  })

  it('saves what is as it was known, and nothing over a change that was not', async () => {
    const setup = await newSetup({ reminderDays: [7, 1] })
    const { communityId } = setup
    expect(await store.saveUnlessChanged(setup, setup)).toBe(false)
    expect(await store.find(communityId)).toBeUndefined()
    expect(await store.saveUnlessChanged(undefined, setup)).toBe(true)
    expect(await store.saveUnlessChanged(undefined, { ...setup, dailyTime: '12:00' })).toBe(false)
    await store.pause(communityId, 'the channel is gone')
    expect(await store.saveUnlessChanged(setup, { ...setup, dailyTime: '12:00' })).toBe(false)
    const paused = { ...setup, pausedBecause: 'the channel is gone' }
    expect(await store.find(communityId)).toEqual(paused)
    const after = { ...paused, dailyTime: '12:00', changedBy: 'Ada' }
    expect(await store.saveUnlessChanged(paused, after)).toBe(true)
    expect(await store.find(communityId)).toEqual(after)
  })

  it('lets one of 20 through who all know the same', async () => {
    for (const before of [undefined, await newSetup()]) {
      const setup = before ?? (await newSetup())
      if (before !== undefined) await store.save(before)
      const all = Array.from({ length: 20 }, (_, index) => ({ ...setup, dailyTime: `t${index}` }))
      const saved = await Promise.all(all.map(each => store.saveUnlessChanged(before, each)))
      expect(saved.filter(Boolean)).toHaveLength(1)
      expect(await store.find(setup.communityId)).toEqual(all[saved.indexOf(true)])
    }
  })

  it('pauses and wakes, and leaves the rest and the others alone', async () => {
    const [setup, other] = [await newSetup(), await newSetup()]
    await store.save(setup)
    await store.save(other)
    await store.pause(setup.communityId, 'Büffel may not post here')
    expect(await store.find(setup.communityId)).toEqual({ ...setup, pausedBecause: 'Büffel may not post here' })
    expect(await store.find(other.communityId)).toEqual(other)
    await store.pause(setup.communityId, null)
    expect(await store.find(setup.communityId)).toEqual(setup)
  })

  it('lists all that is set up', async () => {
    const setups = [await newSetup(), await newSetup({ pausedBecause: 'rest' })]
    for (const setup of setups) await store.save(setup)
    const all = await store.all()
    expect(all).toEqual(expect.arrayContaining(setups))
    expect(new Set(all.map(({ communityId }) => communityId)).size).toBe(all.length)
  })
}
