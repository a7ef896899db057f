import type { Locale } from '../../core/locale.js'

export type Phase =
  /** Waits for its host to start it. */
  | 'lobby'
  /** A question is open. */
  | 'asking'
  /** Its answer is shown. */
  | 'revealed'
  /** The result is to be posted. */
  | 'podium'
  | 'over'

/** Why a round ends: all was asked, nobody answered any more, somebody stopped it, nobody started it, or its channel is gone. */
export type Ending = 'played' | 'silent' | 'stopped' | 'unstarted' | 'unreachable'

/** How a live round stands. Questions and answers are those of its session. */
export interface Round {
  /** The id of its session. */
  readonly id: string
  readonly platform: string
  /** The platform's id of the channel. */
  readonly channelId: string
  readonly hostId: string
  /** The language of what the channel sees. */
  readonly locale: Locale
  /** For each question. */
  readonly seconds: number
  /** How many questions there are. */
  readonly total: number
  /** How many teams there are; 0 where everybody plays alone. */
  readonly teams: number
  readonly phase: Phase
  /** Index of the question. */
  readonly position: number
  /** Epoch milliseconds at which the phase, or a pause of it, ends by itself; `null` before its message is out. */
  readonly until: number | null
  /** Milliseconds that the phase has left while its time does not run: paused, or not posted yet. */
  readonly left: number
  readonly isPaused: boolean
  /** Questions in a row that nobody answered. */
  readonly silent: number
  /** `null` while it goes on. */
  readonly ending: Ending | null
  /** The platform's ids of its messages, by sheet. */
  readonly messages: Readonly<Record<number, string>>
  /** Counts the changes that were saved. */
  readonly version: number
}

/** What the host and managers do. */
export const CONTROLS = ['start', 'pause', 'resume', 'skip', 'stop'] as const
export type Control = (typeof CONTROLS)[number]

/** By colour, in the order in which a round has them. */
export const TEAMS = ['red', 'blue', 'yellow', 'green'] as const

/** Into which team somebody comes who has chosen none: the one with the fewest members, the first of equal ones. */
export const smallestTeam = (sizes: readonly number[]): number => sizes.indexOf(Math.min(...sizes))

/** Milliseconds in which a round must be started, or it is taken back. */
export const LOBBY_TIME = 15 * 60_000

/** A round in its lobby, which nobody has seen yet. */
export function newRound(
  of: Pick<Round, 'id' | 'platform' | 'channelId' | 'hostId' | 'locale' | 'seconds' | 'total' | 'teams'>,
): Round {
  return {
    ...of,
    phase: 'lobby',
    position: 0,
    until: null,
    left: LOBBY_TIME,
    isPaused: false,
    silent: 0,
    ending: null,
    messages: {},
    version: 0,
  }
}

/** Milliseconds for which an answer is shown before the next question. */
export const REVEAL_TIME = 15_000
/** Milliseconds after which a round that is paused is over, so that its channel can have another. */
export const PAUSE_TIME = 30 * 60_000
/** After so many questions in a row that nobody answered a round ends itself. */
export const MOST_SILENT = 3

/** The message on which a round stands: 0 for the lobby, then one a question, and one for the result. */
export function sheetOf({ phase, position, total, messages }: Round): number {
  if (phase === 'lobby') return 0
  if (phase === 'asking' || phase === 'revealed') return position + 1
  return phase === 'podium' || messages[total + 1] !== undefined ? total + 1 : 0
}

/** Counts the phases through which a round goes, so that a button of an earlier one can be told. */
export function stepOf({ phase, position, total }: Round): number {
  if (phase === 'lobby') return 0
  if (phase === 'asking') return 2 * position + 1
  return phase === 'revealed' ? 2 * position + 2 : 2 * total + 1
}

export const isLive = ({ phase }: Round): boolean => phase !== 'over'

/** Whether its phase is over. */
export const isDue = ({ until }: Round, now: number): boolean => until !== null && now >= until

/** Whether answers to the question that is shown are taken. */
export function isOpen(round: Round, now: number): boolean {
  return round.phase === 'asking' && !round.isPaused && round.ending === null && !isDue(round, now)
}

/** Milliseconds of the question's time that are left. */
export function timeLeft({ until, left, isPaused }: Round, now: number): number {
  return until === null || isPaused ? left : Math.max(0, until - now)
}

/** The same round where the control does not fit, as when two press at once. */
export function control(round: Round, what: Control, now: number): Round {
  const { phase, isPaused } = round
  if (phase === 'podium' || phase === 'over' || round.ending !== null) return round
  if (what === 'stop') {
    const ended: Round = { ...round, ending: 'stopped', isPaused: false, left: 0, until: now }
    // What was answered so far is counted and shown first.
    return phase === 'asking' ? ended : { ...ended, phase: phase === 'lobby' ? 'over' : 'podium', until: null }
  }
  if (phase === 'lobby') return what === 'start' ? ask(round, 0) : round
  if (isDue(round, now)) return round
  const isShown = round.messages[sheetOf(round)] !== undefined
  // What nobody has seen yet is not skipped.
  if (what === 'skip') return isShown ? { ...round, isPaused: false, until: now } : round
  if (what === 'pause' && !isPaused) {
    return { ...round, isPaused: true, until: now + PAUSE_TIME, left: timeLeft(round, now) }
  }
  if (what === 'resume' && isPaused) return { ...round, isPaused: false, until: isShown ? now + round.left : null }
  return round
}

/** After a question whose time is up, and that so many have answered. */
export function reveal(round: Round, answered: number, now: number): Round {
  const silent = answered === 0 ? round.silent + 1 : 0
  const ending = round.isPaused ? 'stopped' : round.ending
  if (ending !== null) return { ...round, silent, ending, phase: 'podium', until: null, left: 0, isPaused: false }
  return { ...round, silent, phase: 'revealed', until: now + REVEAL_TIME, left: REVEAL_TIME }
}

/** After a lobby or an answer that was shown long enough. */
export function proceed(round: Round): Round {
  if (round.phase === 'lobby') return { ...round, phase: 'over', ending: 'unstarted', until: null }
  if (round.phase !== 'revealed') return round
  if (round.isPaused) return { ...round, phase: 'podium', ending: 'stopped', until: null, left: 0, isPaused: false }
  const isLast = round.position + 1 >= round.total
  if (!isLast && round.silent < MOST_SILENT) return ask(round, round.position + 1)
  return { ...round, phase: 'podium', ending: isLast ? 'played' : 'silent', until: null, left: 0 }
}

/** Its message is out: from now on the time runs. */
export function shown(round: Round, messageId: string, now: number): Round {
  const messages = { ...round.messages, [sheetOf(round)]: messageId }
  if (round.phase === 'podium') return { ...round, messages, phase: 'over' }
  return { ...round, messages, until: round.until ?? now + round.left }
}

/** Nothing more can be shown in its channel. */
export function giveUp(round: Round): Round {
  return { ...round, phase: 'over', ending: round.ending ?? 'unreachable', until: null }
}

function ask(round: Round, position: number): Round {
  return { ...round, phase: 'asking', position, until: null, left: round.seconds * 1000, isPaused: false }
}
