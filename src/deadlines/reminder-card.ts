import type { Card } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, emphasis, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { sourceText } from '../lookup/source-line.js'
import type { Deadline } from '../notes/course.js'
import { deadlineDate, relativeDay } from './deadlines-card.js'

/** So that as many fit on a card. */
const MOST = 8
const LONGEST_TITLE = 90
const LONGEST_SOURCE = 110

/** A deadline of which a reminder speaks; `movedFrom` is the date that an earlier reminder named. */
export interface Reminded {
  readonly deadline: Deadline
  readonly movedFrom: string | undefined
}

/** One post for all deadlines that fall together. `today` is `YYYY-MM-DD` in the course's zone. */
export function reminderCard(
  reminded: readonly Reminded[],
  courseTitle: string,
  today: string,
  isLate: boolean,
  t: Translator,
): Card {
  const more = Math.max(0, reminded.length - MOST)
  const items = reminded
    .slice(0, MOST)
    .map(({ deadline, movedFrom }): Block[] => [
      paragraph(
        strong(fitText(deadline.title, LONGEST_TITLE)),
        text(` – ${deadlineDate(deadline, t)} (${relativeDay(deadline.date, today, t)})`),
      ),
      ...(movedFrom === undefined
        ? []
        : [paragraph(strong(t('reminder.moved', { date: deadlineDate({ date: movedFrom, time: null }, t) })))]),
      paragraph(emphasis(sourceText(deadline.source, t, LONGEST_SOURCE))),
    ])
  return {
    title: fitText(t('reminder.title', { course: courseTitle }), LIMITS.title),
    blocks: [
      {
        type: 'text',
        content: [...(isLate ? [paragraph(t('reminder.late'))] : []), bullets(items)],
      },
      ...(more > 0 ? [{ type: 'context' as const, content: [text(t('reminder.more', { count: more }))] }] : []),
    ],
  }
}
