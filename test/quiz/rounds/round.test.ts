import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CONTROLS,
  type Control,
  control,
  isDue,
  isLive,
  isOpen,
  MOST_SILENT,
  newRound,
  PAUSE_TIME,
  proceed,
  type Round,
  reveal,
  sheetOf,
  shown,
  smallestTeam,
  stepOf,
  timeLeft,
} from '../../../src/quiz/rounds/round.js'

const START = 1_760_000_000_000

function lobby(total: number, seconds: number): Round {
  return newRound({
    id: 'r',
    platform: 'test',
    channelId: 'C1',
    hostId: 'host',
    locale: 'en',
    seconds,
    total,
    teams: 0,
  })
}

type Deed =
  | { readonly type: 'wait'; readonly milliseconds: number }
  | { readonly type: 'control'; readonly what: Control }
  | { readonly type: 'post' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: 40_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('control' as const), what: fc.constantFrom(...CONTROLS) }) },
  { weight: 3, arbitrary: fc.constant({ type: 'post' as const }) },
)

/** What the runner does: after each deed all that is due happens. `answered` tells how many answered a question. */
function act(round: Round, done: Deed, now: number, answered: (position: number) => number): Round {
  let next = round
  if (done.type === 'control') next = control(next, done.what, now)
  if (done.type === 'post' && isLive(next) && next.messages[sheetOf(next)] === undefined) {
    next = shown(next, `M${sheetOf(next)}`, now)
  }
  while (isDue(next, now)) {
    next = next.phase === 'asking' ? reveal(next, answered(next.position), now) : proceed(next)
  }
  return next
}

const games = fc.record({
  total: fc.integer({ min: 1, max: 8 }),
  seconds: fc.integer({ min: 5, max: 120 }),
  answers: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
  deeds: fc.array(deed, { maxLength: 60 }),
})

describe('the rules of a round', () => {
  it('only go forward, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(games, ({ total, seconds, answers, deeds }) => {
        let round = lobby(total, seconds)
        let now = START
        for (const done of deeds) {
          if (done.type === 'wait') now += done.milliseconds
          const before = round
          round = act(before, done, now, position => answers[position] ?? 0)
          expect(stepOf(round)).toBeGreaterThanOrEqual(stepOf(before))
          expect(round.position).toBeLessThan(total)
          expect(round.position - before.position).toBeLessThanOrEqual(1)
          expect(round.silent).toBeLessThanOrEqual(MOST_SILENT)
          // Nothing counts down before it is shown.
          if (round.until !== null && !round.isPaused && round.ending === null && isLive(round)) {
            expect(round.messages[sheetOf(round)]).toBeDefined()
          }
          expect(round.isPaused && !isLive(round)).toBe(false)
          // Whatever was shown keeps its message.
          expect(round.messages).toMatchObject(before.messages)
          if (!isLive(before)) expect(round).toEqual(before)
        }
      }),
    )
  })

  it('come to an end by time alone, with each message shown once', () => {
    fc.assert(
      fc.property(games, ({ total, seconds, answers }) => {
        let now = START
        const answered = (position: number) => answers[position] ?? 0
        let round = act(lobby(total, seconds), { type: 'post' }, now, answered)
        round = act(round, { type: 'control', what: 'start' }, now, answered)
        for (let steps = 0; isLive(round) && steps < 10 * total; steps++) {
          round = act(round, { type: 'post' }, now, answered)
          now = round.until ?? now
          round = act(round, { type: 'wait', milliseconds: 0 }, now, answered)
        }
        const silence = answers
          .slice(0, total)
          .join('')
          .match(/^(.*?)000/)
        const asked = silence === null ? total : (silence[1]?.length ?? 0) + MOST_SILENT
        expect(round).toMatchObject({ phase: 'over', ending: asked < total ? 'silent' : 'played', position: asked - 1 })
        const sheets = Array.from({ length: asked }, (_, position) => position + 1)
        expect(Object.keys(round.messages).map(Number)).toEqual([0, ...sheets, total + 1])
      }),
    )
  })

  it('give a question the same time, however often it is paused', () => {
    const pauses = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 900 }), long: fc.integer({ min: 0, max: PAUSE_TIME - 1 }) }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(pauses, all => {
        const seconds = 5
        let now = START
        let round = shown(control(shown(lobby(1, seconds), 'M0', now), 'start', now), 'M1', now)
        let gone = 0
        for (const { after, long } of all) {
          now += after
          gone += after
          round = control(round, 'pause', now)
          expect(isOpen(round, now)).toBe(false)
          expect(timeLeft(round, now + long)).toBe(seconds * 1000 - gone)
          now += long
          round = control(round, 'resume', now)
          expect(isOpen(round, now)).toBe(true)
        }
        expect(round.until).toBe(now + seconds * 1000 - gone)
      }),
    )
  })

  it('reveal what was answered when somebody stops or skips', () => {
    const asking = shown(control(shown(lobby(3, 20), 'M0', START), 'start', START), 'M1', START)
    const stopped = control(asking, 'stop', START + 5000)
    expect(isOpen(stopped, START + 5000)).toBe(false)
    expect(reveal(stopped, 2, START + 5000)).toMatchObject({ phase: 'podium', ending: 'stopped', position: 0 })
    const skipped = control(asking, 'skip', START + 5000)
    expect(isDue(skipped, START + 5000)).toBe(true)
    expect(reveal(skipped, 0, START + 5000)).toMatchObject({ phase: 'revealed', silent: 1 })
    expect(control(skipped, 'pause', START + 5000)).toBe(skipped)
  })

  it('end a round that is paused and left alone', () => {
    const asking = shown(control(shown(lobby(3, 20), 'M0', START), 'start', START), 'M1', START)
    const paused = control(asking, 'pause', START + 5000)
    expect(isDue(paused, START + 5000 + PAUSE_TIME - 1)).toBe(false)
    expect(isDue(paused, START + 5000 + PAUSE_TIME)).toBe(true)
    expect(reveal(paused, 1, START)).toMatchObject({ phase: 'podium', ending: 'stopped', isPaused: false })
    const shownAnswer = control(reveal(asking, 1, START + 20_000), 'pause', START + 21_000)
    expect(proceed(shownAnswer)).toMatchObject({ phase: 'podium', ending: 'stopped', isPaused: false })
  })

  it('do nothing where a control does not fit', () => {
    const waiting = shown(lobby(2, 10), 'M0', START)
    for (const what of ['pause', 'resume', 'skip'] as const) expect(control(waiting, what, START)).toBe(waiting)
    const asking = shown(control(waiting, 'start', START), 'M1', START)
    for (const what of ['start', 'resume'] as const) expect(control(asking, what, START)).toBe(asking)
  })
})

describe('the team of who has chosen none', () => {
  it.each([
    [[0, 0], 0],
    [[3, 2], 1],
    [[2, 1, 1], 1],
    [[5, 5, 5, 4], 3],
  ])('is of %j the one with index %i', (sizes, team) => {
    expect(smallestTeam(sizes)).toBe(team)
  })
})
