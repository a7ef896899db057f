import { beforeAll, expect, it } from 'vitest'
import { addClass, addPeople, type World } from './world.js'

/** What every store of players does. */
export function describePlayerStore(open: () => World): void {
  let world: World
  beforeAll(() => {
    world = open()
  })

  it('knows nobody at first, then who was asked, shown and hidden', async () => {
    const { players } = world
    const of = await addClass(world)
    const [ada = ''] = await addPeople(world, 1)
    expect(await players.find(of, ada)).toBeUndefined()
    await players.markAsked(of, ada)
    expect(await players.find(of, ada)).toEqual({ state: 'asked', name: null })
    expect(await players.show(of, ada, 'Ada')).toBe(true)
    await players.markAsked(of, ada)
    expect(await players.find(of, ada)).toEqual({ state: 'shown', name: 'Ada' })
    await players.hide(of, ada)
    expect(await players.find(of, ada)).toEqual({ state: 'hidden', name: 'Ada' })
    expect(await players.show(of, ada, 'Ada L.')).toBe(true)
    expect(await players.find(of, ada)).toEqual({ state: 'shown', name: 'Ada L.' })
  })

  it('can be declined without ever having a name', async () => {
    const of = await addClass(world)
    const [ada = '', bo = ''] = await addPeople(world, 2)
    for (const id of [ada, bo]) await world.players.hide(of, id)
    expect(await world.players.find(of, bo)).toEqual({ state: 'hidden', name: null })
  })

  it('has each name once in a class, also of people who have left', async () => {
    const { players } = world
    const [of, elsewhere] = [await addClass(world), await addClass(world)]
    const [ada = '', bo = ''] = await addPeople(world, 2)
    expect(await players.show(of, ada, 'Änne 🎈')).toBe(true)
    await players.hide(of, ada)
    for (const name of ['Änne 🎈', 'ÄNNE', 'aenne!', 'Ａenne', '*Änne*']) {
      expect(await players.show(of, bo, name), name).toBe(false)
    }
    expect(await players.find(of, bo)).toBeUndefined()
    expect(await players.show(elsewhere, bo, 'Änne')).toBe(true)
    expect(await players.show(of, bo, 'Anne 2')).toBe(true)
    expect(await players.taken(of, bo, ['anne', 'aenne', 'Anne 2', 'Bo'])).toEqual(['aenne'])
    expect(await players.show(of, ada, 'Änne')).toBe(true)
  })

  it('tells names of signs alone apart', async () => {
    const of = await addClass(world)
    const [ada = '', bo = '', cy = ''] = await addPeople(world, 3)
    expect(await world.players.show(of, ada, '🎈')).toBe(true)
    expect(await world.players.show(of, bo, '🐃')).toBe(true)
    expect(await world.players.show(of, cy, '🎈')).toBe(false)
  })

  it('gives a name to one of twenty who want it at the same time', async () => {
    const of = await addClass(world)
    const people = await addPeople(world, 20)
    const got = await Promise.all(people.map(id => world.players.show(of, id, 'Ada')))
    expect(got.filter(Boolean)).toHaveLength(1)
  })
}
