import type { Outcome, Session } from '../../src/answers/session.js'
import type { ActionInput } from '../../src/chat/action.js'
import type { Card, Form } from '../../src/chat/card.js'
import { type Command, defineCommand } from '../../src/chat/command.js'
import { createHelp } from '../../src/chat/help-command.js'
import { type CardReply, type FormReply, reply } from '../../src/chat/reply.js'
import { createRouter } from '../../src/chat/router.js'
import { setupCard } from '../../src/community/setup-card.js'
import { defaultSetup } from '../../src/community/setup-command.js'
import type { Locale } from '../../src/core/locale.js'
import { changeCard } from '../../src/deadlines/change-card.js'
import type { DeadlineChange } from '../../src/deadlines/deadline-changes.js'
import { deadlinesCard } from '../../src/deadlines/deadlines-card.js'
import { reminderCard } from '../../src/deadlines/reminder-card.js'
import { type Translator, translator } from '../../src/i18n/translate.js'
import type { Deadline } from '../../src/notes/course.js'
import { dailyPost, dailyQuestionCard } from '../../src/quiz/daily-cards.js'
import { choiceOf as bodyOf } from '../../src/quiz/kinds/choice.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import type { OpenBody } from '../../src/quiz/kinds/open.js'
import type { Question } from '../../src/quiz/question.js'
import { questionCard, referenceCard } from '../../src/quiz/question-card.js'
import { statsCard } from '../../src/scores/stats-card.js'
import { buttonsOf, refOf, type Visitor } from '../e2e/bot/real-bot.js'
import { at } from '../schedule/rig.js'
import type { Stage } from './stage.js'

/** A card or form by the name of its golden file. What nobody asked for is a post: Discord prints it in another way. */
export interface Shown {
  readonly name: string
  readonly isPost?: boolean
  /** English where nothing is said. */
  readonly locale?: Locale
  readonly show: (stage: Stage, t: Translator) => Card | Form | Promise<Card | Form>
}

const say = (line: string) => (stage: Stage) => stage.say(line)

