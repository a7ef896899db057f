import type { Button, Card, CardBlock, Field } from '../chat/card.js'
import { LIMITS, shorten } from '../chat/limits.js'
import { fitText } from '../chat/paginate.js'
import { paragraph, strong, text } from '../core/rich-text.js'
import type { Translator } from '../i18n/translate.js'
import type { Weeks } from '../notes/course.js'
import type { NamedManager } from './access-store.js'
import { managerName } from './managers.js'
import { askCode, chooseCourse, editTimes, previewDaily, removeManager, toggleSetup, wakeUp } from './setup-actions.js'
import type { Setup } from './setup-store.js'

const JOB_NAMES = {
  daily: 'setup.job.daily',
  reveal: 'setup.job.reveal',
  board: 'setup.job.board',
  reminder: 'setup.job.reminder',
  change: 'setup.job.change',
} as const
const LANGUAGES = { de: 'setup.language.de', en: 'setup.language.en' } as const
/** The value of the choice that asks for a code; no course's id has such a sign. */
export const ANOTHER_COURSE = '+'
/** What a platform or the notes say, so that the card holds all of it. */
const LONGEST_REASON = 200

export interface SetupView {
  readonly setup: Setup
  readonly courseTitle: string
  /** To which the course's notes keep the challenge. */
  readonly weeks?: Weeks | undefined
  /** Courses that may be set up here. */
  readonly courses: readonly { readonly id: string; readonly title: string }[]
  /** Whether there are others, which their code opens. */
  readonly hasOthers: boolean
  readonly managers: readonly NamedManager[]
  /** The channel in which this is shown. */
  readonly channelId: string
  /** What the bot lacks in this channel, in the platform's words; `undefined` where it posts nothing at all just now. */
  readonly missing: readonly string[] | undefined
  /** What was not posted lately, and why. */
  readonly failures: readonly { readonly job: keyof typeof JOB_NAMES; readonly slot: string; readonly note: string }[]
}

/** What is set up for a community, what stands in its way, and the buttons to change it. */
export function setupCard(view: SetupView, t: Translator): Card {
  const { setup } = view
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
    ...courseSelect(view, t),
    ...managerBlocks(view.managers, t),
  ]
  return { title: t('setup.title'), ...(view.missing?.length === 0 ? {} : { tone: 'warning' as const }), blocks }
}

/** That somebody has changed what a form was to change, and what was typed in it. */
export function changedBlocks(before: Setup, wanted: Partial<Setup>, t: Translator): CardBlock[] {
  const times = ({ dailyTime, dailyCount, reminderTime, reminderDays }: Setup): string =>
    [
      dailyTime,
      t('setup.count', { count: dailyCount }),
      reminderTime,
      t('setup.days', { days: reminderDays.join(', ') }),
    ].join(' · ')
  const name = fitText(before.changedBy ?? t('setup.changed.somebody'), LIMITS.title)
  const content = [
    paragraph(strong(t('setup.changed', { name }))),
    paragraph(t('setup.changed.now', { times: times(before) })),
    paragraph(t('setup.changed.typed', { times: times({ ...before, ...wanted }) })),
  ]
  return [{ type: 'text', content }]
}

export interface LockedView {
  /** The course that may be read here; `undefined` where none may. */
  readonly courseTitle: string | undefined
  readonly managers: readonly NamedManager[]
}

/** What stands before the setup of a course whose code was not entered here yet. */
export function lockedCard({ courseTitle, managers }: LockedView, t: Translator): Card {
  const what =
    courseTitle === undefined
      ? t.rich('setup.locked.none')
      : t.rich('setup.locked.readable', { course: fitText(courseTitle, LIMITS.title) })
  return {
    title: t('setup.title'),
    blocks: [
      { type: 'text', content: [paragraph(...what), paragraph(...t.rich('setup.locked.code'))] },
      { type: 'buttons', buttons: [{ label: t('setup.unlock'), action: askCode.ref({}), style: 'primary' }] },
      ...managerBlocks(managers, t),
    ],
  }
}

const coursesShown = ({ courses, hasOthers }: SetupView) => courses.slice(0, LIMITS.selectOptions - (hasOthers ? 1 : 0))

function courseSelect(view: SetupView, t: Translator): CardBlock[] {
  const options = [
    ...coursesShown(view).map(({ id, title }) => ({ label: shorten(title, LIMITS.selectLabel), value: id })),
    ...(view.hasOthers ? [{ label: t('setup.course.another'), value: ANOTHER_COURSE }] : []),
  ]
  if (options.length < 2) return []
  return [{ type: 'select', action: chooseCourse.ref({}), placeholder: t('setup.courses'), options }]
}

/** Whom a manager has named, and how: the card is where one learns that one can. */
function managerBlocks(managers: readonly NamedManager[], t: Translator): CardBlock[] {
  if (managers.length === 0) return [{ type: 'context', content: t.rich('setup.managers.none') }]
  const names = fitText(managers.map(managerName).join(', '), 2 * LONGEST_REASON)
  return [
    { type: 'context', content: [text(t('setup.managers', { names }))] },
    {
      type: 'select',
      action: removeManager.ref({}),
      placeholder: t('setup.managers.remove'),
      options: managers
        .slice(0, LIMITS.selectOptions)
        .map(manager => ({ label: shorten(managerName(manager), LIMITS.selectLabel), value: manager.accountId })),
    },
  ]
}

function fieldsOf({ setup, courseTitle, weeks, channelId }: SetupView, t: Translator): Field[] {
  const where = (channel: string | null, time: string, when: string): string => {
    const place = channel === null ? 'setup.off' : channel === channelId ? 'setup.here' : 'setup.elsewhere'
    return `${t(place, { time })} · ${when}`
  }
  const weekends = t(setup.dailyOnWeekends ? 'setup.weekends.on' : 'setup.weekends.off')
  const count = t('setup.count', { count: setup.dailyCount })
  const about = weeks && t('setup.weeks', { count: weeks.to - weeks.from + 1, from: weeks.from, to: weeks.to })
  const days = t('setup.days', { days: setup.reminderDays.join(', ') })
  const field = (name: string, value: string): Field => ({ name, value: [text(value)] })
  return [
    field(t('setup.course'), fitText(courseTitle, LIMITS.title)),
    field(t('setup.language'), t(LANGUAGES[setup.locale])),
    field(
      t('setup.daily'),
      where(setup.dailyChannelId, setup.dailyTime, [weekends, count, about].filter(Boolean).join(' · ')),
    ),
    field(t('setup.reminder'), where(setup.reminderChannelId, setup.reminderTime, days)),
  ]
}

function statusLines(view: SetupView, t: Translator): string[] {
  const { setup, missing, failures, courses } = view
  const more = courses.length - coursesShown(view).length
  return [
    ...(setup.pausedBecause === null
      ? []
      : [t('setup.paused', { reason: fitText(setup.pausedBecause, LONGEST_REASON) })]),
    permissionLine(missing, t),
    ...failures.map(({ job, slot, note }) =>
      t('setup.failed', { job: t(JOB_NAMES[job]), slot, note: fitText(note, LONGEST_REASON) }),
    ),
    ...(more > 0 ? [t('setup.moreCourses', { count: more })] : []),
  ]
}

function permissionLine(missing: SetupView['missing'], t: Translator): string {
  if (missing === undefined) return t('setup.silent')
  if (missing.length === 0) return t('setup.ready')
  return t('setup.missing', { permissions: fitText(missing.join(', '), 2 * LONGEST_REASON) })
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
