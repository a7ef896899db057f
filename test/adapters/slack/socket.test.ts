import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import type { SlackServer } from '../../fixtures/slack/slack-server.js'
import { createBench } from './harness.js'

describe('Socket Mode', () => {
  test('a connection that breaks while a command runs is made again, and the answer arrives', async () => {
    const { ada, slack } = await createBench('socket')
    const deed = await ada.type('C1', '/bueffel lazy')
    const late = ada.message(deed)
    const before = performance.now()
    await breakConnection(slack)
    expect(performance.now() - before).toBeLessThan(4000)
    const next = await ada.type('C1', '/explain ballooning')
    expect((await ada.message(next)).text).toContain('Ballooning')
    const texts = [(await late).text, (await ada.message(deed, 1)).text]
    expect(texts.some(text => text === 'Late, but here.')).toBe(true)
  })

  test('Slack may ask for a new connection', async () => {
    const { ada, slack } = await createBench('socket')
    const old = await slack.connected()
    old.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }))
    await another(slack, old)
    await ada.message(await ada.type('C1', '/explain ballooning'))
  })

  test('a new connection that is refused is tried again', async () => {
    const { ada, slack, log } = await createBench('socket')
    slack.failNext('apps.connections.open', { body: { ok: false, error: 'internal_error' } })
    slack.failNext('apps.connections.open', 'drop')
    slack.failNext('apps.connections.open', { body: { ok: false, error: 'invalid_auth' } })
    await breakConnection(slack)
    await ada.message(await ada.type('C1', '/explain ballooning'))
    expect(log.filter(line => line.message.includes('trying again'))).toHaveLength(3)
  })

  test('what arrives again on the new connection, because its acknowledgement was lost, is not run again', async () => {
    const { ada, slack } = await createBench('socket')
    const deed = await ada.type('C1', '/bueffel poll')
    await ada.message(deed)
    await breakConnection(slack)
    await ada.again(deed)
    await ada.message(await ada.type('C1', '/explain ballooning'))
    expect(slack.workspace.messages).toHaveLength(2)
  })

  test('close disconnects and stays so', async () => {
    const { bot, slack } = await createBench('socket')
    await bot().close()
    while (slack.sockets.size > 0) await sleep(5)
    const opened = slack.calls.filter(call => call.method === 'apps.connections.open').length
    await sleep(400)
    expect(slack.calls.filter(call => call.method === 'apps.connections.open')).toHaveLength(opened)
  })
})

/** Breaks the connection and waits for the next one. */
async function breakConnection(slack: SlackServer): Promise<void> {
  const old = await slack.connected()
  old.terminate()
  await another(slack, old)
}

async function another(slack: SlackServer, old: WebSocket): Promise<void> {
  while (slack.sockets.has(old) || slack.sockets.size === 0) await sleep(5)
}
