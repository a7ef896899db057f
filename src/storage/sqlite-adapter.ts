import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
type Transaction = Awaited<ReturnType<Connection['startTransaction']>>

/** What Prisma wants of a driver adapter. */
export type SqliteAdapter = Pick<PrismaBetterSqlite3, 'provider' | 'adapterName' | 'connect' | 'connectToShadowDb'>

/** How long a statement waits for another process that writes, in milliseconds. */
const BUSY_TIMEOUT = 20_000

/**
 * Prisma's adapter for better-sqlite3, behind a gate. As shipped it lets a query outside an open transaction run inside
 * it, and a transaction that starts with a read fails when another process writes meanwhile.
 * `path` is the database file.
 */
export function createSqliteAdapter(path: string): SqliteAdapter {
  const inner = new PrismaBetterSqlite3({ url: path, timeout: BUSY_TIMEOUT })
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => {
      const connection = await inner.connect()
      // FULL: what was acknowledged survives a power cut too, at the price of an fsync a transaction.
      await connection.executeScript('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
      return gate(connection)
    },
    connectToShadowDb: () => inner.connectToShadowDb(),
  }
}

/** One connection, one user at a time: a transaction holds the gate from its BEGIN to its end. */
function gate(connection: Connection): Connection {
  let tail = Promise.resolve()

  /** Resolves with the function that lets the next one in. */
  const enter = async (): Promise<() => void> => {
    const before = tail
    let leave = () => {}
    tail = new Promise(resolve => {
      leave = resolve
    })
    await before
    return leave
  }
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const leave = await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: query => alone(() => connection.queryRaw(query)),
    executeRaw: query => alone(() => connection.executeRaw(query)),
    executeScript: script => alone(() => connection.executeScript(script)),
    dispose: () => alone(() => connection.dispose()),
    startTransaction: async () => {
      const leave = await enter()
      try {
        await run(connection, 'BEGIN IMMEDIATE')
      } catch (error) {
        leave()
        throw error
      }
      return transaction(connection, leave)
    },
  }
}

/** Prisma sends COMMIT and ROLLBACK as statements of their own and calls `commit` or `rollback` after that. */
function transaction(connection: Connection, leave: () => void): Transaction {
  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: query => connection.queryRaw(query),
    executeRaw: query => connection.executeRaw(query),
    commit: async () => leave(),
    rollback: async () => {
      // After a COMMIT that failed Prisma sends no ROLLBACK, and SQLite may have the transaction still open.
      await run(connection, 'ROLLBACK').catch(() => {})
      leave()
    },
    createSavepoint: name => run(connection, `SAVEPOINT ${name}`),
    rollbackToSavepoint: name => run(connection, `ROLLBACK TO ${name}`),
    releaseSavepoint: name => run(connection, `RELEASE ${name}`),
  }
}

async function run(connection: Connection, sql: string): Promise<void> {
  await connection.executeRaw({ sql, args: [], argTypes: [] })
}
