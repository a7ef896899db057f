import { createServer } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createSlack } from '../../../src/adapters/slack/adapter.js'
import { HostError } from '../../../src/core/errors.js'
import { createDemoBot } from '../../fixtures/demo-bot.js'
import { APP_TOKEN, BOT_TOKEN, type SlackServer, startSlackServer } from '../../fixtures/slack/slack-server.js'
import { createLog } from './harness.js'

async function start(slack: SlackServer, tokens: { botToken?: string; appToken?: string } = {}) {
  const { logger, lines } = createLog()
  const router = createDemoBot(logger)
  const parts = { router, botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl, logger, ...tokens }
  const outcome = await createSlack(parts).catch((error: unknown) => error)
  if (outcome instanceof Error)
    return { message: outcome instanceof HostError ? outcome.message : `${outcome.stack}`, lines }
  onTestFinished(() => (outcome as { close(): Promise<void> }).close())
  return { message: 'started', lines }
}

async function server(): Promise<SlackServer> {
  const slack = await startSlackServer()
  onTestFinished(slack.close)
  return slack
}

describe('what the host did wrong', () => {
  test('a wrong bot token', async () => {
    const { message, lines } = await start(await server(), { botToken: 'xoxb-wrong' })
    expect(message).toMatchInlineSnapshot(
      `"Slack does not know SLACK_BOT_TOKEN: copy the "Bot User OAuth Token" (xoxb-…) from the app's page "OAuth & Permissions"."`,
    )
    expect(lines).toEqual([])
  })

  test('a wrong app token', async () => {
    const { message } = await start(await server(), { appToken: 'xapp-wrong' })
    expect(message).toMatchInlineSnapshot(
      `"Slack does not know SLACK_APP_TOKEN: copy an "App-Level Token" (xapp-…) with connections:write from the app's page "Basic Information"."`,
    )
  })

  test('an app token without its scope, and Socket Mode turned off', async () => {
    const slack = await server()
    slack.failNext('apps.connections.open', { body: { ok: false, error: 'missing_scope' } })
    expect((await start(slack)).message).toMatchInlineSnapshot(
      `"SLACK_APP_TOKEN lacks the scope connections:write: make an app-level token with it on the app's page "Basic Information"."`,
    )
    slack.failNext('apps.connections.open', { body: { ok: false, error: 'forbidden_socket_mode' } })
    expect((await start(slack)).message).toMatchInlineSnapshot(
      `"The Slack app has Socket Mode turned off: turn it on at the app's page "Socket Mode", or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN."`,
    )
  })

  test('missing scopes', async () => {
    const slack = await server()
    slack.scopes = 'users:read'
    expect((await start(slack)).message).toMatchInlineSnapshot(
      `"The Slack app lacks the scopes commands, chat:write, files:write, channels:read, groups:read, channels:history, groups:history: put the output of "bueffel manifest" into its App Manifest and install it again."`,
    )
    slack.scopes = 'commands,chat:write,users:read'
    const { message, lines } = await start(slack)
    expect(message).toBe('started')
    expect(lines.map(line => line.what['scope'])).toEqual([
      'files:write',
      'channels:read',
      'groups:read',
      'channels:history',
      'groups:history',
    ])
  })

  test('a token that was taken back, or that belongs to a person', async () => {
    const slack = await server()
    slack.failNext('auth.test', { body: { ok: false, error: 'token_revoked' } })
    expect((await start(slack)).message).toMatchInlineSnapshot(
      `"SLACK_BOT_TOKEN no longer works: install the app to the workspace again and copy its new "Bot User OAuth Token"."`,
    )
    slack.failNext('auth.test', { body: { ok: true, user_id: 'U1' } })
    expect((await start(slack)).message).toMatchInlineSnapshot(
      `"SLACK_BOT_TOKEN belongs to a person: take the "Bot User OAuth Token" (xoxb-…) of the app."`,
    )
  })

  test('nobody there, or somebody else', async () => {
    const probe = createServer()
    await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as { port: number }
    await new Promise(resolve => probe.close(resolve))
    const slack = await server()
    const { message } = await start({ ...slack, apiUrl: `http://127.0.0.1:${port}/api/` })
    expect(message.replaceAll(String(port), 'PORT')).toMatchInlineSnapshot(
      `"Slack cannot be reached at http://127.0.0.1:PORT/api/ (connect ECONNREFUSED 127.0.0.1:PORT): look at the network of this machine, and at SLACK_API_URL where it is set."`,
    )
    slack.failNext('auth.test', { status: 502, body: 'Bad Gateway' })
    expect((await start(slack)).message.replace(slack.apiUrl, 'URL')).toMatchInlineSnapshot(
      `"Slack cannot be reached at URL/ (An HTTP protocol error occurred: statusCode = 502): look at the network of this machine, and at SLACK_API_URL where it is set."`,
    )
  })

  test('neither Socket Mode nor HTTP', async () => {
    const { logger } = createLog()
    const parts = { router: createDemoBot(logger), botToken: BOT_TOKEN, logger }
    await expect(createSlack(parts)).rejects.toThrow(HostError)
  })
})
