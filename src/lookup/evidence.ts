import { plainText } from '../core/rich-text.js'
import { sentencesOf } from '../core/sentences.js'
import type { Concept, Course, Source } from '../notes/course.js'
import { isNotATerm } from '../notes/marks.js'
import type { CourseIndex, Passage } from './course-index.js'
import { type ExamQuestion, readExamQuestion } from './exam-question.js'
import type { Verdict } from './findings.js'
import { spellNumbers } from './joined-numbers.js'
import { stemAll } from './normalize.js'
import type { Term } from './read-query.js'

export interface Evidence {
  readonly verdict: Verdict
  /** The passages that answer it, best first, at most four; the nearest ones where the verdict is no. */
  readonly passages: readonly Passage[]
}

const MOST = 4
/** Of what a question asks about the concepts that it names, so much must stand in the passages. */
const YES = 0.6
/** The same of a question that names no concept of the notes: what it is about has to be said as well. */
const YES_UNNAMED = 0.72
const PARTLY_UNNAMED = 0.42
/** Passages that speak of less than this share of what the best one does are left out. */
const WORTH_SHOWING = 0.5
/** Below it a passage is not even near. */
const NEAR = 0.3
/** Words that are in more passages find too many. */
const TOO_MANY = 300
const SOUGHT = 6
/** Of the telling words of a question, a passage of its own note or of what it names must speak of this share, and another one of more. */
const SUBJECT = 0.5
const SUBJECT_ELSEWHERE = 0.75
const IN_HEADING = 0.7
const ANNOUNCED = 0.9

interface Weighed {
  readonly passage: Passage
  /** The share of the rest that it covers, from 0 to 1. */
  readonly coverage: number
  readonly hasRole: boolean
  /** The place of its concept among the named ones; behind them all for another. */
  readonly order: number
}

/**
 * Finds the passages that answer an exam question: those of the concepts that it names, and of others that speak of most
 * of what it asks. Whether they answer it is judged by what the question asks beyond the names: a side that the notes do
 * not have, a kind of fact that they lack or words that they never use make it partly or no. A question of several
 * sentences is answered where each of them is. A line of the notes that is itself the question (`own`) answers nothing.
 */
export function findEvidence(index: CourseIndex, text: string, own?: Source): Evidence {
  const sentences = sentencesOf(spellNumbers(text, index.vocabulary)).map(sentence => readExamQuestion(index, sentence))
  const asked = sentences.filter((question, at) => at === 0 || question.named.length > 0 || question.rest.length > 0)
  const [first] = asked
  if (first === undefined) return { verdict: 'no', passages: [] }
  const parts = asked.map(question => {
    // "Explain its role": what is meant was named before.
    const whole = question.named.length > 0 ? question : { ...question, named: first.named }
    const found = answer(index, whole, passage => isAt(passage, own) || !isEvidence(passage, text))
    return speaksOfIt(index, whole, found.passages, own) ? found : { ...found, verdict: 'no' as const }
  })
  const passages = [...new Set(parts.flatMap((part, at) => part.passages.slice(0, at === 0 ? MOST : 2)))].slice(0, MOST)
  return { verdict: together(parts.map(({ verdict }) => verdict)), passages }
}

/**
 * Whether one of the passages, with what stands over it, speaks of what is asked: of most of its telling words, and where
 * it is of something else in another note, of more of them.
 */
function speaksOfIt(
  index: CourseIndex,
  { sides, named, rest, telling }: ExamQuestion,
  passages: readonly Passage[],
  own: Source | undefined,
): boolean {
  if (sides.length > 1 || (named.length > 0 && rest.length === 0)) return true
  const total = telling.reduce((sum, { weight }) => sum + weight, 0)
  return passages.some(passage => {
    const said = new Set([
      ...index.stemsOf(passage),
      ...index.headingsOf(passage),
      ...stemAll([passage.concept.title, ...passage.concept.aliases].join(' ')),
    ])
    const covered = telling.reduce(
      (sum, { weight, readings }) => sum + (readings.some(({ stem }) => said.has(stem)) ? weight : 0),
      0,
    )
    const isNear = passage.fact.source.file === own?.file || named.includes(passage.concept)
    return covered >= total * (isNear ? SUBJECT : SUBJECT_ELSEWHERE)
  })
}

function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.every(verdict => verdict === 'yes')) return 'yes'
  return verdicts.every(verdict => verdict === 'no') ? 'no' : 'partly'
}

const isAt = ({ fact: { source } }: Passage, place: Source | undefined): boolean =>
  source.line === place?.line && source.file === place.file

/** Questions that code may answer. */
const ASKS_HOW =
  /\b(?:how|command|code|syntax|query|write|implement|example|wie|befehl\w*|kommando\w*|schreibe\w*|beispiel)\b/i

/** Whether a passage says something: code without a word answers only who asks for it, an address on the web nobody. */
function isEvidence({ fact: { block, content } }: Passage, question: string): boolean {
  if (block?.type === 'code') return content.length > 0 || ASKS_HOW.test(question)
  if (block !== undefined) return true
  return !content.every(node => node.type === 'link' && /^\w+:/.test(node.url)) && !isStub(plainText(content))
}

