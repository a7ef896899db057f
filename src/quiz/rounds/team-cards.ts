import type { CardBlock } from '../../chat/card.js'
import { type Block, bullets, type Inline, strong, text } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import { chooseTeam } from './actions.js'
import type { Round } from './round.js'
import { nameOf, placeMark, teamName } from './round-names.js'
import type { TeamStanding } from './standings.js'

/** A team as the channel is shown it. */
export interface TeamNews extends TeamStanding {
  readonly members: number
  /** What the first of them are called. */
  readonly names: readonly string[]
}

/** Who is in which team before the round begins. */
export function teamFields(teams: readonly TeamNews[], t: Translator): CardBlock {
  const fields = teams.map(({ team, members, names }) => {
    const shown = names.map(name => nameOf(name, t)).join(', ')
    const said =
      names.length === 0
        ? t('round.teams.empty')
        : t('round.teams.members', { names: shown, more: members - names.length })
    return { name: `${teamName(team, t)} (${members})`, value: [text(said)] }
  })
  return { type: 'fields', fields }
}

/** A button for each team. */
export function teamButtons({ id, teams }: Round, t: Translator): CardBlock {
  const buttons = Array.from({ length: teams }, (_, team) => ({
    label: teamName(team, t),
    action: chooseTeam.ref({ session: id, team }),
  }))
  return { type: 'buttons', buttons }
}

/** How the teams stand between two questions. */
export function teamsLine(teams: readonly TeamNews[], t: Translator): CardBlock[] {
  const [first] = teams
  if (first === undefined || first.points === 0) return []
  const all = teams.map(({ team, points }) => `${teamName(team, t)} ${points}`).join(' · ')
  return [{ type: 'context', content: [text(t('round.teams.line', { teams: all }))] }]
}

/** How the teams stand at the end. */
export function teamsList(teams: readonly TeamNews[], t: Translator): Block {
  return bullets(
    teams.map((standing): Inline[] => {
      const { team, points, people } = standing
      const said = people === 0 ? t('round.teams.silent') : t('round.teams.points', { points, people })
      return [text(`${placeMark(standing)} `), strong(teamName(team, t)), text(` – ${said}`)]
    }),
  )
}
