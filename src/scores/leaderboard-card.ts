import type { Button, Card, CardBlock } from '../chat/card.js'
import type { ClassRef } from '../chat/context.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, type Inline, paragraph, strong, text } from '../core/rich-text.js'
import { FORMAT_TAGS, type Translator } from '../i18n/translate.js'
import { choosePeriod, showBoard } from './actions.js'
import { classValues } from './class-params.js'
import { PERIODS, type Period, type Span } from './period.js'
import { currentStreak } from './score.js'
import type { BoardPage, BoardRow, Scope } from './score-store.js'
import { shownName } from './shown-name.js'

export interface Board extends BoardPage {
  readonly of: ClassRef
  readonly courseTitle: string
  readonly period: Period
  /** The days that it is about, where those are not the period's. */
  readonly span?: Span
  readonly scope: Scope
  /** Who asks; `undefined` for a post by the clock. */
  readonly personId: string | undefined
  /** `YYYY-MM-DD`, for the streaks. */
  readonly today: string
}

const MEDALS = ['🥇', '🥈', '🥉']
/** Escaped: so that the longest board fits on a card, whatever people call themselves. */
const LONGEST_NAME = 64

/** `scopes` are those between which one can change. */
export function leaderboardCard(board: Board, scopes: readonly Scope[], t: Translator): Card {
  const { courseTitle, people, period, scope, span } = board
  const days = span === undefined ? t(`period.${period}`) : daysOf(span, t)
  return {
    title: fitText(t('leaderboard.title', { course: courseTitle }), LIMITS.title),
    blocks: [
      {
        type: 'context',
        content: [text(t('leaderboard.of', { period: days, scope: t(`scope.${scope}`), people }))],
      },
      { type: 'text', content: boardLines(board, t) },
      ...moreBlock(board, t),
      ...boardControls(board, scopes, t),
    ],
  }
}

function daysOf({ from, to }: Span, { locale }: Translator): string {
  const format = new Intl.DateTimeFormat(FORMAT_TAGS[locale], { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.formatRange(new Date(from), new Date(to))
}

/** The rows, for a card of any kind. */
export function boardLines(board: Board, t: Translator): Block[] {
  if (board.rows.length === 0) return [paragraph(...t.rich('leaderboard.empty'))]
  const lines = (rows: readonly BoardRow[]) => bullets(rows.map(row => rowLine(row, board, t)))
  return [lines(board.rows), ...(board.around.length === 0 ? [] : [paragraph('⋯'), lines(board.around)])]
}

/** Another period, another scope. */
export function boardControls({ of, period, scope }: Board, scopes: readonly Scope[], t: Translator): CardBlock[] {
  const buttons = scopes
    .filter(other => other !== scope)
    .map((other): Button => {
      const action = showBoard.ref({ period, scope: other, ...classValues(of) })
      return { label: t(`scope.button.${other}`), action }
    })
  return [
    {
      type: 'select',
      action: choosePeriod.ref({ scope, ...classValues(of) }),
      placeholder: t('leaderboard.period', { period: t(`period.${period}`) }),
      options: PERIODS.map(value => ({ label: t(`period.${value}`), value })),
    },
    ...(buttons.length === 0 ? [] : [{ type: 'buttons' as const, buttons }]),
  ]
}

function moreBlock({ rows, around, people }: Board, t: Translator): CardBlock[] {
  const more = people - rows.length - around.length
  return more > 0 ? [{ type: 'context', content: [text(t('leaderboard.more', { count: more }))] }] : []
}

function rowLine({ personId, name, rank, points, score }: BoardRow, board: Board, t: Translator): Inline[] {
  const streak = score === undefined ? 0 : currentStreak(score, board.today).length
  const details = [
    t('leaderboard.points', { points }),
    ...(streak >= 2 ? [t('leaderboard.streak', { days: streak })] : []),
  ]
  return [
    text(`${personId === board.personId ? '➤ ' : ''}${(points > 0 && MEDALS[rank - 1]) || `${rank}.`} `),
    strong(fitText(shownName(name) || t('leaderboard.nameless'), LONGEST_NAME)),
    text(` · ${details.join(' · ')}`),
  ]
}
