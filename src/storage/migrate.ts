import type SqliteDatabase from 'better-sqlite3'
import type { Client } from 'pg'
import { MIGRATION_TABLE, type Migration, migrationFailed, pendingMigrations } from './migrations.js'

const LIST = 'SELECT "name" FROM "_migrations" ORDER BY "name"'

/** Any number that no other program in the same PostgreSQL database locks. */
const LOCK = 727_001

/**
 * Applies what is pending, all of it or nothing. Several processes may do so at once: the others wait and find it done.
 * `where` names the database in errors. Returns the names of what was applied.
 */
export function migrateSqlite(
  connection: SqliteDatabase.Database,
  known: readonly Migration[],
  where: string,
): readonly string[] {
  // Takes effect outside a transaction only. With it on, a DROP TABLE of a rewritten table deletes rows that point to it.
  connection.pragma('foreign_keys = OFF')
  const apply = connection.transaction(() => {
    connection.exec(MIGRATION_TABLE)
    const applied = connection.prepare<[], { name: string }>(LIST).all()
    const pending = pendingMigrations(
      known,
      applied.map(row => row.name),
      where,
    )
    for (const { name, sql } of pending) {
      try {
        connection.exec(sql)
        if (connection.pragma('foreign_key_check', { simple: true }) !== undefined) {
          throw new Error('rows point to rows that are gone')
        }
      } catch (error) {
        throw migrationFailed(name, where, error)
      }
      connection.prepare('INSERT INTO "_migrations" ("name") VALUES (?)').run(name)
    }
    return pending.map(migration => migration.name)
  })
  return apply.immediate()
}

/** The same for PostgreSQL, on a connection of its own: Prisma's adapter runs scripts outside any transaction. */
export async function migratePostgres(
  client: Client,
  known: readonly Migration[],
  where: string,
): Promise<readonly string[]> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await client.query(MIGRATION_TABLE)
    const applied = await client.query<{ name: string }>(LIST)
    const pending = pendingMigrations(
      known,
      applied.rows.map(row => row.name),
      where,
    )
    for (const { name, sql } of pending) {
      await client.query(sql).catch((error: unknown) => {
        throw migrationFailed(name, where, error)
      })
      await client.query('INSERT INTO "_migrations" ("name") VALUES ($1)', [name])
    }
    await client.query('COMMIT')
    return pending.map(migration => migration.name)
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}
