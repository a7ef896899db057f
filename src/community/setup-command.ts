import { type Action, onPress, onSelect, onSubmit } from '../chat/action.js'
import type { Card, CardBlock } from '../chat/card.js'
import { type Command, defineCommand } from '../chat/command.js'
import type { Context } from '../chat/context.js'
import { shorten } from '../chat/limits.js'
import { type CardReply, replace, reply } from '../chat/reply.js'
import { UserError } from '../core/errors.js'
import { isAccountId } from '../core/platform-ids.js'
import { localized, localizedRich, translator } from '../i18n/translate.js'
import type { Lookup } from '../lookup/lookup.js'
import type { AccessStore } from './access-store.js'
import { communityOf, type SetupAccess } from './setup-access.js'
import {
  askCode,
  chooseCourse,
  editTimes,
  enterCode,
  previewDaily,
  removeManager,
  saveTimes,
  toggleSetup,
  wakeUp,
} from './setup-actions.js'
import { ANOTHER_COURSE, changedBlocks, lockedCard, type SetupView, setupCard } from './setup-card.js'
import { codeForm, markOf, readCount, readDays, readTime, type Times, timesForm } from './setup-forms.js'
import type { Setup, SetupStore } from './setup-store.js'

/** What `/setup` needs from rooms above it. */
export interface SetupParts {
  readonly setups: SetupStore
  readonly lookup: Lookup
  /** Which courses may be set up here. */
  readonly access: SetupAccess
  readonly managers: Pick<AccessStore, 'managers' | 'addManager' | 'removeManager'>
  /** What the bot lacks in a channel of a platform; `undefined` where it posts nothing at all just now. */
  readonly missingPermissions: (platform: string, channelId: string) => Promise<readonly string[] | undefined>
  /** What was not posted lately in a community. */
  readonly failures: (communityId: string) => Promise<SetupView['failures']>
  /** The challenge of today as it would be posted; `undefined` where there is none. */
  readonly preview: (context: Context, setup: Setup) => Promise<Card | undefined>
}

const DEFAULTS = {
  dailyChannelId: null,
  dailyTime: '08:00',
  dailyOnWeekends: false,
  dailyCount: 3,
  reminderChannelId: null,
  reminderTime: '09:00',
  reminderDays: [7, 3, 1],
  pausedBecause: null,
  changedBy: null,
} as const

