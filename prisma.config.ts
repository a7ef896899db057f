import { defineConfig } from 'prisma/config'

// `generate` and `validate` want to see a schema engine but never run it: any existing file saves its download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

// With that stand-in `migrate` hangs or prints an empty migration and says it went well.
const command = process.argv[2] ?? ''
if (command === 'migrate' || command === 'db') {
  throw new Error(`"prisma ${command}" is not used here: run scripts/migration-sql.mjs for the SQL of a migration`)
}

export default defineConfig({ schema: 'prisma/schema.prisma' })
