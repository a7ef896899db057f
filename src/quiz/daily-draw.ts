import { createRandom } from '../core/random.js'
import type { TopicRecord } from './history-store.js'
import { CHOICE_KINDS } from './kinds/choice.js'
import type { Question } from './question.js'
import type { QuestionBank } from './question-bank.js'

export interface DailyDraw {
  readonly courseId: string
  /** The local date `YYYY-MM-DD`. */
  readonly day: string
  /** 1 to 5. */
  readonly count: number
  /** Only questions about these notes. */
  readonly files?: ReadonlySet<string> | undefined
  /** How the class did on its concepts lately. */
  readonly records: readonly TopicRecord[]
  /** Ids of the questions of the last challenges, the newest challenge first. */
  readonly before: readonly (readonly string[])[]
}

/** A concept is weak where at least so many people have on average less than this right. */
const ENOUGH_PEOPLE = 2
const WEAK = 0.7
/** Of so many of the weakest concepts some come up. */
const WEAKEST = 8
/** No question comes back within so many challenges, as long as there are others. */
const PAUSE = 5
/** So many are drawn for each that is wanted, so that concepts can vary. */
const CHOICE = 8

/**
 * The questions of a day's challenge: decided by course, day and what the class got wrong before. About half of them ask
 * about weak concepts; no concept comes twice, and at most every second question is true or false, as long as the notes
 * have others.
 */
export function drawDaily(bank: QuestionBank, draw: DailyDraw): Question[] {
  const { courseId, day, count, before, files } = draw
  const seed = `daily ${courseId} ${day}`
  const random = createRandom(seed)
  const paused = new Set(before.slice(0, PAUSE).flat())
  const chosen: Question[] = []
  const from = { kinds: CHOICE_KINDS, recent: before.flat(), files }

  const isNew = (question: Question): boolean => chosen.every(({ id }) => id !== question.id)
  const isOther = ({ topicId }: Question): boolean =>
    topicId === null || chosen.every(other => other.topicId !== topicId)
  const isMixed = ({ kind }: Question): boolean =>
    kind !== 'true-false' || 2 * chosen.filter(other => other.kind === kind).length + 1 < Math.max(2, count)

  // Half, and of an odd one sometimes the larger half.
  const weakCount = Math.floor((count + random.below(2)) / 2)
  for (const topicId of random.shuffle(weakTopics(draw.records))) {
    if (chosen.length === weakCount) break
    const drawn = bank.draw(courseId, {
      ...from,
      count: CHOICE,
      seed: `${seed} ${topicId}`,
      topicIds: new Set([topicId]),
    })
    const question = drawn.find(other => !paused.has(other.id) && isNew(other) && isMixed(other))
    if (question !== undefined) chosen.push(question)
  }
  const others = bank.draw(courseId, { ...from, count: CHOICE * count, seed })
  const wishes = [
    (question: Question) => isOther(question) && isMixed(question) && !paused.has(question.id),
    (question: Question) => isOther(question) && !paused.has(question.id),
    (question: Question) => !paused.has(question.id),
    () => true,
  ]
  for (const isWished of wishes) {
    for (const question of others) {
      if (chosen.length < count && isNew(question) && isWished(question)) chosen.push(question)
    }
  }
  return random.shuffle(chosen)
}

function weakTopics(records: readonly TopicRecord[]): string[] {
  return records
    .filter(({ people, correctness }) => people >= ENOUGH_PEOPLE && correctness < WEAK)
    .sort((a, b) => a.correctness - b.correctness || (a.topicId < b.topicId ? -1 : 1))
    .slice(0, WEAKEST)
    .map(({ topicId }) => topicId)
}
