import { beforeAll, describe, expect, it } from 'vitest'
import type { ClassRef } from '../../src/chat/context.js'
import { newRound, type Round } from '../../src/quiz/rounds/round.js'
import { addClass, addPeople, addPerson, answer, newSession, question, unique, type World } from './world.js'

const NOW = 1_760_000_000_000
const REAL = 1_800_000_000_000

/** What every round store does. */
export function describeRoundStore(open: () => World): void {
  let world: World
  let of: ClassRef
  let hostId: string
  beforeAll(async () => {
    world = open()
    of = await addClass(world)
    hostId = await addPerson(world, 'Host')
  })

  /** A round that is not open yet, on a session that is. */
  const openRound = async (more: Partial<Round> = {}): Promise<Round> => {
    const session = { ...newSession(of, null), kind: 'round' } as const
    await world.answers.openSession(session)
    const round = newRound({
      id: session.id,
      platform: 'test',
      channelId: `C-${unique()}`,
      hostId,
      locale: 'de',
      seconds: 20,
      total: 3,
      teams: 0,
    })
    return { ...round, ...more }
  }
  const lease = (worker: string, until = REAL + 5000) => ({ worker, until })

  it('returns a round as it was opened and as it was saved', async () => {
    const round = await openRound({ teams: 4 })
    expect(await world.rounds.open(round, lease('w1'))).toBe(true)
    expect(await world.rounds.find(round.id)).toEqual(round)
    expect(await world.rounds.findLive('test', round.channelId)).toEqual(round)
    const next: Round = { ...round, phase: 'asking', position: 2, until: NOW, silent: 1, messages: { 0: 'M1', 3: 'ß' } }
    const saved = await world.rounds.save(next)
    expect(saved).toEqual({ ...next, version: 1 })
    expect(await world.rounds.find(round.id)).toEqual(saved)
    expect(await world.rounds.find('nowhere')).toBeUndefined()
  })

  it('has one live round a channel, whoever opens at the same time', async () => {
    const rounds = await Promise.all(Array.from({ length: 12 }, () => openRound({ channelId: 'C-one' })))
    const opened = await Promise.all(rounds.map(round => world.rounds.open(round, lease('w1'))))
    expect(opened.filter(Boolean)).toHaveLength(1)
    const live = await world.rounds.findLive('test', 'C-one')
    if (live === undefined) throw new Error('none is live')
    expect(await world.rounds.open(await openRound({ channelId: 'C-one', platform: 'other' }), lease('w1'))).toBe(true)
    await world.rounds.save({ ...live, phase: 'over', ending: 'stopped' })
    expect(await world.rounds.findLive('test', 'C-one')).toBeUndefined()
    expect(await world.rounds.open(await openRound({ channelId: 'C-one' }), lease('w1'))).toBe(true)
  })

  it('lets one of several change a round from one version on', async () => {
    const round = await openRound()
    await world.rounds.open(round, lease('w1'))
    const saved = await Promise.all(Array.from({ length: 10 }, (_, silent) => world.rounds.save({ ...round, silent })))
    const [winner, ...others] = saved.filter(each => each !== undefined)
    expect(others).toEqual([])
    expect(await world.rounds.find(round.id)).toEqual(winner)
  })

  it('is driven by one process until its lease is over or it lets go', async () => {
    const platform = `p-${unique()}`
    const round = await openRound({ platform })
    await world.rounds.open(round, lease('w1'))
    const drivenBy = async (worker: string, at: number) =>
      (await world.rounds.drive(lease(worker, at + 5000), at, [platform])).filter(({ id }) => id === round.id).length
    expect(await drivenBy('w2', REAL)).toBe(0)
    expect(await drivenBy('w1', REAL + 4000)).toBe(1)
    expect(await drivenBy('w2', REAL + 8999)).toBe(0)
    const racing = await Promise.all(['w3', 'w4', 'w5'].map(worker => drivenBy(worker, REAL + 9000)))
    expect(racing.reduce((sum, count) => sum + count, 0)).toBe(1)
    for (const worker of ['w3', 'w4', 'w5']) await world.rounds.release(worker)
    expect(await drivenBy('w1', REAL + 9001)).toBe(1)
    expect(await world.rounds.drive(lease('w9', REAL + 99_000), REAL + 90_000, ['elsewhere'])).toEqual([])
    const live = await world.rounds.find(round.id)
    if (live !== undefined) await world.rounds.save({ ...live, phase: 'over' })
    expect(await drivenBy('w1', REAL + 9002)).toBe(0)
  })

  it('lets several processes drive many rounds at once, each round by one', async () => {
    const platform = `p-${unique()}`
    const workers = [unique(), unique(), unique()]
    const rounds = await Promise.all(Array.from({ length: 12 }, () => openRound({ platform })))
    await Promise.all(rounds.map((round, index) => world.rounds.open(round, lease(workers[index % 3] ?? ''))))
    for (let tries = 0; tries < 8; tries++) {
      // Every other time all leases are over: the three take from each other what they can.
      const at = REAL + tries * 3000
      const driving = Array.from({ length: 24 }, (_, index) =>
        world.rounds.drive(lease(workers[index % 3] ?? '', at + 5000), at, [platform]),
      )
      const saving = rounds.map(async ({ id }) => {
        const round = await world.rounds.find(id)
        if (round !== undefined) await world.rounds.save({ ...round, silent: tries })
      })
      await Promise.all([...driving, ...saving])
      const owners = await Promise.all(
        workers.map(worker => world.rounds.drive(lease(worker, at + 5000), at, [platform])),
      )
      expect(
        owners
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(rounds.map(({ id }) => id).sort())
    }
  })

  it('counts who joins and who answers, each once', async () => {
    const round = await openRound()
    await world.rounds.open(round, lease('w1'))
    const people = await addPeople(world, 20)
    await Promise.all(
      [...people, ...people].map((personId, index) => world.rounds.join(round.id, personId, NOW + (index % 20))),
    )
    expect(await world.rounds.players(round.id, 3)).toEqual({ count: 20, personIds: people.slice(0, 3) })
    expect(await world.rounds.join(round.id, people[0] ?? '', NOW)).toBe(false)
    await Promise.all(people.slice(0, 7).map(personId => world.answers.saveBallot(answer(round.id, 1, personId))))
    expect(await world.rounds.countBallots(round.id, 1)).toBe(7)
    expect(await world.rounds.countBallots(round.id, 0)).toBe(0)
    const [alias = '', plain = ''] = people.slice(3, 5)
    await world.players.show(of, alias, 'Turing')
    const names = await world.rounds.names(of, people)
    expect([names.get(alias), names.get(plain)]).toEqual(['Turing', 'Person 4'])
  })

  it('puts people into the team that they choose, as often as they like, until the round is started', async () => {
    const round = await openRound({ teams: 3 })
    await world.rounds.open(round, lease('w1'))
    const [ada = '', ben = '', cleo = ''] = await addPeople(world, 3)
    const choose = (personId: string, team: number) => world.rounds.chooseTeam(round.id, personId, team, NOW)
    expect(await choose(ada, 2)).toEqual({ before: undefined, now: 2 })
    expect(await choose(ada, 2)).toEqual({ before: 2, now: 2 })
    expect(await choose(ada, 0)).toEqual({ before: 2, now: 0 })
    await world.rounds.chooseTeam(round.id, ben, 1, NOW - 1)
    // However many press at once, each is in one team, the one of the last press.
    await Promise.all([0, 1, 2, 0, 1].map(team => choose(ben, team)))
    await choose(ben, 1)
    expect(await world.rounds.members(round.id)).toEqual([
      { personId: ben, team: 1 },
      { personId: ada, team: 0 },
    ])
    await world.rounds.save({ ...round, phase: 'asking' })
    expect(await choose(ada, 1)).toEqual({ before: 0, now: 0 })
    expect(await choose(cleo, 1)).toEqual({ before: undefined, now: undefined })
    expect(await world.rounds.members(round.id)).toHaveLength(2)
  })

  it('puts who has no team into the smallest one, whoever comes at the same time, and leaves them there', async () => {
    const round = await openRound({ teams: 3 })
    await world.rounds.open(round, lease('w1'))
    const people = await addPeople(world, 62)
    const [ada = '', ben = '', ...others] = people
    const assign = (personId: string) => world.rounds.assignTeam(round.id, personId, NOW + 1)
    await world.rounds.chooseTeam(round.id, ada, 0, NOW)
    await world.rounds.chooseTeam(round.id, ben, 1, NOW)
    await world.rounds.save({ ...round, phase: 'asking' })
    const [first = '', second = '', ...late] = others
    expect(await assign(first)).toBe(2)
    // All have one member: the first of equal ones.
    expect(await assign(second)).toBe(0)
    const given = await Promise.all([...late, ...late].map(assign))
    expect(given.slice(late.length)).toEqual(given.slice(0, late.length))
    expect(await Promise.all([ada, ben, first, second].map(assign))).toEqual([0, 1, 2, 0])
    const members = await world.rounds.members(round.id)
    expect(members).toHaveLength(people.length)
    expect([0, 1, 2].map(own => members.filter(({ team }) => team === own).length)).toEqual([21, 21, 20])
  })

  it('gives a team to who had only joined, and none in a round without teams', async () => {
    const [ada = ''] = await addPeople(world, 1)
    const round = await openRound({ teams: 2 })
    await world.rounds.open(round, lease('w1'))
    await world.rounds.join(round.id, ada, NOW)
    expect(await world.rounds.members(round.id)).toEqual([])
    expect(await world.rounds.assignTeam(round.id, ada, NOW)).toBe(0)
    expect((await world.rounds.players(round.id, 9)).count).toBe(1)
    const alone = await openRound()
    await world.rounds.open(alone, lease('w1'))
    await expect(world.rounds.assignTeam(alone.id, ada, NOW)).rejects.toThrow('no teams')
  })

  it('names the questions that a class was asked in rounds, the last first', async () => {
    const own = await addClass(world)
    const open = async (openedAt: number, ids: readonly number[]) => {
      const questions = ids.map(id => question(id))
      await world.answers.openSession({ ...newSession(own, null, questions), kind: 'round', openedAt })
    }
    await open(NOW, [1, 2])
    await open(NOW + 1, [3, 1])
    await world.answers.openSession(newSession(own, null, [question(9)]))
    expect(await world.rounds.recentQuestionIds(own, 10)).toEqual(['question-3', 'question-1', 'question-2'])
    expect(await world.rounds.recentQuestionIds(own, 1)).toEqual(['question-3'])
  })

  describe('a question that is closed before its session', () => {
    it('takes no ballot any more, while the others do', async () => {
      const round = await openRound()
      const personId = await addPerson(world, 'Late')
      expect(await world.answers.saveBallot(answer(round.id, 0, personId))).toBe(true)
      await world.answers.closeQuestion(round.id, 0, NOW)
      await world.answers.closeQuestion(round.id, 0, NOW + 5)
      expect(await world.answers.saveBallot(answer(round.id, 0, personId, { given: [1] }))).toBe(false)
      expect(await world.answers.saveBallot(answer(round.id, 0, hostId))).toBe(false)
      expect(await world.answers.saveBallot(answer(round.id, 1, personId))).toBe(true)
      expect(await world.rounds.countBallots(round.id, 0)).toBe(1)
    })

    it('keeps exactly the ballots that it said it kept, when it is closed meanwhile', async () => {
      const people = await addPeople(world, 60)
      for (let tries = 0; tries < 5; tries++) {
        const { id } = await openRound()
        const kept: string[] = []
        const save = async (personId: string): Promise<void> => {
          if (await world.answers.saveBallot(answer(id, 0, personId))) kept.push(personId)
        }
        const early = people.slice(0, 30).map(save)
        const found = world.answers.closeQuestion(id, 0, NOW).then(() => world.answers.allBallots(id))
        await Promise.all([...early, ...people.slice(30).map(save)])
        expect((await found).map(({ personId }) => personId).sort()).toEqual(kept.sort())
      }
    })
  })
}
