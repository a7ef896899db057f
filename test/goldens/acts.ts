import type { AskedQuestion, Outcome, Session } from '../../src/answers/session.js'
import type { ActionInput } from '../../src/chat/action.js'
import type { Card, Form } from '../../src/chat/card.js'
import { type Command, defineCommand } from '../../src/chat/command.js'
import { createHelp } from '../../src/chat/help-command.js'
import { type CardReply, type FormReply, reply } from '../../src/chat/reply.js'
import { createRouter } from '../../src/chat/router.js'
import { defaultSetup } from '../../src/community/setup-command.js'
import { changeCard } from '../../src/deadlines/change-card.js'
import type { DeadlineChange } from '../../src/deadlines/deadline-changes.js'
import type { Translator } from '../../src/i18n/translate.js'
import type { Deadline } from '../../src/notes/course.js'
import { showDaily } from '../../src/quiz/daily-actions.js'
import { choiceOf as bodyOf } from '../../src/quiz/kinds/choice.js'
import { toAsked } from '../../src/quiz/kinds/kinds.js'
import type { OpenBody } from '../../src/quiz/kinds/open.js'
import type { Question } from '../../src/quiz/question.js'
import { questionCard, referenceCard } from '../../src/quiz/question-card.js'
import type { ReviewItem } from '../../src/quiz/question-review.js'
import { joinBoards } from '../../src/scores/actions.js'
import { buttonsOf, classOn, refOf, saidBy, type Visitor } from '../e2e/bot/real-bot.js'
import type { Stage } from './stage.js'

export function first(cards: readonly Card[]): Card {
  const [card] = cards
  if (card === undefined) throw new Error('nothing was posted')
  return card
}

export const titled = (cards: readonly Card[], title: string) =>
  first(cards.filter(card => card.title?.startsWith(title)))

export async function pressed(who: Visitor, ref: string, input?: ActionInput): Promise<Card | Form> {
  return shownBy(await who.reply(ref, input))
}

export const shownBy = (reply: CardReply | FormReply): Card | Form => (reply.type === 'card' ? reply.card : reply.form)

// Questions

const ASKED = { communityId: 'class', courseId: 'cloud', personId: 'ada' }

export function session(questions: Session['questions'], more: Partial<Session> = {}): Session {
  return { id: 'session', kind: 'solo', ...ASKED, openedAt: 0, closedAt: null, questions, ...more }
}

function viewOf(question: Question, of = 3, ballot?: { readonly given: unknown; readonly outcome: Outcome | null }) {
  const own = toAsked(question)
  const known = ballot && { sessionId: 'session', position: 0, personId: 'ada', at: 0, ...ballot }
  return { session: session(Array(of).fill(own)), position: 0, question: own, ballot: known }
}

export const asked = (question: Question, t: Translator): Card => questionCard(viewOf(question), t)

export function answered(question: Question, isRight: boolean, points: number, t: Translator, of = 3): Card {
  const body = bodyOf(question)
  if (body === undefined) throw new Error('no choices')
  const { correct, choices } = body
  const given = isRight ? correct : (correct + 1) % choices.length
  const outcome = { correctness: isRight ? 1 : 0, selfRated: false, points, day: '2025-10-01' }
  return questionCard(viewOf(question, of, { given: { choice: given }, outcome }), t)
}

export const reference = (question: Question, t: Translator): Card =>
  referenceCard(viewOf(question, 3, { given: { text: 'Perhaps *so*?' }, outcome: null }), t)

/** The same question, its choices as long as notes may have them. */
export function longQuestion(question: Question): AskedQuestion {
  const body = bodyOf(question)
  if (body === undefined) throw new Error('no choices')
  const choices = body.choices.map(choice =>
    Array(40)
      .fill([...choice, { type: 'text', value: ', ' }])
      .flat(),
  )
  return toAsked({ ...question, body: { ...body, choices } })
}

/** The same question, which the notes answer so well with a passage so often. */
export function withReference(question: Question, verdict: 'yes' | 'no', times: number): Question {
  const body = question.body as OpenBody
  const [passage] = body.reference
  if (passage === undefined) throw new Error('no passage')
  const content = Array(times).fill(passage.content).flat()
  return { ...question, body: { ...body, verdict, reference: [{ ...passage, content }] } }
}

