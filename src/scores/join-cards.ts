import type { Button, Card, CardBlock } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { paragraph } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { declineBoards, joinBoards, leaveBoards, renameMe, showBoard } from './actions.js'
import { type Board, boardControls } from './leaderboard-card.js'
import type { Scope } from './score-store.js'

/** The way onto the boards: one press with `name`, or a name of one's own. */
export function joinButtons(name: string, t: Translator): readonly [Button, Button] {
  return [
    { label: shorten(t('join.as', { name }), LIMITS.buttonLabel), action: joinBoards.ref({}), style: 'primary' },
    { label: t('join.other'), action: renameMe.ref({}) },
  ]
}

/** Asks somebody who has just earned the first points. */
export function offerBlocks(name: string, t: Translator): CardBlock[] {
  return [
    { type: 'text', content: [paragraph(t('join.offer'))] },
    {
      type: 'buttons',
      buttons: [...joinButtons(name, t), { label: t('join.decline'), action: declineBoards.ref({}) }],
    },
  ]
}

/** What somebody sees of a board who is not on it: the own rank alone. */
export function ownRankCard(board: Board, name: string, scopes: readonly Scope[], t: Translator): Card {
  const { own, people } = board
  const standing =
    own === undefined
      ? t.rich('join.noPoints')
      : t.rich('join.rank', { rank: own.rank, people: people + 1, points: own.points })
  return {
    title: fitText(t('leaderboard.title', { course: board.courseTitle }), LIMITS.title),
    blocks: [
      { type: 'text', content: [paragraph(...standing), paragraph(t('join.only'))] },
      { type: 'buttons', buttons: [...joinButtons(name, t)] },
      ...boardControls(board, scopes, t),
    ],
  }
}

export function joinedCard(name: string, t: Translator): Card {
  return {
    tone: 'success',
    blocks: [
      { type: 'text', content: [paragraph(...t.rich('stats.rename.done', { name }))] },
      {
        type: 'buttons',
        buttons: [
          { label: t('join.board'), action: showBoard.ref({ period: 'term', scope: 'class' }), style: 'primary' },
          { label: t('stats.rename'), action: renameMe.ref({}) },
          { label: t('join.leave'), action: leaveBoards.ref({}) },
        ],
      },
    ],
  }
}

export function hiddenCard(why: 'left' | 'declined', name: string, t: Translator): Card {
  const said = why === 'left' ? t.rich('join.left') : t.rich('join.declined')
  return {
    blocks: [
      { type: 'text', content: [paragraph(...said)] },
      { type: 'buttons', buttons: [...joinButtons(name, t)] },
    ],
  }
}
