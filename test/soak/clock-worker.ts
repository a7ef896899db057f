/**
 * A process that posts what is due: `clock-worker.ts DATABASE PLATFORM ORIGIN`. It prints `ready`, waits for a line and
 * runs until the platform says that time is over. The platform tells the bot's time; leases run by real time, in haste.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Messenger, PostError } from '../../src/chat/messenger.js'
import { createShiftedClock, systemClock } from '../../src/core/clock.js'
import { createIds } from '../../src/core/ids.js'
import { createLogger } from '../../src/core/logger.js'
import { createDailyService } from '../../src/quiz/daily-service.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { createJobs } from '../../src/schedule/jobs.js'
import { createScheduler } from '../../src/schedule/scheduler.js'
import { openWorld } from '../storage/targets.js'
import { HASTE, lookup } from './clock-course.js'

const [url = '', platform = '', origin = ''] = process.argv.slice(2)
const ask = async (path: string, body?: unknown): Promise<Response> => {
  const headers = { 'x-worker': String(process.pid) }
  const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers }
  try {
    return await fetch(`${platform}${path}`, init)
  } catch (error) {
    throw new PostError('uncertain', 'the connection broke', { cause: error })
  }
}

const messenger: Messenger = {
  platform: 'test',
  editPace: { every: 1000, isShared: false, isInPlace: true },
  post: async (channelId, card, { nonce }) => {
    const response = await ask('/post', { channelId, nonce, title: card.title })
    if (!response.ok) throw new PostError('temporary', `HTTP ${response.status}`)
    return response.text()
  },
  edit: async () => {},
  findPost: async (channelId, { nonce }) => {
    const response = await ask(`/find/${channelId}/${nonce}`)
    return response.ok ? { messageId: await response.text() } : 'absent'
  },
  missingPermissions: async () => [],
}

console.log('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
const { answers, history, setups, scores, occurrences, known, close } = await openWorld(url)
// All processes agree on it, also those of before.
const realClock = createShiftedClock(Number(origin) + (Date.now() - Number(origin)) * HASTE, HASTE)
const clock = { time: 0, now: () => clock.time }
const scheduler = createScheduler({
  occurrences,
  setups,
  known,
  jobs: createJobs({
    daily: createDailyService(createQuestionBank(lookup), lookup, answers, history),
    scores,
    lookup,
    known,
    clock,
  }),
  messengers: () => [messenger],
  courseOf: lookup.course,
  clock,
  realClock,
  newId: createIds(systemClock),
  logger: createLogger('error'),
})
/** Whether something still waits, or is in the hands of somebody who may be dead. */
const isUnderWay = async (): Promise<boolean> => {
  const all = await Promise.all((await setups.all()).map(({ communityId }) => occurrences.recent(communityId, 1000)))
  return all.flat().some(({ state }) => state === 'pending' || state === 'claimed')
}

for (;;) {
  const now = await (await ask('/now')).text()
  if (now !== 'over') clock.time = Number(now)
  else if (!(await isUnderWay())) break
  await scheduler.runDue()
  await sleep(5)
}
await close()
