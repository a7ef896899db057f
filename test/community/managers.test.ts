import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCard } from '../../src/chat/check-card.js'
import type { Caller } from '../../src/chat/context.js'
import { type RealBot, saidBy, selectOf, startBot, visitor } from '../e2e/bot/real-bot.js'
import { managerOf, OTHER_SERVER, onDiscord, SERVER, twoCourses, WORKSPACE } from './two-courses.js'

const LECTURER = '333333333333333333'
const OWNER = '444444444444444444'

let real: RealBot
beforeEach(async () => {
  const environment = { BUEFFEL_OWNERS: `discord:${OWNER}, slack:U0OWNER` }
  real = await startBot(twoCourses({ networks: [`discord:${SERVER}`] }), undefined, environment)
})
afterEach(async () => {
  expect(real.failures).toEqual([])
  await real.close()
})

const lecturer = (server = SERVER) => onDiscord(real, 'Dr. No', server, { accountId: LECTURER })
const isRefused = async (who: ReturnType<typeof lecturer>): Promise<boolean> =>
  saidBy(await who.say('/setup')).includes('Only those who manage')

describe('a named manager', () => {
  it('may set up, and only where they were named, until they are taken off the list', async () => {
    expect(await isRefused(lecturer())).toBe(true)
    const card = await managerOf(real, SERVER).say(`/setup manager:@${LECTURER}`)
    expect(checkCard(card)).toEqual([])
    expect(saidBy(card)).toContain('May also manage Büffel here: Dr. No')
    expect(await isRefused(lecturer())).toBe(false)
    expect(await isRefused(lecturer(OTHER_SERVER))).toBe(true)
    await real.restart()
    expect(await isRefused(lecturer())).toBe(false)
    const { action, options } = selectOf(await lecturer().say('/setup'), 'setup.unname/')
    expect(options).toEqual([{ label: 'Dr. No', value: LECTURER }])
    await lecturer().reply(action, { value: LECTURER })
    expect(await isRefused(lecturer())).toBe(true)
  })

  it('may name others, also before the course is unlocked and before the bot has seen them', async () => {
    const host = managerOf(real, OTHER_SERVER)
    const card = await host.say(`/setup @${LECTURER}`)
    expect(saidBy(card)).toContain('Statistics may be used here')
    expect(saidBy(card)).toContain(`May also manage Büffel here: ${LECTURER}`)
    await lecturer(OTHER_SERVER).say('/setup manager:555555555555555555')
    expect(await isRefused(onDiscord(real, 'Third', OTHER_SERVER, { accountId: '555555555555555555' }))).toBe(false)
  })

  it.each(['anna', '<@1>', '12', 'U0123ABC', '@everyone'])('is none of the platform as %s', async typed => {
    const card = await managerOf(real, SERVER).say(`/setup manager:${typed}`)
    expect(saidBy(card)).toContain('is nobody whom I can find here')
    expect(saidBy(await managerOf(real, SERVER).say('/setup'))).not.toContain('May also manage')
  })

  it('is one of at most twenty', async () => {
    const host = managerOf(real, SERVER)
    const ids = Array.from({ length: 20 }, (_, index) => `6666666666666666${String(index).padStart(2, '0')}`)
    for (const id of ids) await host.say(`/setup manager:${id}`)
    expect(checkCard(await host.say('/setup'))).toEqual([])
    expect(saidBy(await host.say(`/setup manager:${LECTURER}`))).toContain('At most 20 people')
    expect(saidBy(await host.say(`/setup manager:${ids[3]}`))).toContain('May also manage')
  })
})

describe('whoever may not', () => {
  it('is told who may, with those who were named', async () => {
    const student = onDiscord(real, 'Ada', SERVER)
    expect(saidBy(await student.say('/setup'))).toMatch(
      /Only those who manage the server or workspace.*Ask one of them/,
    )
    await isRefused(lecturer())
    await managerOf(real, SERVER).say(`/setup manager:${LECTURER}`)
    expect(saidBy(await student.say('/setup'))).toContain('Named here: Dr. No.')
    const card = await onDiscord(real, 'Ada', SERVER, { localeTag: 'de' }).say('/setup')
    expect(saidBy(card)).toContain('Hier ernannt: Dr. No.')
  })

  it('cannot name anybody, nor take a name off', async () => {
    await managerOf(real, SERVER).say(`/setup manager:${LECTURER}`)
    const student = onDiscord(real, 'Ada', SERVER, { accountId: '777777777777777777' })
    await student.say('/setup manager:777777777777777777')
    await student.reply('setup.unname/1', { value: LECTURER })
    expect(await isRefused(student)).toBe(true)
    expect(await isRefused(lecturer())).toBe(false)
  })
})

describe('an owner', () => {
  it.each<[string, Partial<Caller>, boolean]>([
    ['on Discord', { accountId: OWNER }, false],
    ['on another server', { accountId: OWNER, place: { communityId: OTHER_SERVER, channelId: 'x' } }, false],
    [
      'on Slack',
      { platform: 'slack', accountId: 'U0OWNER', place: { communityId: WORKSPACE, channelId: 'C1' } },
      false,
    ],
    ['with the id of an owner on another platform', { platform: 'slack', accountId: OWNER }, true],
  ])('manages everywhere: %s', async (_, more, refused) => {
    expect(await isRefused(onDiscord(real, 'Owner', SERVER, more))).toBe(refused)
  })

  it('still needs the code of a course that is not theirs', async () => {
    const owner = onDiscord(real, 'Owner', OTHER_SERVER, { accountId: OWNER })
    expect(saidBy(await owner.say('/setup'))).toContain('need its code')
  })
})

it('sends everybody from a direct message into a channel, whoever they are', async () => {
  for (const more of [{}, { isManager: true }, { accountId: OWNER }, { platform: 'slack', memberOf: WORKSPACE }]) {
    const card = await onDiscord(real, 'Host', undefined, more).say('/setup')
    expect(saidBy(card)).toMatch(/not in a direct message.*Call +\/setup +in the channel/)
  }
})

it('lets everybody try it on the host’s own machine', async () => {
  const card = await visitor(real, 'Anna', 'en', { isManager: true }).say('/setup manager:Beat')
  expect(saidBy(card)).toContain('May also manage Büffel here: Beat')
})
