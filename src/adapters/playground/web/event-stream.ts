import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { StreamEvent } from './protocol.js'

/** Begins to send events; the result ends it. */
export type Source = (send: (event: StreamEvent) => void) => () => void

interface StreamParts {
  readonly source: Source
  /** An event that says nothing but that the connection is there. */
  readonly heartbeat: () => StreamEvent
  /** Ends every stream at once. */
  readonly signal: AbortSignal
}

const HEARTBEAT_MS = 15_000
/** A reader that is this far behind starts anew: the page then asks for everything again. */
const MOST_WAITING = 500

/** Server-sent events in order, for as long as the reader is there. */
export function eventStream(context: Context, { source, heartbeat, signal }: StreamParts): Response {
  context.header('X-Accel-Buffering', 'no')
  return streamSSE(context, async stream => {
    const waiting: StreamEvent[] = []
    let wake = () => {}
    const stop = source(event => {
      // Not written to a reader that takes nothing any more: what waits for it must not grow for ever.
      if (waiting.length > MOST_WAITING) return stream.abort()
      waiting.push(event)
      wake()
    })
    const end = () => wake()
    stream.onAbort(end)
    signal.addEventListener('abort', end)
    try {
      while (!stream.aborted && !signal.aborted && waiting.length <= MOST_WAITING) {
        const event = waiting.shift()
        if (event !== undefined) {
          await stream.writeSSE({ data: JSON.stringify(event) })
          continue
        }
        const timer = setTimeout(() => {
          waiting.push(heartbeat())
          wake()
        }, HEARTBEAT_MS)
        await new Promise<void>(resolve => {
          wake = resolve
        })
        clearTimeout(timer)
      }
    } finally {
      stop()
      signal.removeEventListener('abort', end)
    }
  })
}
