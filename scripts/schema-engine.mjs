// Prisma's schema engine as WebAssembly: the SQL between two schemas, without a database and without a download.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

/** The engine reports its panics here before it dies. */
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: message => console.error(`schema engine: ${message}`) }

const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
const bytes = await readFile(glueFile.replace(/\.js$/, '.wasm'))
const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
glue.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

/**
 * The SQL that leads from one schema to another; empty where nothing changed.
 * @param {'sqlite' | 'postgres'} provider
 * @param {string | undefined} from Prisma schema; `undefined` for an empty database
 * @param {string} to Prisma schema
 * @returns {Promise<string>}
 */
export async function sqlBetween(provider, from, to) {
  const adapter = bindMigrationAwareSqlAdapterFactory(offlineAdapter(provider))
  const engine = await glue.SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, adapter)
  const { stdout } = await engine.diff({
    from: datamodel(from ?? withoutModels(to)),
    to: datamodel(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout.includes('This is an empty migration') ? '' : stdout
}

/** Not the engine's own empty schema: from that it would also create PostgreSQL's `public`, which takes more rights. */
function withoutModels(schema) {
  return /^datasource [^}]*\}/m.exec(schema)?.[0] ?? ''
}

function datamodel(content) {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] }
}

/** The engine wants a connection, though all it asks of it is PostgreSQL's version. */
function offlineAdapter(provider) {
  const unexpected = async () => {
    throw new Error('the comparison of two schemas should not change a database')
  }
  const connection = {
    provider,
    adapterName: 'offline',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 15.0', 150000]],
    }),
    executeRaw: unexpected,
    executeScript: unexpected,
    startTransaction: unexpected,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    dispose: async () => {},
  }
  const connect = async () => connection
  return { provider, adapterName: 'offline', connect, connectToShadowDb: connect }
}
