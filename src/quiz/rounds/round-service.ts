import type { AnswerStore } from '../../answers/answer-store.js'
import type { AskedQuestion, Outcome, Session } from '../../answers/session.js'
import type { ClassRef, Context } from '../../chat/context.js'
import type { NewId } from '../../core/ids.js'
import { localDay } from '../../core/local-time.js'
import type { Locale } from '../../core/locale.js'
import type { Lookup } from '../../lookup/lookup.js'
import type { HistoryStore } from '../history-store.js'
import { CHOICE_KINDS, choiceOf } from '../kinds/choice.js'
import type { QuestionBank } from '../question-bank.js'
import { scopeOf } from '../topic.js'
import { BY_KIND, type Worth } from '../worth.js'
import { type Control, control, isLive, isOpen, newRound, type Round, stepOf, timeLeft } from './round.js'
import type { RoundLease, RoundStore, TeamChoice } from './round-store.js'
import { type Judged, judge, roundBallot, standings, type TeamStanding, teamStandings } from './standings.js'

/** A round with what is asked in it. */
export interface RoundInPlay {
  readonly round: Round
  readonly session: Session
}

/** What one person has put down for a question, and how it stands. */
export interface OwnAnswer extends RoundInPlay {
  readonly position: number
  readonly choice: number | undefined
  /** Whether its answer may be shown. */
  readonly isClosed: boolean
  /** The last position whose answer may be shown; -1 where there is none. */
  readonly lastClosed: number
  /** Once the question is closed. */
  readonly judged: Judged | undefined
  /** Whether the question still takes answers. */
  readonly isOpen: boolean
  /** For whom an answer that is kept plays, in a round of teams. */
  readonly team?: number
}

export interface OwnResult extends RoundInPlay {
  readonly points: number
  readonly correct: number
  /** How many were asked. */
  readonly asked: number
  /** `undefined` for who has answered nothing. */
  readonly rank: number | undefined
  readonly people: number
  /** The person's team, where there are teams and they are in one. */
  readonly team: TeamStanding | undefined
  /** What of the points counts for the boards. */
  readonly counted: number
  /** Positions of what was asked and not answered right. */
  readonly misses: readonly number[]
}

export interface RoundWish {
  readonly count: number
  /** For each question. */
  readonly seconds: number
  readonly topic?: string | undefined
  readonly teams?: number | undefined
}

export type Opened = RoundInPlay | 'busy' | 'nothing'

/** Live rounds in a channel: everybody sees the same question, and answers it with one press. */
export interface RoundService {
  /** Opens the lobby. `busy` where the channel has a round already, `nothing` where the notes give no questions. */
  open(context: Context, wanted: RoundWish): Promise<Opened>
  /** `undefined` for one that does not exist in this community. */
  find(context: Context, id: string): Promise<RoundInPlay | undefined>
  inPlay(round: Round): Promise<RoundInPlay>
  /** `false` where the person plays along already. */
  join(context: Context, { round }: RoundInPlay): Promise<boolean>
  /** Puts the person into a team until the round is started. `undefined` where the round has no such team. */
  chooseTeam(context: Context, play: RoundInPlay, team: number): Promise<TeamChoice | undefined>
  /** Keeps a choice while the question is open; after that it changes nothing. `undefined` for what was not asked. */
  answer(context: Context, play: RoundInPlay, position: number, choice: number): Promise<OwnAnswer | undefined>
  /** `undefined` for a question that was not asked yet. */
  own(context: Context, play: RoundInPlay, position: number): Promise<OwnAnswer | undefined>
  /** What the round has become; one of an earlier step changes nothing. */
  control(context: Context, play: RoundInPlay, step: number, what: Control): Promise<RoundInPlay>
  /** Closes the question that is asked and counts its answers: returns how many. May be called again: each counts once. */
  closeQuestion(play: RoundInPlay, now: number): Promise<number>
  /** Every answer to the questions that are closed. */
  judged(play: RoundInPlay): Promise<readonly Judged[]>
  result(context: Context, play: RoundInPlay): Promise<OwnResult>
}

/** How many of the class's last questions are not asked again while there are others. */
const RECENT = 200
const REMEMBERED = 50
/** Presses that race for one change. */
const MOST_TRIES = 5

