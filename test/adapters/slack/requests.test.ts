import { describe, expect, test } from 'vitest'
import { readPress, readSubmit, requestKey } from '../../../src/adapters/slack/requests.js'

const PRESS = {
  type: 'block_actions',
  user: { id: 'U1', username: 'ada', team_id: 'T7' },
  team: null,
  enterprise: { id: 'E1' },
  is_enterprise_install: true,
  trigger_id: 'T.1',
  channel: { id: 'C1' },
  container: { type: 'message', message_ts: '1.2', is_ephemeral: true },
  response_url: 'https://hooks.slack.com/actions/1',
  actions: [{ action_id: 'a.b/1', type: 'button' }],
}

const SUBMIT = {
  type: 'view_submission',
  user: { id: 'U1', name: 'ada', team_id: 'T7' },
  team: null,
  trigger_id: 'T.2',
  view: {
    callback_id: 'a.c/1',
    private_metadata: 'of another version',
    app_installed_team_id: 'T8',
    state: { values: { answer: { value: { type: 'plain_text_input', value: null } } } },
  },
}

describe('what Slack sends', () => {
  test('names the workspace also where an organisation has installed the app', () => {
    expect(readPress(PRESS)).toEqual({
      asker: { id: 'U1', handle: 'ada' },
      triggerId: 'T.1',
      ref: 'a.b/1',
      destination: {
        teamId: 'T7',
        channelId: 'C1',
        isHome: false,
        responseUrl: 'https://hooks.slack.com/actions/1',
        threadTs: undefined,
        pressed: { ts: '1.2', isPrivate: true },
      },
    })
    expect(readPress({ ...PRESS, team: { id: 'T1' } }).destination.teamId).toBe('T1')
  })

  test('a form that another version has opened is answered directly', () => {
    expect(readSubmit(SUBMIT)).toMatchObject({
      fields: { answer: '' },
      firstInput: 'answer',
      destination: { teamId: 'T8', channelId: 'U1', isHome: true },
    })
  })

  test('is known again by what Slack calls it', () => {
    expect(requestKey(PRESS, 'E')).toBe('T.1')
    expect(requestKey({ event_id: 'Ev1' }, 'E')).toBe('Ev1')
    expect(requestKey({}, 'E')).toBe('E')
    expect(requestKey(null, undefined)).toBeUndefined()
  })
})
