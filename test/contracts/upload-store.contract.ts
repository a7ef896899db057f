import { beforeEach, expect, it } from 'vitest'
import type { UploadStore } from '../../src/chat/upload-store.js'
import { unique } from './world.js'

const HASH = 'a'.repeat(64)

/** What every store of uploads does. */
export function describeUploadStore(open: () => UploadStore): void {
  let store: UploadStore
  let team: string
  beforeEach(() => {
    store = open()
    team = unique()
  })

  it('knows nothing of what was never given', async () => {
    expect(await store.find(team, HASH)).toBeUndefined()
    await store.forget(team, HASH)
  })

  it('returns what was saved, by workspace and content', async () => {
    const upload = { fileId: 'F1', permalink: 'https://example.org/"F1"', sharedIn: ['C1', "C'2"] }
    await store.save(team, HASH, upload)
    expect(await store.find(team, HASH)).toEqual(upload)
    expect(await store.find(unique(), HASH)).toBeUndefined()
    expect(await store.find(team, 'b'.repeat(64))).toBeUndefined()
  })

  it('keeps what was saved last, and forgets', async () => {
    await store.save(team, HASH, { fileId: 'F1', permalink: 'https://example.org', sharedIn: ['C1'] })
    await store.save(team, HASH, { fileId: 'F2', sharedIn: [] })
    expect(await store.find(team, HASH)).toEqual({ fileId: 'F2', sharedIn: [] })
    await store.forget(team, HASH)
    expect(await store.find(team, HASH)).toBeUndefined()
  })

  it('takes the same from several at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.save(team, HASH, { fileId: 'F1', sharedIn: ['C1'] })))
    expect(await store.find(team, HASH)).toEqual({ fileId: 'F1', sharedIn: ['C1'] })
  })
}
