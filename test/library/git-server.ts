import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'

/** Whether this machine can serve a repository. */
export const hasGit =
  spawnSync('git', ['http-backend'], { env: { ...process.env, REQUEST_METHOD: 'GET' } }).status !== null

export interface GitServer {
  readonly url: string
  /** Commits files (`null` takes one away) on a branch. */
  commit(files: Readonly<Record<string, string | null>>, branch?: string): void
  /** Answers every request with this status, until it is unset. */
  refuse(status: number | undefined): void
  close(): Promise<void>
}

/** A real git server on loopback: git's own HTTP backend behind a small gate that asks for `token`. */
export async function startGitServer(home: string, token?: string): Promise<GitServer> {
  const work = join(home, 'notes')
  mkdirSync(work)
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false']
    execFileSync('git', [...identity, ...args], { cwd: work, stdio: 'ignore' })
  }
  git('init', '--initial-branch=main')
  let refusal: number | undefined

  const server = createServer((request, response) => {
    const expected = token === undefined ? undefined : `Basic ${btoa(`x-access-token:${token}`)}`
    if (refusal !== undefined) return void response.writeHead(refusal).end()
    if (expected !== undefined && request.headers.authorization !== expected) {
      return void response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="notes"' }).end()
    }
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const backend = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: home,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_ADDR: '127.0.0.1',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    request.pipe(backend.stdin)
    const chunks: Buffer[] = []
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    backend.once('close', () => {
      const output = Buffer.concat(chunks)
      const end = output.indexOf('\r\n\r\n')
      const headers = output
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map(line => line.split(': ') as [string, string])
      const status = headers.find(([name]) => name === 'Status')?.[1]
      response.writeHead(Number.parseInt(status ?? '200', 10), Object.fromEntries(headers))
      response.end(output.subarray(end + 4))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/notes/.git`,
    commit: (files, branch = 'main') => {
      git('checkout', '-B', branch)
      for (const [file, text] of Object.entries(files)) {
        if (text === null) git('rm', '--quiet', file)
        else {
          mkdirSync(dirname(join(work, file)), { recursive: true })
          writeFileSync(join(work, file), text)
          git('add', file)
        }
      }
      git('commit', '--allow-empty', '--message', 'Notes')
    },
    refuse: status => {
      refusal = status
    },
    close: () => new Promise<void>(resolve => void server.close(() => resolve())),
  }
}
