import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { migratePostgres, migrateSqlite } from '../../src/storage/migrate.js'
import { migrationFolder, type Provider, readMigrations } from '../../src/storage/migrations.js'
import { sqlitePath } from '../../src/storage/sqlite-path.js'
import { answer } from '../contracts/world.js'
import { createTargets, openWorld } from './targets.js'

/** What the first version may have left: the quiz of one person, answered in part. */
const ROWS_OF_0001 = `
  INSERT INTO "Person" VALUES ('p1', 'Änne', 'anne', false), ('p2', 'Kim', 'kim', true);
  INSERT INTO "Account" VALUES ('discord', '1', 'Änne', 'p1');
  INSERT INTO "Course" VALUES ('vs', 'Verteilte Systeme');
  INSERT INTO "Community" VALUES ('c1', 'discord', '7', 'Klasse', 'vs');
  INSERT INTO "Session" VALUES
    ('open', 'solo', 'c1', 'vs', 'p1', 1760000000000, NULL),
    ('closed', 'solo', 'c1', 'vs', 'p2', 1760000000000, 1760000000001);
  INSERT INTO "SessionQuestion" VALUES
    ('open', 0, 'q0', 'single', 't', 'Topic', '{}', '[]', '{}'),
    ('open', 1, 'q1', 'single', NULL, '', '{}', '[]', '{}');
  INSERT INTO "Ballot" VALUES ('open', 0, 'p1', '[0]', 1760000000002, true), ('open', 1, 'p1', '[1]', 5, false);
  INSERT INTO "LedgerEntry" ("sessionId", "position", "personId", "communityId", "courseId", "questionId", "kind",
    "topicId", "topic", "correctness", "selfRated", "points", "day", "at")
    VALUES ('open', 0, 'p1', 'c1', 'vs', 'q0', 'single', 't', 'Topic', 1, false, 10, '2025-10-09', 1760000000002);
  INSERT INTO "Score" VALUES ('p1', 'c1', 'vs', 10, 1, 1, 1, 1, '2025-10-09'), ('p2', 'c1', 'vs', 0, 1, 0, 1, 1, '2025-10-09');`

/** What the second version may have left besides: a class that was set up, and one that only looked things up. */
const ROWS_OF_0002 = `
  INSERT INTO "Course" VALUES ('stat', 'Statistik');
  INSERT INTO "Community" VALUES ('c2', 'slack', 'T1', 'Klasse', 'stat'), ('c3', 'slack', 'T2', 'Klasse', 'stat');
  INSERT INTO "Setup" VALUES ('c2', 'slack', 'stat', 'de', 'C1', '08:00', false, NULL, '09:00', '[7]', 1760000000000, NULL);`

/** What the eighth version may have left: a live round in its lobby. */
const ROWS_OF_0008 = `
  INSERT INTO "Person" VALUES ('p1', 'Änne', 'anne', false);
  INSERT INTO "Course" VALUES ('vs', 'Verteilte Systeme');
  INSERT INTO "Community" VALUES ('c1', 'discord', '7', 'Klasse', 'vs');
  INSERT INTO "Session" ("id", "kind", "communityId", "courseId", "openedAt") VALUES ('r1', 'round', 'c1', 'vs', 5);
  INSERT INTO "Round" VALUES ('r1', 'discord', 'C1', 'discord/C1', 'p1', 'de', 20, 3, 'lobby', 0, NULL, 900, false, 0, NULL,
    '{}', 0, NULL, 0);
  INSERT INTO "RoundPlayer" VALUES ('r1', 'p1', 5);`

/** A database as an earlier version made it, with rows. */
async function fill(provider: Provider, url: string, last: string, rows: string): Promise<void> {
  const first = readMigrations(migrationFolder(provider)).filter(({ name }) => name <= last)
  if (provider === 'sqlite') {
    mkdirSync(dirname(sqlitePath(url)), { recursive: true })
    const connection = new Sqlite(sqlitePath(url))
    migrateSqlite(connection, first, 'x')
    connection.exec(rows)
    connection.close()
  } else {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await migratePostgres(client, first, 'x')
    await client.query(rows)
    await client.end()
  }
}

