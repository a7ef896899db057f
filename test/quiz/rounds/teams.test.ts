import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/answers/session.js'
import { plainText } from '../../../src/core/rich-text.js'
import { REVEAL_TIME } from '../../../src/quiz/rounds/round.js'
import type { OwnAnswer } from '../../../src/quiz/rounds/round-service.js'
import { saidBy } from '../../e2e/bot/real-bot.js'
import { createTargets, openWorld } from '../../storage/targets.js'
import { choicesOf } from '../daily-class.js'
import { answer, contextOf, createTable, type Player, type Table } from './table.js'

const SECONDS = 20

for (const { provider, url, drop } of await createTargets()) {
  describe(`a round of teams on ${provider}`, () => {
    let world: Awaited<ReturnType<typeof openWorld>>
    beforeAll(async () => {
      world = await openWorld(url)
    })
    afterAll(async () => {
      await world.close()
      await drop()
    })

    const choose = async (table: Table, session: Session, player: Player, team: number) =>
      table.process.service.chooseTeam(contextOf(table, player), { round: await table.round(session), session }, team)

    const press = async (table: Table, session: Session, player: Player): Promise<OwnAnswer | undefined> => {
      const round = await table.round(session)
      const { right } = choicesOf(session, round.position)
      return table.process.service.answer(contextOf(table, player), { round, session }, round.position, right)
    }

    const said = (table: Table, index: number): string => saidBy(table.seen().at(index) ?? { blocks: [] })

    /** Who is in which team by what the lobby shows. */
    const teamsIn = (table: Table) => {
      const [fields] = (table.seen()[0]?.blocks ?? []).flatMap(block => (block.type === 'fields' ? [block.fields] : []))
      return Object.fromEntries(
        (fields ?? []).map(({ name, value }) => [name, plainText(value).split(', ').toSorted()]),
      )
    }

    it('shows who is where, takes latecomers into the smallest team, goes on after a restart, and names the best team', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 2, seconds: SECONDS, teams: 2 })
      const [ada, ben, cleo, dora] = await table.players(4)
      if (ada === undefined || ben === undefined || cleo === undefined || dora === undefined) throw new Error('nobody')
      await choose(table, session, ada, 0)
      await choose(table, session, ben, 0)
      await choose(table, session, cleo, 1)
      await table.play(1500)
      expect(teamsIn(table)).toEqual({ '🔴 Red (2)': ['Player 0', 'Player 1'], '🔵 Blue (1)': ['Player 2'] })
      await choose(table, session, ben, 1)
      await table.play(1500)
      expect(teamsIn(table)).toEqual({ '🔴 Red (1)': ['Player 0'], '🔵 Blue (2)': ['Player 1', 'Player 2'] })
      await table.control(session, 'start')
      await table.tick()
      expect(await choose(table, session, ben, 0)).toEqual({ before: 1, now: 1 })

      table.process = table.start()
      await table.play(6000)
      // Red has one member, Blue two.
      expect(await press(table, session, dora)).toMatchObject({ team: 0, isOpen: true })
      expect(await press(table, session, dora)).toMatchObject({ team: 0, isOpen: true })
      expect(await press(table, session, ben)).toMatchObject({ team: 1 })
      await answer(table, session, ada, false)
      await table.play(SECONDS * 1000)
      const rows = (await world.ledger()).filter(row => row.sessionId === session.id)
      const pointsOf = ({ id }: Player) => rows.find(({ personId }) => personId === id)?.points ?? 0
      expect(pointsOf(dora)).toBeGreaterThan(0)
      expect(pointsOf(dora)).toBe(pointsOf(ben))
      // Cleo has not answered, Ada has, but wrong.
      const [red, blue] = [Math.round(pointsOf(dora) / 2), pointsOf(ben)]
      expect(said(table, 1)).toContain(`Teams, points per player: 🔵 Blue ${blue} · 🔴 Red ${red}`)
      expect(said(table, 1)).toContain('In the lead: 1. Player')

      await table.play(REVEAL_TIME)
      await table.play(SECONDS * 1000 + REVEAL_TIME + 1000)
      expect((await table.round(session)).phase).toBe('over')
      expect(said(table, -1)).toMatch(/Teams 🥇 +🔵 Blue.*1 player 🥈 +🔴 Red.*2 players Best players 🥇 +Player/)
      const play = { round: await table.round(session), session }
      const result = await table.process.service.result(contextOf(table, ada), play)
      expect(result.team).toEqual({ team: 0, points: red, people: 2, rank: 2 })
      expect(result.points).toBe(0)
      expect((await table.process.service.result(contextOf(table, cleo), play)).team).toMatchObject({
        team: 1,
        rank: 1,
      })
      expect((await table.process.service.result(contextOf(table, table.host), play)).team).toBeUndefined()
      expect(table.errors).toEqual([])
    })

    it('puts people who just answer into even teams, also where several processes take their presses', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 1, seconds: SECONDS, teams: 4 })
      const players = await table.players(90)
      await table.control(session, 'start')
      await table.tick()
      const round = await table.round(session)
      // Two connections of one thread would wait for each other on SQLite.
      const other = provider === 'postgres' ? await openWorld(url) : world
      const given = await Promise.all(
        players.map((player, index) =>
          (index % 2 === 0 ? world : other).rounds.assignTeam(round.id, player.id, table.now()),
        ),
      )
      expect([0, 1, 2, 3].map(team => given.filter(own => own === team).length)).toEqual([23, 23, 22, 22])
      if (other !== world) await other.close()
    })

    it('keeps no team of an answer that comes too late', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 1, seconds: SECONDS, teams: 2 })
      const [ada] = await table.players(1)
      if (ada === undefined) throw new Error('nobody')
      await table.control(session, 'start')
      await table.tick()
      table.wait(SECONDS * 1000)
      expect((await press(table, session, ada))?.team).toBeUndefined()
      expect(await world.rounds.members(session.id)).toEqual([])
    })

    it('has no more teams than were asked for, and none where nobody asked', async () => {
      const table = await createTable(world)
      const [ada] = await table.players(1)
      if (ada === undefined) throw new Error('nobody')
      const two = await table.open({ count: 1, seconds: SECONDS, teams: 2 })
      expect(await choose(table, two, ada, 2)).toBeUndefined()
      await table.control(two, 'stop')
      const alone = await table.open({ count: 1, seconds: SECONDS })
      expect(await choose(table, alone, ada, 0)).toBeUndefined()
      await table.control(alone, 'start')
      await table.tick()
      expect(await press(table, alone, ada)).not.toHaveProperty('team')
      await table.play(SECONDS * 1000 + REVEAL_TIME + 1000)
      for (const card of table.seen().slice(1)) expect(saidBy(card)).not.toMatch(/team/i)
    })
  })
}
