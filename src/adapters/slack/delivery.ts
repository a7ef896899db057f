import type { webApi } from '@slack/bolt'
import type { Card } from '../../chat/card.js'
import type { Logger } from '../../core/logger.js'
import { homeView } from './home.js'
import type { Illustrate, Illustrated, Readers } from './illustrate.js'
import type { SlackCard } from './render/card-blocks.js'
import { fallbackText } from './render/fallback-text.js'
import type { Asker, Destination } from './requests.js'

export interface Delivery {
  readonly asker: Asker
  readonly destination: Destination
  readonly card: Card
  /** Only the asker sees it. */
  readonly isPrivate: boolean
  /** It takes the place of the pressed message. */
  readonly replaces: boolean
}

/** Brings a card to Slack by the first way that works, and tells the log where none does. */
export type Deliver = (delivery: Delivery) => Promise<void>

const TIMEOUT_MS = 10_000

/** Nothing of a card is looked up on the web or read for marks and names. */
export const PLAIN = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const

export function createDeliver(
  client: webApi.WebClient,
  illustrate: Illustrate,
  logger: Logger,
  fetcher: typeof fetch = fetch,
): Deliver {
  return async delivery => {
    const failures: unknown[] = []
    // The home is read by one person too, and what stands there shares no file.
    const isForOne = delivery.isPrivate || delivery.destination.isHome
    const illustrated = await illustrate(delivery.card, isForOne)
    for (const send of waysOf(delivery, illustrated, client, fetcher)) {
      try {
        await send()
        if (failures.length > 0) logger.debug({ failures: failures.map(String) }, 'slack: delivered by another way')
        return
      } catch (error) {
        failures.push(error)
      }
    }
    logger.error({ err: failures[0], failures: failures.map(String) }, 'slack: an answer could not be delivered')
  }
}

/** The ways to deliver, the best first. */
function waysOf(
  delivery: Delivery,
  illustrated: Illustrated,
  client: webApi.WebClient,
  fetcher: typeof fetch,
): (() => Promise<unknown>)[] {
  const { asker, destination, isPrivate, replaces } = delivery
  const { channelId, isHome, responseUrl, threadTs, pressed } = destination
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
  const here: Readers = { channelId, isPrivate }
  const by = (way: (message: SlackCard) => Promise<unknown>, readers: Readers) => () => illustrated.send(way, readers)
  const direct = by(message => client.chat.postMessage({ channel: asker.id, ...message, ...PLAIN }), {
    isPrivate: false,
  })
  if (isHome) {
    const publish = ({ blocks }: SlackCard) => client.views.publish({ user_id: asker.id, view: homeView(blocks) })
    return [by(publish, { isPrivate: true }), direct]
  }

  const respond = async (content: Partial<SlackCard>): Promise<void> => {
    if (responseUrl === undefined) throw new Error('no response_url')
    await postResponse(fetcher, responseUrl, {
      ...content,
      ...PLAIN,
      ...thread,
      response_type: isPrivate ? 'ephemeral' : 'in_channel',
      replace_original: replaces,
    })
  }
  const post = (message: SlackCard) => {
    if (replaces && !isPrivate && pressed !== undefined) {
      return client.chat.update({ channel: channelId, ts: pressed.ts, ...message })
    }
    return isPrivate
      ? client.chat.postEphemeral({ channel: channelId, user: asker.id, ...message, ...PLAIN, ...thread })
      : client.chat.postMessage({ channel: channelId, ...message, ...PLAIN, ...thread })
  }
  // A message that Slack refuses for its blocks still says what it has to say.
  return [by(respond, here), by(post, here), direct, () => respond({ text: fallbackText(delivery.card) })]
}

/** A `response_url` answers with `ok`, with another status, or with JSON that says what was wrong. */
async function postResponse(fetcher: typeof fetch, url: string, body: object): Promise<void> {
  const response = await fetcher(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const answer = await response.text()
  if (!response.ok || /"ok"\s*:\s*false/.test(answer)) {
    throw new Error(`response_url: ${response.status} ${answer.slice(0, 200)}`)
  }
}
