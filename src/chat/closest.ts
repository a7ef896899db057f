import { distance } from 'fastest-levenshtein'

/** The name that was probably meant, by edit distance; `undefined` where none is near. */
export function closest(typed: string, names: readonly string[]): string | undefined {
  const near = names
    .map(name => ({ name, edits: name.startsWith(typed) && typed !== '' ? 1 : distance(typed, name) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(name.length / 3)))
  return near.sort((a, b) => a.edits - b.edits)[0]?.name
}
