import type { Tally } from '../daily-service.js'
import { choiceOf } from '../kinds/choice.js'
import type { RoundNews } from './round-cards.js'
import type { RoundInPlay, RoundService } from './round-service.js'
import type { RoundStore } from './round-store.js'
import { type Judged, standings, teamStandings } from './standings.js'

const NAMES = 10
/** Of all teams together. */
const NAMES_OF_TEAMS = 20
/** The first three ranks, shared ones as far as there is room. */
const LEADERS = 3
const MOST_LEADERS = 8
const HARDEST = 3

/** Gathers what the channel is shown of a round. */
export async function roundNews(
  play: RoundInPlay,
  service: Pick<RoundService, 'judged'>,
  store: RoundStore,
  now: number,
): Promise<RoundNews> {
  const { round, session } = play
  const isLobby = round.phase === 'lobby'
  const [players, members, answered, judged] = await Promise.all([
    isLobby && round.teams === 0 ? store.players(round.id, NAMES) : { count: 0, personIds: [] },
    round.phase === 'asking' || round.teams === 0 ? [] : store.members(round.id),
    round.phase === 'asking' ? store.countBallots(round.id, round.position) : 0,
    isLobby ? [] : service.judged(play),
  ])
  const table = standings(judged)
  const leaders = table.filter(({ rank }) => rank <= LEADERS).slice(0, MOST_LEADERS)
  const teams = teamStandings(round.teams, members, table).map(standing => {
    const own = members.filter(({ team }) => team === standing.team).map(({ personId }) => personId)
    const first = isLobby ? own.slice(0, Math.floor(NAMES_OF_TEAMS / round.teams)) : []
    return { ...standing, members: own.length, first }
  })
  const named = [
    round.hostId,
    ...players.personIds,
    ...leaders.map(({ personId }) => personId),
    ...teams.flatMap(({ first }) => first),
  ]
  const names = await store.names(session, [...new Set(named)])
  const nameOf = (personId: string): string => names.get(personId) ?? ''
  return {
    now,
    host: nameOf(round.hostId),
    players: players.count,
    names: players.personIds.map(nameOf),
    teams: teams.map(({ first, ...team }) => ({ ...team, names: first.map(nameOf) })),
    answered,
    tallies: session.questions.map((question, position) =>
      tally(choiceOf(question)?.choices.length ?? 0, judged, position),
    ),
    leaders: leaders.map(each => ({ ...each, name: nameOf(each.personId) })),
    people: table.length,
    hardest: hardest(session.questions.length, judged),
  }
}

function tally(choices: number, judged: readonly Judged[], position: number): Tally {
  const own = judged.filter(each => each.position === position)
  const counts = Array.from({ length: choices }, (_, choice) => own.filter(each => each.choice === choice).length)
  return { counts, answered: own.length }
}

/** Where less than half were right, the worst first. */
function hardest(total: number, judged: readonly Judged[]): readonly number[] {
  return Array.from({ length: total }, (_, position) => {
    const own = judged.filter(each => each.position === position)
    const share = own.filter(({ correctness }) => correctness === 1).length / own.length
    return { position, share }
  })
    .filter(({ share }) => share < 0.5)
    .sort((a, b) => a.share - b.share)
    .slice(0, HARDEST)
    .map(({ position }) => position)
}
