import { withWayBack } from '../../src/adapters/slack/home.js'
import { createRouter } from '../../src/chat/router.js'
import { deadlinesCard } from '../../src/deadlines/deadlines-card.js'
import { reminderCard } from '../../src/deadlines/reminder-card.js'
import { type Translator, translator } from '../../src/i18n/translate.js'
import { findTerm } from '../../src/lookup/actions.js'
import { quizTopic } from '../../src/quiz/actions.js'
import { dailyPost, dailyQuestionCard, revealPost } from '../../src/quiz/daily-cards.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import { questionCard } from '../../src/quiz/question-card.js'
import { buttonsOf, refOf } from '../e2e/bot/real-bot.js'
import { at } from '../schedule/rig.js'
import {
  answerDaily,
  answered,
  asked,
  changes,
  choiceRefs,
  closedDaily,
  daily,
  examQuiz,
  explained,
  first,
  longQuestion,
  many,
  open,
  playDaily,
  playedQuiz,
  pressed,
  rated,
  reference,
  sample,
  session,
  shownBy,
  titled,
  withReference,
  worthMore,
} from './acts.js'
import type { Shown } from './shown.js'
import { SHOWN_ACCESS } from './shown-access.js'
import { SHOWN_BOARDS } from './shown-boards.js'
import { SHOWN_EXAM } from './shown-exam.js'
import { SHOWN_FEEDBACK } from './shown-feedback.js'
import { SHOWN_LOOKUP } from './shown-lookup.js'
import { SHOWN_QUESTIONS } from './shown-questions.js'
import { SHOWN_ROUNDS } from './shown-rounds.js'
import { SHOWN_SETUP } from './shown-setup.js'
import { SHOWN_TEAMS } from './shown-teams.js'
import type { Stage } from './stage.js'

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
  { name: 'explain-ask', show: say('/explain') },
  { name: 'explain-search-form', show: stage => pressed(stage.person('Ada'), findTerm.ref({})) },
  { name: 'error-search-blank', show: stage => pressed(stage.person('Ada'), findTerm.ref({}), { value: ' ' }) },
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
  ...SHOWN_LOOKUP,

  { name: 'question-term', show: (stage, t) => asked(stage.question('single', 'which term is'), t) },
  { name: 'question-true-false', show: (stage, t) => asked(stage.question('true-false'), t) },
  { name: 'question-matching', show: (stage, t) => asked(stage.question('matching'), t) },
  { name: 'question-open', show: (stage, t) => asked(stage.question('open'), t) },
  { name: 'question-german', locale: 'de', show: (stage, t) => asked(stage.question('single', 'which term is'), t) },
  { name: 'question-right', show: (stage, t) => answered(stage.question('single', 'which term is'), true, 10, t) },
  { name: 'question-right-again', show: (stage, t) => answered(stage.question('single', 'which term is'), true, 0, t) },
  { name: 'question-wrong', show: (stage, t) => answered(stage.question('single', 'which term is'), false, 0, t) },
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
  { name: 'question-explained', show: explained },
  { name: 'quiz-result', show: stage => playedQuiz(stage, 5, 'wrong') },
  { name: 'quiz-result-all-right', show: stage => playedQuiz(stage, 2, 'right', 'storage types') },
  { name: 'quiz-result-nothing', show: async stage => stage.press(await stage.say('/quiz 3'), 'Stop') },
  { name: 'quiz-result-exam-questions', show: examQuiz },
  { name: 'quiz-gone', show: stage => pressed(stage.person('Ada'), 'quiz.question/1/nosuchsession/0') },
  { name: 'quiz-topic-form', show: stage => pressed(stage.person('Ada'), quizTopic.ref({ count: 5 })) },
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
  {
    name: 'question-hard',
    show: (stage, t) => questionCard({ ...worthMore(stage, 'solo'), ballot: undefined }, t),
  },
  {
    name: 'question-hard-german',
    locale: 'de',
    show: (stage, t) => questionCard({ ...worthMore(stage, 'solo'), ballot: undefined }, t),
  },
  {
    name: 'daily-question-hard',
    show: (stage, t) => {
      const view = { ...worthMore(stage, 'daily'), choices: new Map(), isCounted: true }
      return dailyQuestionCard(view, at('2025-10-02', '07:59'), t)
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
    name: 'daily-reveal-shortened',
    isPost: true,
    show: (stage, t) => {
      const question = longQuestion(stage.question('single', 'which term is'))
      return revealPost(session(Array(5).fill(question)), Array(5).fill({ counts: [3, 1, 0, 8], answered: 12 }), [], t)
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
  ...SHOWN_QUESTIONS,
  ...SHOWN_EXAM,
  ...SHOWN_BOARDS,
  ...SHOWN_FEEDBACK,

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

  ...SHOWN_SETUP,
  { name: 'error-not-allowed', show: say('/setup') },
  ...SHOWN_ACCESS,

  { name: 'home', show: say('/home') },
  { name: 'home-german', locale: 'de', show: say('/home') },
  {
    name: 'home-challenge-answered',
    show: async stage => {
      await answerDaily(stage)
      return withWayBack(await stage.say('/home'), 'en')
    },
  },
  ...SHOWN_ROUNDS,
  ...SHOWN_TEAMS,

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
  { name: 'error-missing-option', show: say('/compare tcp') },
  { name: 'error-unknown-option', show: () => sample('/morea level:3') },
  { name: 'error-bad-choice', show: () => sample('/sample pace:soon') },
  { name: 'error-bad-boolean', show: () => sample('/sample loud:perhaps') },
  { name: 'error-no-options', show: say('/deadlines level:3') },
  { name: 'error-bad-integer', show: say('/quiz count:99') },
  { name: 'error-too-long', show: say(`/explain ${'ballooning '.repeat(200)}`) },
  { name: 'error-duplicate-option', show: say('/quiz count:3 count:4') },
  { name: 'error-too-many', show: say('/stats now') },
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

export const translatorOf = ({ locale }: Shown): Translator => translator(locale ?? 'en')
