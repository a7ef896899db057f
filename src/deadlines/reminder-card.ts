import type { Card } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Deadline } from '../notes/course.js'
import { deadlineDate, relativeDay, sourceBelow } from './deadlines-card.js'

/** So that as many fit on a card. */
const MOST = 8
const LONGEST_TITLE = 84

/** One post for all deadlines that fall together. `today` is `YYYY-MM-DD` in the course's zone. */
export function reminderCard(
  deadlines: readonly Deadline[],
  courseTitle: string,
  today: string,
  isLate: boolean,
  t: Translator,
): Card {
  const more = Math.max(0, deadlines.length - MOST)
  const items = deadlines
    .slice(0, MOST)
    .map((deadline): Block[] => [
      paragraph(
        strong(fitText(deadline.title, LONGEST_TITLE)),
        text(` – ${deadlineDate(deadline, t)} (${relativeDay(deadline.date, today, t)})`),
        ...sourceBelow(deadline, t),
      ),
    ])
  return {
    title: fitText(t('reminder.title', { course: courseTitle }), LIMITS.title),
    blocks: [
      {
        type: 'text',
        content: [...(isLate ? [paragraph(t('reminder.late'))] : []), bullets(items)],
      },
      ...(more > 0 ? [{ type: 'context' as const, content: t.rich('reminder.more', { count: more }) }] : []),
    ],
  }
}
