import type { Prisma, PrismaClient } from '../generated/sqlite/client.js'
import type { Provider } from './migrations.js'

/** The Prisma client. Typed by SQLite's; PostgreSQL's has the same models. */
export type Db = PrismaClient

/** What can be asked inside `db.$transaction`. */
export type Transaction = Prisma.TransactionClient

/** An open database with all migrations applied. */
export interface Database {
  readonly db: Db
  readonly provider: Provider
  /** Lets go of file or connections. Work under way should have ended. */
  close(): Promise<void>
}

/** In milliseconds: how long a transaction may wait for its turn, and how long it may take. */
export const TRANSACTION_LIMITS = { maxWait: 20_000, timeout: 20_000 } as const
