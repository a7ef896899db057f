import type { Card } from '../chat/card.js'
import { LIMITS } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { type Block, bullets, type Inline, paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { DeadlineChange } from './deadline-changes.js'
import { deadlineDate, relativeDay, sourceBelow } from './deadlines-card.js'

/** So that as many fit on a card. */
const MOST = 8
const LONGEST_TITLE = 90

/** One post for all that the notes have changed. `today` is `YYYY-MM-DD` in the course's zone. */
export function changeCard(
  changes: readonly DeadlineChange[],
  courseTitle: string,
  today: string,
  t: Translator,
): Card {
  const more = Math.max(0, changes.length - MOST)
  return {
    title: fitText(t('change.title', { course: courseTitle }), LIMITS.title),
    blocks: [
      { type: 'text', content: [bullets(changes.slice(0, MOST).map(change => item(change, today, t)))] },
      ...(more > 0 ? [{ type: 'context' as const, content: t.rich('change.more', { count: more }) }] : []),
    ],
  }
}

function item(change: DeadlineChange, today: string, t: Translator): Block[] {
  const { kind, deadline } = change
  const title: Inline[] = [strong(fitText(deadline.title, LONGEST_TITLE)), text(' – ')]
  const relative = relativeDay(deadline.date, today, t)
  const date = `${deadlineDate(deadline, t)} (${relative})`
  // Where it stood is no place to look at any more.
  if (kind === 'gone') return [paragraph(...title, text(t('change.gone', { date })))]
  const said = kind === 'new' ? t('change.new', { date }) : movedText(change, relative, t)
  return [paragraph(...title, text(said), ...sourceBelow(deadline, t))]
}

function movedText(
  { deadline, was }: Extract<DeadlineChange, { kind: 'moved' }>,
  relative: string,
  t: Translator,
): string {
  if (was.date !== deadline.date) {
    return t('change.moved', { from: deadlineDate(was, t), to: `${deadlineDate(deadline, t)} (${relative})` })
  }
  const date = `${deadlineDate({ date: deadline.date, time: null }, t)} (${relative})`
  const time = (of: string | null) => of ?? t('change.noTime')
  return t('change.time', { date, from: time(was.time), to: time(deadline.time) })
}
