import { webApi } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { createProfiles } from '../../../src/adapters/slack/profiles.js'
import { BOT_TOKEN, startSlackServer } from '../../fixtures/slack/slack-server.js'
import { createLog } from './harness.js'

const MORE_THAN_AN_HOUR = 61 * 60_000

test('an admin stays one, by name, while Slack does not say who they are', async () => {
  const slack = await startSlackServer()
  onTestFinished(() => slack.close())
  const user = { id: 'U9', handle: 'admin', name: 'Admin', locale: 'de-DE', isAdmin: true }
  slack.workspace.users.set('U9', user)
  const client = new webApi.WebClient(BOT_TOKEN, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
  let now = 0
  const profiles = createProfiles(client, createLog().logger, () => now)
  const asker = { id: 'U9', handle: 'admin' }
  const known = { name: 'Admin', isManager: true, localeTag: 'de-DE' }
  expect(await profiles(asker)).toEqual(known)

  now += MORE_THAN_AN_HOUR
  slack.workspace.users.set('U9', { ...user, name: 'Root' })
  slack.failNext('users.info', { body: { ok: false, error: 'ratelimited' } })
  expect(await profiles(asker)).toEqual(known)
  now += MORE_THAN_AN_HOUR
  expect(await profiles(asker)).toEqual({ ...known, name: 'Root' })
})
