// Writes the next migration, for both databases, from what changed in prisma/schema.prisma since the last one:
//   node scripts/migration-sql.mjs add-reviews    → prisma/migrations/{sqlite,postgres}/0002_add-reviews.sql
// `--check` writes nothing and fails where the schema has changed since the last migration.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { derivePostgres } from './derive-schema.mjs'
import { sqlBetween } from './schema-engine.mjs'

const SCHEMA = new URL('../prisma/schema.prisma', import.meta.url)
const MIGRATIONS = new URL('../prisma/migrations/', import.meta.url)
/** The schema as of the last migration. */
const SNAPSHOT = new URL('schema.prisma', MIGRATIONS)

const argument = process.argv[2] ?? ''
if (argument === '--check') await check()
else if (/^[a-z0-9-]+$/.test(argument)) await write(argument)
else fail('usage: node scripts/migration-sql.mjs NAME | --check   (NAME: a-z, 0-9 and -)', 2)

async function write(name) {
  const migration = await nextMigration()
  if (migration.sqlite === '' && migration.postgres === '') return fail('nothing has changed since the last migration')
  const taken = await readdir(new URL('sqlite/', MIGRATIONS)).catch(() => [])
  const number = String(taken.filter(file => file.endsWith('.sql')).length + 1).padStart(4, '0')
  for (const provider of ['sqlite', 'postgres']) {
    const folder = new URL(`${provider}/`, MIGRATIONS)
    await mkdir(folder, { recursive: true })
    await writeFile(new URL(`${number}_${name}.sql`, folder), migration[provider])
    console.log(`prisma/migrations/${provider}/${number}_${name}.sql`)
  }
  await writeFile(SNAPSHOT, migration.schema)
}

async function check() {
  const migration = await nextMigration()
  if (migration.sqlite === '' && migration.postgres === '') return
  fail(`prisma/schema.prisma has no migration for this:\n${migration.sqlite}`)
}

async function nextMigration() {
  const schema = await readFile(SCHEMA, 'utf8')
  const before = await readFile(SNAPSHOT, 'utf8').catch(() => undefined)
  return {
    schema,
    sqlite: await sqlBetween('sqlite', before, schema),
    postgres: await sqlBetween('postgres', before && derivePostgres(before), derivePostgres(schema)),
  }
}

function fail(message, exitCode = 1) {
  console.error(message)
  process.exitCode = exitCode
}
