import type { StreamEvent } from '../web/protocol.js'

export interface Listener {
  onEvent(event: StreamEvent): void
  /** The stream broke off; the next attempt is on its way. */
  onLost(): void
}

const FIRST_PAUSE_MS = 400
const LONGEST_PAUSE_MS = 4000
/** A browser allows few connections to one server: a page that nobody looks at gives its own back. */
const HIDDEN_MS = 30_000

/** Listens to the server's events for as long as it takes, again and again; the result ends it. */
export function connect(address: string, { onEvent, onLost }: Listener): () => void {
  let source: EventSource | undefined
  let pause = FIRST_PAUSE_MS
  let retry: number | undefined
  let hiding: number | undefined

  const close = () => {
    clearTimeout(retry)
    source?.close()
    source = undefined
  }
  const open = () => {
    close()
    const opened = new EventSource(address)
    source = opened
    opened.onmessage = ({ data }) => {
      pause = FIRST_PAUSE_MS
      onEvent(JSON.parse(data))
    }
    opened.onerror = () => {
      if (source !== opened) return
      close()
      onLost()
      retry = setTimeout(open, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    }
  }
  const onVisibility = () => {
    clearTimeout(hiding)
    if (document.hidden) hiding = setTimeout(close, HIDDEN_MS)
    else if (source === undefined) open()
  }

  open()
  document.addEventListener('visibilitychange', onVisibility)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    clearTimeout(hiding)
    close()
  }
}
