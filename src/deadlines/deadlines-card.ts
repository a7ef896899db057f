import type { Card, CardBlock } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { localDay } from '../core/local-time.js'
import { type Block, bullets, emphasis, type Inline, paragraph, strong, text } from '../core/rich-text.js'
import { FORMAT_TAGS, type Translator } from '../i18n/translate.js'
import { sourceText } from '../lookup/source-line.js'
import type { Course, Deadline } from '../notes/course.js'
import { deadlineInstant, splitDeadlines } from './deadline-list.js'

const MOST_AHEAD = 8
const MOST_PAST = 3
/** So that as many fit on a card. */
const LONGEST_TITLE = 110
const LONGEST_SOURCE = 110
const LONGEST_TITLES = 300
const LONGEST_COURSE = 40

interface Dated {
  readonly deadline: Deadline
  readonly course: Course
}

/** What is due next in one course or several; with nothing ahead the last past ones, said to be past. */
export function deadlinesCard(courses: readonly Course[], now: number, t: Translator): Card {
  const titles = fitText(courses.map(course => course.title).join(', '), LONGEST_TITLES)
  const title = fitText(t('deadlines.title', { course: titles }), LIMITS.title)
  const { ahead, past } = datedIn(courses, now)
  if (ahead.length === 0 && past.length === 0) {
    return { title, blocks: [{ type: 'text', content: [paragraph(t('deadlines.none', { course: titles }))] }] }
  }
  const shown = ahead.length > 0 ? ahead.slice(0, MOST_AHEAD) : past.slice(0, MOST_PAST)
  const intro: Block[] = ahead.length > 0 ? [] : [paragraph(t('deadlines.nextNone'))]
  const more = Math.max(0, ahead.length - shown.length)
  return {
    title,
    blocks: [
      { type: 'text', content: [...intro, bullets(shown.map(dated => item(dated, courses.length > 1, now, t)))] },
      ...(more > 0 ? [{ type: 'context' as const, content: [text(t('deadlines.more', { count: more }))] }] : []),
    ],
  }
}

/** Of all courses together, as `splitDeadlines` orders those of one. */
function datedIn(
  courses: readonly Course[],
  now: number,
): { readonly ahead: readonly Dated[]; readonly past: readonly Dated[] } {
  const lists = courses.map(course => ({ course, ...splitDeadlines(course, now) }))
  const at = ({ deadline, course }: Dated): number => deadlineInstant(deadline, course.timeZone)
  const dated = (key: 'ahead' | 'past'): Dated[] =>
    lists.flatMap(({ course, [key]: deadlines }) => deadlines.map(deadline => ({ deadline, course })))
  if (courses.length < 2) return { ahead: dated('ahead'), past: dated('past') }
  return { ahead: dated('ahead').sort((a, b) => at(a) - at(b)), past: dated('past').sort((a, b) => at(b) - at(a)) }
}

/** The next few, a line each; nothing where nothing is ahead. */
export function deadlinesSection(course: Course, now: number, t: Translator): CardBlock[] {
  const NEXT = 3
  const { ahead } = splitDeadlines(course, now)
  if (ahead.length === 0) return []
  const lines = ahead.slice(0, NEXT).map(deadline => titleLine({ deadline, course }, false, now, t))
  const more = ahead.length - lines.length
  return [
    { type: 'text', content: [paragraph(strong(t('deadlines.next'))), bullets(lines)] },
    ...(more > 0 ? [{ type: 'context' as const, content: t.rich('reminder.more', { count: more }) }] : []),
  ]
}

function titleLine({ deadline, course }: Dated, isNamed: boolean, now: number, t: Translator): Inline[] {
  const today = localDay(now, course.timeZone)
  return [
    strong(fitText(deadline.title, LONGEST_TITLE)),
    text(` – ${deadlineDate(deadline, t)} (${relativeDay(deadline.date, today, t)})`),
    ...(isNamed ? [text(` · ${fitText(course.title, LONGEST_COURSE)}`)] : []),
  ]
}

function item(dated: Dated, isNamed: boolean, now: number, t: Translator): Block[] {
  return [paragraph(...titleLine(dated, isNamed, now, t), ...sourceBelow(dated.deadline, t))]
}

/** Where a deadline stands, on the next line of the same paragraph: two paragraphs in an item would stand apart. */
export function sourceBelow({ source }: Pick<Deadline, 'source'>, t: Translator): Inline[] {
  return [{ type: 'break' }, emphasis(sourceText(source, t, LONGEST_SOURCE))]
}

/** The wall time as the notes mean it: a deadline is the same day for whoever reads it. */
export function deadlineDate({ date, time }: Pick<Deadline, 'date' | 'time'>, t: Translator): string {
  const format = new Intl.DateTimeFormat(FORMAT_TAGS[t.locale], { dateStyle: 'full', timeZone: 'UTC' })
  const day = format.format(new Date(`${date}T00:00:00Z`))
  return time === null ? day : t('deadlines.at', { date: day, time })
}

export function relativeDay(date: string, today: string, t: Translator): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
  if (days === 0) return t('deadlines.today')
  if (days === 1) return t('deadlines.tomorrow')
  if (days === -1) return t('deadlines.yesterday')
  return days > 0 ? t('deadlines.in', { days }) : t('deadlines.ago', { days: -days })
}
