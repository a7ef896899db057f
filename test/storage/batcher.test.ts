import { describe, expect, it } from 'vitest'
import { createBatcher, type Settled } from '../../src/storage/batcher.js'

/** A write that notes its batches and ends when it is told to. */
function createWrite() {
  const batches: (readonly number[])[] = []
  const ends: (() => void)[] = []
  const write = async (items: readonly number[]): Promise<readonly Settled<string>[]> => {
    batches.push(items)
    await new Promise<void>(resolve => ends.push(resolve))
    if (items.includes(666)) throw new Error('all fail')
    return items.map(item => (item < 0 ? { error: new Error(`no ${item}`) } : { value: `wrote ${item}` }))
  }
  const end = async (): Promise<void> => {
    ends.shift()?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { batches, write, end }
}

describe('createBatcher', () => {
  it('writes together what arrives in one turn and what arrives during a write', async () => {
    const { batches, write, end } = createWrite()
    const add = createBatcher(write, 10)
    const first = [add(1), add(2)]
    await Promise.resolve()
    const second = [add(3), add(4), add(5)]
    await end()
    expect(await Promise.all(first)).toEqual(['wrote 1', 'wrote 2'])
    await end()
    expect(await Promise.all(second)).toEqual(['wrote 3', 'wrote 4', 'wrote 5'])
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ])
  })

  it('starts again after a pause', async () => {
    const { batches, write, end } = createWrite()
    const add = createBatcher(write, 10)
    for (const item of [1, 2]) {
      const call = add(item)
      await end()
      await end()
      expect(await call).toBe(`wrote ${item}`)
    }
    expect(batches).toEqual([[1], [2]])
  })

  it('keeps to its limit and to the order of arrival', async () => {
    const { batches, write, end } = createWrite()
    const add = createBatcher(write, 2)
    const calls = [1, 2, 3, 4, 5].map(add)
    for (const _ of calls) await end()
    await end()
    await Promise.all(calls)
    expect(batches).toEqual([[1, 2], [3, 4], [5]])
  })

  it('rejects the calls of their own errors only', async () => {
    const { write, end } = createWrite()
    const add = createBatcher(write, 10)
    const calls = Promise.allSettled([add(1), add(-2), add(3)])
    await end()
    await end()
    expect((await calls).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('rejects a whole batch whose write rejects, and goes on with the next', async () => {
    const { write, end } = createWrite()
    const add = createBatcher(write, 2)
    const calls = Promise.allSettled([add(666), add(1), add(2)])
    for (let i = 0; i < 4; i++) await end()
    expect((await calls).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
  })
})
