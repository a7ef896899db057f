import { distance } from 'fastest-levenshtein'
import type { AskedQuestion } from '../answers/session.js'
import { fold } from '../core/fold.js'
import { createRandom } from '../core/random.js'
import { blockText } from '../notes/authored-question.js'
import type { Concept, Course, Source } from '../notes/course.js'
import type { CarryOverStore, Renamed } from './carry-over-store.js'
import { findKind, toAsked } from './kinds/kinds.js'
import type { Candidate } from './question.js'
import type { QuestionBank } from './question-bank.js'

/** So alike are a name before and after a slip of the pen was mended, from 0 to 1. */
const SAME_TITLE = 0.8
/** Of a name that has also moved to another heading or file. */
const SAME_TITLE_ELSEWHERE = 0.9
const SAME_TEXT = 0.8
/** Of a text about the same concept, made by the same rule. */
const SAME_STATEMENT = 0.6
/** Longer texts are compared by their beginning. */
const LONGEST_COMPARED = 400

/** What was asked and is no longer in the notes under its id, with what is there now. */
export interface CarryOver {
  readonly topics: readonly Renamed[]
  readonly questions: readonly Renamed[]
}

const NOTHING: CarryOver = { topics: [], questions: [] }

/**
 * An id is what a concept or question is called, so it changes where a slip in a title or a question is mended. Then all
 * that was answered is carried over to the new id: where it stands at the same place, reads nearly the same, and neither
 * of the two could as well be another. At a start, where making all questions would take long, only titles and questions
 * of the notes tell whether anything was renamed.
 */
export async function carryOver(
  course: Course,
  bank: QuestionBank,
  store: CarryOverStore,
  isStart: boolean,
): Promise<CarryOver> {
  const known = await store.known(course.id)
  const conceptIds = new Set(course.concepts.map(({ id }) => id))
  const authoredIds = new Set(course.questions.map(({ id }) => id))
  const goneTopics = known.topicIds.filter(id => !conceptIds.has(id))
  const isAuthoredGone = known.questionIds.some(id => ruleOf(id) === AUTHORED && !authoredIds.has(id))
  if (known.questionIds.length === 0 || (isStart && goneTopics.length === 0 && !isAuthoredGone)) return NOTHING
  const ids = bank.ids(course.id)
  const goneQuestions = known.questionIds.filter(id => !ids.has(id))
  if (goneQuestions.length === 0 && goneTopics.length === 0) return NOTHING
  const gone = await store.asked(course.id, { questionIds: goneQuestions, topicIds: goneTopics })
  const topics = renamedTopics(gone, goneTopics, course, new Set(known.topicIds))
  const asked = new Set(known.questionIds)
  const news = bank.candidates(course.id).filter(({ id }) => !asked.has(id))
  const questions = renamedQuestions(
    gone.filter(({ questionId }) => !ids.has(questionId)),
    news,
    new Map(topics.map(({ from, to }) => [from, to])),
  )
  if (topics.length > 0 || questions.length > 0) await store.rename(course.id, { topics, questions })
  return { topics, questions }
}

function renamedTopics(
  gone: readonly AskedQuestion[],
  goneIds: readonly string[],
  course: Course,
  known: ReadonlySet<string>,
): Renamed[] {
  const fresh = course.concepts.filter(({ id }) => !known.has(id))
  const old = goneIds.flatMap(id => gone.find(({ topicId }) => topicId === id) ?? [])
  return pairs(old, fresh, (one, concept) => {
    const likeness = alike(one.topic, concept.title)
    return likeness >= (isNear(one.source, concept) ? SAME_TITLE : SAME_TITLE_ELSEWHERE) ? likeness : 0
  }).map(([one, { id, title }]) => ({ from: one.topicId ?? '', to: id, title }))
}

/** Whether a concept stands where the question's line stood: in its file, or below the same headings. */
function isNear({ file, headings }: Source, { source, facts }: Concept): boolean {
  const above = headings.slice(0, -1).join('\n')
  return [source, ...facts.map(fact => fact.source)].some(
    own => own.file === file || (above !== '' && own.headings.slice(0, -1).join('\n') === above),
  )
}

function renamedQuestions(
  gone: readonly AskedQuestion[],
  fresh: readonly Candidate[],
  topics: ReadonlyMap<string, string>,
): Renamed[] {
  const byRule = groupBy(fresh, ({ id }) => ruleOf(id))
  return [...groupBy(gone, ({ questionId }) => ruleOf(questionId))].flatMap(([rule, old]) => {
    const isAuthored = rule === AUTHORED
    const news = byRule.get(rule) ?? []
    const topicOf = ({ topicId }: AskedQuestion) => (topicId === null ? null : (topics.get(topicId) ?? topicId))
    const wanted = new Set(old.map(topicOf))
    const built = news
      .filter(({ topicId }) => isAuthored || wanted.has(topicId))
      .map(candidate => ({ candidate, text: textOf(toAsked(candidate.build(createRandom(candidate.id)))) }))
    const count = (topicId: string | null): number =>
      built.filter(({ candidate }) => candidate.topicId === topicId).length
    return pairs(old, built, (one, { candidate, text }) => {
      if (!isAuthored && topicOf(one) !== candidate.topicId) return 0
      const likeness = alike(textOf(one), text)
      if (isAuthored) return likeness >= SAME_TEXT ? likeness : 0
      // What a rule asks about a concept once is the same question, whatever it quotes.
      return likeness >= SAME_STATEMENT || count(candidate.topicId) === 1 ? Math.max(likeness, SAME_STATEMENT) : 0
    }).map(([one, { candidate }]) => ({ from: one.questionId, to: candidate.id }))
  })
}

const AUTHORED = 'q'

/** The rule that made a question, which its id names: "g-term" of "g-term-0c9eacfaa6b8". */
const ruleOf = (id: string): string => id.replace(/-[0-9a-f]+$/, '')

/** What two readings of a question have in common: of one of the notes what it asks, of one made by a rule what it quotes. */
function textOf({ questionId, kind, body, explanation }: AskedQuestion): string {
  const prompt = ruleOf(questionId) === AUTHORED ? findKind(kind)?.open(body)?.report().prompt : undefined
  return prompt ?? explanation.map(blockText).join('\n')
}

/** From 0 to 1, 1 for what is the same but for case and signs. */
function alike(a: string, b: string): number {
  const [left, right] = [fold(a).slice(0, LONGEST_COMPARED), fold(b).slice(0, LONGEST_COMPARED)]
  const longer = Math.max(left.length, right.length)
  // "Type 1" is no slip for "Type 2".
  const isOther = numbersIn(left) !== numbersIn(right)
  return longer === 0 || isOther ? 0 : 1 - distance(left, right) / longer
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

const numbersIn = (folded: string): string => (folded.match(/\d+/g) ?? []).join(' ')

/** Each with the one that is most like it, where that is so the other way round too and no third is as like. */
function pairs<A, B>(left: readonly A[], right: readonly B[], likeness: (a: A, b: B) => number): [A, B][] {
  const best = <X, Y>(one: X, others: readonly Y[], like: (x: X, y: Y) => number): Y | undefined => {
    const ranked = others
      .map(other => ({ other, score: like(one, other) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    return ranked[0] === undefined || ranked[0].score === ranked[1]?.score ? undefined : ranked[0].other
  }
  return left.flatMap((one): [A, B][] => {
    const other = best(one, right, likeness)
    return other !== undefined && best(other, left, (b, a) => likeness(a, b)) === one ? [[one, other]] : []
  })
}
