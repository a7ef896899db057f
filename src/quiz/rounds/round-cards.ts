import type { Button, Card, CardBlock } from '../../chat/card.js'
import { LIMITS } from '../../chat/limits.js'
import { type Block, bullets, type Inline, paragraph, strong, text } from '../../core/rich-text.js'
import type { Translator } from '../../i18n/translate.js'
import { sourceLine } from '../../lookup/source-line.js'
import { choiceButtons, choiceList, fitBody, fitsButtons } from '../choice-view.js'
import { distribution, explanationOf } from '../daily-cards.js'
import type { Tally } from '../daily-service.js'
import { choiceOf } from '../kinds/choice.js'
import type { ChoiceBody } from '../kinds/choice-body.js'
import { stemBlocks } from '../kinds/stem.js'
import { worthLine } from '../worth-line.js'
import { anotherRound, answerRound, controlRound, joinRound, showOwnAnswer, showOwnResult } from './actions.js'
import { type Control, isDue, type Round, stepOf } from './round.js'
import { nameOf, placeMark } from './round-names.js'
import type { RoundInPlay } from './round-service.js'
import type { Standing } from './standings.js'
import { type TeamNews, teamButtons, teamFields, teamsLine, teamsList } from './team-cards.js'

const QUESTION_LENGTH = 1600
const NAMES_SHOWN = 10
const LEADERS_SHOWN = 3

/** What the channel is shown of a round besides how it stands. */
export interface RoundNews {
  /** Epoch milliseconds. */
  readonly now: number
  /** How many have joined, and what the first of them are called. */
  readonly players: number
  readonly names: readonly string[]
  readonly host: string
  /** How many have answered the question that is open. */
  readonly answered: number
  readonly tallies: readonly Tally[]
  /** The best so far. */
  readonly leaders: readonly (Standing & { readonly name: string })[]
  /** The best first; empty in a round without teams. */
  readonly teams: readonly TeamNews[]
  /** How many have answered anything. */
  readonly people: number
  /** Positions of the questions that most got wrong, the hardest first. */
  readonly hardest: readonly number[]
}

/** A sheet of a round as it now is: the lobby, a question with its answer once that is known, or the result. */
export function roundCard(play: RoundInPlay, sheet: number, news: RoundNews, t: Translator): Card {
  if (sheet === 0) return lobbyCard(play, news, t)
  if (sheet > play.round.total) return podiumCard(play, news, t)
  const position = sheet - 1
  const isOpen = play.round.phase === 'asking' && play.round.position === position
  return isOpen ? askedCard(play, position, news, t) : revealedCard(play, position, news, t)
}

function lobbyCard({ round, session }: RoundInPlay, news: RoundNews, t: Translator): Card {
  const { seconds, total: count, until } = round
  const isInTeams = round.teams > 0
  const host = nameOf(news.host, t)
  const { topic } = session
  const invitation = [
    paragraph(
      ...t.rich('round.lobby.text', { host, count, seconds }),
      ...(topic === undefined ? [] : [text(' '), ...t.rich('round.lobby.topic', { topic })]),
    ),
    paragraph(t('round.lobby.rules')),
    ...(isInTeams ? [paragraph(t('round.lobby.teams'))] : []),
  ]
  const title = t('round.title')
  if (round.phase !== 'lobby') {
    const state = round.ending === 'unstarted' ? 'unstarted' : round.ending === 'stopped' ? 'stopped' : 'started'
    return { title, blocks: [{ type: 'text', content: [...invitation, paragraph(strong(t(`round.lobby.${state}`)))] }] }
  }
  const join: Button = { label: t('round.join'), action: joinRound.ref({ session: round.id }), style: 'primary' }
  const steering = [controlButton(round, 'start', t, 'success'), controlButton(round, 'stop', t)]
  return {
    title,
    blocks: [
      { type: 'text', content: isInTeams ? invitation : [...invitation, joinedLine(news, t)] },
      ...(isInTeams ? [teamFields(news.teams, t)] : []),
      ...(until === null ? [] : [countdown('round.lobby.ends', until, t, 'relative')]),
      ...(isInTeams ? [teamButtons(round, t)] : []),
      { type: 'buttons', buttons: isInTeams ? steering : [join, ...steering] },
    ],
  }
}

