import { type Action, onPress, onSelect, onSubmit } from '../chat/action.js'
import type { Card } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { shorten } from '../chat/limits.js'
import { type CardReply, openForm, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { localized, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import { chooseCourse, editTimes, previewDaily, saveTimes, toggleSetup, wakeUp } from './setup-actions.js'
import { type SetupView, setupCard } from './setup-card.js'
import type { Setup, SetupStore } from './setup-store.js'

/** What `/setup` needs from rooms above it. */
export interface SetupParts {
  readonly setups: SetupStore
  readonly lookup: Lookup
  /** What the bot lacks in a channel of a platform. */
  readonly missingPermissions: (platform: string, channelId: string) => Promise<readonly string[]>
  /** What was not posted lately in a community. */
  readonly failures: (communityId: string) => Promise<SetupView['failures']>
  /** The challenge of today as it would be posted; `undefined` where there is none. */
  readonly preview: (context: Context, setup: Setup) => Promise<Card | undefined>
}

const DEFAULTS = {
  dailyChannelId: null,
  dailyTime: '08:00',
  dailyOnWeekends: false,
  reminderChannelId: null,
  reminderTime: '09:00',
  reminderDays: [7, 3, 1],
  pausedBecause: null,
} as const

/** What a community has before anybody has set it up: nothing is posted. */
export function defaultSetup(
  of: Pick<Setup, 'communityId' | 'platform' | 'courseId' | 'locale' | 'activeSince'>,
): Setup {
  return { ...DEFAULTS, ...of }
}

/** `/setup`, for those who manage the server or workspace. */
export function createSetup(parts: SetupParts): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
} {
  const { setups, lookup } = parts

  const current = async (context: Context): Promise<Setup> => {
    const { communityId, courseId } = context.class
    const known = await setups.find(communityId)
    const { platform } = context.channel
    return known ?? defaultSetup({ communityId, platform, courseId, locale: context.locale, activeSince: context.now })
  }

  const show = async (context: Context, setup: Setup): Promise<CardReply> => {
    const { platform, id } = context.channel
    const [missing, failures] = await Promise.all([
      parts.missingPermissions(platform, id),
      parts.failures(setup.communityId),
    ])
    const courses = lookup.courses.map(({ id: course, title }) => ({ id: course, title }))
    const courseTitle = lookup.course(setup.courseId)?.title ?? setup.courseId
    const card = setupCard(
      { setup, courseTitle, courses, channelId: id, missing, failures },
      translator(context.locale),
    )
    return context.onPrivateCard ? replace(card) : reply(card)
  }

  const change = async (context: Context, changes: Partial<Setup>): Promise<CardReply> => {
    const setup: Setup = { ...(await current(context)), ...changes }
    await setups.save(setup)
    return show(context, setup)
  }

  /** What is switched on anew, or comes at other times, counts from now: nothing that was due before is posted late. */
  const changeFromNow = (context: Context, changes: Partial<Setup>): Promise<CardReply> =>
    change(context, { ...changes, activeSince: context.now })

  const declared = { pace: 'instant', audience: 'caller', permission: 'manager' } as const
  return {
    commands: [
      defineCommand({
        name: 'setup',
        description: localized('setup.description'),
        options: {},
        examples: ['setup'],
        pace: 'deferred',
        audience: 'caller',
        permission: 'manager',
        run: async context => show(context, await current(context)),
      }),
    ],
    actions: [
      onPress(toggleSetup, {
        ...declared,
        run: (context, { to }) => {
          const here = context.channel.id
          switch (to) {
            case 'daily-on':
              return changeFromNow(context, { dailyChannelId: here })
            case 'daily-off':
              return change(context, { dailyChannelId: null })
            case 'reminder-on':
              return changeFromNow(context, { reminderChannelId: here })
            case 'reminder-off':
              return change(context, { reminderChannelId: null })
            case 'weekend-on':
              return changeFromNow(context, { dailyOnWeekends: true })
            case 'weekend-off':
              return changeFromNow(context, { dailyOnWeekends: false })
            case 'de':
            case 'en':
              return change(context, { locale: to })
          }
        },
      }),
      onPress(wakeUp, { ...declared, run: context => changeFromNow(context, { pausedBecause: null }) }),
      onSelect(chooseCourse, {
        ...declared,
        run: async (context, _params, courseId) => {
          const course = lookup.course(courseId)
          return course === undefined ? show(context, await current(context)) : changeFromNow(context, { courseId })
        },
      }),
      onPress(previewDaily, {
        ...declared,
        run: async context => {
          const setup = await current(context)
          const card = await parts.preview(context, setup)
          if (card === undefined) {
            const course = lookup.course(setup.courseId)?.title ?? setup.courseId
            throw new UserError(localized('daily.none'), localized('daily.none.hint', { course }))
          }
          return reply(card, 'caller')
        },
      }),
      onPress(editTimes, {
        ...declared,
        run: async context => timesForm(await current(context), context),
      }),
      onSubmit(saveTimes, {
        ...declared,
        fields: ['daily', 'reminder', 'days'],
        run: async (context, _params, { daily, reminder, days }) =>
          changeFromNow(context, {
            dailyTime: readTime(daily),
            reminderTime: readTime(reminder),
            reminderDays: readDays(days),
          }),
      }),
    ],
  }
}

function timesForm(setup: Setup, { locale }: Context) {
  const t = translator(locale)
  const input = (name: string, label: string, value: string, maxLength: number) =>
    ({ name, label, value, maxLength, multiline: false, required: true }) as const
  return openForm({
    title: t('setup.form.title'),
    submitLabel: t('setup.form.submit'),
    submit: saveTimes.ref({}),
    inputs: [
      input('daily', t('setup.form.daily'), setup.dailyTime, 5),
      input('reminder', t('setup.form.reminder'), setup.reminderTime, 5),
      input('days', t('setup.form.days'), setup.reminderDays.join(', '), 30),
    ],
  })
}

/** Platforms hold the inputs to their lengths; what comes in otherwise is not shown whole. */
const SHOWN = 40

function readTime(value: string): string {
  const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(value)
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (match === null || hour > 23 || minute > 59) {
    throw new UserError(localized('setup.badTime', { value: shorten(value, SHOWN) }), localized('setup.badTime.hint'))
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const MOST_REMINDERS = 5
const EARLIEST = 60

function readDays(value: string): number[] {
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
