import type { Button, Card, CardBlock } from '../chat/card.js'
import type { ClassRef } from '../chat/context.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { paragraph } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { declineBoards, joinBoards, leaveBoards, renameMe, showBoard } from './actions.js'
import { classValues } from './class-params.js'
import { type Board, boardControls } from './leaderboard-card.js'
import type { Scope } from './score-store.js'

/** Who could join, or has: under which name, on the boards of which class, and what to call it where that is not plain. */
export interface Joining {
  readonly name: string
  readonly of: ClassRef
  readonly className: string | undefined
}

/** The way onto the boards: one press with the name, or a name of one's own. */
export function joinButtons({ name, of }: Pick<Joining, 'name' | 'of'>, t: Translator): readonly [Button, Button] {
  const join = joinBoards.ref(classValues(of))
  return [
    { label: shorten(t('join.as', { name }), LIMITS.buttonLabel), action: join, style: 'primary' },
    { label: t('join.other'), action: renameMe.ref(classValues(of)) },
  ]
}

/** What somebody on the boards may do about it. */
export function playerButtons(of: ClassRef, t: Translator): readonly [Button, Button, Button] {
  const values = classValues(of)
  return [
    { label: t('join.board'), action: showBoard.ref({ period: 'term', scope: 'class', ...values }) },
    { label: t('stats.rename'), action: renameMe.ref(values) },
    { label: t('join.leave'), action: leaveBoards.ref(values) },
  ]
}

/** Asks somebody who has just earned the first points. */
export function offerBlocks(joining: Joining, t: Translator): CardBlock[] {
  const { className, of } = joining
  const offer =
    className === undefined ? t('join.offer') : t('join.offerIn', { course: fitText(className, LIMITS.title) })
  const decline: Button = { label: t('join.decline'), action: declineBoards.ref(classValues(of)) }
  return [
    { type: 'text', content: [paragraph(offer)] },
    { type: 'buttons', buttons: [...joinButtons(joining, t), decline] },
  ]
}

/** What somebody sees of a board who is not on it: the own rank alone. */
export function ownRankCard(board: Board, name: string, scopes: readonly Scope[], t: Translator): Card {
  const { of, own, people } = board
  const standing =
    own === undefined
      ? t.rich('join.noPoints')
      : t.rich('join.rank', { rank: own.rank, people: people + 1, points: own.points })
  return {
    title: fitText(t('leaderboard.title', { course: board.courseTitle }), LIMITS.title),
    blocks: [
      { type: 'text', content: [paragraph(...standing), paragraph(t('join.only'))] },
      { type: 'buttons', buttons: [...joinButtons({ name, of }, t)] },
      ...boardControls(board, scopes, t),
    ],
  }
}

export function joinedCard(joining: Joining, t: Translator): Card {
  const { name, of } = joining
  return {
    ...titleOf(joining, t),
    tone: 'success',
    blocks: [
      { type: 'text', content: [paragraph(...t.rich('stats.rename.done', { name }))] },
      { type: 'buttons', buttons: [...playerButtons(of, t)] },
    ],
  }
}

export function hiddenCard(why: 'left' | 'declined', joining: Joining, t: Translator): Card {
  const said = why === 'left' ? t.rich('join.left') : t.rich('join.declined')
  return {
    ...titleOf(joining, t),
    blocks: [
      { type: 'text', content: [paragraph(...said)] },
      { type: 'buttons', buttons: [...joinButtons(joining, t)] },
    ],
  }
}

function titleOf({ className }: Joining, t: Translator): Pick<Card, 'title'> {
  return className === undefined ? {} : { title: fitText(t('leaderboard.title', { course: className }), LIMITS.title) }
}
