import type { App } from '@slack/bolt'
import type { Router } from '../../chat/router.js'
import type { Logger } from '../../core/logger.js'
import { HOME_REF, type ShowHome } from './home.js'
import { createOnce } from './once.js'
import { suggestions } from './render/suggestions.js'
import { readCommand, readHomeOpened, readPress, readSubmit, readSuggestion, requestKey } from './requests.js'
import type { Responder } from './responder.js'
import type { SlashNames } from './slash-names.js'
import { runSubmit, type SubmitAck } from './submit.js'
import { within } from './within.js'

export interface ListenerParts {
  readonly app: App
  readonly router: Router
  readonly responder: Responder
  readonly logger: Logger
  /** What is still at work, so that an end can wait for it. */
  readonly running: Set<Promise<unknown>>
  readonly names: SlashNames
  readonly showHome: ShowHome
}

/** Slack sends a request again for up to an hour, most of them within minutes. */
const REMEMBER_MS = 60 * 60_000
const ANY = /^/
/** Of the three seconds that Slack waits for proposals, a part is the way. */
const SUGGEST_MS = 2000

/**
 * Listens to everything that Slack sends: acknowledges at once, then works. A request that Slack sends again is acknowledged
 * again, in the same way, but not run again.
 */
export function registerListeners({ app, router, responder, logger, running, names, showHome }: ListenerParts): void {
  const once = createOnce<SubmitAck>(REMEMBER_MS)

  const track = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(
      () => {},
      error => logger.error({ err: error }, 'slack: a request failed'),
    )
    running.add(settled)
    void settled.finally(() => running.delete(settled))
    return work
  }

  const runOnce = (body: unknown, context: object, work: () => Promise<SubmitAck>): Promise<SubmitAck> => {
    const envelopeId = 'envelopeId' in context ? context.envelopeId : undefined
    const key = requestKey(body, envelopeId)
    return key === undefined ? track(work()) : once(key, () => track(work()))
  }

  /** The connection may have broken since; the work is done all the same. */
  const acknowledge = async (ack: () => Promise<void>): Promise<void> => {
    try {
      await ack()
    } catch (error) {
      logger.debug({ err: error }, 'slack: an acknowledgement did not get through')
    }
  }

  const quietly = async (work: Promise<unknown>): Promise<void> => {
    await work.catch(() => {})
  }

  app.command(ANY, async ({ ack, body, context }) => {
    await acknowledge(ack)
    await quietly(
      runOnce(body, context, async () => {
        await responder.command(readCommand(body))
        return undefined
      }),
    )
  })

  app.action(ANY, async ({ ack, body, context }) => {
    await acknowledge(ack)
    await quietly(
      runOnce(body, context, async () => {
        const request = readPress(body)
        if (request.ref === HOME_REF) await showHome(await responder.callerOf(request.asker, request.destination))
        else await responder.press(request)
        return undefined
      }),
    )
  })

  // Nothing to run once, and of no use to anybody when it comes late.
  app.options(ANY, async ({ ack, body }) => {
    const request = readSuggestion(body)
    const finding = responder
      .callerOf(request.asker, request.destination)
      .then(caller => router.completeSearch(caller, request.ref, request.typed))
    const found = (await within(finding, SUGGEST_MS)) ?? []
    await acknowledge(() => ack({ options: suggestions(found, request.typed) }))
  })

  app.view(ANY, async ({ ack, body, context }) => {
    const outcome = await runOnce(body, context, async () => {
      const { ack: content, later } = await runSubmit(router, responder, readSubmit(body), names)
      track(later).catch(() => {})
      return content
    }).catch(() => undefined)
    await acknowledge(() => (outcome === undefined ? ack() : ack(outcome)))
  })

  app.event('app_home_opened', async ({ body, context }) => {
    await quietly(
      runOnce(body, context, async () => {
        const { tab, asker, destination } = readHomeOpened(body)
        if (tab !== 'home') return undefined
        await showHome(await responder.callerOf(asker, destination))
        return undefined
      }),
    )
  })

  app.error(async error => {
    logger.error({ err: error }, 'slack: a request failed')
  })
}
