import { PermissionFlagsBits } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { registrationOf } from '../../../src/adapters/discord/registration.js'
import { codeOf, twoCourses } from '../../community/two-courses.js'
import { startBot } from '../../e2e/bot/real-bot.js'
import { GUILD_ID, UNREADABLE_CHANNEL_ID } from '../../fixtures/discord/ids.js'
import type { Exchange } from '../../fixtures/discord/interactions.js'
import { allComponents } from '../../fixtures/discord/message-rules.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

const OTHER_GUILD = '900000000000000022'
const LECTURER = '900000000000000300'
const DIRECT = '900000000000000033'

/** Two hosts' courses: one lists its server, the other is opened by its code. */
async function twoServers() {
  const real = await startBot(twoCourses({ networks: [`discord:${GUILD_ID}`], statistics: [] }))
  onTestFinished(() => real.close())
  const { fake, discord, log } = await goOnline({ router: () => real.bot.router })
  real.bot.addMessenger(discord.messenger)
  const elsewhere = { guildId: OTHER_GUILD, channelId: UNREADABLE_CHANNEL_ID }
  return {
    real,
    log,
    student: createPerson(fake),
    away: createPerson(fake, elsewhere),
    host: createPerson(fake, { id: '900000000000000400', nick: 'Host', permissions: PermissionFlagsBits.ManageGuild }),
    otherHost: createPerson(fake, {
      id: '900000000000000500',
      permissions: PermissionFlagsBits.Administrator,
      ...elsewhere,
    }),
    lecturer: createPerson(fake, { id: LECTURER, nick: 'Dr. No' }),
    direct: createPerson(fake, { isDirect: true, channelId: DIRECT }),
  }
}

const messageOf = ({ original, pressed, followUps }: Exchange) => {
  const message = followUps.at(-1) ?? original ?? pressed
  if (message === undefined) throw new Error('no message')
  return message
}
const said = (exchange: Exchange): string => printMessage(messageOf(exchange))
const selectOptions = (exchange: Exchange, action: string) =>
  allComponents(messageOf(exchange).body['components'])
    .filter(part => part['type'] === 3 && String(part['custom_id']).startsWith(action))
    .flatMap(part => part['options'] as readonly { readonly label: string; readonly value: string }[])

test('a listed course is there at once, another one with its code, after a wrong one', async () => {
  const { real, student, away, host, otherHost, log } = await twoServers()
  expect(said(await student.command('explain', { concept: 'tcp' }))).toContain('stream of bytes')
  expect(said(await host.command('setup'))).toContain('Networks')

  const refused = await away.command('explain', { concept: 'median' })
  expect(messageOf(refused).onlyFor).toBe(away.id)
  expect(said(refused)).toContain('There is no course here yet.')
  const locked = await otherHost.command('setup')
  expect(said(locked)).not.toMatch(/Networks|Statistics/)
  const enter = async (code: string) => {
    const form = await otherHost.press(messageOf(locked), 'Enter the code')
    expect(form.first?.type).toBe(9)
    return otherHost.submit(form, { code })
  }
  expect(said(await enter('ABCD-EFGH-JKLM'))).toContain('No course has this code.')
  expect(said(await enter(codeOf(real, 'statistics')))).toContain('Statistics')
  expect(said(await away.command('explain', { concept: 'median' }))).toContain('middle value')

  // Another course is asked for in a form that opens from the select.
  const full = await otherHost.command('setup')
  expect(selectOptions(full, 'setup.course').map(({ label }) => label)).toEqual(['Statistics', 'Another course…'])
  const form = await otherHost.choose(messageOf(full), '+')
  expect(form.first?.type).toBe(9)
  const opened = await otherHost.submit(form, { code: codeOf(real, 'networks').toLowerCase() })
  expect(selectOptions(opened, 'setup.course').map(({ label }) => label)).toEqual(['Networks', 'Statistics'])
  expect(real.failures).toEqual([])
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('everybody sees /setup, and who may use it is up to the bot: a manager names another', async () => {
  const { real, host, lecturer, student } = await twoServers()
  const setup = registrationOf(real.bot.router.commands).find(({ name }) => name === 'setup')
  expect(setup?.default_member_permissions).toBeNull()
  const refused = await lecturer.command('setup')
  expect(messageOf(refused).onlyFor).toBe(LECTURER)
  expect(said(refused)).toContain('Only those who manage')
  expect(said(await host.command('setup', { manager: LECTURER }))).toContain('May also manage Büffel here: Dr. No')
  const card = await lecturer.command('setup')
  expect(said(card)).toContain('Change times')
  expect(said(await student.command('setup'))).toContain('Named here: Dr. No.')
  expect(selectOptions(card, 'setup.unname')).toEqual([expect.objectContaining({ label: 'Dr. No', value: LECTURER })])
})

test('a direct message looks in the classes of the person', async () => {
  const { real, student, away, otherHost, direct } = await twoServers()
  const locked = await otherHost.command('setup')
  const form = await otherHost.press(messageOf(locked), 'Enter the code')
  await otherHost.submit(form, { code: codeOf(real, 'statistics') })
  expect(said(await direct.command('explain', { concept: 'tcp' }))).toContain('There is no course here yet.')

  await student.command('help')
  real.clock.now += 1000
  await away.command('help')
  expect(said(await direct.command('explain', { concept: 'tcp' }))).toMatch(/Networks[\s\S]*stream of bytes/)
  expect(said(await direct.command('explain', { concept: 'median' }))).toMatch(/Statistics[\s\S]*middle value/)
  expect(await direct.complete('explain', 'concept', 'tc')).toContain('TCP')
  expect(said(await direct.command('deadlines'))).toMatch(/Exercise statistics[\s\S]*Exercise networks/)
  const board = await direct.command('leaderboard')
  expect(said(board)).toContain('Statistics')
  const [other] = selectOptions(board, 'class.use')
  const turned = await direct.choose(messageOf(board), other?.value ?? '')
  expect(turned.first?.type).toBe(7)
  expect(said(turned)).toContain('Leaderboard · Networks')
  expect(said(await direct.command('setup'))).toContain('not in a direct message')
  expect(real.failures).toEqual([])
})