function joinedLine(news: RoundNews, t: Translator): Block {
  const names = news.names.slice(0, NAMES_SHOWN).map(name => nameOf(name, t))
  if (names.length === 0) return paragraph(t('round.lobby.nobody'))
  return paragraph(t('round.lobby.players', { names: names.join(', '), more: news.players - names.length }))
}

function askedCard({ round, session }: RoundInPlay, position: number, news: RoundNews, t: Translator): Card {
  const { id, isPaused, total } = round
  const title = t('round.question', { number: position + 1, total })
  const body = bodyOf({ round, session }, position)
  if (body === undefined) return { title, blocks: [{ type: 'text', content: [paragraph(t('round.unreadable'))] }] }
  const toRef = (choice: number) => answerRound.ref({ session: id, position, choice })
  const isEnded = round.ending !== null || isDue(round, news.now)
  const buttons = choiceButtons(body, toRef).map(button =>
    isPaused || isEnded ? { ...button, disabled: true } : button,
  )
  const left = Math.ceil(round.left / 1000)
  return {
    title,
    blocks: [
      { type: 'text', content: fitsButtons(body) ? stemBlocks(body) : [...stemBlocks(body), ...choiceList(body)] },
      ...worthLine(session.questions[position], t),
      { type: 'buttons', buttons },
      isPaused
        ? { type: 'text', content: [paragraph(strong(t('round.paused', { seconds: left })))] }
        : isEnded || round.until === null
          ? { type: 'text', content: [paragraph(strong(t('round.timeUp')))] }
          : countdown('round.ends', round.until, t),
      { type: 'context', content: [text(t('round.answered', { count: news.answered }))] },
      ...(isEnded ? [] : [controls(round, isPaused ? ['resume', 'skip', 'stop'] : ['pause', 'skip', 'stop'], t)]),
    ],
  }
}

function revealedCard(play: RoundInPlay, position: number, news: RoundNews, t: Translator): Card {
  const { round, session } = play
  const title = t('round.reveal', { number: position + 1, total: round.total })
  const question = session.questions[position]
  const body = bodyOf(play, position)
  const tally = news.tallies[position]
  if (question === undefined || body === undefined || tally === undefined) {
    return { title, blocks: [{ type: 'text', content: [paragraph(t('round.unreadable'))] }] }
  }
  const isCurrent = round.phase === 'revealed' && round.position === position
  const ahead = isCurrent ? [...teamsLine(news.teams, t), ...leadersLine(news, t)] : []
  const own: Button = {
    label: t('round.own'),
    action: showOwnAnswer.ref({ session: round.id, position }),
    style: 'primary',
  }
  return {
    title,
    blocks: [
      {
        type: 'text',
        content: [...stemBlocks(body), bullets(distribution(body, tally, t)), ...explanationOf(session, position, t)],
      },
      { type: 'context', content: sourceLine(question.source, t) },
      ...ahead,
      ...(isCurrent ? [nextLine(round, t)] : []),
      { type: 'buttons', buttons: [own, ...(isCurrent ? controlsOfReveal(round, t) : [])] },
    ],
  }
}

function nextLine({ isPaused, until, position, total, left }: Round, t: Translator): CardBlock {
  if (isPaused || until === null) {
    return { type: 'text', content: [paragraph(strong(t('round.paused', { seconds: Math.ceil(left / 1000) })))] }
  }
  return countdown(position + 1 < total ? 'round.next' : 'round.result', until, t)
}

