import type { Caller } from '../../src/chat/context.js'
import { setupCode } from '../../src/community/setup-code.js'
import type { Library } from '../../src/notes/load-courses.js'
import { readSetupKey } from '../../src/storage/setup-key.js'
import { type RealBot, type Visitor, visitor } from '../e2e/bot/real-bot.js'
import { libraryOf } from '../fixtures/course.js'

/** Two servers and a workspace. */
export const SERVER = '111111111111111111'
export const OTHER_SERVER = '222222222222222222'
export const WORKSPACE = 'T0123ABCD'

const config = (title: string, communities?: readonly string[]): string =>
  [
    `title = "${title}"`,
    'language = "en"',
    'timezone = "Europe/Zurich"',
    ...(communities === undefined ? [] : [`communities = ${JSON.stringify(communities)}`]),
  ].join('\n')

const NETWORKS = `# Networks

## Protocols
- **TCP** – delivers a stream of bytes in order
- **UDP** – sends datagrams without a connection
- **SCTP** – carries several streams in one association
- **QUIC** – sets up encrypted streams over UDP

## Latency
- The time that a packet takes on its way

## Deadlines
- Exercise networks: hand in by 9.10.2025, 23:59
`
const STATISTICS = `# Statistics

## Means
- **Median** – the middle value of the sorted sample
- **Mode** – the most frequent value of a sample
- **Midrange** – the value half way between the smallest and the largest
- **Quartile** – the value below which a quarter of a sample lies
- **Geometric mean** – the root of the product of all values
- **Harmonic mean** – the reciprocal of the mean of reciprocals

## Latency
- In a queue: the time that a request waits and is served, often given as a percentile of all requests

## Deadlines
- Exercise statistics: hand in by 8.10.2025, 12:00
`

/** The lists of communities in the `course.toml` of two hosts' courses; open where none is given. */
export interface Lists {
  readonly networks?: readonly string[]
  readonly statistics?: readonly string[]
}

export function twoCourses({ networks, statistics }: Lists = {}): Library {
  return libraryOf({
    'networks/course.toml': config('Networks', networks),
    'networks/note.md': NETWORKS,
    'statistics/course.toml': config('Statistics', statistics),
    'statistics/note.md': STATISTICS,
  })
}

export const codeOf = ({ dataDir }: Pick<RealBot, 'dataDir'>, courseId: string): string =>
  setupCode(readSetupKey(dataDir), courseId)

/** Somebody on Discord; in a direct message where no server is named. */
export function onDiscord(real: RealBot, name: string, server?: string, more: Partial<Caller> = {}): Visitor {
  return visitor(real, name, 'en', {
    platform: 'discord',
    place:
      server === undefined
        ? { channelId: `dm-${name}` }
        : { communityId: server, channelId: `channel-${server.slice(0, 3)}` },
    ...more,
  })
}

export const managerOf = (real: RealBot, server: string, name = 'Host'): Visitor =>
  onDiscord(real, name, server, { isManager: true })
