import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, ClientOptions } from 'discord.js'
import { SimpleShardingStrategy } from 'discord.js'

type Manager = Parameters<NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>>[0]

/** The part of discord.js's connections that it keeps to itself. */
interface Shards {
  readonly shards: ReadonlyMap<
    number,
    { readonly connection: { on(event: 'error', listener: () => void): void; terminate(): void } | null }
  >
}

/** How long an orderly farewell may take. */
const FAREWELL_MS = 1000

/**
 * `destroy` of discord.js 14 does not end a login that is under way: a connection without its "hello" is opened again
 * and again, and one whose handshake fails later throws where nobody listens. A process would never end. This ends it.
 */
export function createGiveUp(): {
  readonly buildStrategy: (manager: Manager) => SimpleShardingStrategy
  giveUp(client: Client): Promise<void>
} {
  let manager: Manager | undefined
  let strategy: SimpleShardingStrategy | undefined
  return {
    buildStrategy: own => {
      manager = own
      strategy = new SimpleShardingStrategy(own)
      return strategy
    },
    giveUp: async client => {
      // Each connection begins with this question; where it is never answered, there is no next one.
      if (manager !== undefined) manager.options.retrieveSessionInfo = () => new Promise(() => {})
      if (strategy !== undefined) {
        for (const { connection } of (strategy as unknown as Shards).shards.values()) {
          connection?.on('error', () => {})
          connection?.terminate()
        }
      }
      await Promise.race([client.destroy(), sleep(FAREWELL_MS, undefined, { ref: false })])
    },
  }
}
