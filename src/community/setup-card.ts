import type { Button, Card, CardBlock, Field } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { paragraph, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import { chooseCourse, editTimes, previewDaily, toggleSetup, wakeUp } from './setup-actions.js'
import type { Setup } from './setup-store.js'

const JOB_NAMES = {
  daily: 'setup.job.daily',
  reveal: 'setup.job.reveal',
  board: 'setup.job.board',
  reminder: 'setup.job.reminder',
  change: 'setup.job.change',
} as const
const LANGUAGES = { de: 'setup.language.de', en: 'setup.language.en' } as const
/** What a platform or the notes say, so that the card holds all of it. */
const LONGEST_REASON = 200

export interface SetupView {
  readonly setup: Setup
  readonly courseTitle: string
  /** Courses to choose from: none where there is but one. */
  readonly courses: readonly { readonly id: string; readonly title: string }[]
  /** The channel in which this is shown. */
  readonly channelId: string
  /** What the bot lacks in this channel, in the platform's words. */
  readonly missing: readonly string[]
  /** What was not posted lately, and why. */
  readonly failures: readonly { readonly job: keyof typeof JOB_NAMES; readonly slot: string; readonly note: string }[]
}

/** What is set up for a community, what stands in its way, and the buttons to change it. */
export function setupCard(view: SetupView, t: Translator): Card {
  const { setup, courses } = view
  const blocks: CardBlock[] = [
    { type: 'fields', fields: fieldsOf(view, t) },
    { type: 'text', content: statusLines(view, t).map(line => paragraph(line)) },
    { type: 'buttons', buttons: toggles(view, t) },
    {
      type: 'buttons',
      buttons: [
        { label: t('setup.times'), action: editTimes.ref({}) },
        { label: t('setup.preview'), action: previewDaily.ref({}) },
        ...(setup.pausedBecause === null
          ? []
          : [{ label: t('setup.wake'), action: wakeUp.ref({}), style: 'primary' as const }]),
      ],
    },
  ]
  if (courses.length > 1) {
    blocks.push({
      type: 'select',
      action: chooseCourse.ref({}),
      placeholder: t('setup.courses'),
      options: courses
        .slice(0, LIMITS.selectOptions)
        .map(({ id, title }) => ({ label: shorten(title, LIMITS.selectLabel), value: id })),
    })
  }
  return { title: t('setup.title'), ...(view.missing.length > 0 ? { tone: 'warning' as const } : {}), blocks }
}

function fieldsOf({ setup, courseTitle, channelId }: SetupView, t: Translator): Field[] {
  const where = (channel: string | null, time: string): string => {
    if (channel === null) return t('setup.off')
    return t(channel === channelId ? 'setup.here' : 'setup.elsewhere', { time })
  }
  const weekends = t(setup.dailyOnWeekends ? 'setup.weekends.on' : 'setup.weekends.off')
  const days = t('setup.days', { days: setup.reminderDays.join(', ') })
  const field = (name: string, value: string): Field => ({ name, value: [text(value)] })
  return [
    field(t('setup.course'), fitText(courseTitle, LIMITS.title)),
    field(t('setup.language'), t(LANGUAGES[setup.locale])),
    field(t('setup.daily'), `${where(setup.dailyChannelId, setup.dailyTime)}, ${weekends}`),
    field(t('setup.reminder'), `${where(setup.reminderChannelId, setup.reminderTime)}, ${days}`),
  ]
}

function statusLines({ setup, missing, failures, courses }: SetupView, t: Translator): string[] {
  return [
    ...(setup.pausedBecause === null
      ? []
      : [t('setup.paused', { reason: fitText(setup.pausedBecause, LONGEST_REASON) })]),
    missing.length === 0
      ? t('setup.ready')
      : t('setup.missing', { permissions: fitText(missing.join(', '), 2 * LONGEST_REASON) }),
    ...failures.map(({ job, slot, note }) =>
      t('setup.failed', { job: t(JOB_NAMES[job]), slot, note: fitText(note, LONGEST_REASON) }),
    ),
    ...(courses.length > LIMITS.selectOptions
      ? [t('setup.moreCourses', { count: courses.length - LIMITS.selectOptions })]
      : []),
  ]
}

function toggles({ setup }: SetupView, t: Translator): Button[] {
  const { dailyChannelId, reminderChannelId, dailyOnWeekends, locale } = setup
  return [
    dailyChannelId === null
      ? { label: t('setup.toggle.daily.on'), action: toggleSetup.ref({ to: 'daily-on' }), style: 'primary' }
      : { label: t('setup.toggle.daily.off'), action: toggleSetup.ref({ to: 'daily-off' }), style: 'secondary' },
    reminderChannelId === null
      ? { label: t('setup.toggle.reminder.on'), action: toggleSetup.ref({ to: 'reminder-on' }), style: 'primary' }
      : { label: t('setup.toggle.reminder.off'), action: toggleSetup.ref({ to: 'reminder-off' }), style: 'secondary' },
    dailyOnWeekends
      ? { label: t('setup.toggle.weekend.off'), action: toggleSetup.ref({ to: 'weekend-off' }) }
      : { label: t('setup.toggle.weekend.on'), action: toggleSetup.ref({ to: 'weekend-on' }) },
    { label: t('setup.toggle.language'), action: toggleSetup.ref({ to: locale === 'de' ? 'en' : 'de' }) },
  ]
}
