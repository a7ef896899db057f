import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../../src/core/package-root.js'

/** Bundles the worker's program, so that a process is there in no time. Returns where it is. */
export async function buildWorker(): Promise<string> {
  const outfile = join(packageRoot(), 'dist', 'soak', 'clock-worker.js')
  const worker = join(import.meta.dirname, 'clock-worker.ts')
  await build({
    entryPoints: [worker],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  return outfile
}

/** Processes of which so many run; others are ready to take the place of one that is killed. */
export interface Workers {
  /** Resolves when all have ended by themselves; rejects where one failed. */
  readonly ended: Promise<void>
  /** Kills one of them, after so many milliseconds, and lets the next one run. Returns whether it was not dying already. */
  kill(pid: number, after: number): boolean
  readonly killed: number
  stop(): void
}

export function startWorkers(program: string, args: readonly string[], count: number): Workers {
  const running = new Map<number, ChildProcess>()
  const doomed = new Set<number>()
  let standby: ChildProcess
  let killed = 0
  let resolveEnded: () => void = () => {}
  let rejectEnded: (error: Error) => void = () => {}
  const ended = new Promise<void>((resolve, reject) => {
    resolveEnded = resolve
    rejectEnded = reject
  })

  const prepare = (): ChildProcess =>
    spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const runNext = (): void => {
    const child = standby
    standby = prepare()
    const { pid = 0 } = child
    running.set(pid, child)
    child.stdin?.write('go\n')
    void once(child, 'close').then(([code, signal]) => {
      running.delete(pid)
      if (signal === 'SIGKILL') {
        killed++
        runNext()
      } else if (code !== 0) rejectEnded(new Error(`a worker failed with ${code}`))
      else if (running.size === 0) resolveEnded()
    })
  }

  standby = prepare()
  for (let index = 0; index < count; index++) runNext()
  return {
    ended,
    kill: (pid, after) => {
      const child = running.get(pid)
      if (child === undefined || doomed.has(pid)) return false
      doomed.add(pid)
      if (after === 0) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), after)
      return true
    },
    get killed() {
      return killed
    },
    stop: () => {
      for (const child of [...running.values(), standby]) {
        child.removeAllListeners('close')
        child.kill('SIGKILL')
      }
    },
  }
}
