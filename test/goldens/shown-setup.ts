import { changedBlocks, type SetupView, setupCard } from '../../src/community/setup-card.js'
import type { Translator } from '../../src/i18n/translate.js'
import { refOf } from '../e2e/bot/real-bot.js'
import { lateTimes, savedTimes, setupOf } from './acts.js'
import type { Shown } from './shown.js'

const silentSetup = (more: Partial<SetupView>, t: Translator) =>
  setupCard(
    {
      ...{ setup: setupOf(), courseTitle: 'Cloud & Storage', courses: [], hasOthers: false, managers: [] },
      ...{ channelId: 'C1', missing: undefined, failures: [] },
      ...more,
    },
    t,
  )

/** How a community is set up, and what is wrong with what was entered. */
export const SHOWN_SETUP: readonly Shown[] = [
  { name: 'setup-first', show: stage => stage.setup() },
  { name: 'setup-german', locale: 'de', show: stage => stage.setup() },
  {
    name: 'setup-switched-on',
    show: async stage => {
      const host = stage.person('Host', { isManager: true })
      const on = await host.press(refOf(await stage.setup(), 'Challenge in this channel'))
      const both = await host.press(refOf(on, 'Reminders in this channel'))
      return host.press(refOf(both, 'Weekends on'))
    },
  },
  { name: 'setup-weeks', show: (_stage, t) => silentSetup({ weeks: { from: 2, to: 5 } }, t) },
  { name: 'setup-weeks-german', locale: 'de', show: (_stage, t) => silentSetup({ weeks: { from: 3, to: 3 } }, t) },
  {
    name: 'setup-silent',
    show: (_stage, t) => silentSetup({}, t),
  },
  {
    name: 'setup-in-trouble',
    show: (_stage, t) =>
      setupCard(
        {
          setup: { ...setupOf(), dailyChannelId: 'C2', reminderChannelId: 'C2', pausedBecause: 'Unknown Channel' },
          courseTitle: 'Cloud & Storage',
          courses: Array.from({ length: 27 }, (_, index) => ({ id: `course-${index}`, title: `Course ${index}` })),
          hasOthers: true,
          managers: [{ accountId: 'U2', name: 'Grace & <co>' }],
          channelId: 'C1',
          missing: ['Send Messages', 'Read Message History'],
          failures: (['daily', 'reveal', 'board', 'reminder', 'change'] as const).map(job => ({
            job,
            slot: '2025-10-02',
            note: 'Missing Access',
          })),
        },
        t,
      ),
  },
  {
    name: 'setup-times-form',
    show: async stage => stage.person('Host', { isManager: true }).open(refOf(await stage.setup(), 'Change times')),
  },
  { name: 'setup-changed-meanwhile', show: stage => lateTimes(stage, 'Change times') },
  { name: 'setup-changed-meanwhile-german', locale: 'de', show: stage => lateTimes(stage, 'Zeiten ändern') },
  {
    name: 'setup-changed-by-somebody',
    show: (_stage, t) => ({ blocks: changedBlocks(setupOf(), { dailyTime: '07:00' }, t) }),
  },
  { name: 'error-setup-time', show: stage => savedTimes(stage, { daily: '25:00' }) },
  { name: 'error-setup-days', show: stage => savedTimes(stage, { days: 'soon' }) },
  { name: 'error-setup-count', show: stage => savedTimes(stage, { count: '6' }) },
]
