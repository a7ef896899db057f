import type { Card } from '../../src/chat/card.js'
import type { Translator } from '../../src/i18n/translate.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import { LOBBY_TIME, REVEAL_TIME, type Round } from '../../src/quiz/rounds/round.js'
import { type RoundNews, roundCard } from '../../src/quiz/rounds/round-cards.js'
import type { OwnResult, RoundInPlay } from '../../src/quiz/rounds/round-service.js'
import { at } from '../schedule/rig.js'
import { session } from './acts.js'
import type { Stage } from './stage.js'

export const NOW = at('2025-10-01', '12:00')
const SECONDS = 20

/** A round of four questions, on the first of which it stands. */
export function play(stage: Stage, more: Partial<Round> = {}, topic?: string): RoundInPlay {
  const questions = [
    stage.question('single', 'reached over the network'),
    stage.question('single', 'linked by fibre channel'),
    stage.question('true-false'),
    stage.question('single', 'hangs right at'),
  ].map(toAsked)
  const round: Round = {
    id: 'round',
    platform: 'test',
    channelId: 'C1',
    hostId: 'ada',
    locale: 'en',
    seconds: SECONDS,
    total: questions.length,
    teams: 0,
    phase: 'asking',
    position: 0,
    until: NOW + SECONDS * 1000,
    left: SECONDS * 1000,
    isPaused: false,
    silent: 0,
    ending: null,
    messages: { 0: 'M1', 1: 'M2' },
    version: 3,
    ...more,
  }
  const own = session(questions, {
    id: 'round',
    kind: 'round',
    personId: null,
    ...(topic === undefined ? {} : { topic }),
  })
  return { round, session: own }
}

export const NEWS: RoundNews = {
  now: NOW,
  host: 'Ada *L*',
  players: 0,
  names: [],
  answered: 0,
  tallies: [],
  leaders: [],
  teams: [],
  people: 0,
  hardest: [],
}

export const LEADERS = [
  { personId: 'ben', name: 'Ben', points: 36, correct: 4, rank: 1 },
  { personId: 'cleo', name: '<@U1> & co', points: 20, correct: 3, rank: 2 },
  { personId: 'ada', name: '\u200b', points: 1, correct: 1, rank: 3 },
]

/** Twelve answers, most of them right. */
export function tallies({ session: { questions } }: RoundInPlay): RoundNews['tallies'] {
  return questions.map(question => {
    const body = choiceOf(question)
    const counts = (body?.choices ?? []).map((_, index) => (index === body?.correct ? 9 : index === 0 ? 3 : 0))
    return { counts, answered: counts.reduce<number>((sum, count) => sum + count, 0) }
  })
}

export function sheet(own: RoundInPlay, number: number, t: Translator, more: Partial<RoundNews> = {}): Card {
  return roundCard(own, number, { ...NEWS, ...more }, t)
}

export const revealed = (stage: Stage, more: Partial<Round> = {}): RoundInPlay =>
  play(stage, { phase: 'revealed', until: NOW + REVEAL_TIME, left: REVEAL_TIME, ...more })

export const lobby = (stage: Stage, more: Partial<Round> = {}, topic?: string): RoundInPlay =>
  play(stage, { phase: 'lobby', until: NOW + LOBBY_TIME, left: LOBBY_TIME, messages: { 0: 'M1' }, ...more }, topic)

export function ownAnswer(stage: Stage, choice: 'right' | 'wrong' | 'none', more: Partial<Round> = {}, isOpen = false) {
  const own = play(stage, more)
  const body = choiceOf(own.session.questions[0] ?? { kind: '', body: {} })
  if (body === undefined) throw new Error('no choices')
  const chosen = choice === 'right' ? body.correct : (body.correct + 1) % body.choices.length
  const base = { position: 0, personId: 'ben', left: 5000, choice: chosen }
  const judged = { ...base, correctness: choice === 'right' ? 1 : 0, points: choice === 'right' ? 8 : 0 }
  const isClosed = own.round.phase !== 'asking' || own.round.position > 0
  const { phase, position } = own.round
  const all = { ...own, position: 0, isOpen, isClosed, lastClosed: phase === 'asking' ? position - 1 : position }
  return choice === 'none' ? { ...all, choice: undefined, judged: undefined } : { ...all, choice: chosen, judged }
}

export function result(stage: Stage, more: Partial<OwnResult>): OwnResult {
  const own = play(stage, { phase: 'over', ending: 'played', position: 3, until: null })
  return {
    ...own,
    points: 36,
    correct: 4,
    asked: 4,
    rank: 1,
    people: 12,
    team: undefined,
    counted: 36,
    misses: [],
    ...more,
  }
}

/** Ada opens a round; its lobby as the channel sees it. */
export async function opened(stage: Stage, line = '/round 2 10'): Promise<Card> {
  await stage.say(line)
  await stage.bot.bot.rounds.runDue()
  const posts = stage.platform.posts.filter(({ card }) => card.title === stage.platform.posts.at(-1)?.card.title)
  const lobbyPost = posts.at(-1)
  if (lobbyPost === undefined) throw new Error('no lobby')
  return lobbyPost.card
}
