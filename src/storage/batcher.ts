/** What became of one item of a batch: its result, or the error with which only its own call rejects. */
export type Settled<Result> = { readonly value: Result } | { readonly error: Error }

/**
 * Group commit: makes single calls of a `write` that takes many. Calls that arrive in the same turn of the event loop or
 * while a write is under way go together into the next one, in the order of arrival, at most `limit` at once. One write
 * runs at a time. `write` returns an outcome for each item in order; where it rejects, all calls of that batch do.
 */
export function createBatcher<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Settled<Result>[]>,
  limit: number,
): (item: Item) => Promise<Result> {
  interface Call {
    readonly item: Item
    readonly resolve: (value: Result) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Call[] = []
  let isWriting = false

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, limit)
      waiting = waiting.slice(limit)
      try {
        const outcomes = await write(batch.map(call => call.item))
        for (const [index, call] of batch.entries()) settle(call, outcomes[index])
      } catch (error) {
        for (const call of batch) call.reject(error)
      }
    }
    isWriting = false
  }

  const settle = (call: Call, outcome: Settled<Result> | undefined): void => {
    if (outcome === undefined) call.reject(new Error('the write returned no outcome for this item'))
    else if ('error' in outcome) call.reject(outcome.error)
    else call.resolve(outcome.value)
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (isWriting) return
      isWriting = true
      queueMicrotask(writeAll)
    })
}
