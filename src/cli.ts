import { endOnWriteError } from './cli/output.js'
import { type Handlers, runProgram } from './cli/program.js'

/** Each command loads what it needs and no more: looking something up opens no database. */
const handlers: Handlers = {
  start: async options => (await import('./cli/start.js')).start(options),
  chat: async options => (await import('./cli/chat.js')).chat(options),
  check: async (dir, options) => (await import('./cli/notes-commands.js')).check(dir, options),
  explain: async (query, options) => (await import('./cli/notes-commands.js')).explainQueries(query, options),
  quiz: async options => (await import('./cli/notes-commands.js')).quiz(options),
  deadlines: async options => (await import('./cli/notes-commands.js')).deadlines(options),
  register: async options => (await import('./cli/platform-commands.js')).register(options),
  rebuild: async options => (await import('./cli/rebuild.js')).rebuild(options),
  manifest: async options => (await import('./cli/platform-commands.js')).manifest(options),
}

process.stdout.on('error', endOnWriteError)
process.stderr.on('error', endOnWriteError)

process.exitCode = await runProgram(process.argv.slice(2), handlers)