const controlsOfReveal = (round: Round, t: Translator): Button[] => [
  controlButton(round, round.isPaused ? 'resume' : 'pause', t),
  controlButton(round, 'skip', t),
  controlButton(round, 'stop', t),
]

function leadersLine({ leaders }: RoundNews, t: Translator): CardBlock[] {
  const [first] = leaders
  if (first === undefined || first.points === 0) return []
  const all = leaders
    .slice(0, LEADERS_SHOWN)
    .map(({ rank, name, points }) => `${rank}. ${nameOf(name, t)} ${points}`)
    .join(' · ')
  return [{ type: 'context', content: [text(t('round.leaders', { leaders: all }))] }]
}

function podiumCard({ round, session }: RoundInPlay, news: RoundNews, t: Translator): Card {
  const { ending, id } = round
  const best = news.leaders.filter(({ points }) => points > 0)
  const lines = best.map((standing): Inline[] => {
    const { name, points, correct } = standing
    const said = t('round.podium.points', { points, correct })
    return [text(`${placeMark(standing)} `), strong(nameOf(name, t)), text(` – ${said}`)]
  })
  const hardest = news.hardest.flatMap(position => {
    const { topic } = session.questions[position] ?? {}
    return topic === undefined || topic === '' ? [] : [topic]
  })
  const content: Block[] = [
    ...(ending === 'silent' || ending === 'stopped' ? [paragraph(t(`round.ended.${ending}`))] : []),
    ...(lines.length === 0 ? [paragraph(t('round.podium.nobody'))] : placed(news.teams, lines, t)),
  ]
  return {
    title: t('round.podium'),
    ...(lines.length === 0 ? {} : { tone: 'success' as const }),
    blocks: [
      { type: 'text', content },
      {
        type: 'context',
        content: [
          text(t('round.podium.people', { count: news.people })),
          ...(hardest.length === 0
            ? []
            : [text(` ${t('round.podium.hardest', { topics: [...new Set(hardest)].join(', ') })}`)]),
        ],
      },
      {
        type: 'buttons',
        buttons: [
          { label: t('round.ownResult'), action: showOwnResult.ref({ session: id }), style: 'primary' },
          { label: t('quiz.again'), action: anotherRound.ref({ session: id }), style: 'secondary' },
        ],
      },
    ],
  }
}

/** The teams first, then the best of all. */
function placed(teams: readonly TeamNews[], best: readonly Inline[][], t: Translator): Block[] {
  if (teams.length === 0) return [bullets(best)]
  return [
    paragraph(strong(t('round.podium.teams'))),
    teamsList(teams, t),
    paragraph(strong(t('round.podium.best'))),
    bullets(best),
  ]
}

/** The question as far as there is room for it. */
export function bodyOf({ session }: RoundInPlay, position: number): ChoiceBody | undefined {
  const question = session.questions[position]
  const body = question && choiceOf(question)
  return body && fitBody(body, Math.min(QUESTION_LENGTH, LIMITS.cardText))
}

/** The end of a time that everybody watches. */
function countdown(
  key: 'round.lobby.ends' | 'round.ends' | 'round.next' | 'round.result',
  at: number,
  t: Translator,
  style: 'relative' | 'countdown' = 'countdown',
): CardBlock {
  const fallback = `${new Date(at).toISOString().slice(11, 19)} UTC`
  return { type: 'text', content: [paragraph(text(`${t(key)} `), { type: 'time', at, style, fallback })] }
}

function controls(round: Round, all: readonly Control[], t: Translator): CardBlock {
  return { type: 'buttons', buttons: all.map(what => controlButton(round, what, t)) }
}

function controlButton(round: Round, what: Control, t: Translator, style: Button['style'] = 'secondary'): Button {
  const isReveal = what === 'skip' && round.phase === 'asking'
  const label = t(isReveal ? 'round.control.reveal' : `round.control.${what}`)
  return { label, action: controlRound.ref({ session: round.id, step: stepOf(round), what }), style }
}
