import type { Lookup } from '../lookup/lookup.js'

/** The concept that a topic names, with all that stands under it; nothing where the notes do not have it. */
export function topicIds(lookup: Lookup, courseId: string, topic: string): ReadonlySet<string> {
  const { found, hits, sides } = lookup.find(courseId, topic)
  const roots = sides ?? (found ? hits.slice(0, 1).map(hit => hit.concept) : [])
  const ids = new Set<string>()
  const add = (id: string): void => {
    if (ids.has(id)) return
    ids.add(id)
    lookup.concept(courseId, id)?.childIds.forEach(add)
  }
  for (const root of roots) add(root.id)
  return ids
}
