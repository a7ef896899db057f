import type { AnswerStore } from '../../answers/answer-store.js'
import type { Card } from '../../chat/card.js'
import { type Messenger, PostError } from '../../chat/messenger.js'
import type { Clock } from '../../core/clock.js'
import type { Logger } from '../../core/logger.js'
import { translator } from '../../i18n/translate.js'
import { createEditDesk, type EditDesk } from './edit-desk.js'
import { giveUp, isDue, isLive, proceed, type Round, reveal, sheetOf, shown, stepOf } from './round.js'
import { roundCard } from './round-cards.js'
import { roundNews } from './round-news.js'
import type { RoundInPlay, RoundService } from './round-service.js'
import type { RoundLease, RoundStore } from './round-store.js'

/** Drives the live rounds: what is due happens, and their messages show it. */
export interface RoundRunner {
  /** Looks after every round once. */
  runDue(): Promise<void>
  /** A round was opened here: its lobby does not wait for the next look. */
  wake(id: string): void
  /** A press's own answer has put this card in the place of a sheet: there is no need to edit it to the same. */
  replaced(round: Round, sheet: number, card: Card): void
  /** Finishes what is under way and lets other processes have the rounds. */
  close(): Promise<void>
}

export interface RoundRunnerParts {
  readonly service: RoundService
  readonly store: RoundStore
  readonly answers: Pick<AnswerStore, 'closeSession'>
  readonly messengers: () => readonly Messenger[]
  /** The bot's clock, which may be shifted, and the real one, by which leases and platforms count. */
  readonly clock: Clock
  readonly realClock: Clock
  /** Names this process. */
  readonly worker: string
  readonly logger: Logger
}

/** Milliseconds for which a process that is gone keeps its rounds. */
const LEASE = 5000
/** Milliseconds between two looks for rounds that nobody drives, while there are none here. */
const CALM = 2000
/** How far the clocks of this machine and of a platform may be apart. */
const SKEW = 5 * 60_000
/** Milliseconds for which a message that does not get out is tried again. */
const PATIENCE = 2 * 60_000
const RETRY = 2000
/** Milliseconds of a question's time that may go by until its message is out. */
const SLOW = 1000

/** With what a round that is opened now belongs to this process. */
export const leaseOf = (worker: string, realNow: number): RoundLease => ({ worker, until: realNow + LEASE })

/** What this process knows of a round that it drives. */
interface Memory {
  /** The card that was last shown on each sheet, as JSON, and the step that it told of. */
  readonly shown: Map<number, { readonly json: string; readonly step: string }>
  /** The sheet that may be out already although its id is not known. */
  uncertain: number | undefined
  /** Real time from when on a post is tried again, and since when it fails. */
  retryAt: number
  failingSince: number | undefined
}

