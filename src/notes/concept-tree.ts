import type { Entry, EntryFact } from './entry-fact.js'

export interface NamedGroup {
  readonly id: string
  readonly entries: readonly Entry[]
  /** What the passages below it say, where it says nothing itself. */
  readonly below: readonly EntryFact[] | undefined
  readonly hasImage: boolean
}

interface Tree {
  readonly parents: ReadonlyMap<string, string>
  readonly children: ReadonlyMap<string, readonly string[]>
}

/** Without the groups that say nothing and stand over none, which may leave others that stand over none. */
export function keepTelling<G extends NamedGroup>(
  groups: readonly G[],
): {
  readonly kept: readonly G[]
  readonly idOf: ReadonlyMap<Entry, string>
  readonly tree: Tree
} {
  const idOf = new Map(groups.flatMap(({ id, entries }) => entries.map((entry): [Entry, string] => [entry, id])))
  const tree = treeOf(groups, idOf)
  const kept = groups.filter(({ id, below, hasImage }) => below?.length !== 0 || hasImage || tree.children.has(id))
  return kept.length === groups.length ? { kept, idOf, tree } : keepTelling(kept)
}

function treeOf(groups: readonly NamedGroup[], idOf: ReadonlyMap<Entry, string>): Tree {
  const ids = groups.map(({ id }) => id)
  const parents = withoutCycles(
    ids,
    groups.map(group => parentOf(group, group.id, idOf)),
  )
  const children = new Map<string, string[]>()
  for (const id of ids) {
    const parentId = parents.get(id)
    if (parentId === undefined) continue
    const known = children.get(parentId)
    if (known === undefined) children.set(parentId, [id])
    else known.push(id)
  }
  return { parents, children }
}

/** The nearest other concept over the passage that gives the concept its name. */
function parentOf(group: NamedGroup, id: string, idOf: ReadonlyMap<Entry, string>): string | undefined {
  for (let parent = group.entries[0]?.parent; parent !== undefined; parent = parent.parent) {
    const parentId = idOf.get(parent)
    if (parentId !== undefined && parentId !== id) return parentId
  }
  return undefined
}

/**
 * Joined passages can make a concept its own ancestor: of the links that form a circle, the one of the concept named last
 * is left out.
 */
function withoutCycles(ids: readonly string[], parents: readonly (string | undefined)[]): Map<string, string> {
  const result = new Map<string, string>()
  for (const [index, id] of ids.entries()) {
    const parent = parents[index]
    if (parent !== undefined) result.set(id, parent)
  }
  const order = new Map(ids.map((id, index) => [id, index]))
  const seen = new Set<string>()
  for (const start of ids) {
    const path: string[] = []
    let id: string | undefined = start
    for (; id !== undefined && !seen.has(id); id = result.get(id)) {
      seen.add(id)
      path.push(id)
    }
    const circle = id === undefined || !path.includes(id) ? [] : path.slice(path.indexOf(id))
    const last = circle.reduce((a, b) => ((order.get(b) ?? 0) > (order.get(a) ?? 0) ? b : a), circle[0] ?? '')
    result.delete(last)
  }
  return result
}
