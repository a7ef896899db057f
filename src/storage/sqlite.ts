import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { errorCode, HostError } from '../core/errors.js'
import { PrismaClient } from '../generated/sqlite/client.js'
import { type Database, TRANSACTION_LIMITS } from './client.js'
import { migrateSqlite } from './migrate.js'
import { migrationFolder, readMigrations } from './migrations.js'
import { createSqliteAdapter } from './sqlite-adapter.js'
import { sqlitePath } from './sqlite-path.js'

/** How long the start waits for another process that writes, in milliseconds. */
const START_TIMEOUT = 30_000

/** Opens the database file behind a `file:` URL, made with its folder where it is missing. Throws a `HostError`. */
export async function openSqlite(url: string): Promise<Database> {
  const path = sqlitePath(url)
  prepare(path)
  const db = new PrismaClient({ adapter: createSqliteAdapter(path), transactionOptions: TRANSACTION_LIMITS })
  await db.$connect()
  return { db, provider: 'sqlite', close: () => db.$disconnect() }
}

function prepare(path: string): void {
  try {
    makeFolder(dirname(path))
    const connection = new Sqlite(path, { timeout: START_TIMEOUT })
    try {
      connection.pragma('journal_mode = WAL')
      migrateSqlite(connection, readMigrations(migrationFolder('sqlite')), path)
    } finally {
      connection.close()
    }
  } catch (error) {
    throw hostError(error, path) ?? error
  }
}

/** Not `mkdirSync` with `recursive`, which never returns where the file system answers ENOENT, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path) || dirname(path) === path) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process was faster.
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

/** What the host can do about it; `undefined` for what is not theirs. */
function hostError(error: unknown, path: string): HostError | undefined {
  const code = errorCode(error) ?? ''
  const folder = dirname(path)
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return new HostError(
      `The file ${path} is not an SQLite database or is damaged: move it away to start anew, or restore a copy of it.`,
    )
  }
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code)) {
    return new HostError(
      `The database file ${path} cannot be opened for writing: give the user that runs Büffel write access to the file and to its folder, and make sure that it is a file.`,
    )
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new HostError(
      `The database file ${path} has been locked by another process for ${START_TIMEOUT / 1000} s: end that process, or choose another file.`,
    )
  }
  if (/^SQLITE_(FULL|IOERR)/.test(code)) {
    return new HostError(
      `The database file ${path} could not be written (${code}): make sure that its disk has room left and is sound.`,
    )
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code)) {
    return new HostError(
      `The folder ${folder} for the database could not be made (${code}): make it writable for the user that runs Büffel, or choose another place.`,
    )
  }
  return undefined
}
