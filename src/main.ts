import { randomBytes } from 'node:crypto'
import type { Action } from './chat/action.js'
import type { Card } from './chat/card.js'
import type { Command } from './chat/command.js'
import type { Caller, ClassRef } from './chat/context.js'
import { createHelp } from './chat/help-command.js'
import type { ImageSource } from './chat/images.js'
import type { Messenger } from './chat/messenger.js'
import { createRouter, type Router } from './chat/router.js'
import type { UploadStore } from './chat/upload-store.js'
import { offerClasses } from './community/class-choice.js'
import { createManagerCheck } from './community/managers.js'
import { createParties } from './community/parties.js'
import { createPeople, type PeopleParts } from './community/people.js'
import { createSetupAccess } from './community/setup-access.js'
import { courseOfCode } from './community/setup-code.js'
import { createSetup, defaultSetup } from './community/setup-command.js'
import { stillAllowed } from './community/still-allowed.js'
import type { Config } from './config.js'
import { type Clock, systemClock } from './core/clock.js'
import { createIds, type NewId } from './core/ids.js'
import { localDay } from './core/local-time.js'
import type { Logger } from './core/logger.js'
import { createDeadlines } from './deadlines/deadlines-command.js'
import { createFormulaImages } from './formulas/formula-images.js'
import { createTypesetter } from './formulas/typesetter.js'
import { createHome, type HomeSection } from './home/home-command.js'
import { translator } from './i18n/translate.js'
import { createExplain } from './lookup/explain-command.js'
import { createLiveLookup } from './lookup/live-lookup.js'
import { createNoteImages } from './lookup/note-images.js'
import type { Course } from './notes/course.js'
import type { Library } from './notes/load-courses.js'
import { finishQuiz } from './quiz/actions.js'
import { createChangedAnswers } from './quiz/changed-answers.js'
import { showDaily } from './quiz/daily-actions.js'
import { dailyPost } from './quiz/daily-cards.js'
import { createDaily, endOfDay } from './quiz/daily-command.js'
import { createDailyService, DEFAULT_QUESTIONS } from './quiz/daily-service.js'
import { createFeedback } from './quiz/feedback-command.js'
import { comparedBeforeAsking, createFollowNotes } from './quiz/follow-notes.js'
import { createQuestionBank } from './quiz/question-bank.js'
import type { QuestionEdits } from './quiz/question-edits.js'
import { createQuiz } from './quiz/quiz-command.js'
import { createQuizService } from './quiz/quiz-service.js'
import type { RoundRunner } from './quiz/rounds/round-runner.js'
import { createRounds } from './quiz/rounds/rounds.js'
import { createSetAside } from './quiz/set-aside.js'
import { createWorth } from './quiz/worth.js'
import { createJobs } from './schedule/jobs.js'
import type { OccurrenceStore } from './schedule/occurrence-store.js'
import { closeOf } from './schedule/plan.js'
import { createScheduler, type Scheduler } from './schedule/scheduler.js'
import { withOffer } from './scores/join-offer.js'
import type { ScoreRebuild } from './scores/rebuild-store.js'
import { reduceScore } from './scores/score.js'
import { createScores } from './scores/scores-commands.js'
import { createAccessStore } from './storage/access-store.js'
import { createAnswerStore } from './storage/answer-store.js'
import { createCarryOverStore } from './storage/carry-over-store.js'
import { openDatabase } from './storage/database.js'
import { createFeedbackStore } from './storage/feedback-store.js'
import { createHistoryStore } from './storage/history-store.js'
import { createIdentityStore } from './storage/identity-store.js'
import { createKnownDeadlinesStore } from './storage/known-deadlines-store.js'
import { createOccurrenceStore } from './storage/occurrence-store.js'
import { createPlayerStore } from './storage/player-store.js'
import { createScoreRebuild } from './storage/rebuild.js'
import { createRoundStore } from './storage/round-store.js'
import { createScoreStore } from './storage/score-store.js'
import { readSetupKey } from './storage/setup-key.js'
import { createSetupStore } from './storage/setup-store.js'
import { createUploadStore } from './storage/upload-store.js'

