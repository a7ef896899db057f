import type { Card } from '../../src/chat/card.js'
import { ownResultCard, receiptCard } from '../../src/quiz/rounds/own-cards.js'
import type { RoundInPlay } from '../../src/quiz/rounds/round-service.js'
import { refOf } from '../e2e/bot/real-bot.js'
import { LEADERS, lobby, NOW, opened, ownAnswer, play, result, revealed, sheet, tallies } from './round-scenes.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

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
  {
    name: 'round-question-hard',
    isPost: true,
    show: (stage, t) => sheet(worth(play(stage), 15), 1, t, { answered: 1 }),
  },
  {
    name: 'round-question-easy',
    isPost: true,
    show: (stage, t) => sheet(worth(play(stage), 8), 1, t, { answered: 1 }),
  },
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

/** A round whose questions earn so much. */
function worth({ round, session }: RoundInPlay, points: number): RoundInPlay {
  return { round, session: { ...session, questions: session.questions.map(each => ({ ...each, points })) } }
}

/** The same question with choices that fit on no button. */
function lengthen(body: unknown, times = 1): unknown {
  const { choices, ...rest } = body as { readonly choices: readonly (readonly object[])[] }
  const tail = { type: 'text', value: ', and whatever else there is to say of it at some length' }
  return { ...rest, choices: choices.map(choice => [...choice, ...Array(times).fill(tail)]) }
}
