import { distance } from 'fastest-levenshtein'
import { fold } from '../core/fold.js'
import type { Concept } from '../notes/course.js'
import { type CourseIndex, nameKey } from './course-index.js'
import { contentStems, contentWords, hasContent } from './normalize.js'
import { readFrame } from './question-frame.js'

export interface Hit {
  readonly concept: Concept
  /** From 0 to 1; 1 is a concept called by its name. */
  readonly score: number
}

/** What the notes have on a query. */
export interface Findings {
  /** Whether the notes cover it; if not, `hits` are only the nearest entries. */
  readonly found: boolean
  /** Best first, at most five. */
  readonly hits: readonly Hit[]
  /** Both sides of a comparison, where the query asks for one and the notes have both. */
  readonly sides?: readonly [Concept, Concept]
}

const MOST = 5
/** A text match counts as covered from here on: most of what the query asks, weighted by rarity, stands in the entry. */
const COVERED = 0.72

/** Finds what a query asks for: by name first, then by near name, then by what the entries say. */
export function findConcepts(index: CourseIndex, query: string): Findings {
  const { subject, sides } = readFrame(query)
  return (sides === undefined ? undefined : findSides(index, sides, subject)) ?? findSubject(index, subject)
}

function findSubject(index: CourseIndex, subject: string): Findings {
  if (fold(subject) === '') return { found: false, hits: [] }
  const named = byAnyName(index, subject)
  if (named.length > 0) return { found: true, hits: fill(index, subject, named) }
  const textual = byText(index, subject)
  const covered = textual.filter(hit => hit.score >= COVERED)
  if (covered.length > 0) return { found: true, hits: textual.slice(0, MOST) }
  return { found: false, hits: suggestions(index, subject, textual) }
}

/** The sides that the notes name: two are compared, more are listed. `undefined` where they name none. */
function findSides(index: CourseIndex, sides: readonly string[], subject: string): Findings | undefined {
  const bySide = sides.map(side => byAnyName(index, side)[0])
  const known = unique(bySide.filter(hit => hit !== undefined))
  const unknown = sides.filter((_, at) => bySide[at] === undefined)
  const [left, right, ...others] = known
  if (left === undefined) return undefined
  if (right !== undefined && others.length === 0) {
    return { found: true, hits: known, sides: [left.concept, right.concept] }
  }
  if (right !== undefined) return { found: true, hits: known.toSorted((a, b) => b.score - a.score).slice(0, MOST) }
  return unknown.length === 0
    ? { found: true, hits: fill(index, sides[0] ?? '', known) }
    : findOneSide(index, left, unknown.join(' '), subject)
}

/** A comparison of which the notes name one side only: covered where they speak of the rest at all. */
function findOneSide(index: CourseIndex, known: Hit, rest: string, subject: string): Findings {
  const textual = byText(index, rest)
  if (textual.some(hit => hit.score >= COVERED)) {
    return { found: true, hits: unique([known, ...textual]).slice(0, MOST) }
  }
  const whole = findSubject(index, subject)
  if (whole.found) return whole
  const nearest = [{ ...known, score: 0.6 * known.score }, ...suggestions(index, rest, textual)]
  return { found: false, hits: unique(nearest).slice(0, MOST) }
}

/** By name, or where there is none by a name that differs by a typo. */
function byAnyName(index: CourseIndex, subject: string): Hit[] {
  const named = byName(index, subject)
  return named.length > 0 ? named : byNearName(index, subject)
}

/** Concepts that are called so, then those whose name holds all of the query's words. */
function byName(index: CourseIndex, subject: string): Hit[] {
  const folded = fold(subject)
  const exact = index.names.filter(name => name.folded === folded)
  const hits = [
    ...exact.filter(name => name.isTitle).map(name => ({ concept: name.concept, score: 1 })),
    ...exact.map(name => ({ concept: name.concept, score: 0.99 })),
    ...(index.byName.get(nameKey(subject))?.concepts ?? []).map(concept => ({ concept, score: 0.97 })),
    ...byWordsOfName(index, subject),
  ]
  return unique(hits)
}

