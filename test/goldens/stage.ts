import { createHash } from 'node:crypto'
import type { AskedQuestion } from '../../src/answers/session.js'
import type { Card, Form } from '../../src/chat/card.js'
import type { Caller } from '../../src/chat/context.js'
import { fold } from '../../src/core/fold.js'
import type { Course } from '../../src/notes/course.js'
import type { Library } from '../../src/notes/load-courses.js'
import type { Question } from '../../src/quiz/question.js'
import { readQuestionEdits } from '../../src/quiz/question-edits.js'
import type { World } from '../contracts/world.js'
import { buttonsOf, type RealBot, refOf, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { answerAs } from '../quiz/answering.js'
import { choiceOf } from '../quiz/choice-of.js'
import { questionsOf } from '../quiz/sample.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'
import { openWorld } from '../storage/targets.js'

/** What draws and ids come from: the same for the same entry, whatever stands before it in the list. */
export const seeded = { name: '', count: 0 }

/** Bytes that only look random. */
export function seededBytes(size: number): Buffer {
  const hash = createHash('sha256').update(`${seeded.name} ${seeded.count++}`)
  return hash.digest().subarray(0, size)
}

/** The bot as it runs, in a class that is the entry's alone. */
export interface Stage {
  readonly course: Course
  readonly bot: RealBot
  /** Where the bot posts. */
  readonly platform: FakePlatform
  /** Somebody in the class. */
  person(name: string, more?: Partial<Caller>): Visitor
  /** Speaks as Ada. */
  say(line: string): Promise<Card>
  /** Presses the button with this label on Ada's card. */
  press(card: Card, label: string | RegExp): Promise<Card>
  open(card: Card, label: string | RegExp): Promise<Form>
  /** The setup's card, of somebody who manages the class. */
  setup(): Promise<Card>
  /** Sets the class up, lets the clock tick, and returns what was posted at that time, the last first. */
  posts(day: string, time: string): Promise<readonly Card[]>
  /** The answer that is right, or one that is wrong, among the buttons of a question; `undefined` where it has none. */
  choiceRef(card: Card, isRight: boolean): Promise<string | undefined>
  /** The question on a card, as it was drawn. */
  asked(card: Card): Promise<AskedQuestion>
  /** Answers what is asked on Ada's card, whatever the kind; shows what is shown then. */
  answer(card: Card, isRight: boolean): Promise<Card>
  /** A question of this kind and about this, as a quiz would ask it. */
  question(kind: string, about?: string): Question
  /** From now on the bot asks this question alone. */
  askOnly(question: Question): void
}

export interface Theatre {
  enter(name: string, locale: string): Promise<Stage>
  readonly failures: readonly unknown[]
  close(): Promise<void>
}

export async function openTheatre(notes: Library): Promise<Theatre> {
  const real = await startBot(notes, at('2025-10-01', '12:00'), {}, seededBytes)
  const world = await openWorld(`file:${real.databaseFile}`)
  const platform = createFakePlatform('playground')
  real.bot.addMessenger(platform)
  const [course] = notes.courses
  if (course === undefined) throw new Error('no course')
  return {
    enter: async (name, locale) => {
      seeded.name = name
      seeded.count = 0
      real.clock.now = at('2025-10-01', '12:00')
      real.bot.replaceEdits(new Map())
      return createStage(real, world, platform, course, name, locale)
    },
    get failures() {
      return real.failures
    },
    close: async () => {
      await world.close()
      await real.close()
    },
  }
}

/** Where the question on a card stands. */
function placeOf(card: Card): { readonly session: string; readonly position: number } {
  const ref = buttonsOf(card).find(({ action }) => /^quiz\.\w+\/1\/\w+\/\d/.test(action))?.action
  const [, , session = '', position] = ref?.split('/') ?? []
  if (ref === undefined) throw new Error(`no question on "${card.title}"`)
  return { session, position: Number(position) }
}

function createStage(
  real: RealBot,
  world: World,
  platform: FakePlatform,
  course: Course,
  name: string,
  locale: string,
): Stage {
  const place = { communityId: name, channelId: name }
  const person: Stage['person'] = (who, more) => visitor(real, `${name} ${who}`, locale, { name: who, place, ...more })
  const ada = person('Ada')
  const host = person('Host', { isManager: true })
  const asked: Stage['asked'] = async card => {
    const { session, position } = placeOf(card)
    const question = (await world.answers.findSession(session))?.questions[position]
    if (question === undefined) throw new Error(`no question ${position} in ${session}`)
    return question
  }
  return {
    course,
    bot: real,
    platform,
    person,
    say: line => ada.say(line),
    press: (card, label) => ada.press(refOf(card, label)),
    open: (card, label) => ada.open(refOf(card, label)),
    setup: () => host.say('/setup'),
    posts: async (day, time) => {
      const caller = { platform: 'playground', accountId: `${name} Host`, name: 'Host', localeTag: locale, place }
      await real.bot.setUpByDefault(caller)
      real.clock.now = at(day, time)
      const before = platform.posts.length
      await real.bot.scheduler.runDue()
      return platform.posts
        .slice(before)
        .flatMap(({ card, channelId }) => (channelId === name ? [card] : []))
        .reverse()
    },
    choiceRef: (card, isRight) =>
      choiceOf(
        world,
        buttonsOf(card).map(({ action }) => action),
        isRight,
      ),
    asked,
    answer: async (card, isRight) => {
      const { session, position } = placeOf(card)
      return answerAs(ada, session, position, await asked(card), isRight)
    },
    question: (kind, about = '') => {
      const found = questionsOf(course)
        .filter(each => each.kind === kind)
        .find(each => fold(JSON.stringify(each.body)).includes(fold(about)))
      if (found === undefined) throw new Error(`no question ${kind} about "${about}"`)
      return found
    },
    askOnly: ({ id: only }) => {
      const others = questionsOf(course).filter(({ id }) => id !== only)
      const blocked = others.map(({ id }) => `["${id}"]\nblock = true\n`).join('')
      real.bot.replaceEdits(new Map([[course.id, readQuestionEdits('questions.toml', blocked, [])]]))
    },
  }
}
