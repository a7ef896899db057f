import { words } from '../core/fold.js'
import { plainText } from '../core/rich-text.js'
import type { Concept, Fact } from '../notes/course.js'
import { isEveryday } from './common-words.js'

/** A glossary of less is not told from other notes. */
const FEWEST_ENTRIES = 10
/** Longer lines explain. */
const MOST_WORDS = 4
/** What a glossary has of a term. */
const MOST_FACTS = 6
/** More brief lines are the parts of something. */
const MOST_NAMES = 2

/**
 * What the entries of a glossary in two languages are called in the other one: where most entries of a note begin with a
 * few words, as in "**contour line** – Isolinie", these are names.
 */
export function translationsIn(concepts: readonly Concept[]): ReadonlyMap<Concept, readonly string[]> {
  const files = new Map<string, { entries: number; readonly brief: Concept[] }>()
  for (const concept of concepts) {
    if (concept.facts.length === 0 || concept.facts.length > MOST_FACTS) continue
    const { file } = concept.source
    const known = files.get(file) ?? { entries: 0, brief: [] }
    known.entries++
    const brief = briefIn(concept.facts).length
    if (brief > 0 && brief <= MOST_NAMES) known.brief.push(concept)
    files.set(file, known)
  }
  const glossaries = [...files.values()].filter(
    ({ entries, brief }) => brief.length >= FEWEST_ENTRIES && brief.length * 2 > entries,
  )
  return new Map(glossaries.flatMap(({ brief }) => brief.map(concept => [concept, namesOf(concept.facts)] as const)))
}

function isBrief(fact: Fact): boolean {
  return fact.block === undefined && fact.children.length === 0 && isName(plainText(fact.content))
}

const isName = (text: string): boolean =>
  /^\p{L}/u.test(text) && text.split(/\s+/).length <= MOST_WORDS && !/[:.?]$/.test(text)

/** The brief lines at the beginning. */
function briefIn(facts: readonly Fact[]): readonly Fact[] {
  const end = facts.findIndex(fact => !isBrief(fact))
  return facts.slice(0, end === -1 ? facts.length : end)
}

/** One everyday word is no name of its own. */
function namesOf(facts: readonly Fact[]): readonly string[] {
  return briefIn(facts)
    .map(({ content }) => plainText(content))
    .filter(name => /\s/.test(name) || !words(name).every(isEveryday))
}