export interface RoundParts {
  readonly bank: QuestionBank
  readonly lookup: Lookup
  readonly answers: AnswerStore
  readonly store: RoundStore
  readonly history: Pick<HistoryStore, 'openQuestionIds'>
  readonly newId: NewId
  /** What each question earns. */
  readonly worth?: Worth
  /** With what a round that is opened is driven by this process. */
  readonly lease: () => RoundLease
  /** The language in which a community is addressed, where it has set one. */
  readonly localeOf: (communityId: string) => Promise<Locale | undefined>
}

export function createRoundService(parts: RoundParts): RoundService {
  const { bank, lookup, answers, store, history, newId, worth = BY_KIND } = parts
  // What was asked never changes, and hundreds press at once.
  const sessions = createMemory<Session | undefined>()
  const sessionOf = (id: string): Promise<Session | undefined> =>
    sessions.get(id, async () => {
      const session = await answers.findSession(id)
      return session?.kind === 'round' ? session : undefined
    })

  const own: RoundService['own'] = async (context, { round, session }, position) => {
    const last = lastClosed(round)
    const isClosed = last >= position
    const isAsked = isClosed || (round.phase === 'asking' && round.position === position)
    if (!isAsked || session.questions[position] === undefined) return undefined
    const ballots = await answers.ballotsOf(round.id, context.person.id)
    const ballot = ballots.find(each => each.position === position)
    return {
      round,
      session,
      position,
      isClosed,
      lastClosed: last,
      choice: roundBallot(ballot?.given)?.choice,
      judged: isClosed && ballot !== undefined ? judge(session, [ballot], round.seconds)[0] : undefined,
      isOpen: round.position === position && isOpen(round, context.now),
    }
  }

  // What is closed never changes, and is looked at with every edit.
  const closed = createMemory<readonly Judged[]>()
  const judged: RoundService['judged'] = async ({ round, session }) => {
    const last = lastClosed(round)
    return closed.get(`${round.id} ${last}`, async () => {
      const ballots = await answers.allBallots(round.id)
      const counted = ballots.filter(({ position }) => position <= last)
      return judge(session, counted, round.seconds)
    })
  }

  return {
    own,
    judged,
    open: async (context, { count, seconds, topic, teams = 0 }) => {
      const of: ClassRef = context.class
      const { platform, id: channelId } = context.channel
      const live = await store.findLive(platform, channelId)
      if (live !== undefined) return 'busy'
      const id = newId()
      const [open, recent] = await Promise.all([history.openQuestionIds(of), store.recentQuestionIds(of, RECENT)])
      const drawn = bank.draw(of.courseId, {
        count,
        seed: id,
        kinds: CHOICE_KINDS,
        ...scopeOf(lookup, of.courseId, topic),
        // What is open in the challenge comes last: its answers would be given away.
        recent: [...open, ...recent],
      })
      if (drawn.length === 0) return 'nothing'
      const day = localDay(context.now, lookup.course(of.courseId)?.timeZone ?? 'UTC')
      const session: Session = {
        id,
        kind: 'round',
        communityId: of.communityId,
        courseId: of.courseId,
        personId: null,
        channelId: context.channel.id,
        openedAt: context.now,
        closedAt: null,
        ...(topic === undefined ? {} : { topic }),
        questions: await worth(of.courseId, day, drawn),
      }
      const round = newRound({
        id,
        platform,
        channelId,
        hostId: context.person.id,
        locale: (await parts.localeOf(of.communityId)) ?? context.locale,
        seconds,
        total: drawn.length,
        teams,
      })
      await answers.openSession(session)
      if (await store.open(round, parts.lease())) return { round, session }
      await answers.closeSession(id, context.now)
      return 'busy'
    },

    find: async (context, id) => {
      const [round, session] = await Promise.all([store.find(id), sessionOf(id)])
      const isHere = session !== undefined && session.communityId === context.community?.id
      return round === undefined || !isHere ? undefined : { round, session }
    },

    inPlay: async round => {
      const session = await sessionOf(round.id)
      if (session === undefined) throw new Error(`the round ${round.id} has no session`)
      return { round, session }
    },

    join: ({ person, now }, { round }) => store.join(round.id, person.id, now),

    chooseTeam: async ({ person, now }, { round }, team) =>
      team < round.teams ? store.chooseTeam(round.id, person.id, team, now) : undefined,

    answer: async (context, play, position, choice) => {
      const { round, session } = play
      const question = session.questions[position]
      if (question === undefined || choiceOf(question)?.choices[choice] === undefined) return undefined
      const before = await own(context, play, position)
      if (before === undefined || !before.isOpen) return before
      // Before the answer: none is ever without a team.
      const team = round.teams === 0 ? {} : { team: await store.assignTeam(round.id, context.person.id, context.now) }
      // The same again is no change: it keeps its time.
      if (before.choice === choice) return { ...before, ...team }
      const left = timeLeft(round, context.now)
      const ballot = { sessionId: round.id, position, personId: context.person.id, given: { choice, left } }
      const isKept = await answers.saveBallot({ ...ballot, at: context.now })
      return isKept ? { ...before, ...team, choice } : { ...before, isOpen: false }
    },

    control: async (context, play, step, what) => {
      let round: Round | undefined = play.round
      for (let tries = 0; tries < MOST_TRIES && round !== undefined; tries++) {
        const next = stepOf(round) === step ? control(round, what, context.now) : round
        if (next === round) return { ...play, round }
        const saved = await store.save(next)
        if (saved !== undefined) {
          // One that is stopped before it began has no result to wait for.
          if (!isLive(saved)) await answers.closeSession(saved.id, context.now)
          return { ...play, round: saved }
        }
        round = await store.find(play.round.id)
      }
      return play
    },

    closeQuestion: async ({ round, session }, now) => {
      const { id, position, seconds } = round
      // First the door, then the counting: an answer that is in by now is counted, no later one gets in.
      await answers.closeQuestion(id, position, now)
      const ballots = (await answers.allBallots(id)).filter(ballot => ballot.position === position)
      const timeZone = lookup.course(session.courseId)?.timeZone ?? 'UTC'
      const outcomes = new Map(judge(session, ballots, seconds).map(each => [each.personId, each]))
      await Promise.all(
        ballots.flatMap(ballot => {
          const found = outcomes.get(ballot.personId)
          if (found === undefined) return []
          const { correctness, points } = found
          const outcome: Outcome = { correctness, points, selfRated: false, day: localDay(ballot.at, timeZone) }
          return [answers.record({ ...ballot, outcome })]
        }),
      )
      return outcomes.size
    },

    result: async (context, play) => {
      const { round, session } = play
      const all = await judged(play)
      const table = standings(all)
      const members = round.teams === 0 ? [] : await store.members(round.id)
      const member = members.find(({ personId }) => personId === context.person.id)
      const mine = table.find(({ personId }) => personId === context.person.id)
      const right = new Set(
        all.filter(each => each.personId === context.person.id && each.correctness === 1).map(each => each.position),
      )
      const ballots = await answers.ballotsOf(round.id, context.person.id)
      const asked = lastClosed(round) + 1
      return {
        round,
        session,
        points: mine?.points ?? 0,
        correct: mine?.correct ?? 0,
        asked,
        rank: mine?.rank,
        people: table.length,
        team: teamStandings(round.teams, members, table).find(({ team }) => team === member?.team),
        counted: ballots.reduce((sum, { outcome }) => sum + (outcome?.points ?? 0), 0),
        misses: Array.from({ length: asked }, (_, position) => position).filter(position => !right.has(position)),
      }
    },
  }
}

/** Keeps the last values that were asked for; those that are `undefined` or failed are asked for again. */
function createMemory<T>(): { get(key: string, load: () => Promise<T>): Promise<T> } {
  const known = new Map<string, Promise<T>>()
  return {
    get: (key, load) => {
      const found = known.get(key)
      if (found !== undefined) return found
      const loading = load()
      known.set(key, loading)
      const forget = () => known.delete(key)
      loading.then(value => value === undefined && forget(), forget)
      for (const old of [...known.keys()].slice(0, -REMEMBERED)) known.delete(old)
      return loading
    },
  }
}

/** The last position that is closed; -1 where none is. */
function lastClosed(round: Round): number {
  if (round.phase === 'lobby' || round.ending === 'unstarted') return -1
  if (round.phase === 'asking') return round.position - 1
  // Stopped before the first question.
  return isLive(round) || Object.keys(round.messages).length > 1 ? round.position : -1
}

/** The questions at these positions. */
export function questionsAt({ questions }: Session, positions: readonly number[]): readonly AskedQuestion[] {
  return positions.map(position => questions[position]).filter(question => question !== undefined)
}
