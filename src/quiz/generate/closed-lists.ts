import { plainText } from '../../core/rich-text.js'
import type { Concept, Course, Fact } from '../../notes/course.js'
import { statementProblem } from './statement-rules.js'

/** A term of a list with what the list says of it. */
export interface Member {
  readonly concept: Concept
  readonly meaning: Fact
}

/** Terms that stand side by side in one list of the notes: the members of one kind. */
export interface ClosedList {
  /** The concept under which the list stands. */
  readonly owner: Concept
  readonly members: readonly Member[]
}

/** The lists of a course whose items open concepts of their own, with at least two usable members. */
export function closedLists(course: Course): ClosedList[] {
  const byId = new Map(course.concepts.map(concept => [concept.id, concept]))
  const seen = new Set<string>()
  const lists: ClosedList[] = []
  const visit = (owner: Concept, facts: readonly Fact[]): void => {
    const members = facts.flatMap((fact): Member[] => {
      const concept = fact.conceptId === undefined ? undefined : byId.get(fact.conceptId)
      const meaning = concept?.facts.find(
        own => own.source.line === fact.source.line && own.source.file === fact.source.file,
      )
      return concept === undefined || meaning === undefined ? [] : [{ concept, meaning }]
    })
    // A list that names a term twice has one member of that name.
    const usable = firstOfEach(members).filter(
      ({ meaning }) => statementProblem(plainText(meaning.content)) === undefined,
    )
    // Joined concepts hold the same list twice: once is enough.
    const key = `${facts[0]?.source.file}:${facts[0]?.source.line}`
    if (usable.length >= 2 && !seen.has(key)) lists.push({ owner, members: usable })
    seen.add(key)
    for (const fact of facts) if (fact.conceptId === undefined) visit(owner, fact.children)
  }
  for (const concept of course.concepts) visit(concept, concept.facts)
  return lists
}

function firstOfEach(members: readonly Member[]): Member[] {
  const seen = new Set<Concept>()
  return members.filter(({ concept }) => !seen.has(concept) && seen.add(concept))
}