for (const { provider, url, drop } of await createTargets()) {
  describe(`a database of the first version on ${provider}`, () => {
    afterAll(drop)

    it('keeps all that it held, and takes what is new', async () => {
      await fill(provider, url, '0001_init', ROWS_OF_0001)
      const { answers, scores, players, rebuild, identities, setups, occurrences, ledger, close, feedback } =
        await openWorld(url)
      expect(await answers.findSession('open')).toMatchObject({
        personId: 'p1',
        closedAt: null,
        questions: [{ questionId: 'q0' }, { questionId: 'q1', topicId: null }],
      })
      expect(await answers.findSession('closed')).toMatchObject({ personId: 'p2', closedAt: 1_760_000_000_001 })
      expect(await answers.ballotsOf('open', 'p1')).toMatchObject([
        { position: 0, given: [0], outcome: { points: 10 } },
        { position: 1, given: [1], outcome: null },
      ])
      expect(await ledger()).toMatchObject([{ channelId: null, onWeekends: false }])
      expect(await identities.personOf('discord', '1', 'Änne')).toEqual({ id: 'p1', name: 'Änne' })

      const of = { communityId: 'c1', courseId: 'vs' }
      // Who had chosen a name stays on the boards; a score without a ledger row was wrong and goes.
      expect(await players.find(of, 'p1')).toBeUndefined()
      expect(await players.find(of, 'p2')).toEqual({ state: 'shown', name: 'Kim' })
      expect(await rebuild.hasOutdated()).toBe(true)
      expect((await rebuild.rebuild(true)).differences.map(({ personId, after }) => [personId, after?.days])).toEqual([
        ['p1', 'x'],
        ['p2', undefined],
      ])
      expect(await rebuild.hasOutdated()).toBe(false)
      expect(await answers.record(answer('open', 1, 'p1', { points: 5 }))).toMatchObject({ isNew: true })
      expect(await scores.scoreOf(of, 'p1')).toMatchObject({ points: 15, answered: 2 })
      const tallies = await feedback.poorItems(of.courseId, 1, 2)
      expect(tallies.length).toBeGreaterThan(0)
      const items = await feedback.items(of.courseId)
      expect(tallies).toEqual(items.map(({ moments: _, ...item }) => item))
      const daily = { id: 'daily', kind: 'daily', ...of, personId: null, openedAt: 1, closedAt: null } as const
      expect(await answers.openSession({ ...daily, questions: [] })).toBe(true)
      expect(await answers.openSession({ ...daily, id: 'open', questions: [] })).toBe(false)
      expect(await setups.all()).toEqual([])
      expect(await occurrences.recent('c1', 10)).toEqual([])
      await close()
    })

    it('still refuses rows that point nowhere', async () => {
      const { answers, close } = await openWorld(url)
      const lost = { id: 'lost', kind: 'solo', communityId: 'c1', courseId: 'vs', openedAt: 1, closedAt: null } as const
      await expect(answers.openSession({ ...lost, personId: 'nobody', questions: [] })).rejects.toThrow()
      await expect(answers.saveBallot(answer('open', 7, 'p1'))).rejects.toThrow()
      await close()
    })
  })
}

for (const { provider, url, drop } of await createTargets()) {
  describe(`a database of the second version on ${provider}`, () => {
    afterAll(drop)

    it('lets whoever had set a course up keep it without a code, and asks the others for one', async () => {
      await fill(provider, url, '0002_clock', ROWS_OF_0001 + ROWS_OF_0002)
      const { access, identities, setups, close } = await openWorld(url)
      expect(await access.unlocked('c2')).toEqual(new Set(['stat']))
      expect(await access.unlocked('c3')).toEqual(new Set())
      expect((await setups.find('c2'))?.dailyChannelId).toBe('C1')
      expect(await identities.communityOf('slack', 'T2', 'Klasse', 'vs')).toEqual({ id: 'c3', courseId: 'stat' })
      expect(await identities.communityOf('discord', '7', 'Klasse', null)).toEqual({ id: 'c1', courseId: 'vs' })
      expect(await identities.communitiesOf('p1')).toEqual([])
      expect(await access.countAttempt('c1', 1, 1)).toBe(1)
      await close()
    })
  })
}

for (const { provider, url, drop } of await createTargets()) {
  describe(`a database of the eighth version on ${provider}`, () => {
    afterAll(drop)

    it('lets a round go on in which everybody plays alone', async () => {
      await fill(provider, url, '0008_rounds', ROWS_OF_0008)
      const { rounds, close } = await openWorld(url)
      expect(await rounds.findLive('discord', 'C1')).toMatchObject({ id: 'r1', teams: 0, total: 3, left: 900 })
      expect(await rounds.players('r1', 9)).toEqual({ count: 1, personIds: ['p1'] })
      expect(await rounds.members('r1')).toEqual([])
      await close()
    })
  })
}
