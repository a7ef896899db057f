/**
 * A process that records answers: `recorder.ts URL SEED COUNT ROUND`. It shares people, sessions and questions with the other
 * recorders of the same round, so that they race for all of them. Each answer that the store has acknowledged is
 * printed as a line of JSON, its key.
 */
import { createRandom } from '../../src/core/random.js'
import { answer, question } from '../contracts/world.js'
import { openWorld } from './targets.js'

const SESSIONS = 8
const QUESTIONS = 100
const PEOPLE = 40
/** Answers under way at the same time. */
const CALLERS = 30

const [url = '', seed = '', count = '', round = ''] = process.argv.slice(2)
const { answers, identities, close } = await openWorld(url)
const random = createRandom(seed)

await identities.saveCourse('course', 'Course')
const community = await identities.communityOf('test', 'class', 'Class', 'course')
const people = await Promise.all(
  Array.from({ length: PEOPLE }, (_, index) => identities.personOf('test', `account-${index}`, `Person ${index}`)),
)
const host = people[0]?.id ?? ''
for (let index = 0; index < SESSIONS; index++) {
  const id = `session-${round}-${index}`
  const session = {
    id,
    kind: 'solo',
    communityId: community.id,
    courseId: 'course',
    personId: host,
    openedAt: 1,
    closedAt: null,
    questions: Array.from({ length: QUESTIONS }, (_, position) => question(position)),
  } as const
  await answers.openSession(session)
}

let left = Number(count)
async function keepRecording(): Promise<void> {
  while (left-- > 0) {
    const person = random.pick(people)?.id ?? host
    const position = random.below(QUESTIONS)
    const key = { sessionId: `session-${round}-${random.below(SESSIONS)}`, position, personId: person }
    const outcome = { points: random.below(20), correctness: random.below(2), day: `2025-10-1${random.below(10)}` }
    if (random.below(4) === 0) await answers.saveBallot({ ...key, given: seed, at: 1 })
    await answers.record(answer(key.sessionId, position, person, outcome))
    process.stdout.write(`${JSON.stringify([key.sessionId, position, person])}\n`)
  }
}
await Promise.all(Array.from({ length: CALLERS }, keepRecording))
await close()