/** Every card of the bot. A new one gets an entry here; `npx vitest run test/goldens -u` writes its file. */
export const SHOWN: readonly Shown[] = [
  { name: 'explain', show: say('/explain ballooning') },
  { name: 'explain-german', locale: 'de', show: say('/explain ballooning') },
  { name: 'explain-table-code-formula', show: say('/explain deduplication') },
  { name: 'explain-passages-of-several-notes', show: say('/explain snapshot') },
  { name: 'explain-first-page', show: say('/explain live migration') },
  {
    name: 'explain-next-page',
    show: async stage => stage.press(await stage.say('/explain live migration'), /^Read on/),
  },
  { name: 'explain-comparison', show: say('/explain ballooning vs overcommitment') },
  { name: 'explain-comparison-shortened', show: say('/explain ballooning vs live migration') },
  { name: 'explain-other-names', show: say('/explain kvm') },
  { name: 'explain-nothing-more', show: say('/explain empty chapter') },
  { name: 'explain-not-found', show: say('/explain kubernetes storage cluster') },
  { name: 'explain-not-found-at-all', show: say('/explain <!channel> *qqq*') },
  {
    name: 'explain-not-found-in-empty-notes',
    show: stage =>
      stage.person('Ada', { place: { communityId: 'statistics', channelId: 'statistics' } }).say('/explain median'),
  },
  {
    name: 'error-explain-gone',
    show: stage => pressed(stage.person('Ada'), 'explain.show/1/cloud/no-such-term/0'),
  },

  { name: 'question-term', show: (stage, t) => asked(stage.question('single', 'Which term of'), t) },
  { name: 'question-meaning', show: (stage, t) => asked(stage.question('single', 'What is true of'), t) },
  { name: 'question-statements', show: (stage, t) => asked(stage.question('single', 'these statements belong'), t) },
  { name: 'question-true-false', show: (stage, t) => asked(stage.question('true-false'), t) },
  { name: 'question-open', show: (stage, t) => asked(stage.question('open'), t) },
  { name: 'question-german', locale: 'de', show: (stage, t) => asked(stage.question('single', 'Which term of'), t) },
  { name: 'question-right', show: (stage, t) => answered(stage.question('single', 'Which term of'), true, 10, t) },
  { name: 'question-right-again', show: (stage, t) => answered(stage.question('single', 'Which term of'), true, 0, t) },
  { name: 'question-wrong', show: (stage, t) => answered(stage.question('single', 'Which term of'), false, 0, t) },
  {
    name: 'question-true-false-wrong',
    show: (stage, t) => answered(stage.question('true-false', '"correct":1'), false, 0, t),
  },
  { name: 'question-last', show: (stage, t) => answered(stage.question('true-false'), true, 5, t, 1) },
  { name: 'question-open-form', show: async stage => (await open(stage)).form },
  {
    name: 'question-open-written',
    show: async stage => {
      const { form, ada } = await open(stage)
      await ada.reply(form.submit, { fields: { answer: 'It keeps a *state* <b>of</b> the disk.' } })
      const session = form.submit.split('/').slice(2)
      return ada.press(`quiz.question/1/${session.join('/')}`)
    },
  },
  { name: 'question-open-reference', show: (stage, t) => reference(stage.question('open', 'a snapshot keep'), t) },
  { name: 'question-open-partly', show: (stage, t) => reference(stage.question('open', 'invented the moon'), t) },
  { name: 'question-open-not-in-notes', show: (stage, t) => reference(stage.question('open', 'penguins'), t) },
  {
    name: 'question-open-nearest-passages',
    show: (stage, t) => reference(withReference(stage.question('open', 'a snapshot keep'), 'no', 1), t),
  },
  {
    name: 'question-open-shortened',
    show: (stage, t) => reference(withReference(stage.question('open', 'a snapshot keep'), 'yes', 400), t),
  },
  { name: 'question-open-rated', show: (stage, t) => rated(stage.question('open', 'a snapshot keep'), t) },
  { name: 'quiz-result', show: stage => playedQuiz(stage, 5, 'wrong') },
  { name: 'quiz-result-all-right', show: stage => playedQuiz(stage, 2, 'right', 'storage types') },
  { name: 'quiz-result-nothing', show: async stage => stage.press(await stage.say('/quiz 3'), 'Stop') },
  { name: 'quiz-result-exam-questions', show: examQuiz },
  { name: 'quiz-gone', show: stage => pressed(stage.person('Ada'), 'quiz.question/1/nosuchsession/0') },
  { name: 'error-quiz-no-topic', show: say('/quiz photosynthesis') },
  {
    name: 'error-quiz-none',
    show: stage => stage.person('Ada', { place: { communityId: 'statistics', channelId: 'statistics' } }).say('/quiz'),
  },
  {
    name: 'error-quiz-not-yours',
    show: async stage => {
      const card = await stage.say('/quiz')
      return pressed(stage.person('Ben'), buttonsOf(card)[0]?.action ?? '')
    },
  },

  {
    name: 'daily-post',
    isPost: true,
    show: async stage => first(await stage.posts('2025-10-02', '08:00')),
  },
  {
    name: 'daily-post-late',
    isPost: true,
    show: async stage => titled(await stage.posts('2025-10-02', '09:30'), 'Daily'),
  },
  {
    name: 'daily-post-german',
    isPost: true,
    locale: 'de',
    show: async (stage, t) => {
      await stage.posts('2025-10-02', '08:00')
      return dailyPost(session([toAsked(stage.question('single'))]), at('2025-10-03', '07:59'), false, t)
    },
  },
  { name: 'daily-question', show: async stage => (await daily(stage)).card },
  {
    name: 'daily-question-chosen',
    show: async stage => {
      const { card, ada } = await daily(stage)
      return ada.press(choiceRefs(card)[0] ?? '')
    },
  },
  {
    name: 'daily-question-next',
    show: async stage => {
      const { card, ada } = await daily(stage)
      return ada.press(refOf(card, 'Next question'))
    },
  },
  { name: 'daily-own-right', show: stage => closedDaily(stage, 'right') },
  { name: 'daily-own-wrong', show: stage => closedDaily(stage, 'wrong') },
  { name: 'daily-own-unanswered', show: stage => closedDaily(stage, 'none') },
  { name: 'daily-command', show: say('/daily') },
  {
    name: 'daily-reveal',
    isPost: true,
    show: async stage => {
      await playDaily(stage, 'right')
      return first(await stage.posts('2025-10-03', '07:59'))
    },
  },
  {
    name: 'daily-reveal-nobody',
    isPost: true,
    show: async stage => {
      await stage.posts('2025-10-02', '08:00')
      return first(await stage.posts('2025-10-03', '07:59'))
    },
  },
  {
    name: 'daily-question-unreadable',
    show: (stage, t) => {
      const question = { ...toAsked(stage.question('single')), body: 'of an older version' }
      const view = { session: session([question]), position: 0, choices: new Map(), isCounted: false }
      return dailyQuestionCard(view, at('2025-10-03', '07:59'), t)
    },
  },
  { name: 'error-daily-gone', show: stage => pressed(stage.person('Ada'), 'daily.show/1/nosuchsession/0') },
  {
    name: 'error-daily-none',
    show: stage => stage.person('Ada', { place: { communityId: 'statistics', channelId: 'statistics' } }).say('/daily'),
  },
  {
    name: 'board-of-the-week',
    isPost: true,
    show: async stage => {
      await playedQuiz(stage, 5, 'right')
      return first(await stage.posts('2025-10-03', '16:00'))
    },
  },
  {
    name: 'leaderboard',
    show: async stage => {
      await playedQuiz(stage, 5, 'right')
      await playedQuiz(stage, 5, 'wrong', undefined, stage.person('Ben <@1> *b*'))
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'leaderboard-streak',
    show: async stage => {
      await playedQuiz(stage, 2, 'right')
      stage.bot.clock.now = at('2025-10-02', '12:00')
      await playedQuiz(stage, 2, 'right')
      return stage.say('/leaderboard')
    },
  },
  { name: 'leaderboard-empty', show: say('/leaderboard') },
  {
    name: 'leaderboard-long',
    show: async stage => {
      for (let one = 0; one < 13; one++) await playedQuiz(stage, 2, 'right', undefined, stage.person(`Person ${one}`))
      return stage.say('/leaderboard')
    },
  },
  {
    name: 'stats',
    show: async stage => {
      for (let round = 0; round < 3; round++) await playedQuiz(stage, 12, 'mixed')
      return stage.say('/stats')
    },
  },
  {
    name: 'stats-of-exam-questions-alone',
    show: (_stage, t) => {
      const score = { points: 0, answered: 0, correct: 0, streak: 2, bestStreak: 4, lastDay: '2025-10-01' }
      const row = { personId: 'ada', name: '\u200b', rank: 3, score }
      return statsCard({ courseId: 'cloud', name: '\u200b', row, people: 4, topics: [], today: '2025-10-01' }, t)
    },
  },
  { name: 'stats-empty', show: say('/stats') },
  {
    name: 'stats-rename-form',
    show: async stage => {
      await playedQuiz(stage, 2, 'right')
      return stage.open(await stage.say('/stats'), 'Change name')
    },
  },
  {
    name: 'stats-renamed',
    show: async stage => {
      await playedQuiz(stage, 2, 'right')
      const form = await stage.open(await stage.say('/stats'), 'Change name')
      return pressed(stage.person('Ada'), form.submit, { fields: { [form.inputs[0].name]: 'Ada L.' } })
    },
  },
  {
    name: 'error-stats-rename-empty',
    show: async stage => {
      await playedQuiz(stage, 2, 'right')
      const form = await stage.open(await stage.say('/stats'), 'Change name')
      return pressed(stage.person('Ada'), form.submit, { fields: { [form.inputs[0].name]: '  ' } })
    },
  },

  { name: 'deadlines', show: say('/deadlines') },
  {
    name: 'deadlines-today-and-many-more',
    show: ({ course }, t) =>
      deadlinesCard([{ ...course, deadlines: many(course.deadlines, 11) }], at('2025-10-09', '09:00'), t),
  },
  { name: 'deadlines-german', locale: 'de', show: say('/deadlines') },
  {
    name: 'deadlines-only-past',
    show: stage => {
      stage.bot.clock.now = at('2025-10-13', '12:00')
      return stage.say('/deadlines')
    },
  },
  {
    name: 'deadlines-none',
    show: stage =>
      stage.person('Ada', { place: { communityId: 'statistics', channelId: 'statistics' } }).say('/deadlines'),
  },
  {
    name: 'reminder',
    isPost: true,
    show: async stage => titled(await stage.posts('2025-10-02', '09:00'), 'Reminder'),
  },
  {
    name: 'reminder-late',
    isPost: true,
    show: async stage => titled(await stage.posts('2025-10-02', '11:00'), 'Reminder'),
  },
  {
    name: 'reminder-several',
    isPost: true,
    show: ({ course }, t) => reminderCard(many(course.deadlines, 11), course.title, '2025-10-08', false, t),
  },
  { name: 'deadline-moved', isPost: true, show: ({ course }, t) => changes(t, course.title, ['moved']) },
  {
    name: 'deadlines-changed',
    isPost: true,
    show: ({ course }, t) => changes(t, course.title, ['moved', 'time', 'timeless', 'gone', 'new']),
  },
  {
    name: 'deadlines-changed-german',
    isPost: true,
    locale: 'de',
    show: ({ course }, t) => changes(t, course.title, ['moved', 'time', 'timeless', 'gone', 'new']),
  },
  {
    name: 'deadlines-changed-many',
    isPost: true,
    show: ({ course }, t) => changes(t, course.title, Array(10).fill('moved')),
  },

  { name: 'setup-first', show: stage => stage.setup() },
  { name: 'setup-german', locale: 'de', show: stage => stage.setup() },
  {
    name: 'setup-switched-on',
    show: async stage => {
      const host = stage.person('Host', { isManager: true })
      const on = await host.press(refOf(await stage.setup(), 'Challenge in this channel'))
      const both = await host.press(refOf(on, 'Reminders in this channel'))
      return host.press(refOf(both, 'Weekends on'))
    },
  },
  {
    name: 'setup-in-trouble',
    show: (_stage, t) =>
      setupCard(
        {
          setup: { ...setupOf(), dailyChannelId: 'C2', reminderChannelId: 'C2', pausedBecause: 'Unknown Channel' },
          courseTitle: 'Cloud & Storage',
          courses: Array.from({ length: 27 }, (_, index) => ({ id: `course-${index}`, title: `Course ${index}` })),
          hasOthers: true,
          managers: [{ accountId: 'U2', name: 'Grace & <co>' }],
          channelId: 'C1',
          missing: ['Send Messages', 'Read Message History'],
          failures: (['daily', 'reveal', 'board', 'reminder', 'change'] as const).map(job => ({
            job,
            slot: '2025-10-02',
            note: 'Missing Access',
          })),
        },
        t,
      ),
  },
  {
    name: 'setup-times-form',
    show: async stage => stage.person('Host', { isManager: true }).open(refOf(await stage.setup(), 'Change times')),
  },
  { name: 'error-setup-time', show: stage => savedTimes(stage, { daily: '25:00', reminder: '09:00', days: '7' }) },
  { name: 'error-setup-days', show: stage => savedTimes(stage, { daily: '08:00', reminder: '09:00', days: 'soon' }) },
  { name: 'error-not-allowed', show: say('/setup') },

  { name: 'help', show: say('/help') },
  { name: 'help-german', locale: 'de', show: say('/help') },
  { name: 'help-quiz', show: say('/help quiz') },
  { name: 'help-setup', show: say('/help setup') },
  { name: 'help-explain', show: say('/help explain') },
  { name: 'help-every-kind-of-option', show: () => sample('/help sample') },
  { name: 'help-many-commands', show: () => sample('/help') },
  { name: 'help-unknown', show: say('/help nonsense') },
  { name: 'error-unknown-command', show: say('/explian') },
  { name: 'error-unknown-command-far', show: say('/xyzxyz') },
  { name: 'error-no-command', show: say('hello') },
  { name: 'error-missing-option', show: say('/explain') },
  { name: 'error-unknown-option', show: () => sample('/morea level:3') },
  { name: 'error-bad-choice', show: () => sample('/sample pace:soon') },
  { name: 'error-bad-boolean', show: () => sample('/sample loud:perhaps') },
  { name: 'error-no-options', show: say('/deadlines level:3') },
  { name: 'error-bad-integer', show: say('/quiz count:99') },
  { name: 'error-too-long', show: say(`/explain ${'ballooning '.repeat(200)}`) },
  { name: 'error-duplicate-option', show: say('/quiz count:3 count:4') },
  { name: 'error-too-many', show: say('/leaderboard now') },
  { name: 'error-outdated-button', show: stage => pressed(stage.person('Ada'), 'quiz.answer/0/x/1/2') },
  {
    name: 'error-incident',
    show: async ({ bot }) => {
      const router = createRouter({
        commands: bot.bot.router.commands,
        actions: [],
        refusal: async () => undefined,
        identify: () => Promise.reject(new Error('the database is away')),
        logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
        newIncidentId: () => '4f3a2b1c',
      })
      const caller = { platform: 'test', accountId: 'ada', name: 'Ada', place: { channelId: 'C1' } }
      return shownBy(await router.matchLine('/help').run(caller))
    },
  },
]

function first(cards: readonly Card[]): Card {
  const [card] = cards
  if (card === undefined) throw new Error('nothing was posted')
  return card
}

const titled = (cards: readonly Card[], title: string) => first(cards.filter(card => card.title?.startsWith(title)))

async function pressed(who: Visitor, ref: string, input?: ActionInput): Promise<Card | Form> {
  return shownBy(await who.reply(ref, input))
}

const shownBy = (reply: CardReply | FormReply): Card | Form => (reply.type === 'card' ? reply.card : reply.form)

// Questions

const ASKED = { communityId: 'class', courseId: 'cloud', personId: 'ada' }

function session(questions: Session['questions'], more: Partial<Session> = {}): Session {
  return { id: 'session', kind: 'solo', ...ASKED, openedAt: 0, closedAt: null, questions, ...more }
}

function viewOf(question: Question, of = 3, ballot?: { readonly given: unknown; readonly outcome: Outcome | null }) {
  const own = toAsked(question)
  const known = ballot && { sessionId: 'session', position: 0, personId: 'ada', at: 0, ...ballot }
  return { session: session(Array(of).fill(own)), position: 0, question: own, ballot: known }
}

const asked = (question: Question, t: Translator): Card => questionCard(viewOf(question), t)

function answered(question: Question, isRight: boolean, points: number, t: Translator, of = 3): Card {
  const body = bodyOf(question)
  if (body === undefined) throw new Error('no choices')
  const { correct, choices } = body
  const given = isRight ? correct : (correct + 1) % choices.length
  const outcome = { correctness: isRight ? 1 : 0, selfRated: false, points, day: '2025-10-01' }
  return questionCard(viewOf(question, of, { given: { choice: given }, outcome }), t)
}

const reference = (question: Question, t: Translator): Card =>
  referenceCard(viewOf(question, 3, { given: { text: 'Perhaps *so*?' }, outcome: null }), t)

/** The same question, which the notes answer so well with a passage so often. */
function withReference(question: Question, verdict: 'yes' | 'no', times: number): Question {
  const body = question.body as OpenBody
  const [passage] = body.reference
  if (passage === undefined) throw new Error('no passage')
  const content = Array(times).fill(passage.content).flat()
  return { ...question, body: { ...body, verdict, reference: [{ ...passage, content }] } }
}

const rated = (question: Question, t: Translator): Card =>
  questionCard(
    viewOf(question, 3, {
      given: { text: 'So.' },
      outcome: { correctness: 0.5, selfRated: true, points: 0, day: '2025-10-01' },
    }),
    t,
  )

/** The form of an open question in a quiz of exam questions alone. */
async function open(stage: Stage): Promise<{ readonly form: Form; readonly ada: Visitor }> {
  const ada = stage.person('Ada')
  let card = await ada.say('/quiz 20')
  for (let step = 0; step < 40; step++) {
    const write = buttonsOf(card).find(({ action }) => action.startsWith('quiz.write/'))
    if (write !== undefined) return { form: await ada.open(write.action), ada }
    card = await ada.press(nextRef(card))
  }
  throw new Error('no open question')
}

/** Presses on: an answer where one is asked for, else what leads to the next question. */
function nextRef(card: Card): string {
  const refs = buttonsOf(card).map(({ action }) => action)
  const ref =
    refs.find(each => each.startsWith('quiz.answer/')) ??
    refs.find(each => each.startsWith('quiz.rate/')) ??
    refs.find(each => each.startsWith('quiz.reveal/')) ??
    refs.at(-1)
  if (ref === undefined) throw new Error('no way on')
  return ref
}

/** Plays a quiz to its end; each choice is right, wrong, or right for the first half. */
async function playedQuiz(
  stage: Stage,
  count: number,
  how: 'right' | 'wrong' | 'mixed',
  topic = '',
  who = stage.person('Ada'),
): Promise<Card> {
  let card = await who.say(`/quiz ${topic} count:${count}`)
  for (let step = 0; step < 3 * count && /^(Question|Exam)/.test(card.title ?? ''); step++) {
    card = await who.press(
      (await stage.choiceRef(card, how === 'right' || (how === 'mixed' && step < count))) ?? nextRef(card),
    )
  }
  return card
}

async function examQuiz(stage: Stage): Promise<Card> {
  const { ada, form } = await open(stage)
  let card = shownBy(await ada.reply(form.submit, { fields: { answer: 'I know.' } })) as Card
  for (let step = 0; step < 60 && !/^Result/.test(card.title ?? ''); step++) card = await ada.press(nextRef(card))
  return card
}

// Commands with what no command of the bot has

const text = (value: string) => ({ de: value, en: value })

async function sample(line: string): Promise<Card | Form> {
  const run = async () => reply({ blocks: [] })
  const declared = { pace: 'instant', audience: 'everyone', examples: [], run } as const
  const own = defineCommand({
    ...declared,
    name: 'sample',
    description: text('Has an option of every kind'),
    options: {
      words: { type: 'text', description: text('some words'), maxLength: 50 },
      pace: {
        type: 'choice',
        description: text('how fast'),
        choices: [
          { value: 'slow', label: text('Slow') },
          { value: 'fast', label: text('Fast') },
        ],
      },
      loud: { type: 'boolean', description: text('whether everybody hears it') },
      who: { type: 'user', description: text('for whom') },
    },
  })
  const more = Array.from({ length: 26 }, (_, index) =>
    defineCommand({
      ...declared,
      name: `more${String.fromCharCode(97 + index)}`,
      description: text('Another one'),
      options: { count: { type: 'integer', min: 1, max: 9, description: text('how many') } },
    }),
  )
  const commands: Command[] = [own, ...more]
  const help = createHelp(() => commands)
  const router = createRouter({
    commands: [...help.commands, ...commands],
    actions: help.actions,
    refusal: async () => undefined,
    identify: async () => ({
      person: { id: 'ada', name: 'Ada' },
      locale: 'en',
      class: { communityId: 'class', courseId: 'cloud' },
      classes: [],
      readable: new Set(['cloud']),
      channel: { platform: 'test', id: 'C1' },
      onPrivateCard: false,
      now: 0,
    }),
    logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    newIncidentId: () => '4f3a2b1c',
  })
  const caller = { platform: 'test', accountId: 'ada', name: 'Ada', localeTag: 'en', place: { channelId: 'C1' } }
  return shownBy(await router.matchLine(line).run(caller))
}

// The daily challenge

const choiceRefs = (card: Card): string[] =>
  buttonsOf(card).flatMap(({ action }) => (action.startsWith('daily.choose/') ? [action] : []))

/** Ada's first question of the challenge that was posted. */
async function daily(stage: Stage) {
  const post = first(await stage.posts('2025-10-02', '08:00'))
  const ada = stage.person('Ada')
  return { post, ada, card: await ada.press(refOf(post, 'Take part')) }
}

async function playDaily(stage: Stage, how: 'right' | 'wrong' | 'none') {
  const { post, ada, card } = await daily(stage)
  if (how !== 'none') await ada.press((await stage.choiceRef(card, how === 'right')) ?? '')
  const ben = stage.person('Ben')
  await ben.press((await stage.choiceRef(await ben.press(refOf(post, 'Take part')), false)) ?? '')
  return { post, ada }
}

async function closedDaily(stage: Stage, how: 'right' | 'wrong' | 'none'): Promise<Card> {
  const { ada } = await playDaily(stage, how)
  const reveal = first(await stage.posts('2025-10-03', '07:59'))
  return ada.press(refOf(reveal, 'My answers'))
}

// Deadlines and setup

function many(deadlines: readonly Deadline[], count: number): Deadline[] {
  return Array.from({ length: count }, (_, index) => ({
    ...(deadlines[index % deadlines.length] as Deadline),
    title: `Exercise ${index + 1}`,
    date: '2025-10-09',
  }))
}

const SOURCE = { file: 'cloud/week-03.md', line: 12, headings: ['Week 03', 'Deadlines'] }
const CHANGES: Readonly<Record<string, DeadlineChange>> = {
  moved: {
    kind: 'moved',
    deadline: { title: 'Project', date: '2025-10-16', time: null, source: SOURCE },
    was: { date: '2025-10-09', time: null },
  },
  time: {
    kind: 'moved',
    deadline: { title: 'Report', date: '2025-10-12', time: '23:59', source: SOURCE },
    was: { date: '2025-10-12', time: '18:00' },
  },
  timeless: {
    kind: 'moved',
    deadline: { title: 'Poster', date: '2025-10-12', time: null, source: SOURCE },
    was: { date: '2025-10-12', time: '18:00' },
  },
  gone: { kind: 'gone', deadline: { title: 'Essay', date: '2025-10-20', time: null, source: SOURCE } },
  new: { kind: 'new', deadline: { title: 'Quiz', date: '2025-10-09', time: '10:00', source: SOURCE } },
}

const changes = (t: Translator, courseTitle: string, kinds: readonly string[]): Card =>
  changeCard(
    kinds.map(kind => CHANGES[kind] as DeadlineChange),
    courseTitle,
    '2025-10-08',
    t,
  )

const setupOf = () =>
  defaultSetup({ communityId: 'class', platform: 'test', courseId: 'cloud', locale: 'de', activeSince: 0 })

async function savedTimes(stage: Stage, fields: Readonly<Record<string, string>>): Promise<Card | Form> {
  const host = stage.person('Host', { isManager: true })
  const form = await host.open(refOf(await stage.setup(), 'Change times'))
  return shownBy(await host.reply(form.submit, { fields }))
}

export const translatorOf = ({ locale }: Shown): Translator => translator(locale ?? 'en')
