import { fold } from '../core/fold.js'
import type { Deadline } from './course.js'

/** What a title may have more than another one that names the same. */
const FILLING =
  /\b(?:the|an?|der|die|das|des|den|dem|von|vom|of|for|fuer|your|our|is|ist|due|deadline|deliverables?|submission|submit|hand in|turn in|abgabe|abgeben|abzugeben|einreichen|einzureichen|faellig)\b/g

/**
 * Of a deadline that several places tell under one name only one entry: the one with a time, where others have none, and the
 * shortest title, in which nothing of the sentence around it is left.
 */
export function joinSameDeadlines(deadlines: readonly Deadline[]): Deadline[] {
  const groups: Deadline[][] = []
  for (const deadline of deadlines) {
    const same = groups.find(group => group.every(other => isSame(other, deadline)))
    if (same === undefined) groups.push([deadline])
    else same.push(deadline)
  }
  return groups.flatMap(group => group.toSorted(byWorth).slice(0, 1))
}

function isSame(a: Deadline, b: Deadline): boolean {
  if (a.date !== b.date || (a.time !== b.time && a.time !== null && b.time !== null)) return false
  const name = coreOf(a.title)
  return name === coreOf(b.title)
}

function coreOf(title: string): string {
  const all = fold(title)
  const core = all.replace(FILLING, ' ').replace(/\s+/g, ' ').trim()
  return core === '' ? all : core
}

const byWorth = (a: Deadline, b: Deadline): number =>
  Number(a.time === null) - Number(b.time === null) || a.title.length - b.title.length
