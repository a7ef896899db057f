import { setTimeout as sleep } from 'node:timers/promises'
import { type Logger as SdkLogger, SocketModeReceiver } from '@slack/bolt'
import type { Logger } from '../../core/logger.js'
import { within } from './within.js'

/** Bolt's door over a WebSocket that Slack asks to be renewed every few hours. */
export interface SocketDoor {
  readonly receiver: SocketModeReceiver
  /** Connects, and keeps connecting again until `close`. Rejects where the first connection does not work. */
  open(): Promise<void>
  close(): Promise<void>
}

export interface SocketParts {
  readonly appToken: string
  readonly apiUrl: string
  readonly logger: Logger
  readonly sdkLogger: SdkLogger
}

const CONNECT_MS = 20_000
const CLOSE_MS = 2000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000

/**
 * The SDK waits five seconds before each new connection, in which Slack reaches nobody, and ends the process where a new
 * one is refused. So connections are renewed here: at once, then with growing pauses.
 */
export function createSocketDoor({ appToken, apiUrl, logger, sdkLogger }: SocketParts): SocketDoor {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: sdkLogger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: CONNECT_MS } },
    customPropertiesExtractor: (args: { envelope_id?: string }) => ({ envelopeId: args.envelope_id }),
  })
  const { client } = receiver
  const closing = new AbortController()
  let isConnecting = false

  const connect = async (): Promise<void> => {
    isConnecting = true
    try {
      const connection = client.start()
      // Nobody waits for it any more after the time is up.
      connection.catch(() => {})
      if ((await within(connection, CONNECT_MS)) === undefined) {
        void client.disconnect().catch(() => {})
        throw new Error('Slack did not answer the new connection')
      }
      if (closing.signal.aborted) await client.disconnect()
    } finally {
      isConnecting = false
    }
  }

  const reconnect = async (): Promise<void> => {
    for (let wait = 0; !closing.signal.aborted; wait = Math.min(LONGEST_WAIT_MS, wait * 2 || FIRST_WAIT_MS)) {
      try {
        await sleep(wait, undefined, { signal: closing.signal })
        await connect()
        logger.debug({}, 'slack: connected again')
        return
      } catch (error) {
        if (!closing.signal.aborted) logger.warn({ err: error }, 'slack: no connection; trying again')
      }
    }
  }

  client.on('disconnected', () => {
    if (!isConnecting && !closing.signal.aborted) void reconnect()
  })

  return {
    receiver,
    open: connect,
    close: async () => {
      closing.abort()
      // Rejects where the connection is being made just now.
      await within(
        client.disconnect().catch(() => {}),
        CLOSE_MS,
      )
    },
  }
}
