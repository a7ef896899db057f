const PREFIX = 'bueffel.'

/** What the browser remembers; nothing where it is not allowed to, or where something else stands there. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
  } catch {
    // A browser without storage: the page forgets when it is closed.
  }
}

/** Calls back when another window has remembered something else under `key`; the result ends it. */
export function onRemembered(key: string, listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === PREFIX + key) listener()
  }
  addEventListener('storage', onStorage)
  return () => removeEventListener('storage', onStorage)
}
