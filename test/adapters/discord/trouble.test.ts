import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createDiscord } from '../../../src/adapters/discord/adapter.js'
import type { ActionRef } from '../../../src/chat/action-ref.js'
import { type CardReply, type FormReply, openForm, reply } from '../../../src/chat/reply.js'
import type { Match, Router } from '../../../src/chat/router.js'
import type { Logger } from '../../../src/core/logger.js'
import { paragraph } from '../../../src/core/rich-text.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { TOKEN } from '../../fixtures/discord/ids.js'
import { createPerson } from '../../fixtures/discord/person.js'
import { missingAccess, Refusal, tooMany } from '../../fixtures/discord/refusal.js'
import { printMessage } from '../../fixtures/discord/transcript.js'
import { closeAfterEach, goOnline } from './online.js'

closeAfterEach()

const CALLBACK = /\/callback$/
const ORIGINAL = /\/messages\/@original$|%40original$/

/** A bot whose every command is this. */
const only =
  (match: Partial<Match>, run: () => Promise<CardReply | FormReply>) =>
  (logger: Logger): Router => ({
    ...createDemoBot(logger),
    matchCommand: () => ({ pace: 'instant', audience: 'everyone', ...match, run }),
  })

const said = (text: string) => reply({ blocks: [{ type: 'text', content: [paragraph(text)] }] })
/** A bot that needs a moment for everything. */
const SLOW = only({ pace: 'deferred' }, async () => {
  await sleep(300)
  return said('done')
})

const FORM = openForm({
  title: 'Too slow',
  submitLabel: 'Send',
  submit: 'demo.submit/1' as ActionRef,
  inputs: [{ name: 'answer', label: 'Answer', multiline: false, required: true, maxLength: 10 }],
})

describe('answers that cannot be shown', () => {
  it('tells of a form that comes after the deferral, in private', async () => {
    const run = async () => {
      await sleep(150)
      return FORM
    }
    const { fake } = await goOnline({ router: only({}, run), parts: { patience: 50 } })
    const mia = createPerson(fake, { locale: 'de' })
    await mia.command('write')
    await fake.until(() => mia.sees().some(message => !message.isThinking))
    expect(mia.sees().map(printMessage).join()).toContain('Das Formular hat zu lange gebraucht')
    expect(createPerson(fake, { id: '900000000000000200' }).sees()).toEqual([])
  })

  it.each(['instant', 'deferred'] as const)('tells of a card that Discord refuses (%s)', async pace => {
    const tooLong = said('x'.repeat(4001))
    const { fake, log } = await goOnline({
      router: only({ pace }, async () => tooLong),
      // Discord's schema and its rules both say so.
      violations: [/maximum|must NOT have more|Too big/, /4001 characters of text/],
    })
    const mia = createPerson(fake)
    await mia.command('explain')
    await fake.until(() => mia.sees().some(message => !message.isThinking))
    expect(mia.sees().map(printMessage).join()).toContain('incident-1')
    expect(log.lines).toContainEqual({ level: 'error', message: 'discord: an answer could not be shown' })
  })

  it('tells of a private card that Discord refuses after a deferral for everyone', async () => {
    const tooLong = { ...said('x'.repeat(4001)), audience: 'caller' as const }
    const { fake } = await goOnline({
      router: only({ pace: 'deferred' }, async () => tooLong),
      violations: [/maximum|must NOT have more|Too big/, /4001 characters of text/],
    })
    const mia = createPerson(fake)
    mia.begin('explain')
    await expect.poll(() => mia.sees().map(printMessage).join()).toContain('incident-1')
    expect(createPerson(fake, { id: '900000000000000200' }).sees()).toEqual([])
  })

  it('tells of a handler that throws although it must not', async () => {
    const { fake } = await goOnline({ router: only({}, () => Promise.reject(new Error('boom'))) })
    const mia = createPerson(fake)
    await mia.command('explain')
    expect(mia.sees().map(printMessage).join()).toContain('incident-1')
  })
})

describe('what arrives twice or too late', () => {
  it('answers an interaction that is delivered twice once', async () => {
    let runs = 0
    const run = async () => said(`run ${++runs}`)
    const { fake, log } = await goOnline({ router: only({}, run) })
    const mia = createPerson(fake)
    await mia.command('explain')
    const [, frame] = [...(fake.gateway.sessions[0]?.sent ?? [])]
      .reverse()
      .map(({ frame: own }) => JSON.parse(own))
      .filter(({ t }) => t === 'INTERACTION_CREATE')
      .flatMap(own => [own, own])
    fake.gateway.dispatch('INTERACTION_CREATE', frame.d)
    await sleep(50)
    expect(runs).toBe(1)
    expect(log.lines).toContainEqual({ level: 'warn', message: 'discord: an interaction came twice' })
  })

  it('lets one of two processes answer, and works once where it is put off', async () => {
    let runs = 0
    const router = only({ pace: 'deferred' }, async () => said(`run ${++runs}`))
    const { fake, log } = await goOnline({ router })
    const second = await createDiscord({ router: router(log), token: TOKEN, apiUrl: fake.apiUrl, logger: log })
    const mia = createPerson(fake)
    await mia.command('explain')
    await sleep(100)
    await second.close()
    expect(mia.sees().map(printMessage)).toEqual(['run 1'])
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
  })

  it('survives that an interaction has expired', async () => {
    const { fake, log } = await goOnline()
    fake.fail({ method: 'POST', path: CALLBACK, delayMs: 3100 })
    const mia = createPerson(fake)
    mia.begin('explain', { term: 'ballooning' })
    await sleep(3300)
    expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }))
    await mia.command('explain', { term: 'ballooning' })
    expect(mia.sees()).toHaveLength(1)
  })
})

describe('a Discord that is in trouble', () => {
  it('waits where it is asked to, and shows the answer then', async () => {
    const { fake } = await goOnline({ router: SLOW })
    fake.fail({ method: 'PATCH', path: ORIGINAL, refusal: tooMany(0.3) })
    const mia = createPerson(fake)
    await mia.command('report')
    expect(mia.sees().map(printMessage)).toEqual(['done'])
  })

  it('tries again after a server error or a broken connection', async () => {
    const { fake } = await goOnline()
    const mia = createPerson(fake)
    fake.fail({ method: 'POST', path: CALLBACK, refusal: new Refusal(502, 0, 'Bad Gateway') })
    await mia.command('explain', { term: 'ballooning' })
    fake.fail({ method: 'POST', path: CALLBACK, breaksBefore: true })
    await mia.command('explain', { term: 'ballooning' })
    expect(mia.sees()).toHaveLength(2)
  })

  it('goes on where the commands cannot be registered', async () => {
    const { fake, log } = await goOnline()
    fake.fail({ method: 'GET', path: /commands$/, refusal: missingAccess() })
    const second = await createDiscord({
      router: createDemoBot(log),
      token: TOKEN,
      apiUrl: fake.apiUrl,
      guildId: '900000000000000002',
      logger: log,
    })
    await second.close()
    expect(log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'discord: the commands could not be registered. Discord refuses: Missing Access',
    ])
  })
})

it('finishes what is running before it closes', async () => {
  const online = await goOnline({ router: SLOW })
  const mia = createPerson(online.fake)
  const begun = mia.begin('report')
  await online.fake.until(() => begun.first !== undefined)
  await online.discord.close()
  expect(mia.sees().map(printMessage)).toEqual(['done'])
})