export const rated = (question: Question, t: Translator): Card =>
  questionCard(
    viewOf(question, 3, {
      given: { text: 'So.' },
      outcome: { correctness: 0.5, selfRated: true, points: 0, day: '2025-10-01' },
    }),
    t,
  )

/** The form of an open question in a quiz of exam questions alone. */
export async function open(stage: Stage): Promise<{ readonly form: Form; readonly ada: Visitor }> {
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
  const refs = buttonsOf(card)
    .map(({ action }) => action)
    .filter(action => action.startsWith('quiz.') && !action.startsWith('quiz.explain'))
  const ref =
    refs.find(each => each.startsWith('quiz.answer/')) ??
    refs.find(each => each.startsWith('quiz.rate/')) ??
    refs.find(each => each.startsWith('quiz.reveal/')) ??
    refs.at(-1)
  if (ref === undefined) throw new Error('no way on')
  return ref
}

/** Plays a quiz to its end; each choice is right, wrong, or right for the first half. */
export async function playedQuiz(
  stage: Stage,
  count: number,
  how: 'right' | 'wrong' | 'mixed',
  topic = '',
  who = stage.person('Ada'),
): Promise<Card> {
  let card = await who.say(`/quiz ${topic} count:${count}`)
  for (let step = 0; step < 3 * count && /^(?:Question|Exam|Frage|Prüfung)/.test(card.title ?? ''); step++) {
    card = await who.press(
      (await stage.choiceRef(card, how === 'right' || (how === 'mixed' && step < count))) ?? nextRef(card),
    )
  }
  return card
}

/** The entry of a term, from a question that was answered. */
export async function explained(stage: Stage): Promise<Card> {
  const ada = stage.person('Ada')
  for (let tries = 0; tries < 9; tries++) {
    const choice = await stage.choiceRef(await ada.say('/quiz 1'), true)
    if (choice !== undefined) return ada.press(refOf(await ada.press(choice), /^📖 /))
  }
  throw new Error('no question with choices')
}

/** Plays quizzes until one has had a question with choices. */
export async function scored(stage: Stage, how: 'right' | 'wrong' = 'right', who = stage.person('Ada')): Promise<Card> {
  for (let tries = 0; tries < 9; tries++) {
    const result = await playedQuiz(stage, 2, how, 'storage types', who)
    if (/\d (?:of|von) \d/.test(saidBy(result))) return result
  }
  throw new Error('nothing was answered')
}

/** Joins the boards under the own name, before the first points too. */
export const joins = async (who: Visitor): Promise<Card> =>
  who.press(joinBoards.ref(classOn(await who.say('/leaderboard'))))

/** Plays such a quiz and joins the boards. */
export async function joined(stage: Stage, how: 'right' | 'wrong' = 'right', who = stage.person('Ada')): Promise<Card> {
  await scored(stage, how, who)
  return joins(who)
}

/** Joins the boards under another name. */
export async function named(stage: Stage, name: string): Promise<Card | Form> {
  await scored(stage)
  const form = await stage.open(await stage.say('/stats'), 'Another name…')
  return pressed(stage.person('Ada'), form.submit, { fields: { [form.inputs[0].name]: name } })
}

export async function examQuiz(stage: Stage): Promise<Card> {
  const { ada, form } = await open(stage)
  let card = shownBy(await ada.reply(form.submit, { fields: { answer: 'I know.' } })) as Card
  for (let step = 0; step < 60 && !/^Result/.test(card.title ?? ''); step++) card = await ada.press(nextRef(card))
  return card
}

// Commands with what no command of the bot has

const text = (value: string) => ({ de: value, en: value })

