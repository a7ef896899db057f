import { words } from '../core/fold.js'
import type { Lookup } from '../lookup/lookup.js'
import { stem } from '../lookup/normalize.js'
import type { Concept, Weeks } from '../notes/course.js'

/** To what questions are kept; without either, all of a course. */
export interface Scope {
  /** Only questions about these concepts. */
  readonly topicIds?: ReadonlySet<string> | undefined
  /** Only questions about these notes. */
  readonly files?: ReadonlySet<string> | undefined
}

const WEEK_WORD = '(?:weeks?|wochen?)'
const WEEKS = new RegExp(`(?:^|\\s)${WEEK_WORD}[\\s:]*(\\d{1,2})(?:\\s*(?:-|–|to|bis)\\s*(\\d{1,2}))?\\s*$`, 'i')
const LONE_WEEK = new RegExp(`^${WEEK_WORD}$`, 'i')

/** A concept with all that stands under it, weeks of the course, or both: "raid", "weeks 2-5", "raid week 3". */
export function scopeOf(lookup: Lookup, courseId: string, topic: string | undefined): Scope {
  if (topic === undefined) return {}
  const weeks = WEEKS.exec(topic)
  if (weeks === null) return { topicIds: topicIds(lookup, courseId, topic) }
  const files = filesOf(lookup, courseId, { from: Number(weeks[1]), to: Number(weeks[2] ?? weeks[1]) })
  const rest = topic.slice(0, weeks.index).trim()
  return rest === '' ? { files } : { files, topicIds: topicIds(lookup, courseId, rest) }
}

/** "/quiz week 3" reads as a topic and how many questions: the number is the week's. */
export function withWeekNumber<T extends { readonly topic?: string | undefined; readonly count?: number | undefined }>(
  asked: T,
): T {
  const { topic, count } = asked
  if (topic === undefined || count === undefined || !LONE_WEEK.test(topic.trim())) return asked
  return { ...asked, topic: `${topic} ${count}`, count: undefined }
}

/**
 * The concept that a topic names, and all whose names go on from it, as "storage types" does from "storage", with all that
 * stands under them; nothing where the notes do not have it.
 */
export function topicIds(lookup: Lookup, courseId: string, topic: string): ReadonlySet<string> {
  const { found, hits, sides } = lookup.find(courseId, topic)
  const asked = words(topic).map(stem)
  const goesOn = ({ title }: Concept): boolean => {
    const own = words(title).map(stem)
    return asked.every((word, at) => own[at] === word)
  }
  const [best] = hits
  const named = found && best !== undefined ? [best.concept] : []
  const roots = sides ?? (found ? [...named, ...(lookup.course(courseId)?.concepts ?? []).filter(goesOn)] : [])
  const ids = new Set<string>()
  const add = (id: string): void => {
    if (ids.has(id)) return
    ids.add(id)
    lookup.concept(courseId, id)?.childIds.forEach(add)
  }
  for (const root of roots) add(root.id)
  return ids
}

/** The notes of these weeks. */
export function filesOf(lookup: Pick<Lookup, 'course'>, courseId: string, { from, to }: Weeks): ReadonlySet<string> {
  const notes = lookup.course(courseId)?.noteInfos ?? []
  return new Set(notes.flatMap(({ file, week }) => (week !== undefined && week >= from && week <= to ? [file] : [])))
}
