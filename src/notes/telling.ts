import { plainText, text } from '../core/rich-text.js'
import type { NoteImage } from './course.js'
import { type Entry, type EntryFact, fact } from './entry-fact.js'

/** Whether a card shows anything of a fact. */
function isShown({ content, block, children }: EntryFact): boolean {
  const isBlank = block === undefined || ((block.type === 'code' || block.type === 'math') && block.value.trim() === '')
  return !isBlank || plainText(content).trim() !== '' || children.some(isShown)
}

/** Whether the passages of a concept say anything but that it is opened. */
export function tells(entries: readonly Entry[]): boolean {
  const own = new Set<Entry | undefined>(entries)
  return entries.some(({ facts }) =>
    facts.some(one => (one.opens === undefined || !own.has(one.opens)) && isShown(one)),
  )
}

/** By the passage over them, those that have one. */
export function byParent(entries: readonly Entry[]): ReadonlyMap<Entry, readonly Entry[]> {
  const result = new Map<Entry, Entry[]>()
  for (const entry of entries) {
    if (entry.parent === undefined) continue
    const known = result.get(entry.parent)
    if (known === undefined) result.set(entry.parent, [entry])
    else known.push(entry)
  }
  return result
}

/** "The attack" below one attack is one concept with those below all others: what it says here is said of this one. */
export function factsBelow(entries: readonly Entry[], below: ReadonlyMap<Entry, readonly Entry[]>): EntryFact[] {
  return entries
    .flatMap(entry => below.get(entry) ?? [])
    .filter(entry => !entries.includes(entry) && tells([entry]))
    .map(entry =>
      fact('property', [text(entry.source.headings.at(-1) ?? entry.term.title)], entry.source, {
        children: entry.facts,
        opens: entry,
      }),
    )
}

/** The passages beside which an image stands: the last one above it under the same headings. */
export function pictured(entries: readonly Entry[], images: readonly NoteImage[]): ReadonlySet<Entry> {
  const placeOf = ({ file, headings }: Entry['source']): string => JSON.stringify([file, ...headings])
  const shown = images.filter(({ type }) => type !== 'unshown')
  const places = new Set(shown.map(({ source }) => placeOf(source)))
  const byPlace = new Map<string, Entry[]>()
  for (const entry of shown.length === 0 ? [] : entries) {
    const place = placeOf(entry.source)
    if (!places.has(place)) continue
    const known = byPlace.get(place)
    if (known === undefined) byPlace.set(place, [entry])
    else known.push(entry)
  }
  return new Set(
    shown.flatMap(({ source, blockLine }) => {
      const above = (byPlace.get(placeOf(source)) ?? []).filter(entry => entry.source.line <= blockLine)
      const line = above.reduce((last, entry) => Math.max(last, entry.source.line), 0)
      return above.filter(entry => entry.source.line === line)
    }),
  )
}
