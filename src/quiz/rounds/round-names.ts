import type { Translator } from '../../i18n/translate.js'
import { shownName } from '../../scores/shown-name.js'
import { TEAMS } from './round.js'

const MEDALS = ['🥇', '🥈', '🥉']

/** What somebody is called on a card. */
export function nameOf(name: string, t: Translator): string {
  const shown = shownName(name)
  return shown === '' ? t('leaderboard.nameless') : shown
}

/** What a team is called: its colour. */
export function teamName(team: number, t: Translator): string {
  const colour = TEAMS[team]
  return colour === undefined ? `${team + 1}` : t(`round.team.${colour}`)
}

/** A place on the podium; there is no medal for nothing. */
export function placeMark({ rank, points }: { readonly rank: number; readonly points: number }): string {
  return (points > 0 && MEDALS[rank - 1]) || `${rank}.`
}
