import type { Card } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { localDay } from '../core/local-time.js'
import { type Block, bullets, emphasis, type Inline, paragraph, strong, text } from '../core/rich-text.js'
import { FORMAT_TAGS, type Translator } from '../i18n/translate.js'
import { sourceText } from '../lookup/source-line.js'
import type { Course, Deadline } from '../notes/course.js'
import { splitDeadlines } from './deadline-list.js'

const MOST_AHEAD = 8
const MOST_PAST = 3
/** So that as many fit on a card. */
const LONGEST_TITLE = 110
const LONGEST_SOURCE = 110

/** What is due next; with nothing ahead the last past ones, said to be past. */
export function deadlinesCard(course: Course, now: number, t: Translator): Card {
  const { ahead, past } = splitDeadlines(course, now)
  const title = fitText(t('deadlines.title', { course: course.title }), LIMITS.title)
  const today = localDay(now, course.timeZone)
  if (ahead.length === 0 && past.length === 0) {
    return { title, blocks: [{ type: 'text', content: [paragraph(t('deadlines.none', { course: course.title }))] }] }
  }
  const shown = ahead.length > 0 ? ahead.slice(0, MOST_AHEAD) : past.slice(0, MOST_PAST)
  const intro: Block[] = ahead.length > 0 ? [] : [paragraph(t('deadlines.nextNone'))]
  const more = Math.max(0, ahead.length - shown.length)
  return {
    title,
    blocks: [
      { type: 'text', content: [...intro, bullets(shown.map(deadline => item(deadline, today, t)))] },
      ...(more > 0 ? [{ type: 'context' as const, content: [text(t('deadlines.more', { count: more }))] }] : []),
    ],
  }
}

function item(deadline: Deadline, today: string, t: Translator): Block[] {
  const line: Inline[] = [
    strong(fitText(deadline.title, LONGEST_TITLE)),
    text(` – ${deadlineDate(deadline, t)} (${relativeDay(deadline.date, today, t)})`),
  ]
  return [paragraph(...line), paragraph(emphasis(sourceText(deadline.source, t, LONGEST_SOURCE)))]
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
