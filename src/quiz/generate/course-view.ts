import type { Inline } from '../../core/rich-text.js'
import { stem } from '../../lookup/normalize.js'
import type { Concept, Course, Fact } from '../../notes/course.js'
import { type Names, readNames, readSaid, type Said } from './said.js'
import { isStatement, statementProblem, withoutLead } from './statement-rules.js'

/** A course while questions are made from it: whatever many of them ask for is worked out once. */
export interface CourseView {
  readonly course: Course
  said(content: readonly Inline[]): Said
  /** "Problem: …" without its lead; any other lead is part of what is said. */
  side(fact: Fact): Said
  names(concept: Concept): Names
  /** The stems of what a fact says. */
  stems(fact: Fact): readonly string[]
  /** Whether it can be quoted without the note at hand. */
  isQuotable(fact: Fact): boolean
  /** Whether it says enough to be true or false. */
  isStatement(fact: Fact): boolean
  /** What is quotable of each tone. */
  prosAndCons(concept: Concept): Readonly<Record<'advantage' | 'disadvantage', readonly Fact[]>>
}

/** Looks at a course; the view grows with what is asked of it, and goes when the questions are made. */
export function viewCourse(course: Course): CourseView {
  const said = once(readSaid)
  const isQuotable = once(
    (fact: Fact) =>
      fact.block === undefined &&
      fact.conceptId === undefined &&
      fact.children.length === 0 &&
      statementProblem(said(fact.content).plain) === undefined,
  )
  return {
    course,
    said,
    side: once(fact => (fact.lead === undefined ? said(fact.content) : readSaid(withoutLead(fact.content)))),
    names: once(readNames),
    stems: once(fact => said(fact.content).words.map(stem)),
    isQuotable,
    isStatement: once(fact => isStatement(said(withoutLead(fact.content)))),
    prosAndCons: once(({ facts }) => ({
      advantage: facts.filter(fact => fact.role === 'advantage' && isQuotable(fact)),
      disadvantage: facts.filter(fact => fact.role === 'disadvantage' && isQuotable(fact)),
    })),
  }
}

/** Concepts under the same one: plausible instead of each other, and yet other things. */
export interface Siblings {
  readonly members: readonly Concept[]
  /** Where in them the concept stands that was asked for. */
  readonly at: number
}

/** The siblings of each of these concepts among them, in their order. */
export function groupSiblings(concepts: readonly Concept[]): ReadonlyMap<Concept, Siblings> {
  const groups = new Map<string, Concept[]>()
  const places = new Map<Concept, Siblings>()
  for (const concept of concepts) {
    const key = JSON.stringify([concept.source.file, concept.parentId])
    const members = groups.get(key) ?? []
    groups.set(key, members)
    places.set(concept, { members, at: members.length })
    members.push(concept)
  }
  return places
}

function once<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>()
  return key => {
    const known = results.get(key)
    if (known !== undefined) return known
    const result = work(key)
    results.set(key, result)
    return result
  }
}
