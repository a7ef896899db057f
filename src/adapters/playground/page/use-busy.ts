import { useRef, useState } from 'preact/hooks'

/** Hands a press, or a choice with its value, to the server; done when the answer is there. */
export type Act = (action: string, value?: string) => Promise<void>

/** Runs one thing at a time: a second press while the first is under way does nothing. */
export function useBusy(): { readonly isBusy: boolean; readonly run: (work: () => Promise<void>) => void } {
  const [isBusy, setBusy] = useState(false)
  const running = useRef(false)
  const run = (work: () => Promise<void>) => {
    if (running.current) return
    running.current = true
    setBusy(true)
    work().finally(() => {
      running.current = false
      setBusy(false)
    })
  }
  return { isBusy, run }
}
