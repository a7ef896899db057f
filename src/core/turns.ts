/**
 * Lets what is begun for a key wait for what was begun for it before, in the order of the calls; other keys do not wait.
 * A failure is told to its own caller alone.
 */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key)
    const own = before === undefined ? work() : before.then(work, work)
    last.set(key, own)
    const leave = (): void => {
      if (last.get(key) === own) last.delete(key)
    }
    own.then(leave, leave)
    return own
  }
}
