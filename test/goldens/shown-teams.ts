import type { Card } from '../../src/chat/card.js'
import { chooseTeam } from '../../src/quiz/rounds/actions.js'
import { ownResultCard, receiptCard } from '../../src/quiz/rounds/own-cards.js'
import type { RoundNews } from '../../src/quiz/rounds/round-cards.js'
import { buttonsOf, refOf } from '../e2e/bot/real-bot.js'
import { LEADERS, lobby, opened, ownAnswer, play, result, revealed, sheet, tallies } from './round-scenes.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

/** Four teams, of which one has nobody and one only somebody without a name. */
const TEAMS: RoundNews['teams'] = [
  { team: 1, points: 31, people: 5, rank: 1, members: 7, names: ['Ben', '<@U1> & co', '*Mia*', 'Zoë', 'Noah'] },
  { team: 0, points: 18, people: 1, rank: 2, members: 1, names: ['\u200b'] },
  { team: 3, points: 1, people: 2, rank: 3, members: 2, names: ['Ada *L*', 'Emil'] },
  { team: 2, points: 0, people: 0, rank: 4, members: 0, names: [] },
]

/** The same before anybody has a point. */
const NEW_TEAMS = TEAMS.toSorted((a, b) => a.team - b.team).map(team => ({ ...team, points: 0, people: 0, rank: 1 }))

/** Ada presses these buttons of a lobby one after the other, whatever has become of it; what she is told at last. */
async function pressing(stage: Stage, ...labels: readonly string[]): Promise<Card> {
  const card = await opened(stage, '/round 2 10 2')
  let said = card
  for (const label of labels) said = await stage.press(card, label)
  return said
}

const RED = '🔴 Red'
const BLUE = '🔵 Blue'

export const SHOWN_TEAMS: readonly Shown[] = [
  {
    name: 'round-lobby-teams',
    isPost: true,
    show: (stage, t) => sheet(lobby(stage, { teams: 4 }), 0, t, { teams: NEW_TEAMS }),
  },
  {
    name: 'round-lobby-teams-german',
    isPost: true,
    locale: 'de',
    show: (stage, t) => sheet(lobby(stage, { teams: 4 }), 0, t, { teams: NEW_TEAMS }),
  },
  { name: 'round-lobby-teams-opened', isPost: true, show: stage => opened(stage, '/round 3 10 teams:3') },
  { name: 'round-lobby-teams-begun', isPost: true, show: (stage, t) => sheet(play(stage, { teams: 2 }), 0, t) },
  { name: 'round-team-joined', show: stage => pressing(stage, RED) },
  {
    name: 'round-team-joined-german',
    locale: 'de',
    show: async stage => stage.person('Ben').press(refOf(await opened(stage, '/round 2 10 2'), '🔵 Blau')),
  },
  { name: 'round-team-changed', show: stage => pressing(stage, RED, BLUE) },
  { name: 'round-team-pressed-twice', show: stage => pressing(stage, RED, RED) },
  { name: 'round-team-kept', show: stage => pressing(stage, RED, 'Start', BLUE) },
  { name: 'round-team-late', show: stage => pressing(stage, 'Start', BLUE) },
  {
    name: 'round-reveal-teams',
    isPost: true,
    show: (stage, t) =>
      sheet(revealed(stage, { teams: 4 }), 1, t, { tallies: tallies(play(stage)), leaders: LEADERS, teams: TEAMS }),
  },
  {
    name: 'round-reveal-teams-german',
    isPost: true,
    locale: 'de',
    show: (stage, t) =>
      sheet(revealed(stage, { teams: 4 }), 1, t, { tallies: tallies(play(stage)), leaders: LEADERS, teams: TEAMS }),
  },
  {
    name: 'round-reveal-teams-silent',
    isPost: true,
    show: (stage, t) => sheet(revealed(stage, { teams: 4 }), 1, t, { tallies: tallies(play(stage)), teams: NEW_TEAMS }),
  },
  {
    name: 'round-podium-teams',
    isPost: true,
    show: (stage, t) =>
      sheet(play(stage, { teams: 4, phase: 'podium', position: 3, ending: 'played' }), 5, t, {
        leaders: LEADERS,
        teams: TEAMS,
        people: 8,
        hardest: [1],
      }),
  },
  {
    name: 'round-podium-teams-german',
    isPost: true,
    locale: 'de',
    show: (stage, t) =>
      sheet(play(stage, { teams: 4, phase: 'podium', position: 3, ending: 'played' }), 5, t, {
        leaders: LEADERS,
        teams: TEAMS,
        people: 8,
      }),
  },
  {
    name: 'round-podium-teams-nobody',
    isPost: true,
    show: (stage, t) => sheet(play(stage, { teams: 4, phase: 'podium', ending: 'silent' }), 5, t, { teams: NEW_TEAMS }),
  },
  {
    name: 'round-receipt-team',
    show: (stage, t) => receiptCard({ ...ownAnswer(stage, 'right', { teams: 2 }, true), team: 1 }, t),
  },
  {
    name: 'round-result-team',
    show: (stage, t) => ownResultCard(result(stage, { team: { team: 1, points: 1, people: 3, rank: 2 } }), t),
  },
  {
    name: 'round-result-team-german',
    locale: 'de',
    show: (stage, t) => ownResultCard(result(stage, { team: { team: 3, points: 31, people: 3, rank: 1 } }), t),
  },
  {
    name: 'error-round-no-such-team',
    show: async stage => {
      const [join] = buttonsOf(await opened(stage))
      const [, , session = ''] = join?.action.split('/') ?? []
      return stage.person('Ada').press(chooseTeam.ref({ session, team: 0 }))
    },
  },
]
