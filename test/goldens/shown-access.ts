import type { Card, Form } from '../../src/chat/card.js'
import type { Caller } from '../../src/chat/context.js'
import { lateFormCard } from '../../src/chat/error-card.js'
import { twoCourses } from '../community/two-courses.js'
import { refOf, type Visitor } from '../e2e/bot/real-bot.js'
import { pressed } from './acts.js'
import type { Shown } from './shown.js'
import type { Stage } from './stage.js'

/** Courses that no server may read before it has their code. */
const CLOSED = twoCourses({ networks: [], statistics: [] })

/** Somebody on a server, where nothing is open but what its course says. */
const guest = (stage: Stage, more: Partial<Caller> = {}): Visitor =>
  stage.person('Ada', { platform: 'discord', ...more })
const host = (stage: Stage): Visitor => stage.person('Host', { platform: 'discord', isManager: true })
const alone = (stage: Stage): Visitor => guest(stage, { place: { channelId: 'dm' } })

async function codeForm(stage: Stage, label = 'Enter the code'): Promise<Form> {
  const who = host(stage)
  return who.open(refOf(await who.say('/setup'), label))
}

async function typed(stage: Stage, times: number, label?: string): Promise<Card | Form> {
  const form = await codeForm(stage, label)
  const enter = () => pressed(host(stage), form.submit, { fields: { code: 'ABCD-EFGH-JKLM' } })
  for (let time = 1; time < times; time++) await enter()
  return enter()
}

const accountId = (index: number): string => `6666666666666666${String(index).padStart(2, '0')}`

/** The host names so many people, who have been there before or not. */
async function named(stage: Stage, count: number): Promise<Card> {
  const who = host(stage)
  await stage.person('Grace & <co>', { platform: 'discord', accountId: accountId(1) }).say('/help')
  for (let index = 1; index < count; index++) await who.say(`/setup manager:${accountId(index)}`)
  return who.say(`/setup manager:${accountId(count)}`)
}

/** Ada, in a direct message, after she was seen on so many servers. */
async function seenOn(stage: Stage, count: number): Promise<Visitor> {
  for (let index = 1; index <= count; index++) {
    await stage.person('Ada', { place: { communityId: `${index}`, channelId: `${index}` } }).say('/help')
    stage.bot.clock.now += 1000
  }
  return stage.person('Ada', { place: { channelId: 'dm' } })
}

/** Who may read and set up what, and in which of their classes somebody is. */
export const SHOWN_ACCESS: readonly Shown[] = [
  { name: 'error-access-none', notes: CLOSED, show: stage => guest(stage).say('/explain tcp') },
  { name: 'error-access-none-german', locale: 'de', notes: CLOSED, show: stage => guest(stage).say('/quiz') },
  { name: 'error-access-none-direct', notes: CLOSED, show: stage => alone(stage).say('/explain tcp') },
  { name: 'setup-locked', notes: CLOSED, show: stage => host(stage).say('/setup') },
  { name: 'setup-locked-german', locale: 'de', notes: CLOSED, show: stage => host(stage).say('/setup') },
  { name: 'setup-locked-readable', show: stage => host(stage).say('/setup') },
  { name: 'setup-locked-readable-german', locale: 'de', show: stage => host(stage).say('/setup') },
  { name: 'setup-code-form', notes: CLOSED, show: stage => codeForm(stage) },
  { name: 'setup-code-form-german', locale: 'de', notes: CLOSED, show: stage => codeForm(stage, 'Code eingeben') },
  { name: 'error-code-wrong', notes: CLOSED, show: stage => typed(stage, 1) },
  { name: 'error-code-wrong-last', notes: CLOSED, show: stage => typed(stage, 5) },
  { name: 'error-code-too-many', notes: CLOSED, show: stage => typed(stage, 6) },
  {
    name: 'error-code-wrong-german',
    locale: 'de',
    notes: CLOSED,
    show: stage => typed(stage, 4, 'Code eingeben'),
  },
  { name: 'error-setup-direct', show: stage => alone(stage).say('/setup') },
  {
    name: 'error-not-allowed-named',
    show: async stage => {
      await named(stage, 7)
      return guest(stage).say('/setup')
    },
  },
  {
    name: 'error-not-allowed-named-german',
    locale: 'de',
    show: async stage => {
      await named(stage, 1)
      return guest(stage).say('/setup')
    },
  },
  { name: 'setup-managers-named', notes: CLOSED, show: stage => named(stage, 2) },
  { name: 'error-setup-manager-unknown', show: stage => host(stage).say('/setup manager:<@everyone>') },
  { name: 'error-setup-manager-too-many', show: stage => named(stage, 21) },
  { name: 'class-of-several', show: async stage => (await seenOn(stage, 3)).say('/quiz 2') },
  { name: 'class-of-several-german', locale: 'de', show: async stage => (await seenOn(stage, 2)).say('/rangliste') },
  { name: 'class-of-many', show: async stage => (await seenOn(stage, 28)).say('/stats') },
  { name: 'error-form-late', show: () => lateFormCard('en') },
  { name: 'error-form-late-german', locale: 'de', show: () => lateFormCard('de') },
]
