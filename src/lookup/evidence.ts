import type { Course } from '../notes/course.js'
import type { CourseIndex, Named, Passage } from './course-index.js'
import { contentStems, contentWords, stemAll } from './normalize.js'

/** How far the notes answer a question. */
export type Verdict = 'yes' | 'partly' | 'no'

export interface Evidence {
  readonly verdict: Verdict
  /** The passages that answer it, best first, at most four; the nearest ones where the verdict is no. */
  readonly passages: readonly Passage[]
}

const MOST = 4
const YES = 0.65
const PARTLY = 0.38
/** Weight of a word that the notes never use: it may be missing, or said in the notes' other language. */
const UNSEEN = 0.5
/** A passage that fits less than this share of the best one is no answer. */
const WORTH_SHOWING = 0.3

/** Words of the task itself, not of what it is about. */
const TASK_WORDS = new Set(
  contentStems(
    `explain describe compare contrast define name list discuss compute calculate give state difference differ following
    important importance relevant matter mean kind way primary advantage problem cause role mechanism following each other
    situation right choice offer good idea erkläre beschreibe vergleiche nenne unterschied wichtig vorteil nachteil bedeutung`,
  ),
)

/**
 * Finds the passages that answer an exam question: those of the concepts that it names, ranked by how much of the rest
 * of the question they speak of. The verdict is the share of the question's words, weighted by rarity, that they cover.
 */
export function findEvidence(index: CourseIndex, question: string): Evidence {
  const asked = [...new Set(contentStems(question))].filter(word => !TASK_WORDS.has(word))
  const named = namedConcepts(index, question)
  const scores = new Map<number, number>()
  for (const result of index.passages.search(contentWords(question).join(' '), {
    boost: { text: 2, subject: 1.5 },
    fuzzy: false,
    prefix: false,
  })) {
    scores.set(Number(result.id), result.score)
  }
  const ids = new Set(scores.keys())
  for (const concept of named) for (const { id } of index.passagesOf.get(concept) ?? []) ids.add(id)
  const passages = [...ids]
    .map(id => index.passagesById[id])
    .filter(passage => passage !== undefined)
    .map(passage => ({ passage, score: (scores.get(passage.id) ?? 0) + (named.has(passage.concept.id) ? 20 : 0) }))
    .sort((a, b) => b.score - a.score || a.passage.id - b.passage.id)
  const enough = (passages[0]?.score ?? 0) * WORTH_SHOWING
  const best = spread(
    passages.filter(({ score }) => score >= enough).map(({ passage }) => passage),
    named,
  )
  return { verdict: judge(index, asked, best), passages: best }
}

function judge(index: CourseIndex, asked: readonly string[], passages: readonly Passage[]): Verdict {
  const covered = new Set(
    passages.flatMap(({ concept, text }) => stemAll([concept.title, ...concept.aliases, text].join(' '))),
  )
  const weigh = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (index.isKnown(word) ? index.rarity(word) : UNSEEN), 0)
  const total = weigh(asked)
  const share = total === 0 ? 0 : weigh(asked.filter(word => covered.has(word))) / total
  return share >= YES ? 'yes' : share >= PARTLY ? 'partly' : 'no'
}

/** Each named concept has its say before one of them takes all places. */
function spread(passages: readonly Passage[], named: ReadonlySet<string>): Passage[] {
  const limit = named.size > 1 ? Math.max(1, Math.floor(MOST / named.size)) : MOST
  const counts = new Map<string, number>()
  return passages
    .filter(({ concept }) => {
      const count = (counts.get(concept.id) ?? 0) + 1
      counts.set(concept.id, count)
      return count <= limit
    })
    .slice(0, MOST)
}

/** Concepts whose name stands in the question as it is; a longer name hides the shorter ones in it. */
function namedConcepts(index: CourseIndex, question: string): Set<string> {
  const words = stemAll(question)
  const places: { readonly start: number; readonly end: number; readonly name: Named }[] = []
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + index.longestName); end++) {
      const name = index.byName.get(words.slice(start, end).join(' '))
      if (name !== undefined) places.push({ start, end, name })
    }
  }
  const taken = new Array<boolean>(words.length).fill(false)
  const found = new Set<string>()
  for (const { start, end, name } of places.sort((a, b) => a.name.rank - b.name.rank || a.start - b.start)) {
    if (taken.slice(start, end).includes(true)) continue
    taken.fill(true, start, end)
    for (const concept of name.concepts) found.add(concept.id)
  }
  return found
}

/** For every authored question of a course, what answers it. */
export function evidenceOf(index: CourseIndex, course: Course): ReadonlyMap<string, Evidence> {
  return new Map(course.questions.map(question => [question.id, findEvidence(index, question.text)]))
}
