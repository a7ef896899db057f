import { statsCard } from '../../src/scores/stats-card.js'
import { at } from '../schedule/rig.js'
import { joined, named, playedQuiz, scored, titled } from './acts.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

const say = (line: string) => (stage: Stage) => stage.say(line)

/** Boards, who is on them, and statistics. */
export const SHOWN_BOARDS: readonly Shown[] = [
  {
    name: 'board-of-the-week',
    isPost: true,
    show: async stage => {
      await joined(stage)
      return titled(await stage.posts('2025-10-03', '16:00'), "The week's standings")
    },
  },
  {
    name: 'leaderboard',
    show: async stage => {
      await joined(stage, 'wrong', stage.person('Ben <@1> *b*'))
      await joined(stage)
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'leaderboard-streak',
    show: async stage => {
      await joined(stage)
      stage.bot.clock.now = at('2025-10-02', '12:00')
      await scored(stage)
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'leaderboard-german',
    locale: 'de',
    show: async stage => {
      await joined(stage)
      return stage.say('/leaderboard month')
    },
  },
  { name: 'leaderboard-empty', show: say('/leaderboard') },
  {
    name: 'leaderboard-long',
    show: async stage => {
      for (let one = 0; one < 17; one++) await joined(stage, 'right', stage.person(`Person ${one}`))
      await joined(stage, 'wrong')
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'leaderboard-channel',
    show: async stage => {
      await joined(stage)
      return stage.press(await stage.say('/leaderboard'), 'This channel')
    },
  },
  {
    name: 'leaderboard-all-courses',
    show: async stage => {
      await joined(stage)
      return stage.press(await stage.say('/leaderboard'), 'All courses')
    },
  },
  {
    name: 'leaderboard-not-joined',
    show: async stage => {
      await scored(stage)
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'leaderboard-not-joined-no-points',
    show: async stage => {
      await scored(stage)
      stage.bot.clock.now = at('2025-10-02', '12:00')
      return stage.say('/leaderboard today')
    },
  },
  {
    name: 'boards-offer-in-a-direct-message',
    show: stage => scored(stage, 'right', stage.person('Ada', { place: { channelId: 'boards-direct' } })),
  },
  { name: 'boards-joined', show: async stage => joined(stage) },
  {
    name: 'boards-declined',
    show: async stage => {
      // It asks again where the quiz ends, until there is an answer.
      return stage.press(await scored(stage), 'Not now')
    },
  },
  {
    name: 'boards-left',
    show: async stage => stage.press(await joined(stage), 'Leave the leaderboard'),
  },
  {
    name: 'error-boards-name-taken',
    show: async stage => {
      await joined(stage, 'right', stage.person('Ben'))
      return named(stage, 'ben')
    },
  },
  {
    name: 'boards-nameless',
    show: async stage => {
      const nobody = stage.person('\u200b')
      await scored(stage, 'right', nobody)
      return nobody.say('/leaderboard')
    },
  },
  {
    name: 'stats',
    show: async stage => {
      for (let round = 0; round < 3; round++) await playedQuiz(stage, 12, 'mixed')
      return stage.say('/stats')
    },
  },
  {
    name: 'stats-of-exam-questions-alone',
    show: (_stage, t) => {
      const score = { points: 0, answered: 0, correct: 0, streak: 2, bestStreak: 4, lastDay: '2025-10-01', days: 'xx' }
      const place = { rank: 3, people: 4, isShown: true }
      return statsCard(
        {
          of: { communityId: 'class', courseId: 'cloud' },
          name: '\u200b',
          score,
          ...place,
          topics: [],
          today: '2025-10-01',
        },
        t,
      )
    },
  },
  {
    name: 'stats-strong-and-weak',
    show: (_stage, t) => {
      const score = {
        points: 85,
        answered: 12,
        correct: 9,
        streak: 2,
        bestStreak: 4,
        lastDay: '2025-10-01',
        days: 'xx',
      }
      const topic = (name: string, correct: number, answered: number) => ({
        topicId: name.toLowerCase(),
        topic: name,
        correct,
        answered,
        recent: correct / answered,
      })
      const topics = [topic('Snapshot', 7, 7), topic('NAS', 2, 3), topic('Ballooning', 0, 2)]
      const place = { rank: 2, people: 4, isShown: true }
      return statsCard(
        { of: { communityId: 'class', courseId: 'cloud' }, name: 'Ada', score, ...place, topics, today: '2025-10-01' },
        t,
      )
    },
  },
  { name: 'stats-empty', show: say('/stats') },
  {
    name: 'stats-rename-form',
    show: async stage => {
      await joined(stage)
      return stage.open(await stage.say('/stats'), 'Change name')
    },
  },
  { name: 'stats-renamed', show: stage => named(stage, 'Ada L.') },
  { name: 'error-stats-rename-empty', show: stage => named(stage, '  ') },
]
