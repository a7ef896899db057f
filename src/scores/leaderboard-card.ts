import type { Card } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { bullets, type Inline, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { currentStreak } from './score.js'
import type { BoardRow } from './score-store.js'
import { shownName } from './shown-name.js'

export interface Board {
  readonly courseTitle: string
  readonly rows: readonly BoardRow[]
  /** How many people have a score. */
  readonly people: number
  /** The asking person's row, where it is not among `rows`. */
  readonly own: BoardRow | undefined
  /** `YYYY-MM-DD`, for the streaks. */
  readonly today: string
}

const MEDALS = ['🥇', '🥈', '🥉']

export function leaderboardCard(board: Board, t: Translator): Card {
  const title = fitText(t('leaderboard.title', { course: board.courseTitle }), LIMITS.title)
  if (board.rows.length === 0) {
    return { title, blocks: [{ type: 'text', content: [paragraph(...t.rich('leaderboard.empty'))] }] }
  }
  const lines = board.rows.map(row => rowLine(row, board, t))
  const own = board.own === undefined ? [] : [paragraph('⋯'), bullets([rowLine(board.own, board, t)])]
  const more = board.people - board.rows.length - (board.own === undefined ? 0 : 1)
  return {
    title,
    blocks: [
      { type: 'text', content: [bullets(lines), ...own] },
      ...(more > 0 ? [{ type: 'context' as const, content: [text(t('leaderboard.more', { count: more }))] }] : []),
    ],
  }
}

function rowLine({ name, rank, score }: BoardRow, { today }: Board, t: Translator): Inline[] {
  const streak = currentStreak(score, today)
  const details = [
    t('leaderboard.points', { points: score.points }),
    ...(streak >= 2 ? [t('leaderboard.streak', { days: streak })] : []),
  ]
  return [
    text(`${(score.points > 0 && MEDALS[rank - 1]) || `${rank}.`} `),
    strong(shownName(name) || t('leaderboard.nameless')),
    text(` · ${details.join(' · ')}`),
  ]
}
