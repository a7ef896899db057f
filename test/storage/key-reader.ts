import { readSetupKey } from '../../src/storage/setup-key.js'

process.stdout.write(`${readSetupKey(process.argv[2] ?? '')}\n`)
