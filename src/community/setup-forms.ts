import { createHash } from 'node:crypto'
import type { Context } from '../chat/context.js'
import { shorten } from '../chat/limits.js'
import { type FormReply, openForm } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { localized, translator } from '../i18n/translate.js'
import { enterCode, MARK_LENGTH, saveTimes } from './setup-actions.js'
import type { Setup } from './setup-store.js'

/** A code with its dashes, and room for what slips in when it is copied. */
const CODE_LENGTH = 40

/** Asks for a course's code. */
export function codeForm({ locale }: Context): FormReply {
  const t = translator(locale)
  return openForm({
    title: t('code.form.title'),
    submitLabel: t('code.form.submit'),
    submit: enterCode.ref({}),
    inputs: [
      {
        name: 'code',
        label: t('code.form.label'),
        placeholder: 'ABCD-EFGH-JKLM',
        multiline: false,
        required: true,
        maxLength: CODE_LENGTH,
      },
    ],
  })
}

/** What the form of the times asks for. */
export type Times = Pick<Setup, 'dailyTime' | 'dailyCount' | 'reminderTime' | 'reminderDays'>

/** Tells times from others, short enough for the form's reference. */
export function markOf({ dailyTime, dailyCount, reminderTime, reminderDays }: Times): string {
  const text = JSON.stringify([dailyTime, dailyCount, reminderTime, reminderDays])
  return createHash('sha256').update(text).digest('hex').slice(0, MARK_LENGTH)
}

/** Asks for the times of challenge and reminders. */
export function timesForm(setup: Setup, { locale }: Context): FormReply {
  const t = translator(locale)
  const input = (name: string, label: string, value: string, maxLength: number) =>
    ({ name, label, value, maxLength, multiline: false, required: true }) as const
  return openForm({
    title: t('setup.form.title'),
    submitLabel: t('setup.form.submit'),
    submit: saveTimes.ref({ known: markOf(setup) }),
    inputs: [
      input('daily', t('setup.form.daily'), setup.dailyTime, 5),
      input('reminder', t('setup.form.reminder'), setup.reminderTime, 5),
      input('days', t('setup.form.days'), setup.reminderDays.join(', '), 30),
      input('count', t('setup.form.count'), String(setup.dailyCount), 1),
    ],
  })
}

/** Platforms hold the inputs to their lengths; what comes in otherwise is not shown whole. */
const SHOWN = 40

/** @throws {UserError} for what is no time of day */
export function readTime(value: string): string {
  const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(value)
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || hour > 23 || minute > 59) {
    throw new UserError(localized('setup.badTime', { value: shorten(value, SHOWN) }), localized('setup.badTime.hint'))
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** @throws {UserError} for what is no number from 1 to 5 */
export function readCount(value: string): number {
  const text = value.trim()
  if (!/^[1-5]$/.test(text)) {
    throw new UserError(localized('setup.badCount', { value: shorten(text, SHOWN) }), localized('setup.badCount.hint'))
  }
  return Number(text)
}

const MOST_REMINDERS = 5
const EARLIEST = 60

/** @throws {UserError} for what are no one to five days */
export function readDays(value: string): number[] {
  const days = value
    .split(/[\s,;]+/)
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? Number(part) : Number.NaN))
  const fit =
    days.length >= 1 &&
    days.length <= MOST_REMINDERS &&
    days.every(day => Number.isInteger(day) && day >= 0 && day <= EARLIEST)
  if (!fit)
    throw new UserError(localized('setup.badDays', { value: shorten(value, SHOWN) }), localized('setup.badDays.hint'))
  return [...new Set(days)].sort((a, b) => b - a)
}
