/**
 * What a tick of the clock costs with 1,000 communities and nothing due, beside one bare SELECT of what they have set up
 * (by the database's own driver) and the same SELECT through Prisma: medians in milliseconds. Then a tick at which
 * something is due for all, without the posts themselves: `npm run bench -- tick`.
 */
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { defaultSetup } from '../../src/community/setup-command.js'
import { systemClock } from '../../src/core/clock.js'
import { createIds } from '../../src/core/ids.js'
import { addDays, instantOf } from '../../src/core/local-time.js'
import { createPlanner } from '../../src/schedule/planner.js'
import { createScheduler } from '../../src/schedule/scheduler.js'
import { openDatabase } from '../../src/storage/database.js'
import { sqlitePath } from '../../src/storage/sqlite-path.js'
import { handmade } from '../fixtures/course.js'
import { createTargets, toWorld } from '../storage/targets.js'

const COMMUNITIES = 1000
const TICKS = 50
const ZONE = 'Europe/Zurich'
const SELECT = 'SELECT * FROM "Setup" ORDER BY "communityId"'
const START = instantOf('2025-10-02', '08:30', ZONE)

const deadlines = Array.from({ length: 12 }, (_, index) => ({
  id: `d${index}`,
  title: `Deadline ${index}`,
  date: addDays('2025-10-06', 5 * index),
  time: null,
  source: { file: 'demo/note.md', line: index, headings: [] },
}))
const course = handmade([], { timeZone: ZONE, deadlines })

async function median(times: number, step: () => unknown): Promise<number> {
  const samples: number[] = []
  for (let time = 0; time < times; time++) {
    const begin = performance.now()
    await step()
    samples.push(performance.now() - begin)
  }
  return samples.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

const row = (label: string, milliseconds: number, floor: number) =>
  console.log(
    `${label.padEnd(48)}${milliseconds.toFixed(2).padStart(9)} ms${(milliseconds / floor).toFixed(1).padStart(8)} ×`,
  )

for (const { provider, url, drop } of await createTargets()) {
  const database = await openDatabase(url)
  const world = toWorld(database)
  await world.identities.saveCourse(course.id, course.title)
  for (let index = 0; index < COMMUNITIES; index++) {
    const { id } = await world.identities.communityOf('test', `c${index}`, 'Class', course.id)
    const basis = defaultSetup({ communityId: id, platform: 'test', courseId: course.id, locale: 'en', activeSince: 0 })
    await world.setups.save({ ...basis, dailyChannelId: `C${index}`, reminderChannelId: `C${index}` })
  }
  const clock = { time: START, now: () => clock.time }
  const newId = createIds(systemClock)
  const door = {
    platform: 'test',
    editPace: { every: 1000, isShared: false, isInPlace: true },
    post: async () => 'M1',
    edit: async () => {},
    findPost: async () => 'absent' as const,
    missingPermissions: async () => [],
  }
  const handler = { uselessAfter: () => 0, prepare: async () => ({ skip: 'nothing is posted here' }) }
  const parts = { ...world, courseOf: () => course, newId }
  const scheduler = createScheduler({
    ...parts,
    jobs: { daily: handler, reveal: handler, board: handler, reminder: handler, change: handler },
    messengers: () => [door],
    clock,
    realClock: systemClock,
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: console.error },
  })
  const driver = provider === 'sqlite' ? new Sqlite(sqlitePath(url)) : new pg.Pool({ connectionString: url })
  if (driver instanceof pg.Pool) driver.on('error', () => {})
  const bare = driver instanceof pg.Pool ? () => driver.query(SELECT) : () => driver.prepare(SELECT).all()

  console.log(`\n${provider}, ${COMMUNITIES} communities`)
  const planner = createPlanner(parts)
  const first = await median(1, () => planner.plan(clock.time, () => true))
  await database.db.occurrence.updateMany({ data: { state: 'done' } })
  await scheduler.runDue()
  const floor = await median(TICKS, bare)
  row('one bare SELECT', floor, floor)
  row('the same through Prisma', await median(TICKS, world.setups.all), floor)
  row('a tick with nothing due', await median(TICKS, () => scheduler.runDue()), floor)
  row('planning at the start', first, floor)
  clock.time = instantOf('2025-10-03', '08:00', ZONE)
  row('planning what is due for all', await median(1, () => planner.plan(clock.time, () => true)), floor)
  await (driver instanceof pg.Pool ? driver.end() : driver.close())
  await database.close()
  await drop()
}
