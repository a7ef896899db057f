import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { createDiscord } from '../../../src/adapters/discord/adapter.js'
import { registerDiscord } from '../../../src/adapters/discord/register.js'
import { HostError } from '../../../src/core/errors.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { TOKEN } from '../../fixtures/discord/ids.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { startFakeDiscord } from '../../fixtures/discord/server.js'
import { closeAfterEach, createListener, goOnline } from './online.js'

closeAfterEach()

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function alone(options: Parameters<typeof startFakeDiscord>[0] = {}) {
  const fake = await startFakeDiscord(options)
  closers.push(fake.close)
  return fake
}

async function refusal(token: string, apiUrl: string): Promise<string> {
  const logger = createListener()
  const starting = createDiscord({ router: createDemoBot(logger), token, apiUrl, logger, loginTimeout: 500 })
  const error = await starting.then(
    discord => discord.close(),
    (own: unknown) => own,
  )
  expect(error).toBeInstanceOf(HostError)
  return error instanceof HostError ? error.message : ''
}

describe('what keeps the bot from starting', () => {
  it.each(['wrong.token', 'two words', 'Büffel', ''])('a wrong token: "%s"', async token => {
    const { apiUrl } = await alone()
    expect(await refusal(token, apiUrl)).toMatch(/^DISCORD_TOKEN is not accepted by Discord: copy it again /)
  })

  it('a token that only the gateway refuses', async () => {
    const { apiUrl } = await alone({ refuseIdentifyWith: 4004 })
    expect(await refusal(TOKEN, apiUrl)).toMatch(/^DISCORD_TOKEN is not accepted by Discord/)
  })

  it('intents that are not allowed', async () => {
    const { apiUrl } = await alone({ refuseIdentifyWith: 4014 })
    expect(await refusal(TOKEN, apiUrl)).toMatch(/allow its intents on the Bot page$/)
  })

  it('an API that is not there', async () => {
    const fake = await startFakeDiscord()
    await fake.close()
    expect(await refusal(TOKEN, `${fake.apiUrl}/`)).toBe(
      `Discord cannot be reached at ${fake.apiUrl} (ECONNREFUSED): check the connection and DISCORD_API_URL`,
    )
  })

  it('a gateway that says nothing', async () => {
    const { apiUrl } = await alone({ isSilentGateway: true })
    expect(await refusal(TOKEN, apiUrl)).toContain('its gateway does not answer')
  })
})

describe('registering', () => {
  it('tells Discord the commands only where they differ', async () => {
    const online = await goOnline()
    const puts = () => online.fake.requests.filter(({ method }) => method === 'PUT').length
    expect(puts()).toBe(1)
    await online.restart()
    expect(puts()).toBe(1)
    const { commands } = createDemoBot(online.log)
    const own = { commands, token: TOKEN, apiUrl: online.fake.apiUrl }
    expect(await registerDiscord(own)).toBe(false)
    expect(await registerDiscord({ ...own, commands: commands.slice(1) })).toBe(true)
    expect(await registerDiscord({ ...own, guildId: '900000000000000002' })).toBe(true)
    expect(await registerDiscord({ ...own, guildId: '900000000000000002' })).toBe(false)
    await expect(registerDiscord({ ...own, token: 'wrong' })).rejects.toThrow('DISCORD_TOKEN is not accepted')
  })

  it('hands out an address to invite the bot with', async () => {
    const { discord } = await goOnline()
    const url = new URL(discord.inviteUrl)
    expect(url.searchParams.get('scope')).toBe('bot applications.commands')
    expect(BigInt(url.searchParams.get('permissions') ?? '')).toBe(
      (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 38n),
    )
  })
})

describe('a connection that breaks', () => {
  it('answers what came while it was away, after a resume', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    fake.gateway.cut()
    await sleep(50)
    await mia.command('explain', { term: 'ballooning' })
    expect(fake.gateway.received.some(({ op }) => op === 6)).toBe(true)
    expect(mia.sees()).toHaveLength(1)
  })

  it('comes back when it is asked to, in the middle of an answer', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    const begun = mia.begin('report')
    await fake.until(() => begun.first !== undefined)
    fake.gateway.askToReconnect()
    await fake.until(() => begun.isDone)
    await fake.until(() => fake.gateway.received.some(({ op }) => op === 6))
    await mia.command('explain', { term: 'ballooning' })
    expect(mia.sees()).toHaveLength(2)
  })

  it('keeps the gateway’s beat', async () => {
    const { fake } = await goOnline({ heartbeatMs: 80 })
    await sleep(400)
    expect(fake.gateway.received.filter(({ op }) => op === 1).length).toBeGreaterThan(2)
  })

  it('tells the host where the token was taken back', async () => {
    const { fake, log } = await goOnline()
    fake.gateway.end(4004)
    await sleep(100)
    expect(log.lines.map(({ message }) => message).join()).toMatch(/ended for good\. DISCORD_TOKEN is not accepted/)
  })
})