/** A mark of an editor, a row of links to other notes, or a word that only names a kind of passage. */
function isStub(text: string): boolean {
  const bare = text.replace(/\{\s*#[\w-]+\s*\}|\^[\da-z]{6}\s*$/g, '').trim()
  return (
    !/\p{L}|\d/u.test(bare) ||
    /^(?:up|down|jump|next|prev|previous|same|see also)(?:::|\s+–)/i.test(bare) ||
    isNotATerm(bare)
  )
}

function answer(index: CourseIndex, question: ExamQuestion, isAsked: (passage: Passage) => boolean): Evidence {
  if (question.sides.length > 1) return answerSides(index, question, isAsked)
  const isNamed = question.named.length > 0
  const about = isNamed ? question.named : impliedBy(index, question.rest)
  const weighed = passagesAbout(index, about, question).filter(({ passage }) => !isAsked(passage))
  const verdict = isNamed ? judge(index, question, weighed) : judgeImplied(index, question, weighed)
  const shown = verdict === 'no' ? weighed.filter(({ coverage }) => coverage >= NEAR) : weighed
  return { verdict, passages: choose(shown, about.length) }
}

/** Each side of a comparison with its own passages. */
function answerSides(index: CourseIndex, { sides }: ExamQuestion, isAsked: (passage: Passage) => boolean): Evidence {
  const limit = Math.max(1, Math.floor(MOST / sides.length))
  const known = sides.map(side => {
    if (side === undefined) return []
    const own = passagesOfTree(index, side.concept).filter(passage => !isAsked(passage))
    const meant = own.filter(({ fact }) => side.facts?.includes(fact) === true)
    return (meant.length > 0 ? meant : own).slice(0, limit)
  })
  const isComplete = sides.every((side, at) => side?.isNamed === true && (known[at]?.length ?? 0) > 0)
  const passages = [...new Set(known.flat())].slice(0, MOST)
  return { verdict: isComplete ? 'yes' : passages.length > 0 ? 'partly' : 'no', passages }
}

/** What a concept says, or where it is but a title, what the concepts under it say. */
function passagesOfTree(index: CourseIndex, concept: Concept): readonly Passage[] {
  const own = index.passagesOf.get(concept.id) ?? []
  return own.length > 0 ? own : concept.childIds.flatMap(id => index.passagesOf.get(id) ?? [])
}

/** The concepts of which a question that names none speaks: the one or two that cover most of it. */
function impliedBy(index: CourseIndex, rest: readonly Term[]): Concept[] {
  const near = new Map<Concept, Passage[]>()
  for (const passage of passagesWithRarest(index, rest)) {
    const known = near.get(passage.concept)
    if (known === undefined) near.set(passage.concept, [passage])
    else known.push(passage)
  }
  const ranked = [...near]
    .map(([concept, passages]) => ({ concept, coverage: coveredBy(index, rest, passages) }))
    .sort((a, b) => b.coverage - a.coverage)
  const best = ranked[0]?.coverage ?? 0
  return ranked
    .filter(({ coverage }) => coverage >= NEAR && coverage >= 0.9 * best)
    .slice(0, 2)
    .map(({ concept }) => concept)
}

function passagesWithRarest(index: CourseIndex, rest: readonly Term[]): Passage[] {
  const ids = rest
    .flatMap(({ readings }) => readings.slice(0, 2).map(({ stem }) => index.passagesWith(stem)))
    .filter(found => found.length <= TOO_MANY)
    .sort((a, b) => a.length - b.length)
    .slice(0, SOUGHT)
    .flat()
  return [...new Set(ids)].map(id => index.passagesById[id]).filter(passage => passage !== undefined)
}

/** The passages of these concepts, and others under them that speak of what else is asked; the most telling first. */
function passagesAbout(index: CourseIndex, about: readonly Concept[], question: ExamQuestion): Weighed[] {
  const order = new Map(about.map((concept, at) => [concept.id, at]))
  const own = about.flatMap(concept =>
    passagesOfTree(index, concept).map(passage => ({ passage, order: order.get(concept.id) ?? 0 })),
  )
  const seen = new Set(own.map(({ passage }) => passage.id))
  const nameStems = about.map(({ title }) => stemAll(title))
  const others = passagesWithRarest(index, question.rest)
    .filter(({ id }) => !seen.has(id))
    .filter(passage => {
      const around = new Set([
        ...stemAll([passage.concept.title, ...passage.concept.aliases].join(' ')),
        ...index.headingsOf(passage),
      ])
      return nameStems.some(stems => stems.length > 0 && stems.every(word => around.has(word)))
    })
    .map(passage => ({ passage, order: about.length }))
  const weighed = [
    ...own.map(({ passage, order: place }) => weigh(index, question, passage, place)),
    ...others
      .map(({ passage, order: place }) => weigh(index, question, passage, place))
      .filter(({ coverage }) => coverage >= WORTH_SHOWING),
  ]
  return weighed.sort(
    (a, b) =>
      Number(b.hasRole) - Number(a.hasRole) ||
      b.coverage - a.coverage ||
      a.order - b.order ||
      a.passage.id - b.passage.id,
  )
}

function weigh(index: CourseIndex, { rest, role }: ExamQuestion, passage: Passage, order: number): Weighed {
  const isNumber = role === 'number' && (/\d/.test(passage.text) || passage.fact.role === 'formula')
  return {
    passage,
    coverage: coveredBy(index, rest, [passage]),
    hasRole: role !== undefined && (passage.fact.role === role || isNumber),
    order,
  }
}

/** How much of the rest passages cover together, from 0 to 1. */
function coveredBy(index: CourseIndex, rest: readonly Term[], passages: readonly Passage[]): number {
  const total = rest.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  const own = passages.map(passage => index.stemsOf(passage))
  const around = passages.map(passage => new Set([...index.headingsOf(passage), ...stemAll(passage.concept.title)]))
  const quality = ({ readings }: Term): number =>
    readings.reduce((most, reading) => {
      if (own.some(stems => stems.has(reading.stem))) return Math.max(most, reading.quality)
      return around.some(stems => stems.has(reading.stem)) ? Math.max(most, reading.quality * IN_HEADING) : most
    }, 0)
  return rest.reduce((sum, term) => sum + term.weight * quality(term), 0) / total
}

/** The same with the lines that only announce what follows, as "Belege:" does. */
function coveredAtAll(index: CourseIndex, rest: readonly Term[], weighed: readonly Weighed[]): number {
  const total = rest.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return 0
  const concepts = [...new Set(weighed.map(({ passage }) => passage.concept))]
  const announced = rest.reduce((sum, { readings, weight }) => {
    const said = readings.find(({ stem }) => concepts.some(concept => index.allStemsOf(concept).has(stem)))
    return sum + weight * (said?.quality ?? 0) * ANNOUNCED
  }, 0)
  return Math.max(
    announced / total,
    coveredBy(
      index,
      rest,
      weighed.map(({ passage }) => passage),
    ),
  )
}

function judge(
  index: CourseIndex,
  { rest, role, asksWhy, asksBest }: ExamQuestion,
  weighed: readonly Weighed[],
): Verdict {
  if (weighed.length === 0) return 'no'
  const covered = coveredAtAll(index, rest, weighed)
  if (role !== undefined && weighed.some(({ hasRole }) => hasRole))
    return rest.length === 0 || covered > 0 ? 'yes' : 'partly'
  if (rest.length === 0) return role !== undefined || asksWhy ? 'partly' : 'yes'
  if (covered >= YES) return asksBest ? 'partly' : 'yes'
  // A term that the notes never use is what the question turns on.
  return covered > 0 || rest.reduce((sum, { weight, readings }) => sum + (readings.length > 0 ? 0 : weight), 0) < 0.5
    ? 'partly'
    : 'no'
}

function judgeImplied(index: CourseIndex, { rest, role }: ExamQuestion, weighed: readonly Weighed[]): Verdict {
  const covered = coveredAtAll(index, rest, weighed)
  const hasRole = role !== undefined && weighed.some(one => one.hasRole)
  if (covered >= YES_UNNAMED && (rest.length > 1 || hasRole) && saysTheRarest(index, rest, weighed))
    return role === undefined || hasRole ? 'yes' : 'partly'
  return covered >= PARTLY_UNNAMED && saysTheRarest(index, rest, weighed) ? 'partly' : 'no'
}

/** Whether passages speak of the most telling word that is asked: common ones alone are found anywhere. */
function saysTheRarest(index: CourseIndex, rest: readonly Term[], weighed: readonly Weighed[]): boolean {
  const most = Math.max(...rest.map(({ weight }) => weight))
  return rest.some(term => term.weight === most && coveredAtAll(index, [term], weighed) > 0)
}

/** The best of each concept, before one of them takes all places. */
function choose(weighed: readonly Weighed[], concepts: number): Passage[] {
  const limit = concepts > 1 ? Math.max(1, Math.floor(MOST / concepts)) : MOST
  const best = weighed.reduce((most, { coverage }) => Math.max(most, coverage), 0)
  const hasRole = weighed.some(one => one.hasRole)
  const counts = new Map<string, number>()
  return weighed
    .filter(({ coverage, hasRole: own }) =>
      hasRole ? own || (best > 0 && coverage >= best) : coverage >= best * WORTH_SHOWING,
    )
    .filter(({ passage: { concept } }) => {
      const count = (counts.get(concept.id) ?? 0) + 1
      counts.set(concept.id, count)
      return count <= limit
    })
    .slice(0, MOST)
    .map(({ passage }) => passage)
}

/** For every authored question of a course, what answers it. */
export function evidenceOf(index: CourseIndex, course: Course): ReadonlyMap<string, Evidence> {
  return new Map(course.questions.map(question => [question.id, findEvidence(index, question.text, question.source)]))
}
