/** How much of what was worked out is kept. */
interface Bounds {
  /** So many results; with one more all of them go. */
  readonly most: number
  /** Longer texts hardly come twice. */
  readonly longest: number
}

/**
 * A function that does the same work on the same text once: names and titles stand in many places, and notes are read twice
 * where a title turns out to be none. For what depends on the text alone, and whose results nobody changes.
 */
export function remember<T>(work: (text: string) => T, { most, longest }: Bounds): (text: string) => T {
  const kept = new Map<string, T>()
  return text => {
    if (text.length > longest) return work(text)
    const known = kept.get(text)
    if (known !== undefined || kept.has(text)) return known as T
    const result = work(text)
    if (kept.size >= most) kept.clear()
    kept.set(text, result)
    return result
  }
}
