/**
 * A process that drives rounds: `round-driver.ts DATABASE PLATFORM CLOCK REALCLOCK`. It prints `ready`, waits for a line,
 * and looks after them until it is killed. What it posts it prints, as `posted NONCE`.
 */
import { once } from 'node:events'
import type { Messenger } from '../../../src/chat/messenger.js'
import { createLookup } from '../../../src/lookup/lookup.js'
import { loadCourses } from '../../../src/notes/load-courses.js'
import { createQuestionBank } from '../../../src/quiz/question-bank.js'
import { createRoundRunner, leaseOf } from '../../../src/quiz/rounds/round-runner.js'
import { createRoundService } from '../../../src/quiz/rounds/round-service.js'
import { openWorld } from '../../storage/targets.js'

const [url = '', platform = '', clock = '', realClock = ''] = process.argv.slice(2)
const { answers, rounds: store, history } = await openWorld(url)
const lookup = createLookup(loadCourses('content').courses)
const worker = `driver-${process.pid}`
const messenger: Messenger = {
  platform,
  editPace: { every: 1000, isShared: false, isInPlace: true },
  post: async (_channelId, _card, { nonce }) => {
    console.log(`posted ${nonce}`)
    return `M-${nonce}`
  },
  edit: async () => {},
  findPost: async () => 'absent',
  missingPermissions: async () => [],
}
const service = createRoundService({
  bank: createQuestionBank(lookup),
  lookup,
  answers,
  store,
  history,
  newId: () => worker,
  lease: () => leaseOf(worker, Number(realClock)),
  localeOf: async () => 'en',
})
const say = (level: string) => (fields: object, message?: string) => console.error(level, message, fields)
const runner = createRoundRunner({
  service,
  store,
  answers,
  messengers: () => [messenger],
  clock: { now: () => Number(clock) },
  realClock: { now: () => Number(realClock) },
  worker,
  logger: { debug: () => {}, info: () => {}, warn: say('warn'), error: say('error') },
})

console.log('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
console.log('driving')
for (;;) await runner.runDue()
