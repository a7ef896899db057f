import fs from 'node:fs'
import { mkdir, realpath, rm } from 'node:fs/promises'
import { join, sep } from 'node:path'
import git from 'isomorphic-git'
import http from 'isomorphic-git/http/node'
import { HostError } from '../core/errors.js'
import type { Logger } from '../core/logger.js'

/** A repository that holds the notes. */
export interface GitAddress {
  /** `https://…` */
  readonly url: string
  /** The repository's own default where it is absent. */
  readonly branch?: string | undefined
  /** The folder of the notes in the repository; its root where it is absent. */
  readonly folder?: string | undefined
  readonly token?: string | undefined
}

export interface GitSource {
  /** The folder of the notes on this machine. */
  readonly dir: string
  /** Fetches what is new and returns whether there was something. @throws {HostError} where that fails; the files stay as they were */
  pull(): Promise<boolean>
}

const TIMEOUT_MS = 120_000

/**
 * A copy of the repository below `home`, fetched now. Where that fails and there is a copy from before, that serves and
 * the host is told.
 * @throws {HostError} where there is no copy at all
 */
export async function openGitSource(address: GitAddress, home: string, logger: Logger): Promise<GitSource> {
  const repository = createRepository(address, home)
  try {
    await repository.pull()
  } catch (error) {
    if (!(await repository.hasCopy())) throw error
    logger.error({ err: error }, 'the notes could not be fetched: those fetched last are read')
  }
  return { dir: await folderIn(home, address), pull: repository.pull }
}

async function folderIn(home: string, { url, folder = '' }: GitAddress): Promise<string> {
  const dir = join(home, folder)
  const [root, target] = await Promise.all([realpath(home), realpath(dir).catch(() => undefined)])
  if (target === undefined) throw new HostError(`${url} has no folder "${folder}" (CONTENT_GIT_FOLDER).`)
  // A link in the repository may lead anywhere on this machine.
  if (target !== root && !target.startsWith(root + sep)) {
    throw new HostError(`"${folder}" (CONTENT_GIT_FOLDER) leads out of ${url}: name a folder in it.`)
  }
  return dir
}

function createRepository({ url, branch, token }: GitAddress, dir: string) {
  const credentials = token === undefined ? {} : { onAuth: () => ({ username: 'x-access-token', password: token }) }
  const head = (): Promise<string | undefined> => git.resolveRef({ fs, dir, ref: 'HEAD' }).catch(() => undefined)

  /** The commit of which the caller was told. */
  let given: string | undefined

  /** A copy of another address, or one that broke off halfway, is no use. */
  const prepare = async (): Promise<void> => {
    const known = await git.getConfig({ fs, dir, path: 'remote.origin.url' }).catch(() => undefined)
    if (known === url) return
    await rm(dir, { recursive: true, force: true })
    await mkdir(dir, { recursive: true })
    await git.init({ fs, dir })
    await git.addRemote({ fs, dir, remote: 'origin', url })
  }

  const fetchHead = async (): Promise<string> => {
    const wanted = branch === undefined ? {} : { ref: branch, remoteRef: branch }
    const { fetchHead: commit } = await git.fetch({
      fs,
      http,
      dir,
      remote: 'origin',
      ...wanted,
      singleBranch: true,
      depth: 1,
      tags: false,
      ...credentials,
      // Asked again for a password that was refused, it would try the same for ever.
      onAuthFailure: () => ({ cancel: true }),
    })
    if (commit === null) throw new HostError(`${url} has no commit${branch === undefined ? '' : ` on ${branch}`}.`)
    return commit
  }

  return {
    hasCopy: async () => {
      given = await head()
      return given !== undefined
    },
    pull: async (): Promise<boolean> => {
      try {
        await prepare()
        const commit = await within(fetchHead(), TIMEOUT_MS)
        if (commit !== (await head())) await git.checkout({ fs, dir, ref: commit, force: true })
        // Another process that reads the same copy may have brought it there.
        const isNew = commit !== given
        given = commit
        return isNew
      } catch (error) {
        throw fetchError(url, branch, error)
      }
    },
  }
}

async function within<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostError(`no answer within ${patience / 1000} seconds`)), patience)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function fetchError(url: string, branch: string | undefined, error: unknown): HostError {
  return new HostError(`The notes at ${url} could not be fetched: ${reasonOf(error, branch)}.`)
}

function reasonOf(error: unknown, branch: string | undefined): string {
  if (error instanceof git.Errors.HttpError) {
    const { statusCode } = error.data
    if (statusCode === 401 || statusCode === 403) {
      return 'access is refused; check the token in CONTENT_GIT_TOKEN (it needs to read the repository)'
    }
    if (statusCode === 404) return 'there is no such repository, or the token in CONTENT_GIT_TOKEN may not read it'
    return `the server answers ${statusCode}`
  }
  if (error instanceof git.Errors.UserCanceledError) {
    return 'access is refused; set a token that may read the repository in CONTENT_GIT_TOKEN or CONTENT_GIT_TOKEN_FILE'
  }
  if (error instanceof git.Errors.NotFoundError) {
    return branch === undefined ? 'it is empty' : `it has no branch "${branch}" (CONTENT_GIT_BRANCH)`
  }
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '')
}