/** The bot without any door: what every adapter talks to. */
export interface Bot {
  readonly router: Router
  readonly courses: readonly Course[]
  /** The images that cards name. */
  readonly images: ImageSource
  /** What Slack was given of them. */
  readonly uploads: UploadStore
  readonly newId: NewId
  /** Posts what is due, through the doors that have been opened. */
  readonly scheduler: Scheduler
  /** Where somebody stands and what is next, for a platform that has a page for that. */
  home(caller: Caller): Promise<Card>
  /** Drives the live rounds, likewise. */
  readonly rounds: RoundRunner
  /** Opens a door for posts that nobody asked for. */
  addMessenger(messenger: Messenger): void
  /** Takes changed notes over: from now on everything is answered from them, while what was asked before stays as it was. */
  replaceNotes(library: Library, questionEdits?: ReadonlyMap<string, QuestionEdits>): Promise<void>
  /**
   * Finds what the notes have changed while the bot was not running, as far as the start has left it for later. It
   * happens by itself before anything is asked.
   */
  catchUp(): Promise<void>
  /** Takes over what hosts have changed about single questions, by course. */
  replaceEdits(questionEdits: ReadonlyMap<string, QuestionEdits>): void
  /** Sets a place up with challenge and reminders, unless it is set up already. */
  setUpByDefault(caller: Caller): Promise<void>
  close(): Promise<void>
}

export interface BotParts {
  readonly config: Config
  readonly library: Library
  /** What hosts have changed about single questions, by course. */
  readonly questionEdits?: ReadonlyMap<string, QuestionEdits>
  /** The bot's clock, which may be shifted. */
  readonly clock: Clock
  readonly logger: Logger
  /** A test passes its own, and with it what is drawn. */
  readonly newId?: NewId
}

