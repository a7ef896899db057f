import type { Concept } from '../../notes/course.js'

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
