import { randomBytes } from 'node:crypto'
import type { Command } from './chat/command.js'
import type { Caller } from './chat/context.js'
import { createHelp } from './chat/help-command.js'
import { createRouter, type Router } from './chat/router.js'
import { createPeople } from './community/people.js'
import type { Config } from './config.js'
import type { Clock } from './core/clock.js'
import { createIds, type NewId } from './core/ids.js'
import type { Logger } from './core/logger.js'
import { createDeadlines } from './deadlines/deadlines-command.js'
import { createExplain } from './lookup/explain-command.js'
import { createLookup } from './lookup/lookup.js'
import type { Course } from './notes/course.js'
import type { Library } from './notes/load-courses.js'
import { createQuestionBank } from './quiz/question-bank.js'
import { createQuiz } from './quiz/quiz-command.js'
import { createQuizService } from './quiz/quiz-service.js'
import { reduceScore } from './scores/score.js'
import { createScores } from './scores/scores-commands.js'
import { createAnswerStore } from './storage/answer-store.js'
import { openDatabase } from './storage/database.js'
import { createIdentityStore } from './storage/identity-store.js'
import { createScoreStore } from './storage/score-store.js'

/** The bot without any door: what every adapter talks to. */
export interface Bot {
  readonly router: Router
  readonly courses: readonly Course[]
  readonly newId: NewId
  close(): Promise<void>
}

export interface BotParts {
  readonly config: Config
  readonly library: Library
  readonly clock: Clock
  readonly logger: Logger
}

/** Puts the house together. The only place that knows every room. */
export async function createBot({ config, library: { courses }, clock, logger }: BotParts): Promise<Bot> {
  const database = await openDatabase(config.databaseUrl)
  const newId = createIds(clock)
  const identities = createIdentityStore(database, newId)
  for (const { id, title } of courses) await identities.saveCourse(id, title)

  const lookup = createLookup(courses)
  const people = createPeople(identities, lookup, courseOf(courses), clock)
  const scores = createScoreStore(database)
  const answers = createAnswerStore(database, reduceScore)
  const quizzes = createQuizService(createQuestionBank(lookup), lookup, answers, newId)

  const commands: Command[] = []
  const features = [
    createExplain(lookup),
    createQuiz(quizzes, lookup),
    createScores(scores, people, lookup),
    { ...createDeadlines(lookup), actions: [] },
    createHelp(() => commands),
  ]
  commands.push(...features.flatMap(feature => feature.commands))
  const router = createRouter({
    commands,
    actions: features.flatMap(feature => feature.actions),
    identify: people.identify,
    logger,
    newIncidentId: () => randomBytes(4).toString('hex'),
  })
  return { router, courses, newId, close: () => database.close() }
}

/** A place of the playground is named after its course. */
function courseOf(courses: readonly Course[]): (caller: Caller) => string {
  const [first] = courses
  if (first === undefined) throw new Error('a bot needs a course')
  return ({ place }) => courses.find(({ id }) => id === place.communityId)?.id ?? first.id
}