export function createRoundRunner(parts: RoundRunnerParts): RoundRunner {
  const { service, store, answers, clock, realClock, worker, logger } = parts
  const memories = new Map<string, Memory>()
  const desks = new Map<string, EditDesk>()
  const busy = new Map<string, Promise<void>>()
  let isQuiet = false
  let lookAt = 0
  let isClosed = false

  const messengerOf = (platform: string) => parts.messengers().find(messenger => messenger.platform === platform)
  const deskOf = (messenger: Messenger): EditDesk => {
    const desk = desks.get(messenger.platform) ?? createEditDesk(messenger.editPace, realClock)
    desks.set(messenger.platform, desk)
    return desk
  }

  const memoryOf = (id: string, uncertain: number | undefined): Memory => {
    const memory = memories.get(id) ?? { shown: new Map(), uncertain, retryAt: 0, failingSince: undefined }
    memories.set(id, memory)
    return memory
  }

  /** What has become of it by the clock; `undefined` where somebody else has changed it meanwhile. */
  const advance = async (play: RoundInPlay): Promise<RoundInPlay | undefined> => {
    let current = play
    while (isDue(current.round, clock.now())) {
      const { round } = current
      const now = clock.now()
      const next =
        round.phase === 'asking' ? reveal(round, await service.closeQuestion(current, now), now) : proceed(round)
      const saved = await store.save(next)
      if (saved === undefined) return undefined
      current = { ...current, round: saved }
    }
    return current
  }

  /** Posts the sheet on which the round stands, unless it is out. */
  const post = async (play: RoundInPlay, memory: Memory, messenger: Messenger): Promise<RoundInPlay | undefined> => {
    const { round } = play
    const sheet = sheetOf(round)
    if (round.messages[sheet] !== undefined || !isLive(round)) return play
    if (realClock.now() < memory.retryAt) return play
    try {
      const key = { nonce: keyOf(round, sheet), since: realClock.now() - SKEW - PATIENCE }
      const found = memory.uncertain === sheet ? await messenger.findPost(round.channelId, key) : 'absent'
      // Where the bot may not look, the same message twice is better than none.
      const isOut = found !== 'absent' && found !== 'unreadable'
      const startsAt = clock.now()
      const planned = { ...play, round: shown(round, '', startsAt) }
      const card = await cardOf(planned, sheet)
      const messageId = isOut ? found.messageId : await messenger.post(round.channelId, card, key)
      memory.failingSince = undefined
      memory.uncertain = undefined
      if (!isOut) memory.shown.set(sheet, { json: JSON.stringify(card), step: stepText(planned.round) })
      // What took long gets its full time, and an edit that says until when.
      const isSlow = clock.now() - startsAt > SLOW
      return await keep(play, current => shown(current, messageId, isSlow ? clock.now() : startsAt))
    } catch (error) {
      return failed(play, memory, sheet, error)
    }
  }

  /** Saves a change that holds whatever else has changed; `undefined` where the round has moved on. */
  const keep = async (play: RoundInPlay, change: (round: Round) => Round): Promise<RoundInPlay | undefined> => {
    let round: Round | undefined = play.round
    while (round !== undefined && stepOf(round) === stepOf(play.round)) {
      const saved = await store.save(change(round))
      if (saved !== undefined) return { ...play, round: saved }
      round = await store.find(round.id)
    }
    return undefined
  }

  const failed = async (play: RoundInPlay, memory: Memory, sheet: number, error: unknown) => {
    const failure = error instanceof PostError ? error.failure : 'uncertain'
    const wait = error instanceof PostError ? error.retryAfter : undefined
    const now = realClock.now()
    memory.failingSince ??= now
    memory.retryAt = now + (wait ?? RETRY)
    if (failure === 'uncertain') memory.uncertain = sheet
    const isHopeless = failure === 'gone' || failure === 'forbidden' || failure === 'refused'
    logger.warn({ err: error, round: play.round.id, sheet }, 'a message of a round was not posted')
    if (!isHopeless && now - memory.failingSince < PATIENCE) return play
    if (play.round.phase === 'asking') await service.closeQuestion(play, clock.now())
    return keep(play, giveUp)
  }

  const cardOf = async (play: RoundInPlay, sheet: number) => {
    const news = await roundNews(play, service, store, clock.now())
    return roundCard(play, sheet, news, translator(play.round.locale))
  }

  /** Has the sheet on which the round stands, and the one before, say how it stands. */
  const show = async (play: RoundInPlay, memory: Memory, messenger: Messenger): Promise<void> => {
    const { round } = play
    const current = sheetOf(round)
    const news = await roundNews(play, service, store, clock.now())
    const t = translator(round.locale)
    const step = stepText(round)
    for (const sheet of messenger.editPace.isInPlace ? [current, previous(round, current)] : [current]) {
      const messageId = sheet === undefined ? undefined : round.messages[sheet]
      if (sheet === undefined || messageId === undefined) continue
      const card = roundCard(play, sheet, news, t)
      const json = JSON.stringify(card)
      const before = memory.shown.get(sheet)
      const isMajor = before?.step !== step
      if (before?.json === json) deskOf(messenger).withdraw(keyOf(round, sheet))
      if (before?.json === json || (!messenger.editPace.isInPlace && !isMajor)) continue
      deskOf(messenger).offer({
        key: keyOf(round, sheet),
        isMajor: isMajor && sheet === current,
        run: async () => {
          try {
            await messenger.edit(round.channelId, messageId, card)
            memory.shown.set(sheet, { json, step })
          } catch (error) {
            const isForNow = !(error instanceof PostError) || ['temporary', 'uncertain'].includes(error.failure)
            if (error instanceof PostError && error.retryAfter !== undefined) deskOf(messenger).rest(error.retryAfter)
            // A message that is gone is let be: the next one tells how the round goes on.
            if (!isForNow) memory.shown.set(sheet, { json, step })
            logger.warn({ err: error, round: round.id, sheet }, 'a message of a round was not edited')
          }
        },
      })
    }
  }

  const drive = async (first: Round): Promise<void> => {
    const messenger = messengerOf(first.platform)
    if (messenger === undefined) return
    // Of one that another process drove it is not known what that one has posted.
    const memory = memoryOf(first.id, sheetOf(first))
    const advanced = await advance(await service.inPlay(first))
    const play = advanced && (await post(advanced, memory, messenger))
    if (play === undefined) return
    await show(play, memory, messenger)
    // An edit that hangs must not hold up the next question.
    void deskOf(messenger).flush()
    if (isLive(play.round)) return
    await answers.closeSession(play.round.id, clock.now())
    memories.delete(play.round.id)
  }

  const runDue = async (): Promise<void> => {
    const realNow = realClock.now()
    if (isClosed || (isQuiet && realNow < lookAt)) return
    lookAt = realNow + CALM
    const platforms = parts.messengers().map(({ platform }) => platform)
    const driven = await store.drive(leaseOf(worker, realNow), realNow, platforms)
    isQuiet = driven.length === 0 && [...desks.values()].every(desk => desk.isEmpty())
    // What another process drives by now may come back in any state.
    for (const id of memories.keys()) if (driven.every(round => round.id !== id)) memories.delete(id)
    await Promise.all(
      driven.map(round => {
        // One that waits for its platform does not hold up the others, nor is it begun twice.
        const running =
          busy.get(round.id) ??
          drive(round)
            .catch(error => logger.error({ err: error, round: round.id }, 'a round could not go on'))
            .finally(() => busy.delete(round.id))
        busy.set(round.id, running)
        return running
      }),
    )
    await Promise.all([...desks.values()].map(desk => desk.flush()))
  }

  return {
    runDue,
    wake: id => {
      isQuiet = false
      memoryOf(id, undefined)
      runDue().catch(error => logger.error({ err: error }, 'the rounds could not be looked after'))
    },
    replaced: (round, sheet, card) => {
      memories.get(round.id)?.shown.set(sheet, { json: JSON.stringify(card), step: stepText(round) })
      desks.get(round.platform)?.withdraw(keyOf(round, sheet))
    },
    close: async () => {
      isClosed = true
      await Promise.all(busy.values())
      await Promise.all([...desks.values()].map(desk => desk.flush()))
      await store.release(worker)
    },
  }
}

const keyOf = ({ id }: Round, sheet: number): string => `${id}-${sheet}`

const stepText = (round: Round): string => `${stepOf(round)} ${round.isPaused}`

/** The sheet before the current one, whose buttons are to go. */
function previous(round: Round, current: number): number | undefined {
  const before = Object.keys(round.messages)
    .map(Number)
    .filter(sheet => sheet < current)
  return before.length === 0 ? undefined : Math.max(...before)
}