/** "thick" for "Thick Provisioning", "nist definition" for "NIST Definition of Cloud Computing", in any order. */
function byWordsOfName(index: CourseIndex, subject: string): Hit[] {
  const asked = [...new Set(contentStems(subject))]
  const hits: Hit[] = []
  for (const { stems, concept } of index.names) {
    if (!asked.every(word => stems.has(word))) continue
    hits.push({ concept, score: 0.75 + 0.19 * (asked.length / stems.size) })
  }
  return hits.sort((a, b) => b.score - a.score)
}

/** Names that differ from the query by a typo: one letter in four or five, two from eight on, three from thirteen on. */
function byNearName(index: CourseIndex, subject: string): Hit[] {
  const typed = fold(subject).replace(/ /g, '')
  if (typed.length < 4) return []
  const allowed = typed.length < 8 ? 1 : typed.length < 13 ? 2 : 3
  const hits: Hit[] = []
  for (const { folded, concept } of index.names) {
    if (folded.charAt(0) !== typed.charAt(0)) continue
    const name = folded.replace(/ /g, '')
    if (Math.abs(name.length - typed.length) > allowed || name.length < 4) continue
    const edits = countEdits(name, typed, allowed)
    if (edits <= allowed) hits.push({ concept, score: 0.95 - 0.05 * edits })
  }
  return unique(hits.sort((a, b) => b.score - a.score))
}

/** Letters to change, add or leave out; two neighbours that changed places count once (Damerau). */
function countEdits(name: string, typed: string, allowed: number): number {
  const least = distance(name, typed)
  // Changing two places back saves two edits at most, and counts as one.
  if (least < 2 || least > allowed + 1) return least
  const swapped = Array.from({ length: typed.length - 1 }, (_, at) =>
    distance(name, typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2)),
  )
  return Math.min(least, 1 + Math.min(...swapped))
}

/** Entries by what they say; the score is the share of the query, weighted by rarity, that the entry covers. */
function byText(index: CourseIndex, subject: string): Hit[] {
  if (!hasContent(subject)) return []
  const asked = [...new Set(contentStems(subject))]
  const total = asked.reduce((sum, word) => sum + index.rarity(word), 0)
  if (total === 0) return []
  return index.concepts
    .search(contentWords(subject).join(' '), {
      boost: { title: 4, aliases: 4, facts: 1.5 },
      fuzzy: term => (term.length > 5 ? 0.2 : false),
      prefix: term => term.length > 3,
      combineWith: 'OR',
    })
    .slice(0, 20)
    .map((result): Hit & { readonly rank: number } => {
      const covered = asked.filter(word => result.queryTerms.includes(word))
      const weight = covered.reduce((sum, word) => sum + index.rarity(word), 0)
      const concept = index.conceptsById.get(String(result.id)) as Concept
      return { concept, score: 0.9 * (weight / total), rank: result.score }
    })
    .sort((a, b) => b.score - a.score || b.rank - a.rank)
    .map(({ concept, score }) => ({ concept, score }))
}

function suggestions(index: CourseIndex, subject: string, textual: readonly Hit[]): Hit[] {
  const typed = fold(subject)
  const alike = index.names
    .map(({ folded, concept }) => ({
      concept,
      score: 0.6 * (1 - distance(folded, typed) / Math.max(folded.length, typed.length, 1)),
    }))
    .filter(hit => hit.score > 0.3)
    .sort((a, b) => b.score - a.score)
  const nearest = [...textual.filter(hit => hit.score > 0), ...alike].sort((a, b) => b.score - a.score)
  return unique(nearest).slice(0, MOST)
}

/** The named ones first, then what else has to do with the query. */
function fill(index: CourseIndex, subject: string, hits: readonly Hit[]): Hit[] {
  const lowest = hits.at(-1)?.score ?? 1
  const others = byText(index, subject).map(hit => ({ ...hit, score: Math.min(hit.score, lowest) * 0.8 }))
  return unique([...hits, ...others.filter(hit => hit.score > 0)]).slice(0, MOST)
}

function unique(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>()
  return hits.filter(({ concept }) => !seen.has(concept.id) && seen.add(concept.id))
}
