import { afterAll, describe, expect, it } from 'vitest'
import { defaultSetup } from '../../src/community/setup-command.js'
import type { Setup } from '../../src/community/setup-store.js'
import { createRandom } from '../../src/core/random.js'
import { dueOccurrences } from '../../src/schedule/plan.js'
import { answer, newSession, question } from '../contracts/world.js'
import { at, HOUR } from '../schedule/rig.js'
import { createTargets, openWorld } from '../storage/targets.js'
import { COURSE_ID, FROM, lookup } from './clock-course.js'
import { startPlatform } from './clock-platform.js'
import { buildWorker, startWorkers } from './clock-workers.js'

/** Kills on each database. The long run: `SOAK_KILLS=50 npx vitest run test/soak/clock.test.ts`. */
const KILLS = Number(process.env.SOAK_KILLS ?? 5)
const IS_LONG = KILLS > 10
/** The long run lasts a month, with a change of clocks in it. */
const TO = at(IS_LONG ? '2025-10-31' : '2025-10-12', '23:00')
const COMMUNITIES = IS_LONG ? 3 : 1
/** One post in so many meets a platform that is busy, and one a connection that breaks. */
const MISHAPS = IS_LONG ? 40 : 120

/** A day of each week that a board is about: the week up to the Thursday before it. */
const SUNDAYS = ['2025-09-28', '2025-10-05', '2025-10-12', '2025-10-19', '2025-10-26', '2025-11-02']

/** Classes with points in every week, so that there is something for the board. */
async function setUp(url: string): Promise<readonly Setup[]> {
  const world = await openWorld(url)
  await world.identities.saveCourse(COURSE_ID, 'Storage')
  const person = await world.identities.personOf('test', 'ada', 'Ada')
  const setups: Setup[] = []
  for (let index = 0; index < COMMUNITIES; index++) {
    const { id } = await world.identities.communityOf('test', `class-${index}`, 'Class', COURSE_ID)
    const of = { communityId: id, courseId: COURSE_ID }
    const basis = defaultSetup({ ...of, platform: 'test', locale: 'en', activeSince: FROM + 12 * HOUR })
    const setup = { ...basis, dailyChannelId: `C${index}`, reminderChannelId: `C${index}` }
    await world.setups.save(setup)
    await world.players.show(of, person.id, 'Ada')
    for (const day of SUNDAYS) {
      const session = newSession(of, person.id, [question(0)])
      await world.answers.openSession(session)
      await world.answers.record(answer(session.id, 0, person.id, { day }))
    }
    setups.push(setup)
  }
  await world.close()
  return setups
}

/** All that the month holds, by the time at which it is due. The first reveal has no challenge. */
function expectedOf(setups: readonly Setup[]): readonly { readonly key: string; readonly dueAt: number }[] {
  const course = lookup.course(COURSE_ID)
  if (course === undefined) throw new Error('no course')
  const all = new Map<string, number>()
  for (let now = FROM; now <= TO; now += 24 * HOUR) {
    for (const setup of setups) {
      for (const { job, channelId, slot, dueAt } of dueOccurrences(setup, course, Math.min(now + 23 * HOUR, TO))) {
        if (job !== 'reveal' || slot > '2025-10-01') all.set([job, channelId, slot].join(' '), dueAt)
      }
    }
  }
  return [...all].map(([key, dueAt]) => ({ key, dueAt })).sort((a, b) => a.dueAt - b.dueAt)
}

async function soak(program: string, url: string, processes: number) {
  const setups = await setUp(url)
  const expected = expectedOf(setups)
  // Random on purpose: each run kills at other moments.
  const random = createRandom(String(Date.now()))
  let now = FROM + 12 * HOUR
  let kills = 0
  const posted = (): number => new Set(recorded.map(({ nonce }) => nonce)).size
  /** Time goes on to what is due next, once all is out that is due by now: nothing comes too late to be of use. */
  const advance = (): void => {
    if (posted() < expected.filter(({ dueAt }) => dueAt <= now).length) return
    const next = expected.find(({ dueAt }) => dueAt > now)
    now = next === undefined ? TO : Math.min(TO, next.dueAt + random.below(30 * 60_000))
  }
  const isOver = (): boolean => now === TO && posted() === expected.length
  const onPost = (when: 'before' | 'after', pid: number): 'arrives' | 'lost' => {
    // Spread over what there is, with some to spare for a process that is dying already.
    const isTime = kills < KILLS && posted() >= (0.75 * kills * expected.length) / KILLS
    if (!isTime || (when === 'before' && random.below(2) === 0)) return 'arrives'
    // On its way, before the answer, or a moment after it, around the confirmation.
    if (workers.kill(pid, when === 'before' ? 0 : random.below(8))) kills++
    return when === 'before' && random.below(2) === 0 ? 'lost' : 'arrives'
  }
  const mishap = () => {
    const chance = random.below(MISHAPS)
    return chance === 0 ? ('busy' as const) : chance === 1 ? ('cut' as const) : undefined
  }
  const platform = await startPlatform({
    now: () => {
      advance()
      return isOver() ? 'over' : String(now)
    },
    onPost,
    mishap,
  })
  const { recorded } = platform
  const workers = startWorkers(program, [url, platform.url, String(Date.now())], processes)
  try {
    await workers.ended
  } finally {
    workers.stop()
    await platform.close()
  }
  return { setups, expected, recorded, killed: workers.killed }
}

describe.concurrent('what is due', async () => {
  const program = await buildWorker()
  for (const { provider, url, drop } of await createTargets()) {
    afterAll(drop)

    it(`is posted once on ${provider}, with ${KILLS} kills`, { timeout: 180_000 + KILLS * 15_000 }, async () => {
      const { setups, expected, recorded, killed } = await soak(program, url, provider === 'postgres' ? 2 : 1)
      const world = await openWorld(url)
      const all = await Promise.all(setups.map(({ communityId }) => world.occurrences.recent(communityId, 1000)))
      await world.close()
      const done = all.flat().filter(({ state }) => state === 'done')
      const keys = done.map(({ job, channelId, slot }) => [job, channelId, slot].join(' '))
      expect(keys.sort()).toEqual(expected.map(({ key }) => key).sort())
      // Each is on the platform once, under the id that is confirmed.
      const confirmed = done.map(({ id, messageId }) => `${id} ${messageId}`)
      expect(recorded.map(({ nonce, messageId }) => `${nonce} ${messageId}`).sort()).toEqual(confirmed.sort())
      expect(all.flat().filter(({ state }) => state !== 'done')).toMatchObject(
        setups.map(() => ({ job: 'reveal', slot: '2025-10-01', state: 'skipped' })),
      )
      const attempts = done.reduce((sum, occurrence) => sum + occurrence.attempts, 0)
      console.log(`${provider}: ${recorded.length} posts, ${killed} kills, ${attempts - done.length} taken up again`)
      expect(killed).toBeGreaterThanOrEqual(KILLS)
    })
  }
})
