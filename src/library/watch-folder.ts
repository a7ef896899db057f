import { relative } from 'node:path'
import { watch } from 'chokidar'
import type { Logger } from '../core/logger.js'

/** An editor writes a file in several steps, and a copied folder comes file by file. */
const SETTLED_MS = 500
/** Changes that never pause, such as a long copy, are taken over in between. */
const LONGEST_WAIT_MS = 5000

const IGNORED = /(?:^|[/\\])(?:\.[^/\\]+|node_modules)(?:[/\\]|$)/

/** Calls `onChange` when something below `dir` has changed and come to rest. `isPolling` for file systems that tell nothing. */
export async function watchFolder(
  dir: string,
  onChange: () => void,
  logger: Logger,
  isPolling = false,
): Promise<{ close(): Promise<void> }> {
  let settled: NodeJS.Timeout | undefined
  let longest: NodeJS.Timeout | undefined
  const fire = (): void => {
    clearTimeout(settled)
    clearTimeout(longest)
    settled = longest = undefined
    onChange()
  }
  const watcher = watch(dir, {
    ignoreInitial: true,
    usePolling: isPolling,
    interval: 1000,
    // Of the path below the folder only: the folder itself may stand in a hidden one.
    ignored: path => IGNORED.test(relative(dir, path)),
  })
  watcher.on('all', () => {
    clearTimeout(settled)
    settled = setTimeout(fire, SETTLED_MS)
    longest ??= setTimeout(fire, LONGEST_WAIT_MS)
  })
  watcher.on('error', error => logger.warn({ err: error }, 'a change of the notes may go unnoticed'))
  await new Promise<void>(resolve => watcher.once('ready', resolve))
  return {
    close: async () => {
      clearTimeout(settled)
      clearTimeout(longest)
      await watcher.close()
    },
  }
}
