import pg from 'pg'

const SERVER = 'postgresql://postgres@127.0.0.1:5432'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

let count = 0

/**
 * Makes an empty database on the local PostgreSQL. Where none answers this fails in CI; elsewhere it warns and returns
 * `undefined`, and the tests on PostgreSQL are to be skipped.
 */
export async function createPostgres(): Promise<TestDatabase | undefined> {
  const name = `bueffel_test_${process.pid}_${Date.now().toString(36)}_${count++}`
  try {
    await administer(`CREATE DATABASE "${name}"`)
  } catch (error) {
    if (process.env.CI) throw error
    console.warn(`\n  PostgreSQL at ${SERVER} does not answer: ITS TESTS ARE SKIPPED. (${error})\n`)
    return undefined
  }
  return { url: `${SERVER}/${name}`, drop: () => administer(`DROP DATABASE "${name}" WITH (FORCE)`) }
}

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${SERVER}/postgres`, connectionTimeoutMillis: 3000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
