import { distance } from 'fastest-levenshtein'
import type { AskedQuestion } from '../answers/session.js'
import { digitsIn, fold } from '../core/fold.js'
import { groupBy } from '../core/group-by.js'
import { createRandom } from '../core/random.js'
import { blockText } from '../notes/authored-question.js'
import type { AuthoredQuestion, Concept, Course, Source } from '../notes/course.js'
import type { CarryOverStore, Renamed, RenamedTopic } from './carry-over-store.js'
import { findKind } from './kinds/kinds.js'
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
  readonly topics: readonly RenamedTopic[]
  readonly questions: readonly Renamed[]
}

const NOTHING: CarryOver = { topics: [], questions: [] }

/**
 * An id is what a concept or question is called, so it changes where a slip in a title or a question is mended. Then all
 * that was answered is carried over to the new id: where it stands at the same place, reads nearly the same, and neither
 * of the two could as well be another. What else rules have made otherwise is left for later at a start (`isStart`):
 * making all questions takes long.
 */
export async function carryOver(
  course: Course,
  bank: QuestionBank,
  store: CarryOverStore,
  isStart: boolean,
): Promise<CarryOver> {
  const known = await store.known(course.id)
  if (known.questionIds.length === 0) return NOTHING
  const conceptIds = new Set(course.concepts.map(({ id }) => id))
  const authoredIds = new Set(course.questions.map(({ id }) => id))
  const goneTopics = known.topicIds.filter(id => !conceptIds.has(id))
  const goneAuthored = known.questionIds.filter(id => isAuthored(id) && !authoredIds.has(id))
  const gone = await store.asked(course.id, { questionIds: goneAuthored, topicIds: goneTopics })
  const asked = new Set(known.questionIds)
  const topics = renamedTopics(gone, goneTopics, course, new Set(known.topicIds))
  const authored = renamedAuthored(
    gone.filter(({ questionId }) => goneAuthored.includes(questionId)),
    course.questions.filter(({ id }) => !asked.has(id)),
  )
  const made = topics.length === 0 && isStart ? [] : await renamedByRule(course, bank, store, asked, topics)
  const questions = [...authored, ...made]
  if (topics.length > 0 || questions.length > 0) await store.rename(course.id, { topics, questions })
  return { topics, questions }
}

function renamedTopics(
  gone: readonly AskedQuestion[],
  goneIds: readonly string[],
  course: Course,
  known: ReadonlySet<string>,
): RenamedTopic[] {
  const fresh = course.concepts.filter(({ id }) => !known.has(id))
  const old = goneIds.flatMap(id => gone.find(({ topicId }) => topicId === id) ?? [])
  return pairs(old, fresh, (one, concept) => {
    const least = isNear(one.source, concept) ? SAME_TITLE : SAME_TITLE_ELSEWHERE
    return atLeast(least, alike(one.topic, concept.title))
  }).map(([one, { id, title }]) => ({ from: one.topicId ?? '', to: id, title }))
}

/** Whether a concept stands where the question's line stood: in its file, or below the same headings. */
function isNear({ file, headings }: Source, { source, facts }: Concept): boolean {
  const above = headings.slice(0, -1).join('\n')
  return [source, ...facts.map(fact => fact.source)].some(
    own => own.file === file || (above !== '' && own.headings.slice(0, -1).join('\n') === above),
  )
}

/** Questions of the notes, by what they ask. */
function renamedAuthored(gone: readonly AskedQuestion[], fresh: readonly AuthoredQuestion[]): Renamed[] {
  return pairs(gone, fresh, ({ kind, body }, { text }) =>
    atLeast(SAME_TEXT, alike(findKind(kind)?.open(body)?.report().prompt ?? '', text)),
  ).map(([{ questionId: from }, { id: to }]) => ({ from, to }))
}

/** Questions that a rule has made, by what they quote about the same concept, whatever that is called now. */
async function renamedByRule(
  course: Course,
  bank: QuestionBank,
  store: CarryOverStore,
  asked: ReadonlySet<string>,
  topics: readonly Renamed[],
): Promise<Renamed[]> {
  const ids = bank.ids(course.id)
  const goneIds = [...asked].filter(id => !isAuthored(id) && !ids.has(id))
  if (goneIds.length === 0) return []
  const gone = await store.asked(course.id, { questionIds: goneIds, topicIds: [] })
  const renamed = new Map(topics.map(({ from, to }) => [from, to]))
  const keyOf = (id: string, topicId: string | null) => `${ruleOf(id)} ${topicId}`
  const fresh = groupBy(
    bank.candidates(course.id).filter(({ id }) => !asked.has(id)),
    ({ id, topicId }) => [keyOf(id, topicId)],
  )
  const old = groupBy(gone, ({ questionId, topicId }) => [keyOf(questionId, renamed.get(topicId ?? '') ?? topicId)])
  return [...old].flatMap(([key, before]) => {
    const now = (fresh.get(key) ?? []).map(candidate => candidate.build(createRandom(candidate.id)))
    // What a rule asks about a concept once is the same question, whatever it quotes.
    const least = now.length === 1 ? 0 : SAME_STATEMENT
    return pairs(before, now, (one, other) => atLeast(least, alike(textOf(one), textOf(other)))).map(
      ([{ questionId: from }, { id: to }]) => ({ from, to }),
    )
  })
}

/** The rule that made a question, which its id names: "g-term" of "g-term-0c9eacfaa6b8". */
const ruleOf = (id: string): string => id.replace(/-[0-9a-f]+$/, '')

const isAuthored = (id: string): boolean => ruleOf(id) === 'q'

const textOf = ({ explanation }: Pick<AskedQuestion, 'explanation'>): string => explanation.map(blockText).join('\n')

/** A likeness that counts; the least of them is one too. */
const atLeast = (least: number, likeness: number): number | undefined => (likeness >= least ? likeness : undefined)

/** From 0 to 1, 1 for what is the same but for case and signs. */
function alike(a: string, b: string): number {
  const [left, right] = [fold(a).slice(0, LONGEST_COMPARED), fold(b).slice(0, LONGEST_COMPARED)]
  const longer = Math.max(left.length, right.length)
  if (longer === 0 || digitsIn(left) !== digitsIn(right)) return 0
  return 1 - distance(left, right) / longer
}

/** Each with the one that is most like it, where that is so the other way round too and no third is as like. */
function pairs<A, B>(left: readonly A[], right: readonly B[], likeness: (a: A, b: B) => number | undefined): [A, B][] {
  const best = <X, Y>(one: X, others: readonly Y[], like: (x: X, y: Y) => number | undefined): Y | undefined => {
    const [first, second] = others
      .flatMap(other => {
        const score = like(one, other)
        return score === undefined ? [] : [{ other, score }]
      })
      .sort((a, b) => b.score - a.score)
    return first === undefined || first.score === second?.score ? undefined : first.other
  }
  return left.flatMap((one): [A, B][] => {
    const other = best(one, right, likeness)
    return other !== undefined && best(other, left, (b, a) => likeness(a, b)) === one ? [[one, other]] : []
  })
}
