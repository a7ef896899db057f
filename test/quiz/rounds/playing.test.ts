import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PostError } from '../../../src/chat/messenger.js'
import { createQuizService } from '../../../src/quiz/quiz-service.js'
import { LOBBY_TIME, REVEAL_TIME } from '../../../src/quiz/rounds/round.js'
import { questionsAt } from '../../../src/quiz/rounds/round-service.js'
import { refold, unique } from '../../contracts/world.js'
import { saidBy } from '../../e2e/bot/real-bot.js'
import { createTargets, openWorld } from '../../storage/targets.js'
import { choicesOf } from '../daily-class.js'
import { answer, BANK, contextOf, createTable, LOOKUP, type Table } from './table.js'

const PLAYERS = 300
const SECONDS = 20

for (const { provider, url, drop } of await createTargets()) {
  describe(`a round on ${provider}`, () => {
    let world: Awaited<ReturnType<typeof openWorld>>
    beforeAll(async () => {
      world = await openWorld(url)
    })
    afterAll(async () => {
      await world.close()
      await drop()
    })

    /** What is shown of the lobby, each question and the result, and that the ledger agrees. */
    const sums = async (table: Table, sessionId: string) => {
      const rows = (await world.ledger()).filter(row => row.sessionId === sessionId)
      expect(new Set(rows.map(row => `${row.position} ${row.personId}`)).size).toBe(rows.length)
      const ledger = await world.ledger()
      for (const personId of new Set(rows.map(row => row.personId))) {
        expect(await world.scores.scoreOf(table.of, personId)).toEqual(refold(ledger, table.of, personId))
      }
      return rows
    }

    it('counts 300 people who press in the same second once each, whatever they change', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 2, seconds: SECONDS })
      const players = await table.players(PLAYERS)
      await table.control(session, 'start')
      await table.tick()
      table.wait(4000)
      const edits = table.platform.edits.length
      const first = players.map(player => answer(table, session, player, false))
      const ticking = Array.from({ length: 4 }, () => table.tick())
      expect((await Promise.all(first)).every(Boolean)).toBe(true)
      await Promise.all(ticking)
      expect(table.platform.edits.length - edits).toBeLessThanOrEqual(1)
      // A third changes to the right answer, in the same second again.
      const right = players.filter((_, index) => index % 3 === 0)
      table.wait(1000)
      await Promise.all(right.map(player => answer(table, session, player, true)))
      await table.tick()
      expect(saidBy(table.seen()[1] ?? { blocks: [] })).toContain(`${PLAYERS} answers`)
      await table.play(SECONDS * 1000 - 4000)
      const rows = await sums(table, session.id)
      expect(rows).toHaveLength(PLAYERS)
      expect(rows.filter(({ correctness }) => correctness === 1)).toHaveLength(right.length)
      expect(new Set(rows.filter(({ points }) => points > 0).map(({ points }) => points)).size).toBe(1)
      expect(table.errors).toEqual([])
    })

    it('plays to its end: the podium, the ledger and the boards say the same', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 3, seconds: SECONDS })
      const [ada, ben, cleo] = await table.players(3)
      if (ada === undefined || ben === undefined || cleo === undefined) throw new Error('nobody')
      await table.process.service.join(contextOf(table, ada), { round: await table.round(session), session })
      await table.play(1500)
      expect(saidBy(table.seen()[0] ?? { blocks: [] })).toContain('Joined: Player 0')
      await table.control(session, 'start')
      for (let position = 0; position < 3; position++) {
        await table.tick()
        expect((await table.round(session)).position).toBe(position)
        await table.play(2000)
        expect(await answer(table, session, ada, true)).toBe(true)
        await table.play(8000)
        expect(await answer(table, session, ben, position < 2)).toBe(true)
        // Whoever comes late plays on.
        if (position === 2) expect(await answer(table, session, cleo, true)).toBe(true)
        await table.play(SECONDS * 1000 - 10_000)
        expect((await table.round(session)).phase).toBe('revealed')
        expect(await answer(table, session, cleo, true)).toBe(false)
        await table.play(REVEAL_TIME)
      }
      expect(await table.round(session)).toMatchObject({ phase: 'over', ending: 'played' })
      expect((await world.answers.findSession(session.id))?.closedAt).not.toBeNull()
      const seen = table.seen()
      expect(seen.map(({ title }) => title)).toEqual([
        'Live round',
        'Question 1 of 3: answer',
        'Question 2 of 3: answer',
        'Question 3 of 3: answer',
        'Podium',
      ])
      const rows = await sums(table, session.id)
      expect(rows).toHaveLength(7)
      const play = { round: await table.round(session), session }
      for (const player of [ada, ben, cleo]) {
        const result = await table.process.service.result(contextOf(table, player), play)
        const own = rows.filter(({ personId }) => personId === player.id).reduce((sum, { points }) => sum + points, 0)
        expect(result.points).toBe(own)
        expect(result.counted).toBe(own)
        if (own > 0) expect(saidBy(seen[4] ?? { blocks: [] })).toContain(`${own} point`)
      }
      expect(table.errors).toEqual([])
    })

    it('goes on after a restart in the middle of a question, and reveals what became due meanwhile', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 2, seconds: SECONDS })
      const [ada] = await table.players(1)
      if (ada === undefined) throw new Error('nobody')
      await table.control(session, 'start')
      await table.tick()
      table.wait(3000)
      await answer(table, session, ada, true)
      // Nobody says goodbye: the lease has to run out.
      table.process = table.start()
      await table.play(3000)
      const before = table.platform.posts.length
      table.wait(60_000)
      await table.tick()
      expect((await table.round(session)).phase).toBe('revealed')
      expect(table.platform.posts).toHaveLength(before)
      expect(table.seen()[1]?.title).toBe('Question 1 of 2: answer')
      expect(await sums(table, session.id)).toHaveLength(1)
      await table.play(REVEAL_TIME)
      expect((await table.round(session)).position).toBe(1)
    })

    it('posts no message twice when a process dies between posting and noting it', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 1, seconds: SECONDS })
      await table.control(session, 'start')
      table.platform.next.push(send => {
        send()
        throw new PostError('uncertain', 'the connection broke')
      })
      await table.tick()
      expect(table.platform.posts).toHaveLength(2)
      expect((await table.round(session)).until).toBeNull()
      table.process = table.start()
      await table.play(7000)
      expect(table.platform.posts).toHaveLength(2)
      expect((await table.round(session)).until).not.toBeNull()
      expect(table.platform.lookups).not.toEqual([])
    })

    it('ends itself after three questions that nobody answered, and a lobby that nobody starts', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 5, seconds: 5 })
      await table.control(session, 'start')
      await table.play(3 * (5000 + REVEAL_TIME + 1000))
      expect(await table.round(session)).toMatchObject({ phase: 'over', ending: 'silent', position: 2 })
      expect(saidBy(table.seen().at(-1) ?? { blocks: [] })).toContain('answered by nobody')
      const other = await table.open()
      table.wait(LOBBY_TIME)
      await table.tick()
      await table.play(1000)
      expect(await table.round(other)).toMatchObject({ phase: 'over', ending: 'unstarted' })
      expect(saidBy(table.seen().at(-1) ?? { blocks: [] })).toContain('Nobody has started')
    })

    it('keeps to the pace of a platform that counts all edits together, and reveals before it counts', async () => {
      const table = await createTable(world, { every: 3000, isShared: true, isInPlace: true })
      const channels = ['C1', 'C2', 'C3']
      const players = await table.players(6)
      const sessions = await Promise.all(
        channels.map(channelId => table.open({ count: 1, seconds: SECONDS, channelId })),
      )
      for (const session of sessions) await table.control(session, 'start')
      await table.tick()
      const before = table.platform.edits.length
      let looks = 0
      for (const player of players) {
        for (const session of sessions) await answer(table, session, player, true)
        await table.play(2000)
        looks += 2000
      }
      const counted = table.platform.edits.length - before
      expect(counted).toBeGreaterThan(0)
      expect(counted).toBeLessThanOrEqual(1 + looks / 3000)
      await table.play(SECONDS * 1000 - looks + 9500)
      const revealed = table.seen().filter(({ title }) => title === 'Question 1 of 1: answer')
      expect(revealed).toHaveLength(channels.length)
    })

    it('gives a question its full time when its message took long to get out', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 1, seconds: SECONDS })
      await table.control(session, 'start')
      table.platform.next.push(send => {
        table.wait(6000)
        return send()
      })
      await table.tick()
      expect((await table.round(session)).until).toBe(table.now() + SECONDS * 1000)
      await table.play(1500)
      const at = new Date(table.now() - 1500 + SECONDS * 1000).toISOString().slice(11, 19)
      expect(JSON.stringify(table.seen()[1])).toContain(`${at} UTC`)
    })

    it('prints no mere count where an edit is shown anew', async () => {
      const table = await createTable(world, { every: 0, isShared: false, isInPlace: false })
      const session = await table.open({ count: 1, seconds: SECONDS })
      const [ada, ben] = await table.players(2)
      if (ada === undefined || ben === undefined) throw new Error('nobody')
      await table.control(session, 'start')
      await table.tick()
      await answer(table, session, ada, true)
      await table.play(3000)
      await answer(table, session, ben, true)
      await table.play(3000)
      expect(table.platform.edits).toEqual([])
      await table.control(session, 'pause')
      await table.play(3000)
      await table.control(session, 'resume')
      await table.play(SECONDS * 1000)
      expect(table.platform.edits.map(({ card }) => card.title)).toEqual([
        'Question 1 of 1',
        'Question 1 of 1',
        'Question 1 of 1: answer',
      ])
    })

    it('lets what is missed be practised for nothing, and pays a question once a day', async () => {
      const table = await createTable(world)
      const session = await table.open({ count: 1, seconds: SECONDS })
      const [ada] = await table.players(1)
      if (ada === undefined) throw new Error('nobody')
      await table.control(session, 'start')
      await table.tick()
      await answer(table, session, ada, false)
      await table.play(SECONDS * 1000)
      const context = contextOf(table, ada)
      const { misses } = await table.process.service.result(context, { round: await table.round(session), session })
      expect(misses).toEqual([0])
      const quizzes = createQuizService(BANK, LOOKUP, world.answers, world.history, unique)
      const view = await quizzes.practise(context, session, questionsAt(session, misses))
      if (view === undefined) throw new Error('nothing to practise')
      const { right } = choicesOf(view.session, 0)
      const done = await quizzes.respond(context, view.session.id, 0, { type: 'press', value: right })
      expect(done?.ballot?.outcome).toMatchObject({ correctness: 1, points: 0 })
      await sums(table, session.id)
    })

    it('has one round a channel', async () => {
      const table = await createTable(world)
      const context = contextOf(table, table.host)
      const wanted = { count: 1, seconds: 5 }
      const opened = await Promise.all(Array.from({ length: 8 }, () => table.process.service.open(context, wanted)))
      expect(opened.filter(each => each === 'busy')).toHaveLength(7)
      const [first] = opened.flatMap(each => (typeof each === 'string' ? [] : [each]))
      if (first === undefined) throw new Error('none')
      await table.control(first.session, 'stop')
      expect(await table.process.service.open(context, wanted)).not.toBe('busy')
    })
  })
}
