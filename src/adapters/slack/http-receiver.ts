import { type App, isValidSlackRequest, type Receiver, type ReceiverEvent } from '@slack/bolt'
import type { Logger } from '../../core/logger.js'

/** Bolt's door for signed HTTP requests. It opens no server: the one that there is hands the requests in. */
export interface HttpReceiver extends Receiver {
  handle(request: Request): Promise<Response>
}

/** What Slack sends is far smaller. */
const MAX_BODY = 1024 * 1024
/** A request may be five minutes old, or its sender's clock five minutes ahead. */
const WINDOW_S = 5 * 60

export function createHttpReceiver(signingSecret: string, logger: Logger): HttpReceiver {
  let app: App | undefined

  const refuse = (status: 400 | 401 | 413, why: string): Response => {
    logger.warn({ status }, `slack: a request was refused: ${why}`)
    return new Response(null, { status })
  }

  return {
    init: own => {
      app = own
    },
    start: async () => undefined,
    stop: async () => undefined,
    handle: async request => {
      const body = await readBody(request)
      if (body === undefined) return refuse(413, 'its body is too large')
      // Slack looks at times whether the address has a certificate, without a signature.
      if (/^ssl_check=1(?:&|$)/.test(body)) return new Response(null, { status: 200 })
      if (!isGenuine(request.headers, body, signingSecret)) return refuse(401, 'its signature or time is not right')
      const payload = parse(body, request.headers.get('content-type') ?? '')
      if (payload === undefined) return refuse(400, 'its body cannot be read')
      if (payload['type'] === 'url_verification') return Response.json({ challenge: payload['challenge'] })
      return answerOf(payload, request.headers, event => app?.processEvent(event) ?? Promise.resolve(), logger)
    },
  }
}

/** The response is sent with the acknowledgement; the work goes on behind it. */
function answerOf(
  body: Record<string, unknown>,
  headers: Headers,
  process: (event: ReceiverEvent) => Promise<void>,
  logger: Logger,
): Promise<Response> {
  return new Promise(resolve => {
    const retry = Number(headers.get('x-slack-retry-num') ?? Number.NaN)
    const event: ReceiverEvent = {
      body,
      ...(Number.isNaN(retry) ? {} : { retryNum: retry, retryReason: headers.get('x-slack-retry-reason') ?? '' }),
      ack: async (content?: unknown) => {
        resolve(content ? Response.json(content) : new Response(null, { status: 200 }))
      },
    }
    process(event).then(
      () => resolve(new Response(null, { status: 200 })),
      error => {
        logger.error({ err: error }, 'slack: a request failed')
        resolve(new Response(null, { status: 500 }))
      },
    )
  })
}

/** The body as it was signed; `undefined` where it is too large, without reading the rest. */
async function readBody(request: Request): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > MAX_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isGenuine(headers: Headers, body: string, signingSecret: string): boolean {
  const time = headers.get('x-slack-request-timestamp') ?? ''
  const seconds = /^\d{1,12}$/.test(time) ? Number(time) : Number.NaN
  // Bolt itself only looks for requests that are too old.
  if (!(Math.abs(Date.now() / 1000 - seconds) <= WINDOW_S)) return false
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      'x-slack-signature': headers.get('x-slack-signature') ?? '',
      'x-slack-request-timestamp': seconds,
    },
  })
}

/** Events are JSON; commands are a form, interactions one with JSON in it. */
function parse(body: string, contentType: string): Record<string, unknown> | undefined {
  const isForm = contentType.toLowerCase().startsWith('application/x-www-form-urlencoded')
  const form = isForm ? Object.fromEntries(new URLSearchParams(body)) : undefined
  const json = isForm ? form?.['payload'] : body
  if (json === undefined) return form
  try {
    const parsed: unknown = JSON.parse(json)
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
