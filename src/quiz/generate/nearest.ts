/** How many items are looked at on the way, and how many that fit are enough: three of them will be drawn. */
const MOST_LOOKED_AT = 40
const ENOUGH = 16

/**
 * The items around a place that fit, in their order, nearest first to be taken and without the one at the place itself.
 * What stands near is the likelier choice; and the work for each item stays the same however many there are.
 */
export function nearest<T>(items: readonly T[], at: number, fits: (item: T) => boolean = () => true): T[] {
  const before: T[] = []
  const after: T[] = []
  const take = (index: number, side: T[]): number => {
    const item = items[index]
    if (item === undefined) return 0
    if (fits(item)) side.push(item)
    return 1
  }
  let looked = 0
  for (let offset = 1; offset <= items.length; offset++) {
    if (looked >= MOST_LOOKED_AT || before.length + after.length >= ENOUGH) break
    looked += take(at - offset, before) + take(at + offset, after)
  }
  return [...before.reverse(), ...after]
}
