import { readdirSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { HostError } from '../../src/core/errors.js'
import { openDatabase } from '../../src/storage/database.js'
import { migratePostgres, migrateSqlite } from '../../src/storage/migrate.js'
import { type Migration, migrationFolder, readMigrations } from '../../src/storage/migrations.js'
import { createPostgres } from '../setup/postgres.js'

const TWO_TABLES: Migration = {
  name: '0001_tables',
  sql: `CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE);
    INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);`,
}
const BROKEN: Migration = { name: '0003_broken', sql: 'CREATE TABLE left_over (id INTEGER); CREATE NONSENSE;' }
const HARMLESS: Migration = { name: '0002_harmless', sql: `CREATE TABLE harmless (note TEXT DEFAULT 'a;b');` }

describe('migrateSqlite', () => {
  const open = () => new Sqlite(':memory:')
  const tables = (connection: Sqlite.Database) =>
    connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all()

  it('applies each once', () => {
    const connection = open()
    expect(migrateSqlite(connection, [TWO_TABLES], 'x')).toEqual(['0001_tables'])
    expect(migrateSqlite(connection, [TWO_TABLES, HARMLESS], 'x')).toEqual(['0002_harmless'])
    expect(migrateSqlite(connection, [TWO_TABLES, HARMLESS], 'x')).toEqual([])
  })

  it('leaves nothing of a broken one', () => {
    const connection = open()
    migrateSqlite(connection, [TWO_TABLES], 'x')
    expect(() => migrateSqlite(connection, [TWO_TABLES, HARMLESS, BROKEN], 'x.db')).toThrow(
      'the migration "0003_broken" failed on the database x.db and was undone: near "NONSENSE"',
    )
    expect(tables(connection)).toEqual(['_migrations', 'child', 'parent'])
    expect(migrateSqlite(connection, [TWO_TABLES, HARMLESS], 'x')).toEqual(['0002_harmless'])
  })

  it('keeps the rows that point to a table which is rewritten', () => {
    const connection = open()
    const rewrite = {
      name: '0002_rewrite',
      sql: `PRAGMA foreign_keys=OFF; CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO new_parent (id) SELECT id FROM parent; DROP TABLE parent; ALTER TABLE new_parent RENAME TO parent;
        PRAGMA foreign_keys=ON;`,
    }
    migrateSqlite(connection, [TWO_TABLES], 'x')
    migrateSqlite(connection, [TWO_TABLES, rewrite], 'x')
    expect(connection.prepare('SELECT count(*) FROM child').pluck().get()).toBe(1)
  })

  it('undoes one that leaves rows pointing nowhere', () => {
    const connection = open()
    migrateSqlite(connection, [TWO_TABLES], 'x')
    const careless = { name: '0002_careless', sql: 'DELETE FROM parent' }
    expect(() => migrateSqlite(connection, [TWO_TABLES, careless], 'x')).toThrow('rows point to rows that are gone')
    expect(connection.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(1)
  })

  it('refuses a database of the future', () => {
    const connection = open()
    migrateSqlite(connection, [TWO_TABLES, HARMLESS], 'x')
    expect(() => migrateSqlite(connection, [TWO_TABLES], 'x')).toThrow(HostError)
  })
})

const postgres = await createPostgres()
describe.skipIf(postgres === undefined)('migratePostgres', () => {
  const url = postgres?.url ?? ''
  afterAll(() => postgres?.drop())

  it('applies each once, leaves nothing of a broken one and refuses the future', async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const migrate = (...known: Migration[]) => migratePostgres(client, known, 'x')
    expect(await migrate(TWO_TABLES)).toEqual(['0001_tables'])
    await expect(migrate(TWO_TABLES, HARMLESS, BROKEN)).rejects.toThrow('"0003_broken" failed on the database x')
    const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
    expect(rows.map(row => row.tablename)).toEqual(['_migrations', 'child', 'parent'])
    expect(await migrate(TWO_TABLES, HARMLESS)).toEqual(['0002_harmless'])
    await expect(migrate(TWO_TABLES)).rejects.toThrow(HostError)
    await client.end()
    await expect(openDatabase(url)).rejects.toThrow('newer version of Büffel')
  })

  it('names a database that does not exist', async () => {
    await expect(openDatabase(`${url}_not_there`)).rejects.toThrow(
      /PostgreSQL has no database 127.0.0.1:5432\/.*_not_there/,
    )
  })
})

describe('the migrations of this version', () => {
  it('stand in both folders, in one sequence', () => {
    const names = readdirSync(migrationFolder('sqlite')).sort()
    expect(readdirSync(migrationFolder('postgres')).sort()).toEqual(names)
    expect(names.map(name => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1))
  })

  it('are read whole', () => {
    const folder = migrationFolder('sqlite')
    expect(readMigrations(folder)[0]).toEqual({
      name: '0001_init',
      sql: readFileSync(`${folder}/0001_init.sql`, 'utf8'),
    })
  })
})
