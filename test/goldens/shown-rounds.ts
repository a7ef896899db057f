import type { Card } from '../../src/chat/card.js'
import type { Translator } from '../../src/i18n/translate.js'
import { choiceOf } from '../../src/quiz/kinds/choice.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import { ownResultCard, receiptCard } from '../../src/quiz/rounds/own-cards.js'
import { LOBBY_TIME, REVEAL_TIME, type Round } from '../../src/quiz/rounds/round.js'
import { type RoundNews, roundCard } from '../../src/quiz/rounds/round-cards.js'
import type { OwnResult, RoundInPlay } from '../../src/quiz/rounds/round-service.js'
import { refOf } from '../e2e/bot/real-bot.js'
import { at } from '../schedule/rig.js'
import { session } from './acts.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

const NOW = at('2025-10-01', '12:00')
const SECONDS = 20

/** A round of four questions, on the first of which it stands. */
function play(stage: Stage, more: Partial<Round> = {}, topic?: string): RoundInPlay {
  const questions = [
    stage.question('single', 'Which term of'),
    stage.question('single', 'What is true of'),
    stage.question('true-false'),
    stage.question('single', 'these statements belong'),
  ].map(toAsked)
  const round: Round = {
    id: 'round',
    platform: 'test',
    channelId: 'C1',
    hostId: 'ada',
    locale: 'en',
    seconds: SECONDS,
    total: questions.length,
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

const NEWS: RoundNews = {
  now: NOW,
  host: 'Ada *L*',
  players: 0,
  names: [],
  answered: 0,
  tallies: [],
  leaders: [],
  people: 0,
  hardest: [],
}

const LEADERS = [
  { personId: 'ben', name: 'Ben', points: 36, correct: 4, rank: 1 },
  { personId: 'cleo', name: '<@U1> & co', points: 20, correct: 3, rank: 2 },
  { personId: 'ada', name: '\u200b', points: 1, correct: 1, rank: 3 },
]

/** Twelve answers, most of them right. */
function tallies({ session: { questions } }: RoundInPlay): RoundNews['tallies'] {
  return questions.map(question => {
    const body = choiceOf(question)
    const counts = (body?.choices ?? []).map((_, index) => (index === body?.correct ? 9 : index === 0 ? 3 : 0))
    return { counts, answered: counts.reduce<number>((sum, count) => sum + count, 0) }
  })
}

function sheet(own: RoundInPlay, number: number, t: Translator, more: Partial<RoundNews> = {}): Card {
  return roundCard(own, number, { ...NEWS, ...more }, t)
}

const revealed = (stage: Stage, more: Partial<Round> = {}): RoundInPlay =>
  play(stage, { phase: 'revealed', until: NOW + REVEAL_TIME, left: REVEAL_TIME, ...more })

const lobby = (stage: Stage, more: Partial<Round> = {}, topic?: string): RoundInPlay =>
  play(stage, { phase: 'lobby', until: NOW + LOBBY_TIME, left: LOBBY_TIME, messages: { 0: 'M1' }, ...more }, topic)

function ownAnswer(stage: Stage, choice: 'right' | 'wrong' | 'none', more: Partial<Round> = {}, isOpen = false) {
  const own = play(stage, more)
  const body = choiceOf(own.session.questions[0] ?? { kind: '', body: {} })
  if (body === undefined) throw new Error('no choices')
  const chosen = choice === 'right' ? body.correct : (body.correct + 1) % body.choices.length
  const base = { position: 0, personId: 'ben', left: 5000, choice: chosen }
  const judged = { ...base, correctness: choice === 'right' ? 1 : 0, points: choice === 'right' ? 8 : 0 }
  const isClosed = own.round.phase !== 'asking' || own.round.position > 0
  return choice === 'none'
    ? { ...own, position: 0, choice: undefined, judged: undefined, isOpen, isClosed }
    : { ...own, position: 0, choice: chosen, judged, isOpen, isClosed }
}

function result(stage: Stage, more: Partial<OwnResult>): OwnResult {
  const own = play(stage, { phase: 'over', ending: 'played', position: 3, until: null })
  return { ...own, points: 36, correct: 4, asked: 4, rank: 1, people: 12, counted: 36, misses: [], ...more }
}

/** Ada opens a round; its lobby as the channel sees it. */
async function opened(stage: Stage): Promise<Card> {
  await stage.say('/round 2 10')
  await stage.bot.bot.rounds.runDue()
  const posts = stage.platform.posts.filter(({ card }) => card.title === stage.platform.posts.at(-1)?.card.title)
  const lobbyPost = posts.at(-1)
  if (lobbyPost === undefined) throw new Error('no lobby')
  return lobbyPost.card
}

async function begun(stage: Stage): Promise<Card> {
  const card = await opened(stage)
  await stage.press(card, 'Start')
  return card
}

export const SHOWN_ROUNDS: readonly Shown[] = [
  { name: 'round-command', show: stage => stage.say('/round') },
  {
    name: 'round-lobby',
    isPost: true,
    show: (stage, t) => sheet(lobby(stage), 0, t, { players: 12, names: LEADERS.map(({ name }) => name) }),
  },
  { name: 'round-lobby-german', isPost: true, locale: 'de', show: (stage, t) => sheet(lobby(stage), 0, t) },
  { name: 'round-lobby-topic', isPost: true, show: (stage, t) => sheet(lobby(stage, {}, 'storage *types*'), 0, t) },
  { name: 'round-lobby-begun', isPost: true, show: (stage, t) => sheet(play(stage), 0, t) },
  {
    name: 'round-lobby-expired',
    isPost: true,
    show: (stage, t) => sheet(lobby(stage, { phase: 'over', ending: 'unstarted' }), 0, t),
  },
  {
    name: 'round-lobby-called-off',
    isPost: true,
    show: async stage => stage.press(await opened(stage), 'Stop'),
  },
  { name: 'round-joined', show: async stage => stage.press(await opened(stage), 'Join') },
  { name: 'round-joined-late', show: async stage => stage.press(await begun(stage), 'Join') },
  { name: 'round-question', isPost: true, show: (stage, t) => sheet(play(stage), 1, t, { answered: 12 }) },
  { name: 'round-question-german', isPost: true, locale: 'de', show: (stage, t) => sheet(play(stage), 1, t) },
  {
    name: 'round-question-letters',
    isPost: true,
    show: (stage, t) => {
      const own = play(stage)
      const long = own.session.questions[1]
      const questions = long === undefined ? [] : [{ ...long, body: lengthen(long.body) }]
      return sheet({ ...own, session: { ...own.session, questions } }, 1, t, { answered: 1 })
    },
  },
  {
    name: 'round-question-paused',
    isPost: true,
    show: (stage, t) => sheet(play(stage, { isPaused: true, until: null, left: 7400 }), 1, t, { answered: 1 }),
  },
  { name: 'round-question-over', isPost: true, show: (stage, t) => sheet(play(stage, { until: NOW }), 1, t) },
  {
    name: 'round-question-unreadable',
    isPost: true,
    show: (stage, t) => {
      const own = play(stage)
      const [first] = own.session.questions
      const questions = first === undefined ? [] : [{ ...first, body: {} }]
      return sheet({ ...own, session: { ...own.session, questions } }, 1, t)
    },
  },
  {
    name: 'round-reveal',
    isPost: true,
    show: (stage, t) => sheet(revealed(stage), 1, t, { tallies: tallies(play(stage)), leaders: LEADERS, people: 12 }),
  },
  {
    name: 'round-reveal-german',
    isPost: true,
    locale: 'de',
    show: (stage, t) =>
      sheet(revealed(stage, { isPaused: true, until: null, left: 9000 }), 1, t, { tallies: tallies(play(stage)) }),
  },
  {
    name: 'round-reveal-long',
    isPost: true,
    show: (stage, t) => {
      const own = revealed(stage)
      const [first] = own.session.questions
      const [why = []] = [first?.explanation]
      const long = first && { ...first, body: lengthen(first.body, 40), explanation: Array(60).fill(why).flat() }
      const session = { ...own.session, questions: long === undefined ? [] : [long] }
      return sheet({ ...own, session }, 1, t, { tallies: tallies(own) })
    },
  },
  {
    name: 'round-reveal-last',
    isPost: true,
    show: (stage, t) => sheet(revealed(stage, { position: 3 }), 4, t, { tallies: tallies(play(stage)) }),
  },
  {
    name: 'round-reveal-past',
    isPost: true,
    show: (stage, t) => sheet(play(stage, { position: 1 }), 1, t, { tallies: tallies(play(stage)), leaders: LEADERS }),
  },
  {
    name: 'round-podium',
    isPost: true,
    show: (stage, t) =>
      sheet(play(stage, { phase: 'podium', position: 3, ending: 'played' }), 5, t, {
        leaders: LEADERS,
        people: 12,
        hardest: [1, 3],
      }),
  },
  {
    name: 'round-podium-german',
    isPost: true,
    locale: 'de',
    show: (stage, t) =>
      sheet(play(stage, { phase: 'podium', position: 3, ending: 'stopped' }), 5, t, {
        leaders: LEADERS.slice(0, 1),
        people: 1,
        hardest: [2],
      }),
  },
  {
    name: 'round-podium-stopped',
    isPost: true,
    show: (stage, t) => sheet(play(stage, { phase: 'podium', ending: 'stopped' }), 5, t, { people: 1 }),
  },
  {
    name: 'round-podium-nobody',
    isPost: true,
    show: (stage, t) => sheet(play(stage, { phase: 'podium', position: 3, ending: 'silent' }), 5, t),
  },
  { name: 'round-receipt', show: (stage, t) => receiptCard(ownAnswer(stage, 'right', {}, true), t) },
  {
    name: 'round-receipt-german',
    locale: 'de',
    show: (stage, t) => receiptCard(ownAnswer(stage, 'right', {}, true), t),
  },
  { name: 'round-receipt-late', show: (stage, t) => receiptCard(ownAnswer(stage, 'none'), t) },
  {
    name: 'round-receipt-paused',
    show: (stage, t) => receiptCard(ownAnswer(stage, 'wrong', { isPaused: true, until: null }), t),
  },
  { name: 'round-own-right', show: (stage, t) => receiptCard(ownAnswer(stage, 'right', { phase: 'revealed' }), t) },
  { name: 'round-own-wrong', show: (stage, t) => receiptCard(ownAnswer(stage, 'wrong', { position: 1 }), t) },
  { name: 'round-own-unanswered', show: (stage, t) => receiptCard(ownAnswer(stage, 'none', { position: 1 }), t) },
  {
    name: 'round-result',
    show: (stage, t) => ownResultCard(result(stage, { misses: [1, 3], correct: 2, counted: 8 }), t),
  },
  { name: 'round-result-all-right', show: (stage, t) => ownResultCard(result(stage, {}), t) },
  {
    name: 'round-result-nothing',
    show: (stage, t) =>
      ownResultCard(result(stage, { points: 0, correct: 0, rank: undefined, counted: 0, misses: [0] }), t),
  },
  {
    name: 'error-round-busy',
    show: async stage => {
      await stage.say('/round')
      return stage.say('/round')
    },
  },
  {
    name: 'error-round-direct',
    show: async stage => {
      await stage.say('/help')
      return stage.person('Ada', { place: { channelId: 'D1' } }).say('/round')
    },
  },
  {
    name: 'error-round-missing-permissions',
    show: async stage => {
      stage.platform.missing = ['Send Messages']
      const card = await stage.say('/round')
      stage.platform.missing = []
      return card
    },
  },
  { name: 'error-round-no-door', show: stage => stage.person('Ada', { platform: 'elsewhere' }).say('/round') },
  { name: 'error-round-gone', show: stage => stage.person('Ada').press('round.join/1/nosuchround') },
  { name: 'error-round-not-host', show: async stage => stage.person('Ben').press(refOf(await opened(stage), 'Start')) },
  { name: 'error-round-moved-on', show: async stage => stage.press(await begun(stage), 'Start') },
]

/** The same question with choices that fit on no button. */
function lengthen(body: unknown, times = 1): unknown {
  const { choices, ...rest } = body as { readonly choices: readonly (readonly object[])[] }
  const tail = { type: 'text', value: ', and whatever else there is to say of it at some length' }
  return { ...rest, choices: choices.map(choice => [...choice, ...Array(times).fill(tail)]) }
}
