import { fold } from '../core/fold.js'
import { groupBy } from '../core/group-by.js'
import type { Deadline } from './course.js'

/** What a title may have more than another one that names the same. */
const FILLING =
  /\b(?:the|an?|der|die|das|des|den|dem|von|vom|of|for|fuer|your|our|is|ist|due|deadline|deliverables?|submission|submit|hand in|turn in|abgabe|abgeben|abzugeben|einreichen|einzureichen|faellig)\b/g

/**
 * Of a deadline that several places tell under one name only one entry: the one with a time, where others have none, and the
 * shortest title, in which nothing of the sentence around it is left.
 */
export function joinSameDeadlines(deadlines: readonly Deadline[]): Deadline[] {
  const named = groupBy(deadlines, ({ id, date, title }) => [coreOf(title) === '' ? id : `${date} ${coreOf(title)}`])
  const kept = new Set([...named.values()].flatMap(joined))
  return deadlines.filter(deadline => kept.has(deadline))
}

/** Of what has one name and day the best of each time; without a time it is any of them. */
function joined(same: readonly Deadline[]): Deadline[] {
  const timed = groupBy(
    same.filter(({ time }) => time !== null),
    ({ time }) => [time],
  )
  const groups = timed.size === 0 ? [same] : [...timed.values()]
  return groups.flatMap(group => group.toSorted(byLength).slice(0, 1))
}

/** Empty where nothing is named, so that two of a day may well be of two things. */
const coreOf = (title: string): string => fold(title).replace(FILLING, ' ').replace(/\s+/g, ' ').trim()

const byLength = (a: Deadline, b: Deadline): number => a.title.length - b.title.length
