import { raw, type Sql, sqltag } from '@prisma/client/runtime/client'
import type { Provider } from './migrations.js'

/** PostgreSQL can store neither U+0000 nor half a surrogate pair; both become U+FFFD, in both databases. */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}

/** A value as JSON text; what JSON does not know becomes `null`. Any text in it survives, since JSON escapes it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

const POSTGRES_TYPES = {
  text: 'text',
  integer: 'integer',
  instant: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
} as const

/** Names and types of the columns of `jsonRows`. */
export type Columns = Readonly<Record<string, keyof typeof POSTGRES_TYPES>>

/**
 * Rows as a table for a FROM clause, in one parameter of JSON: the fastest way to write many at once, and free of the
 * limit on parameters. The column `ordinal` counts the rows from 0. Column names come from the code, never from input.
 * Properties that are no column are left out.
 */
export function jsonRows<C extends Columns>(
  provider: Provider,
  columns: C,
  rows: readonly Readonly<Record<keyof C & string, unknown>>[],
): Sql {
  const json = JSON.stringify(rows.map((row, ordinal) => ({ ...pick(row, Object.keys(columns)), ordinal })))
  const all: Columns = { ...columns, ordinal: 'integer' }
  if (provider === 'postgres') {
    const list = Object.entries(all).map(([name, type]) => `"${name}" ${POSTGRES_TYPES[type]}`)
    return sqltag`(SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS r(${raw(list.join(', '))}))`
  }
  const list = Object.keys(all).map(name => `value ->> '$.${name}' AS "${name}"`)
  return sqltag`(SELECT ${raw(list.join(', '))} FROM json_each(${json}))`
}

function pick(row: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map(name => {
      const value = row[name]
      return [name, typeof value === 'string' ? storableText(value) : value]
    }),
  )
}