export async function sample(line: string): Promise<Card | Form> {
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

// Feedback

/** The form that reports a question of a quiz that is handed in. */
export async function reportForm(stage: Stage): Promise<{ readonly form: Form; readonly ada: Visitor }> {
  const ada = stage.person('Ada')
  for (let tries = 0; tries < 9; tries++) {
    const card = await ada.say('/quiz storage types 2')
    const choice = await stage.choiceRef(card, false)
    if (choice !== undefined) return { form: await ada.open(refOf(await ada.press(choice), '⚑ Report')), ada }
  }
  throw new Error('no question with choices')
}

export const handedIn = ({ form, ada }: Awaited<ReturnType<typeof reportForm>>, reason: string) =>
  pressed(ada, form.submit, { fields: { reason } })

/** A report up to the host's decision: left open, it would keep the question from the classes of other cards. */
export async function reviewed(stage: Stage) {
  const thanks = await handedIn(await reportForm(stage), 'Two answers are right: see <the book> & *slides*')
  stage.bot.clock.now += 1000
  const host = stage.person('Host', { isManager: true })
  const review = await host.say('/questions')
  return { thanks, review, decided: await host.press(refOf(review, 'Ask it again')) }
}

/** A question of which a host should know for every reason there is. */
export const suspicious = (question: Question): ReviewItem => ({
  question: toAsked(question),
  because: ['blocked', 'reported', 'chance', 'tooManyReports', 'discrimination'],
  isSetAside: true,
  reasons: Array.from({ length: 7 }, (_, index) => `Reason ${index + 1}: it says <b>this</b> & *that*`),
  answered: 42,
  right: 3,
  discrimination: -0.51,
})

// The daily challenge

export const choiceRefs = (card: Card): string[] =>
  buttonsOf(card).flatMap(({ action }) => (action.startsWith('daily.choose/') ? [action] : []))

/** Ada's first question of the challenge that was posted. */
export async function daily(stage: Stage) {
  const post = first(await stage.posts('2025-10-02', '08:00'))
  const ada = stage.person('Ada')
  return { post, ada, card: await ada.press(refOf(post, 'Take part')) }
}

export async function playDaily(stage: Stage, how: 'right' | 'wrong' | 'none') {
  const { post, ada, card } = await daily(stage)
  if (how !== 'none') await ada.press((await stage.choiceRef(card, how === 'right')) ?? '')
  const ben = stage.person('Ben')
  for (const one of [ada, ben]) await joins(one)
  await ben.press((await stage.choiceRef(await ben.press(refOf(post, 'Take part')), false)) ?? '')
  return { post, ada }
}

/** Answers all questions of the challenge. */
export async function answerDaily(stage: Stage): Promise<void> {
  const { ada, card } = await daily(stage)
  const [first = ''] = choiceRefs(card)
  const [, , session = ''] = first.split('/')
  for (let position = 0; position < 3; position++) {
    const [choice = ''] = choiceRefs(await ada.press(showDaily.ref({ session, position })))
    await ada.press(choice)
  }
}

export async function closedDaily(stage: Stage, how: 'right' | 'wrong' | 'none'): Promise<Card> {
  const { ada } = await playDaily(stage, how)
  const reveal = first(await stage.posts('2025-10-03', '07:59'))
  return ada.press(refOf(reveal, 'My answers'))
}

// Deadlines and setup

export function many(deadlines: readonly Deadline[], count: number): Deadline[] {
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

export const changes = (t: Translator, courseTitle: string, kinds: readonly string[]): Card =>
  changeCard(
    kinds.map(kind => CHANGES[kind] as DeadlineChange),
    courseTitle,
    '2025-10-08',
    t,
  )

export const setupOf = () =>
  defaultSetup({ communityId: 'class', platform: 'test', courseId: 'cloud', locale: 'de', activeSince: 0 })

/** Two managers with the same form, of whom the other one is quicker. */
export async function lateTimes(stage: Stage, label: string): Promise<Card | Form> {
  const [host, other] = [stage.person('Host', { isManager: true }), stage.person('Olga *O*', { isManager: true })]
  const card = await stage.setup()
  const [mine, theirs] = [await host.open(refOf(card, label)), await other.open(refOf(card, label))]
  const fields = { daily: '07:30', reminder: '09:00', days: '7', count: '5' }
  await other.reply(theirs.submit, { fields })
  return shownBy(await host.reply(mine.submit, { fields: { ...fields, daily: '10:00', count: '1' } }))
}

export async function savedTimes(stage: Stage, changed: Readonly<Record<string, string>>): Promise<Card | Form> {
  const fields = { daily: '08:00', reminder: '09:00', days: '7', count: '3', ...changed }
  const host = stage.person('Host', { isManager: true })
  const form = await host.open(refOf(await stage.setup(), 'Change times'))
  return shownBy(await host.reply(form.submit, { fields }))
}

/** A question that few have got right. */
export function worthMore(stage: Stage, kind: Session['kind']) {
  const question = { ...toAsked(stage.question('single')), points: 15 }
  const personId = kind === 'solo' ? 'ada' : null
  return { session: session([question], { kind, personId }), position: 0, question }
}
