import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { errorCode, HostError } from '../core/errors.js'
import { PrismaClient } from '../generated/postgres/client.js'
import { type Database, type Db, TRANSACTION_LIMITS } from './client.js'
import { migratePostgres } from './migrate.js'
import { migrationFolder, readMigrations } from './migrations.js'

/** How long a connection may take, in milliseconds. */
const CONNECT_TIMEOUT = 10_000

/** Opens the database behind a `postgresql:` URL, which must exist. Throws a `HostError` where that cannot be. */
export async function openPostgres(url: string): Promise<Database> {
  const where = withoutSecrets(url)
  const config = { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT }
  const client = new pg.Client(config)
  // A connection that breaks also fails the query under way; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await migratePostgres(client, readMigrations(migrationFolder('postgres')), where)
  } catch (error) {
    throw hostError(error, where) ?? error
  } finally {
    await client.end().catch(() => {})
  }
  const pool = new pg.Pool(config)
  // On its way from the pool to Prisma a connection has no listener: one that breaks then would end the process.
  pool.on('connect', connection => connection.on('error', () => {}))
  const adapter = new PrismaPg(pool, { disposeExternalPool: true })
  const db = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS })
  await db.$connect()
  // Both clients come from one set of models: what they accept and return is the same.
  return { db: db as unknown as Db, provider: 'postgres', close: () => db.$disconnect() }
}

/** `host:port/database` of a URL, to be shown. */
function withoutSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    throw new HostError('The database URL cannot be read: write postgresql://USER:PASSWORD@HOST:PORT/DATABASE.', 2)
  }
}

/** What the host can do about it; `undefined` for what is not theirs. */
function hostError(error: unknown, where: string): HostError | undefined {
  const code = errorCode(error) ?? ''
  const message = error instanceof Error ? error.message : ''
  if (code === '28P01' || code === '28000' || message.startsWith('SASL')) {
    return new HostError(
      `PostgreSQL at ${where} refused the log-in: check user and password in DATABASE_URL (special characters percent-coded).`,
    )
  }
  if (code === '3D000') {
    return new HostError(`PostgreSQL has no database ${where}: create it, or correct its name in DATABASE_URL.`)
  }
  if (code === '42501') {
    return new HostError(
      `The user in DATABASE_URL may not create tables in ${where}: make it the owner of that database.`,
    )
  }
  if (
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|57P03|53300)/.test(code) ||
    UNREACHABLE.test(message)
  ) {
    return new HostError(
      `PostgreSQL at ${where} cannot be reached (${code || message}): start it, or correct host, port and sslmode in DATABASE_URL.`,
    )
  }
  return undefined
}

/** Messages of failures for which `pg` sets no code. */
const UNREACHABLE = /timeout expired|Connection terminated|SSL/
