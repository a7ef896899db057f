import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { HostError } from '../../src/core/errors.js'
import { openDatabase } from '../../src/storage/database.js'
import { sqlitePath } from '../../src/storage/sqlite-path.js'

const folder = mkdtempSync(join(tmpdir(), 'bueffel database '))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The message of the `HostError` with which opening fails. */
async function failure(url: string): Promise<string> {
  const error = await openDatabase(url).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HostError)
  return error instanceof HostError ? error.message : ''
}

describe('openDatabase with SQLite', () => {
  it('makes folder and file, and opens them again', async () => {
    const file = join(folder, 'neuer Ordner', 'übung #1 100%.db')
    for (const title of ['first', 'second']) {
      const { db, provider, close } = await openDatabase(`file:${file}`)
      expect(provider).toBe('sqlite')
      await db.course.upsert({ where: { id: 'a' }, update: { title }, create: { id: 'a', title } })
      expect(await db.course.count()).toBe(1)
      await close()
    }
    expect(existsSync(file)).toBe(true)
  })

  it('refuses a file that is no database', async () => {
    const file = join(folder, 'notes.db')
    writeFileSync(file, '# Not a database\n'.repeat(1000))
    expect(await failure(`file:${file}`)).toBe(
      `The file ${file} is not an SQLite database or is damaged: move it away to start anew, or restore a copy of it.`,
    )
  })

  it('refuses a folder in the place of the file', async () => {
    expect(await failure(`file:${folder}`)).toContain(`The database file ${folder} cannot be opened for writing`)
  })

  it('refuses a folder that cannot be made', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await failure(`file:${file}/data/bueffel.db`)).toMatch(
      /The folder .*file\/data for the database could not be made/,
    )
  })

  it.skipIf(process.platform !== 'linux')(
    'refuses a file system that takes no folders, without an endless loop',
    async () => {
      expect(await failure('file:/proc/none/bueffel.db')).toContain(
        'The folder /proc/none for the database could not be made',
      )
    },
  )

  it.skipIf(process.getuid?.() === 0)('refuses what may not be written', async () => {
    const file = join(folder, 'readonly.db')
    await (await openDatabase(`file:${file}`)).close()
    chmodSync(file, 0o400)
    expect(await failure(`file:${file}`)).toContain('cannot be opened for writing')
    chmodSync(folder, 0o500)
    expect(await failure(`file:${folder}/new/bueffel.db`)).toContain('could not be made (EACCES)')
    chmodSync(folder, 0o700)
  })

  it('refuses a database that a newer version has written', async () => {
    const file = join(folder, 'newer.db')
    await (await openDatabase(`file:${file}`)).close()
    const raw = new Sqlite(file)
    raw.exec(`INSERT INTO "_migrations" ("name") VALUES ('9999_future')`)
    raw.close()
    const message = await failure(`file:${file}`)
    expect(message).toContain('newer version of Büffel')
    expect(message).toContain('9999_future')
  })
})

describe('sqlitePath', () => {
  it.each([
    ['file:data/bueffel.db', resolve('data/bueffel.db')],
    ['file:./bueffel.db', resolve('bueffel.db')],
    ['file:mit Leerzeichen/übung%20.db', resolve('mit Leerzeichen/übung%20.db')],
    ['file:/var/lib/büffel.db', '/var/lib/büffel.db'],
    ['file:///var/lib/b%C3%BCffel%20x.db', '/var/lib/büffel x.db'],
  ])('reads %s', (url, path) => {
    expect(sqlitePath(url)).toBe(path)
  })

  it.each(['file:', 'file:data/', 'file://server/share.db'])('refuses %s', url => {
    expect(() => sqlitePath(url)).toThrow(HostError)
  })
})

describe('openDatabase with PostgreSQL', () => {
  it('says where it cannot be reached, without the password', async () => {
    const message = await failure('postgresql://bueffel:geheim@127.0.0.1:1/bueffel')
    expect(message).toBe(
      'PostgreSQL at 127.0.0.1:1/bueffel cannot be reached (ECONNREFUSED): start it, or correct host, port and sslmode in DATABASE_URL.',
    )
  })

  it('refuses a URL that is none', async () => {
    expect(await failure('postgresql://a b:c@:x/y')).toContain('cannot be read')
  })
})

it('refuses other databases', async () => {
  expect(await failure('mysql://localhost/bueffel')).toContain('should begin with "file:"')
})
