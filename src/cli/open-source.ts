import { join } from 'node:path'
import type { Config } from '../config.js'
import type { Logger } from '../core/logger.js'
import type { GitSource } from '../library/git-source.js'

/** The notes' repository with its copy in the data folder, fetched now; `undefined` where the host has named none. */
export async function openSource(
  { contentGit, dataDir }: Pick<Config, 'contentGit' | 'dataDir'>,
  logger: Logger,
): Promise<GitSource | undefined> {
  if (contentGit === undefined) return undefined
  const { openGitSource } = await import('../library/git-source.js')
  return openGitSource(contentGit, join(dataDir, 'content-git'), logger)
}
