/** The items under each of their keys, in order. */
export function groupBy<T, K>(items: Iterable<T>, keysOf: (item: T) => Iterable<K>): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = groups.get(key)
      if (known === undefined) groups.set(key, [item])
      else known.push(item)
    }
  }
  return groups
}