const MOST_MANAGERS = 20
/** Who save at the same time; one of them is through with each try. */
const MOST_TRIES = 10
/** How much of what was typed an error repeats. */
const SHOWN = 40

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
  const { setups, lookup, access, managers } = parts

  /** `undefined` where no course may be set up yet. */
  const current = async (context: Context): Promise<Setup | undefined> =>
    asItIs(context, await setups.find(communityOf(context).id))

  const asItIs = async (context: Context, known: Setup | undefined): Promise<Setup | undefined> => {
    const { id: communityId } = communityOf(context)
    const allowed = await access.courses(context)
    const used = [known?.courseId, context.classes[0]?.courseId]
    const courseId = used.find(id => allowed.some(own => own.id === id)) ?? allowed[0]?.id
    if (courseId === undefined) return undefined
    if (known !== undefined) return { ...known, courseId }
    const { platform } = context.channel
    return defaultSetup({ communityId, platform, courseId, locale: context.locale, activeSince: context.now })
  }

  const show = async (
    context: Context,
    setup: Setup | undefined,
    above: readonly CardBlock[] = [],
  ): Promise<CardReply> => {
    const own = setup === undefined ? await locked(context) : await full(context, setup)
    const card = { ...own, blocks: [...above, ...own.blocks] }
    return context.onPrivateCard ? replace(card) : reply(card)
  }

  const locked = async (context: Context): Promise<Card> => {
    const [readable] = context.classes
    const named = await managers.managers(communityOf(context).id)
    return lockedCard({ courseTitle: readable?.name, managers: named }, translator(context.locale))
  }

  const full = async (context: Context, setup: Setup): Promise<Card> => {
    const { platform, id } = context.channel
    const [missing, failures, allowed, named] = await Promise.all([
      parts.missingPermissions(platform, id),
      parts.failures(setup.communityId),
      access.courses(context),
      managers.managers(setup.communityId),
    ])
    const view: SetupView = {
      setup,
      courseTitle: lookup.course(setup.courseId)?.title ?? setup.courseId,
      weeks: lookup.course(setup.courseId)?.dailyWeeks,
      courses: allowed.map(({ id: course, title }) => ({ id: course, title })),
      hasOthers: allowed.length < lookup.courses.length,
      managers: named,
      channelId: id,
      missing,
      failures,
    }
    return setupCard(view, translator(context.locale))
  }

  /** Changes these and leaves the rest as it is, also where somebody else changes it at the same time. */
  const change = async (
    context: Context,
    changes: Partial<Setup>,
    mayChange: (before: Setup) => boolean = () => true,
  ): Promise<CardReply> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const known = await setups.find(communityOf(context).id)
      const before = await asItIs(context, known)
      if (before === undefined) return show(context, before)
      if (!mayChange(before)) return show(context, before, changedBlocks(before, changes, translator(context.locale)))
      const setup: Setup = { ...before, ...changes, changedBy: context.person.name }
      if (await setups.saveUnlessChanged(known, setup)) return show(context, setup)
    }
    throw new Error('the setup changed at every try to save it')
  }

  const name = async (context: Context, accountId: string): Promise<void> => {
    const { id } = communityOf(context)
    if (!isAccountId(context.channel.platform, accountId)) {
      const value = shorten(accountId, SHOWN)
      throw new UserError(localized('setup.manager.unknown', { value }), localized('setup.manager.unknown.hint'))
    }
    const named = await managers.managers(id)
    if (named.length >= MOST_MANAGERS && named.every(own => own.accountId !== accountId)) {
      throw new UserError(
        localized('setup.manager.tooMany', { most: MOST_MANAGERS }),
        localizedRich('setup.manager.tooMany.hint'),
      )
    }
    await managers.addManager(id, accountId)
  }

  /** What is switched on anew, or comes at other times, counts from now: nothing that was due before is posted late. */
  const changeFromNow = (
    context: Context,
    changes: Partial<Setup>,
    mayChange?: (before: Setup) => boolean,
  ): Promise<CardReply> => change(context, { ...changes, activeSince: context.now }, mayChange)

  const declared = { pace: 'instant', audience: 'caller', permission: 'manager' } as const
  return {
    commands: [
      defineCommand({
        name: 'setup',
        names: localized('setup.name'),
        description: localized('setup.description'),
        options: {
          manager: {
            type: 'user',
            names: localized('setup.option.manager.name'),
            description: localized('setup.option.manager'),
          },
        },
        examples: ['setup', 'setup manager:@anna'],
        pace: 'deferred',
        audience: 'caller',
        permission: 'manager',
        run: async (context, { manager }) => {
          if (manager !== undefined) await name(context, manager)
          return show(context, await current(context))
        },
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
          if (courseId === ANOTHER_COURSE) return codeForm(context)
          const allowed = await access.courses(context)
          const isAllowed = allowed.some(({ id }) => id === courseId)
          return isAllowed ? changeFromNow(context, { courseId }) : show(context, await current(context))
        },
      }),
      onPress(askCode, { ...declared, run: async context => codeForm(context) }),
      onSubmit(enterCode, {
        ...declared,
        fields: ['code'],
        run: async (context, _params, { code }) => {
          const { id: courseId } = await access.enter(context, code)
          return changeFromNow(context, { courseId })
        },
      }),
      onSelect(removeManager, {
        ...declared,
        run: async (context, _params, accountId) => {
          await managers.removeManager(communityOf(context).id, accountId)
          return show(context, await current(context))
        },
      }),
      onPress(previewDaily, {
        ...declared,
        run: async context => {
          const setup = await current(context)
          if (setup === undefined) return show(context, setup)
          const card = await parts.preview(context, setup)
          if (card === undefined) {
            const course = lookup.course(setup.courseId)?.title ?? setup.courseId
            throw new UserError(localized('daily.none'), localizedRich('daily.none.hint', { course }))
          }
          return reply(card, 'caller')
        },
      }),
      onPress(editTimes, {
        ...declared,
        run: async context => {
          const setup = await current(context)
          return setup === undefined ? show(context, setup) : timesForm(setup, context)
        },
      }),
      onSubmit(saveTimes, {
        ...declared,
        fields: ['daily', 'reminder', 'days', 'count'],
        run: async (context, { known }, { daily, reminder, days, count }) => {
          const times: Times = {
            dailyTime: readTime(daily),
            dailyCount: readCount(count),
            reminderTime: readTime(reminder),
            reminderDays: readDays(days),
          }
          // What the form showed may be another's by now, and is not overwritten unseen.
          return changeFromNow(context, times, before => [known, markOf(times)].includes(markOf(before)))
        },
      }),
    ],
  }
}
