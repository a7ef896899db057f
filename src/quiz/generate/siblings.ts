import type { Concept } from '../../notes/course.js'

/** Concepts under the same one: plausible instead of each other, and yet other things. */
export interface Siblings {
  readonly members: readonly Concept[]
  /** Where in them the concept stands that was asked for. */
  readonly at: number
}

/** How far what stands beside a concept may be from it. */
const CIRCLES = {
  parent: ({ source, parentId }: Concept) => JSON.stringify([source.file, parentId]),
  file: ({ source }: Concept) => source.file,
  folder: ({ source }: Concept) => source.file.split('/').slice(0, -1).join('/'),
} as const

/** The siblings of each of these concepts among them, in their order; by default those under the same one. */
export function groupSiblings(
  concepts: readonly Concept[],
  circle: keyof typeof CIRCLES = 'parent',
): ReadonlyMap<Concept, Siblings> {
  const groups = new Map<string, Concept[]>()
  const places = new Map<Concept, Siblings>()
  for (const concept of concepts) {
    const key = CIRCLES[circle](concept)
    const members = groups.get(key) ?? []
    groups.set(key, members)
    places.set(concept, { members, at: members.length })
    members.push(concept)
  }
  return places
}
