import { HostError } from '../core/errors.js'
import type { Database } from './client.js'

/**
 * Opens `file:PATH` with SQLite (the path relative to the working directory; folder and file are made where missing)
 * or `postgresql://…` with PostgreSQL, and applies what migrations are pending.
 * Throws a `HostError` for whatever the host can put right. Only the driver that is chosen is loaded.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('file:')) {
    const { openSqlite } = await import('./sqlite.js')
    return openSqlite(url)
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import('./postgres.js')
    return openPostgres(url)
  }
  throw new HostError('The database URL should begin with "file:" (SQLite) or "postgresql://" (PostgreSQL).', 2)
}
