const MOST = 10_000

/** Runs what comes with a key once: the same key again gets the first one's outcome. */
export type Once<T> = (key: string, run: () => Promise<T>) => Promise<T>

/** Slack sends a request again when it is not sure that it arrived; keys are forgotten after `keepMs`. */
export function createOnce<T>(keepMs: number, now: () => number = Date.now): Once<T> {
  const known = new Map<string, { readonly outcome: Promise<T>; readonly until: number }>()
  return (key, run) => {
    const before = known.get(key)
    if (before !== undefined) return before.outcome
    for (const [old, { until }] of known) {
      if (until > now() && known.size < MOST) break
      known.delete(old)
    }
    const outcome = run()
    known.set(key, { outcome, until: now() + keepMs })
    return outcome
  }
}
