/** A process that closes a challenge: `daily-closer.ts DATABASE SESSION`. It prints `ready`, waits for a line and closes it. */
import { once } from 'node:events'
import { createLookup } from '../../src/lookup/lookup.js'
import { loadCourses } from '../../src/notes/load-courses.js'
import { createDailyService } from '../../src/quiz/daily-service.js'
import { createQuestionBank } from '../../src/quiz/question-bank.js'
import { openWorld } from '../storage/targets.js'

const [url = '', sessionId = ''] = process.argv.slice(2)
const { answers, history, close } = await openWorld(url)
const lookup = createLookup(loadCourses('content').courses)
const daily = createDailyService(createQuestionBank(lookup), lookup, answers, history)
const session = await answers.findSession(sessionId)
if (session === undefined) throw new Error(`no session ${sessionId}`)

console.log('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
console.log('closing')
await daily.close(session, Date.parse('2025-10-03T05:59:00Z'))
await close()