/** Puts the house together. The only place that knows every room. */
export async function createBot(parts: BotParts): Promise<Bot> {
  const {
    config,
    library: { courses },
    clock,
    logger,
  } = parts
  // Before anything else: a clock that runs fast moves on while the database is opened.
  const startedAt = clock.now()
  const database = await openDatabase(config.databaseUrl)
  const newId = parts.newId ?? createIds(clock)
  const identities = createIdentityStore(database, newId)
  const saveCourses = async (all: readonly Course[]): Promise<void> => {
    for (const { id, title } of all) await identities.saveCourse(id, title)
  }
  await saveCourses(courses)

  const lookup = createLiveLookup(courses)
  let edits = parts.questionEdits ?? new Map<string, QuestionEdits>()
  const typesetter = createTypesetter()
  const imagesOf = (all: readonly Course[]): ImageSource => {
    const [ofNotes, ofFormulas] = [createNoteImages(config.contentDir, all), createFormulaImages(all, typesetter)]
    return { load: async ref => (await ofNotes.load(ref)) ?? ofFormulas.load(ref) }
  }
  let images = imagesOf(courses)
  const currentCourses = () => lookup.courses
  const access = createAccessStore(database)
  const parties = createParties(access, currentCourses, platform => platform === HOSTS_PLATFORM)
  const refusal = createManagerCheck(access, config.owners)
  const mayManage: PeopleParts['mayManage'] = async (caller, place) => (await refusal(caller, place)) === undefined
  const people = createPeople({ store: identities, parties, courses: currentCourses, mayManage, clock, logger })
  const scores = createScoreStore(database)
  const players = createPlayerStore(database)
  await foldOutdated(createScoreRebuild(database, reduceScore), logger)
  const setups = createSetupStore(database)
  const occurrences = createOccurrenceStore(database)
  const known = createKnownDeadlinesStore(database)
  const feedback = createFeedbackStore(database)
  const setAside = createSetAside(feedback, clock, error =>
    logger.warn({ err: error }, 'the questions that are set aside could not be read'),
  )
  const bank = createQuestionBank(lookup, courseId => setAside.leftOut(courseId, edits.get(courseId)))
  const carrying = createCarryOverStore(database)
  const changedAnswers = createChangedAnswers(bank, carrying, feedback, clock)
  const notes = createFollowNotes({
    bank,
    lookup,
    store: carrying,
    changedAnswers,
    setAside,
    logger,
    // A side file speaks of the old id until its host mends it: meanwhile what it blocks stays blocked.
    keepBlocked: async (courseId, from, to) => {
      if (edits.get(courseId)?.isBlocked(from) !== true) return
      await feedback.saveVerdict(courseId, { questionId: to, isBlocked: true, at: clock.now() })
    },
  })
  await notes.start(courses)
  const answers = comparedBeforeAsking(createAnswerStore(database, reduceScore), notes)
  const history = createHistoryStore(database)
  const worth = createWorth(feedback)
  const quizzes = createQuizService(bank, lookup, answers, history, newId, worth)
  const planOf = async ({ communityId, courseId }: ClassRef) => {
    await setAside.ensureFresh(courseId)
    const setup = await setups.find(communityId)
    const { dailyCount: count = DEFAULT_QUESTIONS, dailyChannelId: channelId } = setup ?? {}
    return { count, ...(channelId == null ? {} : { channelId }) }
  }
  const daily = createDailyService(bank, lookup, answers, history, planOf, worth)
  const messengers: Messenger[] = []
  const missingPermissions = async (platform: string, channelId: string) =>
    messengers.find(messenger => messenger.platform === platform)?.missingPermissions(channelId)
  const rounds = createRounds({
    bank,
    worth,
    lookup,
    answers,
    store: createRoundStore(database),
    history,
    quizzes,
    localeOf: async communityId => (await setups.find(communityId))?.locale,
    missingPermissions,
    messengers: () => messengers,
    clock,
    realClock: systemClock,
    newId,
    worker: randomBytes(8).toString('hex'),
    logger,
  })
  const timeZoneOf = (courseId: string): string => lookup.course(courseId)?.timeZone ?? 'UTC'

  const offering = <F extends { readonly actions: readonly Action[] }>(feature: F): F => ({
    ...feature,
    actions: withOffer(feature.actions, {
      scores,
      players,
      at: [finishQuiz, showDaily],
      again: [finishQuiz],
      classOf: answers.findSession,
    }),
  })

  const setupAccess = createSetupAccess({
    store: access,
    parties,
    courses: currentCourses,
    // Read at first need: a bot that is asked for no code leaves no file.
    courseOfCode: typed =>
      courseOfCode(
        config.setupKey ?? readSetupKey(config.dataDir),
        lookup.courses.map(({ id }) => id),
        typed,
      ),
    realNow: systemClock.now,
  })

  const commands: Command[] = []
  const explain = createExplain(lookup)
  const quiz = offering(createQuiz(quizzes, lookup))
  const challenge = offering(
    createDaily(daily, lookup, async (of: ClassRef, day) => {
      const setup = await setups.find(of.communityId)
      return setup?.dailyChannelId == null
        ? endOfDay(day, timeZoneOf(of.courseId))
        : closeOf(setup, day, timeZoneOf(of.courseId))
    }),
  )
  const board = createScores(scores, players, people, lookup)
  const deadlines = createDeadlines(lookup)
  const help = createHelp(() => commands)
  const study: HomeSection = async (context, t) => [
    ...(await explain.section(context, t)),
    ...(await quiz.section(context, t)),
    ...(await help.section(context, t)),
  ]
  const features: readonly { readonly commands: readonly Command[]; readonly actions?: readonly Action[] }[] = [
    explain,
    quiz,
    challenge,
    rounds,
    board,
    deadlines,
    createSetup({
      setups,
      lookup,
      access: setupAccess,
      managers: access,
      missingPermissions,
      failures: communityId => recentFailures(occurrences, communityId),
      preview: async ({ now }, setup) => {
        const of = { communityId: setup.communityId, courseId: setup.courseId }
        const day = localDay(now, timeZoneOf(of.courseId))
        const session = await daily.open(of, day, now)
        return (
          session && dailyPost(session, closeOf(setup, day, timeZoneOf(of.courseId)), false, translator(setup.locale))
        )
      },
    }),
    createFeedback({ feedback, answers, setAside, lookup, mayDecide: setupAccess.courses }),
    createHome([board.section, challenge.section, deadlines.section, study]),
    help,
  ]
  const offered = offerClasses(
    features.flatMap(feature => feature.commands),
    people,
  )
  commands.push(...offered.commands)
  const router = createRouter({
    commands,
    actions: [...features.flatMap(feature => feature.actions ?? []), ...offered.actions],
    identify: people.identify,
    refusal,
    logger,
    newIncidentId: () => randomBytes(4).toString('hex'),
  })
  const scheduler = createScheduler({
    occurrences,
    setups: stillAllowed(setups, { identities, parties, courses: currentCourses }),
    known,
    jobs: createJobs({ daily, scores, lookup, known, clock }),
    messengers: () => messengers,
    courseOf: lookup.course,
    clock,
    realClock: systemClock,
    newId,
    logger,
  })
  return {
    router,
    get courses() {
      return lookup.courses
    },
    images: { load: ref => images.load(ref) },
    uploads: createUploadStore(database, 'slack'),
    newId,
    scheduler,
    home: async caller => {
      const answer = await router.matchCommand('home', {}).run(caller)
      // Declared to answer with a card, as is every refusal.
      return answer.type === 'card' ? answer.card : { blocks: [] }
    },
    rounds: rounds.runner,
    addMessenger: messenger => {
      messengers.push(messenger)
    },
    replaceNotes: async (library, questionEdits = new Map()) => {
      await saveCourses(library.courses)
      // It would compare with half of each.
      await notes.settled()
      lookup.replace(library.courses)
      edits = questionEdits
      images = imagesOf(library.courses)
      await notes.follow(library.courses)
    },
    replaceEdits: questionEdits => {
      edits = questionEdits
    },
    setUpByDefault: async caller => {
      const { class: of, channel, locale } = await people.identify(caller)
      const known = await setups.find(of.communityId)
      // A clock that was set back finds a setup from its future: that counts from now, or nothing would come for long.
      if (known !== undefined && known.activeSince <= startedAt) return
      const setup = known ?? defaultSetup({ ...of, platform: channel.platform, locale, activeSince: startedAt })
      const channels = known === undefined ? { dailyChannelId: channel.id, reminderChannelId: channel.id } : {}
      await setups.save({ ...setup, ...channels, activeSince: startedAt })
    },
    catchUp: async () => {
      for (const { id } of lookup.courses) await notes.catchUp(id)
    },
    close: async () => {
      await rounds.runner.close()
      await notes.close()
      await people.settled()
      await typesetter.close()
      await database.close()
    },
  }
}

/** There the host tries things out on their own machine: everything is open. */
const HOSTS_PLATFORM = 'playground'

/** What an older version has left of scores is brought up to date from the ledger, once. */
async function foldOutdated(scores: ScoreRebuild, logger: Logger): Promise<void> {
  if (!(await scores.hasOutdated())) return
  const { differences, entries } = await scores.rebuild(true)
  logger.info({ scores: differences.length, entries }, 'scores of an older version were folded anew')
}

async function recentFailures(occurrences: OccurrenceStore, communityId: string) {
  const LOOKED_AT = 20
  const SHOWN = 3
  const recent = await occurrences.recent(communityId, LOOKED_AT)
  return recent
    .filter(({ state }) => state === 'failed')
    .slice(0, SHOWN)
    .map(({ job, slot, note }) => ({ job, slot, note: note ?? '' }))
}
