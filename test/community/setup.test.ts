import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../src/chat/card.js'
import { checkCard, checkForm } from '../../src/chat/check-card.js'
import { PostError } from '../../src/chat/messenger.js'
import { type SetupView, setupCard } from '../../src/community/setup-card.js'
import { defaultSetup } from '../../src/community/setup-command.js'
import { LOCALES } from '../../src/core/locale.js'
import { translator } from '../../src/i18n/translate.js'
import { buttonsOf, type RealBot, refOf, saidBy, startBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'
import { STORAGE } from '../quiz/sample.js'
import { createFakePlatform, type FakePlatform } from '../schedule/fake-platform.js'
import { at } from '../schedule/rig.js'

let real: RealBot
let platform: FakePlatform
let host: Visitor

beforeEach(async () => {
  const course = (title: string) => `title = "${title}"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n`
  const library = libraryOf({
    'cloud/course.toml': course('Cloud'),
    'cloud/note.md': STORAGE,
    'other/course.toml': course('Statistics'),
    'other/note.md': '# Nothing to ask\n\nDeadline exam: 09.10.2025\n',
  })
  real = await startBot(library, at('2025-10-01', '12:00'))
  platform = createFakePlatform('playground')
  real.bot.addMessenger(platform)
  host = visitor(real, 'Host', 'en', { isManager: true })
})
afterEach(async () => {
  await real.close()
})

const elsewhere = () =>
  visitor(real, 'Host', 'en', { isManager: true, place: { communityId: 'cloud', channelId: 'exams' } })
const tick = async (day: string, time: string): Promise<readonly (string | undefined)[]> => {
  const before = platform.posts.length
  real.clock.now = at(day, time)
  await real.bot.scheduler.runDue()
  return platform.posts.slice(before).map(({ card, channelId }) => `${channelId}: ${card.title}`)
}
const submit = async (card: Card, values: Record<string, string>) =>
  host.reply((await host.open(refOf(card, 'Change times'))).submit, { fields: values })
const TIMES = { daily: '07:30', reminder: '18.00', days: '14, 2;1', count: '2' }

describe('/setup', () => {
  it('is for managers only: others are refused in private, whatever they press', async () => {
    const student = visitor(real, 'Ada', 'en')
    const card = await host.say('/setup')
    const refs = [...buttonsOf(card).map(({ action }) => action), 'setup.course/1', 'setup.save/2/x', 'setup.wake/1']
    const match = real.bot.router.matchLine('/setup')
    expect(match.audience).toBe('caller')
    expect(saidBy(await student.say('/setup'))).toContain('Only those who manage')
    for (const ref of refs) {
      const input = { value: 'other', fields: TIMES }
      const reply = await student.reply(ref, input)
      expect(reply).toMatchObject({ type: 'card', audience: 'caller', card: { tone: 'warning' } })
      expect(real.bot.router.matchAction(ref, input).audience).toBe('caller')
    }
    expect(await tick('2025-10-02', '08:00')).toEqual([])
    expect(await host.say('/setup')).toEqual(card)
  })

  it('posts nothing before it is switched on, then in the channel where it was pressed', async () => {
    expect(await tick('2025-10-02', '08:00')).toEqual([])
    const card = await host.say('/setup')
    expect(saidBy(card)).toContain('off')
    real.clock.now = at('2025-10-02', '09:00')
    const on = await host.press(refOf(card, 'Challenge in this channel'))
    expect(saidBy(on)).toContain('here, at 08:00')
    expect(saidBy(await elsewhere().say('/setup'))).toContain('in another channel, at 08:00')
    // What was due before is not made up for.
    expect(await tick('2025-10-02', '12:00')).toEqual([])
    expect(await tick('2025-10-03', '08:00')).toEqual(['general: Daily challenge'])
    real.clock.now = at('2025-10-03', '17:00')
    await elsewhere().press(refOf(on, 'Challenge off'))
    await elsewhere().press(refOf(card, 'Challenge in this channel'))
    expect(await tick('2025-10-06', '08:00')).toEqual(["exams: The challenge's answers", 'exams: Daily challenge'])
    expect(real.failures).toEqual([])
  })

  it('does what stood on the button, also where the press arrives twice or the card is old', async () => {
    const card = await host.say('/setup')
    const on = refOf(card, 'Challenge in this channel')
    await host.press(on)
    const twice = await host.press(on)
    expect(saidBy(twice)).toContain('here, at 08:00')
    const off = refOf(twice, 'Challenge off')
    await host.press(off)
    expect(saidBy(await host.press(off))).toMatch(/^.*off/)
    expect(refOf(await host.say('/setup'), 'Challenge in this channel')).toBe(on)
    for (const label of [
      'Weekends on',
      'Weekends off',
      'Reminders in this channel',
      'Reminders off',
      'Change language',
    ]) {
      const changed = await host.press(refOf(await host.say('/setup'), label))
      expect(checkCard(changed)).toEqual([])
    }
    expect(saidBy(await host.say('/setup'))).toContain('German')
  })

  it('changes the language of posts, and misses nothing by it', async () => {
    await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    real.clock.now = at('2025-10-02', '08:00') + 5000
    await host.press(refOf(await host.say('/setup'), 'Change language'))
    expect(await tick('2025-10-02', '08:01')).toEqual(['general: Tägliche Challenge'])
  })

  it('takes times from a form', async () => {
    const first = await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    const card = await host.press(refOf(first, 'Reminders in this channel'))
    const form = await host.open(refOf(card, 'Change times'))
    expect(checkForm(form)).toEqual([])
    expect(form.inputs.map(({ value }) => value)).toEqual(['08:00', '09:00', '7, 3, 1', '3'])
    const saved = await submit(card, TIMES)
    expect(saved.type === 'card' && saidBy(saved.card)).toMatch(/07:30.*2 questions.*18:00.*14, 2, 1 days before/)
    expect(await tick('2025-10-02', '07:29')).toEqual([])
    expect(await tick('2025-10-02', '07:30')).toEqual(['general: Daily challenge'])
    expect(saidBy(platform.posts.at(-1)?.card ?? { blocks: [] })).toContain('2 questions for today.')
  })

  it('overwrites nothing that another manager has changed while the form was open', async () => {
    const other = visitor(real, 'Olga', 'en', { isManager: true })
    const card = await host.say('/setup')
    const [mine, theirs] = [await host.open(refOf(card, 'Change times')), await other.open(refOf(card, 'Change times'))]
    await other.reply(theirs.submit, { fields: TIMES })
    const late = await host.reply(mine.submit, { fields: { ...TIMES, daily: '10:00', days: '5' } })
    if (late.type !== 'card') throw new Error('a form')
    expect(checkCard(late.card)).toEqual([])
    expect(saidBy(late.card)).toContain('Olga has changed the times while your form was open.')
    expect(saidBy(late.card)).toContain('You had: 10:00 · 2 questions · 18:00 · 5 days before')
    expect(saidBy(late.card)).toContain('Now: 07:30 · 2 questions · 18:00 · 14, 2, 1 days before')
    // The same form again, from here on, is not late any more.
    const saved = await submit(late.card, { ...TIMES, daily: '10:00' })
    expect((await host.open(refOf(late.card, 'Change times'))).inputs[0]?.value).toBe('10:00')
    expect(saved.type === 'card' && saidBy(saved.card)).not.toContain('has changed')
  })

  it('takes a form that only something else was changed beside, or that wants what another has saved', async () => {
    const other = visitor(real, 'Olga', 'en', { isManager: true })
    const card = await host.say('/setup')
    const [mine, theirs] = [await host.open(refOf(card, 'Change times')), await other.open(refOf(card, 'Change times'))]
    await other.press(refOf(card, 'Challenge in this channel'))
    const saved = await host.reply(mine.submit, { fields: TIMES })
    expect(saved.type === 'card' && saidBy(saved.card)).toMatch(/here, at 07:30/)
    const same = await other.reply(theirs.submit, { fields: TIMES })
    expect(same.type === 'card' && saidBy(same.card)).not.toContain('has changed')
  })

  it('loses none of many presses at once', async () => {
    const card = await host.say('/setup')
    const labels = ['Challenge in this channel', 'Reminders in this channel', 'Weekends on', 'Change language']
    await Promise.all(labels.map(label => host.press(refOf(card, label))))
    const after = buttonsOf(await host.say('/setup')).map(({ label }) => label)
    for (const label of ['Challenge off', 'Reminders off', 'Weekends off']) expect(after).toContain(label)
    expect(saidBy(await host.say('/setup'))).toContain('German')
  })

  it('keeps what is open when the times change, and posts no second challenge that day', async () => {
    const card = await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    expect(await tick('2025-10-02', '08:00')).toHaveLength(1)
    real.clock.now = at('2025-10-02', '09:00')
    await submit(card, { ...TIMES, daily: '10:00' })
    expect(await tick('2025-10-02', '10:00')).toEqual([])
    expect(await tick('2025-10-03', '10:00')).toEqual(["general: The challenge's answers", 'general: Daily challenge'])
  })

  it.each([
    ['daily', '24:00'],
    ['daily', '8'],
    ['daily', '08:60'],
    ['daily', ''],
    ['daily', 'noon'],
    ['daily', '-1:30'],
    ['reminder', '9:5'],
    ['reminder', '09:00 @everyone'],
    ['days', ''],
    ['days', 'a week'],
    ['days', '7, 3, 1, 2, 4, 5'],
    ['days', '61'],
    ['days', '-1'],
    ['days', '1.5'],
    ['days', '0x10'],
    ['days', '1e1'],
    ['daily', '<!channel>'.repeat(500)],
    ['days', '9'.repeat(5000)],
    ['count', ''],
    ['count', '0'],
    ['count', '6'],
    ['count', '1.5'],
    ['count', 'three'],
  ])('refuses %s %j and changes nothing', async (field, value) => {
    const card = await host.say('/setup')
    const reply = await submit(card, { daily: '07:00', reminder: '08:00', days: '5', count: '3', [field]: value })
    if (reply.type !== 'card') throw new Error('a form')
    expect(reply).toMatchObject({ audience: 'caller', card: { tone: 'warning' } })
    expect(checkCard(reply.card)).toEqual([])
    expect(await host.say('/setup')).toEqual(card)
    expect(real.failures).toEqual([])
  })

  it.each([
    ['7:05', '07:05'],
    [' 23.59 ', '23:59'],
    ['0:00', '00:00'],
  ])('reads the time %j', async (typed, shown) => {
    const card = await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    const reply = await submit(card, { daily: typed, reminder: '9:00', days: '0 60', count: '1' })
    expect(reply.type === 'card' && saidBy(reply.card)).toContain(`here, at ${shown}`)
    expect(reply.type === 'card' && saidBy(reply.card)).toContain('60, 0 days before')
  })

  it('chooses the course, for commands and posts', async () => {
    const card = await host.press(refOf(await host.say('/setup'), 'Reminders in this channel'))
    const select = card.blocks.find(block => block.type === 'select')
    if (select?.type !== 'select') throw new Error('no select')
    expect(select.options.map(({ value }) => value)).toEqual(['cloud', 'other'])
    await host.reply(select.action, { value: 'nowhere' })
    const chosen = await host.reply(select.action, { value: 'other' })
    expect(chosen.type === 'card' && saidBy(chosen.card)).toContain('Statistics')
    expect((await visitor(real, 'Ada').say('/deadlines')).title).toContain('Statistics')
    expect(await tick('2025-10-02', '09:00')).toEqual(['general: Reminder · Statistics'])
    const preview = await host.press(refOf(card, 'Preview'))
    expect(saidBy(preview)).toContain('There is no challenge today.')
  })

  it('shows today’s challenge as it would be posted, to whoever asks alone', async () => {
    const card = await host.say('/setup')
    const reply = await host.reply(refOf(card, 'Preview'))
    expect(reply).toMatchObject({ type: 'card', audience: 'caller', card: { title: 'Daily challenge' } })
    expect(reply.type === 'card' && checkCard(reply.card)).toEqual([])
    expect(platform.posts).toEqual([])
  })

  it('names missing permissions and what was not posted', async () => {
    platform.missing = ['Send Messages', 'Embed Links']
    const card = await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    expect(card.tone).toBe('warning')
    expect(saidBy(card)).toContain('Send Messages, Embed Links')
    platform.next.push(() => Promise.reject(new PostError('refused', 'invalid *blocks*')))
    await tick('2025-10-02', '08:00')
    platform.missing = []
    const later = await host.say('/setup')
    expect(saidBy(later)).toContain('Not posted (challenge, 2025-10-02): invalid *blocks*')
    expect(saidBy(later)).toContain('may do all it needs')
  })

  it('wakes what rests since its channel was gone, from then on', async () => {
    const card = await host.press(refOf(await host.say('/setup'), 'Challenge in this channel'))
    expect(buttonsOf(card).map(({ label }) => label)).not.toContain('Resume')
    platform.next.push(() => Promise.reject(new PostError('gone', 'Unknown Channel')))
    await tick('2025-10-02', '08:00')
    expect(await tick('2025-10-03', '08:00')).toEqual([])
    const paused = await host.say('/setup')
    expect(saidBy(paused)).toContain('Everything rests: Unknown Channel')
    real.clock.now = at('2025-10-03', '09:00')
    const woken = await host.press(refOf(paused, 'Resume'))
    expect(saidBy(woken)).not.toContain('rests')
    expect(await tick('2025-10-03', '09:01')).toEqual([])
    expect(await tick('2025-10-06', '08:00')).toContain('general: Daily challenge')
  })
})

it.each(LOCALES)('the card fits every platform at its fullest in %s', locale => {
  const long = '<!channel> & *_`'.repeat(60)
  const setup = {
    ...defaultSetup({ communityId: 'c', platform: 'x', courseId: 'cloud', locale, activeSince: 0 }),
    dailyChannelId: 'here',
    reminderDays: [60, 59, 58, 57, 56],
    pausedBecause: long,
  }
  const view: SetupView = {
    setup,
    courseTitle: long,
    courses: Array.from({ length: 40 }, (_, index) => ({ id: `course-${index}`, title: long })),
    hasOthers: true,
    managers: Array.from({ length: 20 }, (_, index) => ({ accountId: `${index}`, name: long })),
    channelId: 'here',
    missing: Array(30).fill('Manage Everything & More'),
    failures: (['daily', 'reveal', 'board'] as const).map(job => ({ job, slot: '2025-10-02', note: long })),
  }
  const card = setupCard(view, translator(locale))
  expect(checkCard(card)).toEqual([])
  expect(saidBy(card)).toContain('16')
  expect(
    checkCard(setupCard({ ...view, missing: [], failures: [], courses: [], managers: [] }, translator(locale))),
  ).toEqual([])
})
