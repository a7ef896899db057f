import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/storage/client.js'
import { openDatabase } from '../../src/storage/database.js'
import { createSqlite } from './targets.js'

describe('the gate of the SQLite adapter', () => {
  const { url, drop } = createSqlite()
  let database: Database

  beforeAll(async () => {
    database = await openDatabase(url)
  })
  beforeEach(async () => {
    await database.db.course.deleteMany()
  })
  afterAll(async () => {
    await database.close()
    await drop()
  })

  it('lets a query outside a transaction wait for its end', async () => {
    const { db } = database
    const seen: (string | undefined)[] = []
    let outside: Promise<unknown> | undefined
    await db.$transaction(async tx => {
      await tx.course.create({ data: { id: 'a', title: 'half done' } })
      outside = db.course.findFirst().then(row => seen.push(row?.title))
      await new Promise(resolve => setTimeout(resolve, 30))
      await tx.course.update({ where: { id: 'a' }, data: { title: 'done' } })
    })
    await outside
    expect(seen).toEqual(['done'])
  })

  it('keeps a write that arrives during a transaction which is rolled back', async () => {
    const { db } = database
    let outside: Promise<unknown> | undefined
    const failing = db.$transaction(async tx => {
      await tx.course.create({ data: { id: 'a', title: 'a' } })
      outside = db.course.create({ data: { id: 'b', title: 'b' } })
      outside.catch(() => {})
      await new Promise(resolve => setTimeout(resolve, 30))
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await outside
    expect((await db.course.findMany()).map(row => row.id)).toEqual(['b'])
  })

  it('goes on after a COMMIT that fails', async () => {
    const { db } = database
    const failing = db.$transaction(async tx => {
      await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`
      await tx.$executeRaw`INSERT INTO "Account" ("platform", "externalId", "name", "personId") VALUES ('x', 'x', 'x', 'nobody')`
    })
    await expect(failing).rejects.toThrow()
    expect(await db.account.count()).toBe(0)
    await db.$transaction([db.course.create({ data: { id: 'a', title: 'a' } })])
    expect(await db.course.count()).toBe(1)
  })

  it('goes on after a transaction that took too long', async () => {
    const { db } = database
    const slow = db.$transaction(
      async tx => {
        await tx.course.create({ data: { id: 'slow', title: '' } })
        await new Promise(resolve => setTimeout(resolve, 120))
        await tx.course.create({ data: { id: 'slower', title: '' } })
      },
      { timeout: 50 },
    )
    await expect(slow).rejects.toMatchObject({ code: 'P2028' })
    expect(await db.course.count()).toBe(0)
  })

  it('runs many transactions at once, one after the other', async () => {
    const { db } = database
    await db.course.create({ data: { id: 'counter', title: '0' } })
    const increment = () =>
      db.$transaction(async tx => {
        const row = await tx.course.findUniqueOrThrow({ where: { id: 'counter' } })
        await tx.course.update({ where: { id: 'counter' }, data: { title: String(Number(row.title) + 1) } })
      })
    await Promise.all(Array.from({ length: 100 }, increment))
    expect((await db.course.findFirst())?.title).toBe('100')
  })

  it('syncs at each commit and checks foreign keys', async () => {
    const { db } = database
    expect(await db.$queryRaw`PRAGMA synchronous`).toMatchObject([{ synchronous: 2n }])
    expect(await db.$queryRaw`PRAGMA foreign_keys`).toMatchObject([{ foreign_keys: 1n }])
    expect(await db.$queryRaw`PRAGMA journal_mode`).toMatchObject([{ journal_mode: 'wal' }])
  })
})
