import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HostError } from '../core/errors.js'
import { packageRoot } from '../core/package-root.js'

export type Provider = 'sqlite' | 'postgres'

export interface Migration {
  /** The file's name without `.sql`. */
  readonly name: string
  readonly sql: string
}

/** Where the applied ones are listed. Valid in both databases. */
export const MIGRATION_TABLE =
  'CREATE TABLE IF NOT EXISTS "_migrations" ("name" TEXT PRIMARY KEY, "at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)'

export function migrationFolder(provider: Provider): string {
  const folder = join(packageRoot(), 'prisma', 'migrations', provider)
  if (!existsSync(folder)) throw new HostError(`The folder ${folder} is missing: install Büffel completely.`)
  return folder
}

/** All migrations of a folder, in order. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => ({ name: file.slice(0, -'.sql'.length), sql: readFileSync(join(folder, file), 'utf8') }))
}

/**
 * What is still to be applied. Throws a `HostError` where the database (named by `where`) holds a migration that this
 * version does not know.
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly string[],
  where: string,
): readonly Migration[] {
  const unknown = applied.find(name => known.every(migration => migration.name !== name))
  if (unknown !== undefined) {
    throw new HostError(
      `The database ${where} was written by a newer version of Büffel (it holds the migration "${unknown}"): update Büffel or choose another database.`,
    )
  }
  return known.filter(migration => !applied.includes(migration.name))
}

/** What is thrown where a migration's SQL fails: a fault of the program or of a database changed by other hands. */
export function migrationFailed(name: string, where: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Error(`the migration "${name}" failed on the database ${where} and was undone: ${reason}`, { cause })
}
