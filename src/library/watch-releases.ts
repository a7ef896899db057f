import type { Clock } from '../core/clock.js'
import type { Library } from '../notes/load-courses.js'
import { releasesAhead } from '../notes/release.js'

const LOOK_EVERY_MS = 1000

/** Calls `onRelease` once for each day that begins, by the bot's clock, and releases notes that `current` holds back. */
export function watchReleases(current: () => Library, onRelease: () => void, clock: Clock): { close(): void } {
  let handled = Number.NEGATIVE_INFINITY
  const timer = setInterval(() => {
    const now = clock.now()
    const begun = current()
      .courses.flatMap(releasesAhead)
      .filter(release => release > handled && release <= now)
    if (begun.length === 0) return
    handled = Math.max(...begun)
    onRelease()
  }, LOOK_EVERY_MS)
  return { close: () => clearInterval(timer) }
}
