import type { Clock } from '../core/clock.js'
import type { Logger } from '../core/logger.js'
import type { Library } from '../notes/load-courses.js'
import type { GitSource } from './git-source.js'
import { createLiveLibrary } from './live-library.js'
import { readInThread } from './read-in-thread.js'
import { watchFolder } from './watch-folder.js'
import { watchReleases } from './watch-releases.js'

export interface FreshParts {
  /** The folder of the notes. */
  readonly dir: string
  /** Where they are fetched from, unless they are kept in the folder by hand. */
  readonly source?: GitSource | undefined
  /** What the bot has started with. */
  readonly first: Library
  /** Takes the new state of the notes over. */
  readonly onChange: (library: Library) => Promise<void>
  /** Takes over what stands beside the notes, where a change in the folder was none of them. */
  readonly onSame?: () => void
  /** The bot's clock: says which notes are still held back. */
  readonly clock: Clock
  readonly logger: Logger
  /** Milliseconds between two looks at the repository. */
  readonly pullEvery?: number
  /** Looks at the files again and again, for file systems that do not tell of changes. */
  readonly isPolling?: boolean
}

const FIVE_MINUTES = 5 * 60_000

/** Keeps the bot's notes as they are in their folder or repository, until it is closed. */
export async function keepFresh(parts: FreshParts): Promise<{ close(): Promise<void> }> {
  const { dir, source, first, onChange, onSame, clock, logger, pullEvery = FIVE_MINUTES, isPolling = false } = parts
  const read = () => readInThread(dir, clock.now())
  const library = createLiveLibrary(first, { read, onChange, onSame, logger })
  const refresh = () => void library.refresh()
  const releases = watchReleases(() => library.current, refresh, clock)
  if (source === undefined) {
    const folder = await watchFolder(dir, refresh, logger, isPolling)
    return {
      close: async () => {
        releases.close()
        await folder.close()
      },
    }
  }

  let pulling = Promise.resolve()
  const pull = async (): Promise<void> => {
    try {
      if (await source.pull()) await library.refresh()
    } catch (error) {
      logger.error({ err: error }, 'the notes could not be fetched: the bot goes on with those fetched last')
    }
  }
  let isPulling = false
  const timer = setInterval(() => {
    if (isPulling) return
    isPulling = true
    pulling = pull().finally(() => {
      isPulling = false
    })
  }, pullEvery)
  return {
    close: async () => {
      releases.close()
      clearInterval(timer)
      await pulling
    },
  }
}
